// A field that names a person, a paper, a session or a file offers those that are known while one types: the combobox
// with a list of the ARIA Authoring Practices. Without scripts the browser offers the same, by a datalist or a select.
import { fold, near, same } from "./admin-names.js";
import { offer, tell } from "./admin-people.js";

const most = 8;
const popup = Object.assign(document.createElement("ul"), { id: "options", className: "options", hidden: true });
popup.setAttribute("role", "listbox");
const known = {};
let active = null; // the field whose choices are shown
let shown = [];
let at = -1;

export function enhance(form) {
  for (const field of form.querySelectorAll("input[list]")) {
    const folder = field.getAttribute("list");
    known[folder] ??= [...document.getElementById(folder).options].map(option => ({
      label: option.value, about: option.label === option.value ? "" : option.label,
      text: fold(`${option.value} ${option.label}`),
    }));
    field.removeAttribute("list");
    makeCombobox(field, folder);
    if (folder === "people") offer(field, known.people);
  }
  for (const select of form.querySelectorAll("select[data-search]")) cover(select);
  form.addEventListener("fill", () => {
    for (const field of form.querySelectorAll("[data-choices=options]")) showChosen(field);
    for (const field of form.querySelectorAll("[data-choices=people]")) tell(field, known.people);
  });
  form.addEventListener("click", event => {
    if (event.target.dataset.choices !== "options" || event.target === active) return;
    event.target.select();
    open(event.target, true);
  });
  document.querySelector("main").append(popup);
  form.addEventListener("input", event => {
    if (event.target.dataset.choices && event.isTrusted) open(event.target);
  });
  form.addEventListener("keydown", press);
  form.addEventListener("focusout", event => {
    if (event.target !== active && !event.target.dataset.choices) return;
    close();
    if (event.target.dataset.choices === "options") settleChoice(event.target);
    // Not at once: what one is just clicking would move away under the pointer.
    if (event.target.dataset.choices === "people") setTimeout(tell, 250, event.target, known.people);
  });
  form.addEventListener("click", event => {
    const use = event.target.closest("button[data-use]");
    if (!use) return;
    const field = use.closest(".field").querySelector("input");
    pick(field, use.dataset.use);
    field.focus();
  });
  popup.addEventListener("mousedown", event => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("[role=option]");
    if (option) choose([...popup.children].indexOf(option));
  });
}

function makeCombobox(field, folder) {
  field.dataset.choices = folder;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", popup.id);
}

/** The select keeps what is chosen; its field is what one sees and types into. */
function cover(select) {
  const field = Object.assign(document.createElement("input"), {
    id: `${select.id}-find`, type: "text", autocomplete: "off", placeholder: "None",
  });
  for (const name of ["aria-describedby", "aria-invalid"])
    if (select.hasAttribute(name)) field.setAttribute(name, select.getAttribute(name));
  select.labels[0].htmlFor = field.id;
  select.before(field);
  select.hidden = true;
  makeCombobox(field, "options");
  showChosen(field);
}

const selectOf = field => field.closest(".field").querySelector("select[data-search]");

function showChosen(field) {
  const [option] = selectOf(field).selectedOptions;
  field.value = option?.value ? option.textContent.trim() : "";
}

const choicesFor = field => field.dataset.choices !== "options" ? known[field.dataset.choices]
  : [...selectOf(field).options].filter(({ value }) => value).map(({ value, textContent }) => ({
    value, label: textContent.trim(), text: fold(textContent.trim()),
  }));

/** What is typed in full is chosen; nothing is nothing; else it is as before. */
function settleChoice(field) {
  const select = selectOf(field);
  const typed = field.value.trim();
  const isAsBefore = typed === select.selectedOptions[0]?.textContent.trim();
  setChoice(field, isAsBefore ? select.value : typed && (find(field)?.value ?? select.value));
}

function setChoice(field, value) {
  const select = selectOf(field);
  if (value !== select.value) {
    select.value = value;
    select.dispatchEvent(new Event("input", { bubbles: true }));
  }
  showChosen(field);
}

/** @param all Whatever is typed: one only looks what there is. */
function open(field, all = false) {
  const isOption = field.dataset.choices === "options";
  const asked = all ? [] : fold(field.value).split(" ").filter(word => word);
  const choices = choicesFor(field);
  const start = fold(field.value.trim());
  if (asked.length === 0) shown = isOption ? choices : [];
  else shown = choices.filter(choice => asked.every(word => choice.text.includes(word)))
    .sort((one, other) => other.text.startsWith(start) - one.text.startsWith(start))
    .slice(0, isOption ? undefined : most);
  if (field.dataset.choices === "people" && asked.length > 0 && !find(field)) {
    for (const choice of near(field.value, known.people)) if (!shown.includes(choice)) shown.push(choice);
    shown.push({ label: field.value.trim(), isNew: true });
  }
  if (!all && shown.length === 1 && fold(shown[0].label) === fold(field.value.trim())) shown = []; // it stands there
  [active, at] = [field, -1];
  popup.replaceChildren(...shown.map(optionOf));
  popup.hidden = shown.length === 0;
  field.setAttribute("aria-expanded", `${!popup.hidden}`);
  field.removeAttribute("aria-activedescendant");
  popup.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? "Choices");
  const box = field.getBoundingClientRect();
  Object.assign(popup.style, {
    left: `${box.left + scrollX}px`, top: `${box.bottom + scrollY}px`, width: `${box.width}px`,
  });
}

function optionOf(choice, index) {
  const option = Object.assign(document.createElement("li"), { id: `option-${index}` });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const about = Object.assign(document.createElement("small"), { textContent: choice.about ?? "" });
  if (choice.isNew) option.append("Add “", choice.label, "” as a new person");
  else option.append(choice.label, " ", about);
  return option;
}

function press(event) {
  const field = event.target;
  if (!field.dataset?.choices) return;
  const isOpen = active === field && !popup.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (event.altKey) return;
    event.preventDefault();
    if (!isOpen) open(field, field.dataset.choices === "options");
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && isOpen && at >= 0) {
    event.preventDefault();
    choose(at);
  } else if (event.key === "Escape" && isOpen) {
    event.preventDefault();
    close();
  } else if (event.key === "Tab" && isOpen && at >= 0) choose(at);
}

function step(by) {
  if (shown.length === 0) return;
  popup.children[at]?.setAttribute("aria-selected", "false");
  at = (at + by + shown.length + (at < 0 && by < 0 ? 1 : 0)) % shown.length;
  popup.children[at].setAttribute("aria-selected", "true");
  popup.children[at].scrollIntoView({ block: "nearest" });
  active.setAttribute("aria-activedescendant", popup.children[at].id);
}

function choose(index) {
  const field = active;
  const { label, value } = shown[index];
  if (field.dataset.choices === "options") setChoice(field, value);
  else pick(field, label);
  close();
}

/** A person comes with the affiliation that they had last, where none is typed. */
function pick(field, label) {
  field.value = label;
  const about = find(field)?.about;
  const affiliation = field.closest(".row")?.querySelector("[name$='.affiliation']");
  if (about && affiliation?.value === "" && field.dataset.choices === "people") affiliation.value = about;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  if (field.dataset.choices === "people") tell(field, known.people);
}

function close() {
  if (!active) return;
  active.setAttribute("aria-expanded", "false");
  active.removeAttribute("aria-activedescendant");
  popup.hidden = true;
  active = null;
}

const find = field => same(field.value, choicesFor(field));
