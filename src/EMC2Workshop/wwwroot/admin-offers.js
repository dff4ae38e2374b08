// Copies of unsaved changes that are kept in this browser, offered above the form that they are of.
import { ageOf, button, discardButton, drop, keep, mine, unique } from "./admin-copies.js";
import { meaningOf, valuesOf } from "./admin-values.js";

const offers = Object.assign(document.createElement("div"), { className: "offers" });
offers.setAttribute("role", "status");
const mostWords = 6;

/**
 * Only what really differs from what is on the screen.
 * copyId: of the form's own copy; isSafe: what is on the screen is saved or kept; show: shows what a copy has.
 */
export function offerCopies(form, { copyId, isNew, isSafe, show }) {
  const shown = valuesOf(form);
  if (!offers.isConnected) form.closest(".desk").before(offers);
  offers.replaceChildren();
  for (const copy of mine().filter(copy => copy.id !== copyId && isOfThis(form, isNew, copy))) {
    // A draft that was given no page address has one by itself.
    const values = { ...copy.values, "item-slug": copy.values["item-slug"] || shown["item-slug"] || "" };
    const differs = meaningOf(values) !== meaningOf(shown);
    if (differs) offers.append(rowOf(copy, fieldsIn(form, copy, values, shown), restore));
    else if (isSafe) drop(copy.id);
  }

  function restore(copy) {
    const former = valuesOf(form);
    show(copy.values, copy.id, copy.stamp);
    const row = document.createElement("p");
    row.className = "said";
    const undo = button("Undo", () => {
      keep(copy);
      show(former, unique(), "");
    });
    row.append("Restored. ", undo);
    offers.prepend(row);
    undo.focus();
  }
}

function isOfThis(form, isNew, copy) {
  return copy.item === form.elements.id.value
    || (isNew && copy.isNew && copy.kind === form.dataset.kind && copy.edition === form.dataset.edition);
}

/** The fields that differ, as the form calls them, and how texts go on: what tells two copies apart. */
function fieldsIn(form, copy, values, shown) {
  // A new item is called by its title.
  const texts = copy.isNew ? "textarea" : "textarea, input:is([type=text], [type=url]):not([role=combobox])";
  const names = Object.keys(values).filter(name => values[name] !== shown[name]);
  const fields = names.map(name => {
    const field = form.elements[name];
    const label = field?.labels?.[0]?.firstChild?.textContent.trim();
    const words = field?.matches?.(texts) ? ownWords(values[name], shown[name] ?? "") : "";
    return label && words ? `${label} (“${words}”)` : label;
  });
  return [...new Set(fields.filter(field => field))];
}

/** The first that are other than what is shown. */
function ownWords(text, shown) {
  let end = 0;
  while (end < text.length && text[end] === shown[end]) end++;
  const words = text.slice(text.lastIndexOf(" ", end) + 1).split(/\s+/).filter(word => word);
  return words.slice(0, mostWords).join(" ") + (words.length > mostWords ? " …" : "");
}

function rowOf(copy, fields, restore) {
  const row = document.createElement("p");
  row.className = "said";
  const what = copy.isNew ? ` to a new ${copy.kind}, “${copy.name}”,` : "";
  const where = fields.length === 0 ? ". " : `: ${fields.slice(0, 4).join(", ")}${fields.length > 4 ? ", …" : ""}. `;
  const ways = [button("Restore", () => restore(copy)), " ", discardButton(copy, row)];
  row.append(`You have unsaved changes${what} from `, ageOf(copy), where, ...ways);
  return row;
}
