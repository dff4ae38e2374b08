// Rows of a list are added, moved and taken out in place, and the focus stays where one works. Without scripts the same
// buttons ask the server for it.
const says = Object.assign(document.createElement("p"), { className: "hidden" });
says.setAttribute("role", "status");

export function enliven(form) {
  form.append(says);
  for (const rows of form.querySelectorAll("ol.rows[data-list]")) {
    for (const row of rows.children) makeDraggable(row);
    settle(rows);
  }
  form.addEventListener("click", act);
  form.addEventListener("keydown", walk);
  form.addEventListener("input", tell);
  form.addEventListener("fill", () => queueMicrotask(() => { // once every field shows what it has
    for (const row of form.querySelectorAll("ol.rows > li")) tell({ target: row });
  }));
}

/** One more row, from the one that waits below the list. */
export function addRow(rows) {
  const waiting = rows.parentElement.querySelector("details.add ol.rows");
  const row = waiting.firstElementChild;
  waiting.append(blank(row));
  row.querySelector(".move").hidden = false;
  rows.append(row);
  makeDraggable(row);
  settle(rows);
  return row;
}

function act(event) {
  const summary = event.target.closest("details.add > summary");
  const button = event.target.closest("button[name=move], button[name=remove]");
  if (summary) {
    event.preventDefault();
    const rows = summary.closest(".records").querySelector("ol.rows[data-list]");
    addRow(rows).querySelector("input:not([type=hidden]), select, textarea").focus();
  } else if (button) {
    event.preventDefault();
    const row = button.closest("li");
    if (button.name === "remove") remove(row);
    else move(row, +button.value.split(" ")[2], button);
  }
}

function move(row, to, button) {
  const rows = row.parentElement;
  const all = [...rows.children];
  const from = all.indexOf(row);
  if (to < 0 || to >= all.length || to === from) return;
  rows.insertBefore(row, to > from ? all[to].nextSibling : all[to]);
  settle(rows);
  if (button) (button.disabled ? row.querySelector("button[name=move]:not(:disabled)") : button)?.focus();
  announce(rows, `${nameOf(rows, to)} of ${all.length}`);
}

function remove(row) {
  const rows = row.parentElement;
  const [next, place] = [row.nextElementSibling, [...rows.children].indexOf(row)];
  const former = rows.closest(".records").querySelector(".undo");
  former?.remove();
  row.remove();
  settle(rows);
  const undo = Object.assign(document.createElement("button"), { type: "button", className: "small" });
  const told = Object.assign(document.createElement("p"), { className: "hint undo" });
  undo.textContent = "Undo";
  undo.onclick = () => {
    rows.insertBefore(row, rows.children[place] ?? null);
    settle(rows);
    told.remove();
    row.querySelector("summary, input:not([type=hidden]), select")?.focus();
    announce(rows, "Restored.");
  };
  told.append("Removed. ", undo);
  rows.after(told);
  undo.focus();
  announce(rows, "Removed.");
  if (!next && rows.children.length === 0) rows.hidden = false;
}

/** Numbers the rows anew and says what of their buttons there is. */
function settle(rows) {
  const { list, one } = rows.dataset;
  const all = [...rows.children];
  const waiting = rows.parentElement.querySelector("details.add ol.rows");
  // By way of names that no row has, so that no two have the same in between.
  for (const [index, row] of [...all, ...waiting.children].entries()) number(row, list, index);
  waiting.start = all.length + 1;
  for (const [index, row] of [...all, ...waiting.children].entries()) {
    const [up, down, gone] = row.querySelectorAll(".move button");
    Object.assign(up, { value: `${list} ${index} ${index - 1}`, disabled: index === 0 });
    Object.assign(down, { value: `${list} ${index} ${index + 1}`, disabled: index + 1 === all.length });
    gone.value = `${list} ${index}`;
    for (const [button, what] of [[up, "Move {} up"], [down, "Move {} down"], [gone, "Remove {}"]])
      button.setAttribute("aria-label", what.replace("{}", `${one} ${index + 1}`));
    // One stop by Tab; arrows walk on.
    for (const button of [up, down, gone]) button.tabIndex = -1;
    ([up, down, gone].find(button => !button.disabled) ?? gone).tabIndex = 0;
  }
  rows.dispatchEvent(new Event("input", { bubbles: true }));
}

function number(row, list, index) {
  const [name, id] = [new RegExp(`^${list}\\[\\d+\\]`), new RegExp(`\\b${list}-\\d+-`, "g")];
  for (const part of row.querySelectorAll("*"))
    for (const attribute of ["id", "name", "for", "aria-describedby", "aria-controls", "aria-activedescendant"]) {
      const value = part.getAttribute(attribute);
      if (!value) continue;
      part.setAttribute(attribute, value.replace(name, `${list}[${index}]`).replace(id, `${list}-${index}-`));
    }
}

function blank(row) {
  const made = row.cloneNode(true);
  for (const left of made.querySelectorAll(".fault, .said, img, .options")) left.remove();
  for (const control of made.querySelectorAll("input, select, textarea")) {
    control.removeAttribute("aria-invalid");
    if (control.type === "checkbox") control.checked = false;
    else control.value = control.type === "hidden" && control.name.endsWith("id") ? freshId() : "";
  }
  return made;
}

// crypto.randomUUID is there on secure pages only.
function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function walk(event) {
  const button = event.target.closest(".move button");
  const row = event.target.closest("ol.rows[data-list] > li");
  if (row && event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    event.preventDefault();
    const from = [...row.parentElement.children].indexOf(row);
    const held = event.target;
    move(row, from + (event.key === "ArrowUp" ? -1 : 1));
    held.focus();
  } else if (button && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    event.preventDefault();
    const all = [...button.parentElement.querySelectorAll("button:not(:disabled)")];
    const next = all[all.indexOf(button) + (event.key === "ArrowLeft" ? -1 : 1)];
    next?.focus();
  }
}

/** A row that is folded says what is in it. */
function tell({ target }) {
  const row = target.closest("ol.rows > li");
  const summary = row?.querySelector(":scope > details > summary");
  if (!summary) return;
  const words = [...row.querySelectorAll("input[type=text], input[type=url], select:not([hidden])")]
    .map(control => control.selectedOptions?.[0].textContent ?? control.value);
  summary.textContent = words.map(word => word.trim()).filter(word => word).join(", ") || nameOf(row.parentElement,
    [...row.parentElement.children].indexOf(row));
}

function makeDraggable(row) {
  const rows = () => row.parentElement;
  row.draggable = true;
  row.addEventListener("dragstart", event => {
    if (event.target !== row) return; // a text of it, or a picture
    event.dataTransfer?.setData("text/plain", "");
    rows().dragged = row;
  });
  row.addEventListener("dragend", () => { rows().dragged = null; });
  row.addEventListener("dragover", event => { if (rows().dragged) event.preventDefault(); });
  row.addEventListener("drop", event => {
    const { dragged } = rows();
    if (!dragged || dragged === row) return;
    event.preventDefault();
    rows().dragged = null;
    move(dragged, [...rows().children].indexOf(row));
  });
  for (const control of row.querySelectorAll("input, textarea, select")) {
    control.addEventListener("focus", () => { row.draggable = false; });
    control.addEventListener("blur", () => { row.draggable = true; });
  }
}

function nameOf(rows, index) {
  const { one } = rows.dataset;
  return `${one[0].toUpperCase()}${one.slice(1)} ${index + 1}`;
}

function announce(rows, text) {
  says.textContent = text;
}
