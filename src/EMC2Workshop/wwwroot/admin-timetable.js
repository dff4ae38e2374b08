// Sessions of the timetable move in place, by button, keyboard or drag; the focus stays where one works. Without
// scripts the same buttons send the page.
const says = Object.assign(document.createElement("p"), { className: "hidden" });
let waiting = Promise.resolve();
let dragged;

const page = () => document.querySelector("[data-timetable]");
const slotOf = id => document.getElementById(`s-${id}`);
const buttonOf = (id, act) => slotOf(id)?.querySelector(`button[value^="${act} "]`);

if (page()) {
  says.setAttribute("role", "status");
  document.body.append(says);
  addEventListener("submit", event => {
    const act = event.submitter?.value.split(" ") ?? [];
    if (event.submitter?.name !== "act" || act.length !== 3 || !event.target.closest("[data-timetable]")) return;
    event.preventDefault();
    later(act[1], act[0], new FormData(event.target));
  });
  // The second click of a double click would meet another session where this one was.
  addEventListener("click", event => {
    const swap = event.target.closest?.("[data-timetable] button[value^='swap ']");
    if (swap && event.detail > 1) event.preventDefault();
  });
  // One choice, wherever it is shown.
  addEventListener("change", ({ target }) => {
    if (target.name !== "rest") return;
    for (const box of document.querySelectorAll("[name=rest]")) box.checked = target.checked;
  });
  addEventListener("keydown", walk);
  addEventListener("dragstart", take);
  addEventListener("dragover", event => {
    if (!targetOf(event)) return;
    event.preventDefault();
    mark(targetOf(event));
  });
  addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  addEventListener("drop", drop);
  settle();
}

/** One press after another, each on what the one before it has left. */
function later(id, act, data) {
  waiting = waiting.then(() => send(id, act, data)).catch(() => tell("You’re offline. Nothing was moved."));
}

async function send(id, act, data) {
  const button = buttonOf(id, act);
  if (!button) return;
  data.set("act", button.value);
  const answer = await fetch(button.form.action, { method: "POST", body: new URLSearchParams(data) });
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-timetable]");
  if (!made) {
    location.assign(answer.redirected ? answer.url : location.href);
    return;
  }
  const told = made.querySelector("[role=alert], [role=status]");
  if (told?.matches("[role=status]")) told.removeAttribute("role"); // it is told below, once
  page().replaceWith(made);
  settle();
  (buttonOf(id, act) ?? slotOf(id)?.querySelector("button"))?.focus();
  tell(told?.textContent.trim() ?? "");
}

function tell(text) {
  says.textContent = text;
}

/** One stop by Tab for the buttons of a session; arrows walk on. */
function settle() {
  for (const slot of page().querySelectorAll(".slot:not(.fixed)")) slot.draggable = true;
  for (const group of page().querySelectorAll(".slot > .taps"))
    for (const [index, button] of group.querySelectorAll("button").entries()) button.tabIndex = index ? -1 : 0;
}

function walk(event) {
  const slot = event.target.closest?.(".slot");
  if (!slot) return;
  const group = event.target.closest(".slot > .taps");
  const act = { ArrowUp: "earlier", ArrowDown: "later" }[event.key];
  if (event.altKey && act) {
    event.preventDefault();
    buttonOf(slot.dataset.id, act)?.click();
  } else if (group && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    event.preventDefault();
    const all = [...group.querySelectorAll("button")];
    all[all.indexOf(event.target) + (event.key === "ArrowLeft" ? -1 : 1)]?.focus();
  }
}

function take(event) {
  dragged = event.target.closest?.(".slot")?.dataset.id;
  if (dragged) event.dataTransfer?.setData("text/plain", slotOf(dragged).dataset.title);
}

/** A talk or a paper goes into a session that may have it, a session to a time. */
function targetOf(event) {
  const choice = dragged && slotOf(dragged)?.querySelector("select[name=session]");
  if (!dragged || !choice) return dragged ? event.target.closest?.("td[data-start], [data-timeless]") : null;
  const target = event.target.closest?.("[data-session]");
  return [...choice.options].some(({ value }) => value && value === target?.dataset.id) ? target : null;
}

function mark(target) {
  for (const former of page().querySelectorAll(".over")) former.classList.remove("over");
  target?.classList.add("over");
}

/** As its own form would put it there. */
function drop(event) {
  const target = targetOf(event);
  if (!target) return;
  event.preventDefault();
  const id = dragged;
  const data = new FormData(slotOf(id).querySelector("form"));
  if (data.has("session")) {
    data.set("session", target.dataset.id);
    later(id, "into", data);
    return;
  }
  if (target.dataset.start === undefined) {
    later(id, "out", data);
    return;
  }
  data.set("on", data.get("day"));
  data.set("clock", target.dataset.start);
  data.set("room", target.dataset.room ?? "");
  if (document.querySelector("#press [name=rest]").checked) data.set("rest", "true");
  else data.delete("rest");
  later(id, "put", data);
}
