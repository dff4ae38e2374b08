// Copies of unsaved changes outside of the editor: where they are offered, and what becomes of them at signing out.
import { addressOf, ageOf, all, discardButton, drop, mine, organizer, sweep } from "./admin-copies.js";
import { leave } from "./admin-editor.js";

sweep();
if (["/admin", "/admin/list"].includes(location.pathname)) show();
if (!organizer && location.pathname === "/admin/sign-in" && all().length > 0) tell();
for (const form of document.querySelectorAll("form[data-signs-out]")) form.addEventListener("submit", ask);

function show() {
  const asked = new URLSearchParams(location.search);
  const copies = location.pathname === "/admin" ? mine()
    : mine().filter(copy => copy.kind === asked.get("kind") && copy.edition === (asked.get("edition") ?? ""));
  if (copies.length === 0) return;
  const section = document.createElement("section");
  section.setAttribute("aria-labelledby", "unsaved");
  const list = Object.assign(document.createElement("ul"), { className: "list" });
  for (const copy of copies) list.append(rowOf(copy));
  section.append(headingOf("unsaved"), list);
  heading().after(section);
}

function headingOf(id) {
  return Object.assign(document.createElement("h2"), { id, textContent: "Unsaved changes in this browser" });
}

function rowOf(copy) {
  const row = document.createElement("li");
  const words = document.createElement("span");
  const about = Object.assign(document.createElement("span"), { className: "quiet" });
  const link = Object.assign(document.createElement("a"), { href: addressOf(copy), textContent: copy.name });
  about.append(`${copy.isNew ? "new " : ""}${copy.kind}, ${copy.edition ? `${copy.edition}, ` : ""}`, ageOf(copy));
  words.append(link, " ", about);
  row.append(words, discardButton(copy, row));
  return row;
}

// Whose it is, and what, is said only once they are signed in.
function tell() {
  const words = "This browser keeps unsaved changes. Those that are yours are offered again after you sign in.";
  const advice = document.getElementById("typed"); // for browsers that keep nothing
  if (advice) advice.textContent = words;
  else heading().after(Object.assign(document.createElement("p"), { className: "said", textContent: words }));
}

function ask(event) {
  const form = event.target;
  const copies = mine();
  if (copies.length === 0) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "keeps");
  const why = document.createElement("p");
  const count = copies.length === 1 ? "1 item" : `${copies.length} items`;
  why.textContent = `This browser keeps unsaved changes to ${count}. `
    + "They are offered again when you sign in here. On a computer that others use, delete them.";
  const list = document.createElement("ul");
  for (const copy of copies) {
    const row = document.createElement("li");
    row.append(copy.name, ", ", ageOf(copy));
    list.append(row);
  }
  const ways = Object.assign(document.createElement("p"), { className: "ways" });
  ways.append(
    choice("Keep and sign out", "", () => signOut()),
    choice("Delete and sign out", "plain", () => signOut(copies)),
    choice("Cancel", "plain", () => dialog.close()));
  dialog.append(headingOf("keeps"), why, list, ways);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();

  function signOut(dropped = []) {
    leave(dropped.length > 0);
    for (const copy of dropped) drop(copy.id);
    form.submit();
  }
}

function choice(textContent, className, onclick) {
  return Object.assign(document.createElement("button"), { type: "button", textContent, className, onclick });
}

/** With what stands beside it. */
function heading() {
  const title = document.querySelector("main h1");
  return title.closest(".heading") ?? title;
}
