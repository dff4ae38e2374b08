// A row of a form that names a person: what becomes of a name that nobody has yet, and a place for what there is to say
// of somebody new.
import { near, same } from "./admin-names.js";

/** @param known Everybody who has a page. */
export function tell(field, known) {
  offer(field, known);
  const hint = field.closest(".field").querySelector("[data-new]");
  if (!hint) return;
  hint.hidden = true;
  if (!field.value.trim() || same(field.value, known)) return;
  const [alike] = near(field.value, known);
  hint.hidden = false;
  hint.replaceChildren(alike ? "" : "Will be added as a new person when this is published.");
  if (!alike) return;
  const use = Object.assign(document.createElement("button"), { type: "button", className: "small" });
  use.dataset.use = alike.label;
  use.textContent = `Use ${alike.label}`;
  hint.append(`Same as ${alike.label}${alike.about ? `, ${alike.about}` : ""}? `, use);
}

export function offer(field, known) {
  const person = field.closest(".row")?.querySelector("[data-person]");
  if (person) person.hidden = !field.value.trim() || Boolean(same(field.value, known));
}
