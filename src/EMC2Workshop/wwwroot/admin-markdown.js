// A text as visitors will see it, while it is typed, and a small toolbar.
import { takeImages } from "./admin-images.js";
import { takeFormatted } from "./admin-paste.js";

const marks = [
  ["Bold", text => `**${text || "bold"}**`],
  ["Italic", text => `*${text || "italic"}*`],
  ["Link", text => `[${text || "text"}](https://)`],
  ["List", text => eachLine(text, "- ")],
  ["Quote", text => eachLine(text, "> ")],
  ["Heading", text => eachLine(text, "## ")],
  ["Table", text => `${text && `${text}\n\n`}| Heading | Heading |\n| --- | --- |\n| Cell | Cell |\n`],
  ["Formula", text => `$${text || "x^2"}$`],
];
const ofLines = ["List", "Quote", "Heading", "Table"];

let asked; // what is on its way: an older answer may come after a newer one

export async function preview(form) {
  const body = form.elements.body;
  if (!body) return;
  asked?.abort();
  asked = new AbortController();
  const shown = document.getElementById("preview");
  if (!body.value.trim()) return shown.replaceChildren();
  const data = new FormData();
  data.set("body", body.value);
  data.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  const { signal } = asked;
  try {
    const answer = await fetch("/admin/markdown", { method: "POST", body: data, redirect: "manual", signal });
    if (answer.ok) shown.innerHTML = `<div class="text">${await answer.text()}</div>`;
  } catch { /* there is a newer one, or the next change tries again */ }
}

export function addTools(body) {
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", "Formatting");
  const add = (textContent, onclick) => {
    const tool = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent });
    tool.tabIndex = tools.children.length === 0 ? 0 : -1;
    tool.onclick = onclick;
    tools.append(tool);
  };
  for (const [name, mark] of marks) add(name, () => apply(body, name, mark));
  add("Image", takeImages(body));
  takeFormatted(body);
  // One stop by Tab; arrows walk on.
  tools.addEventListener("keydown", event => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const all = [...tools.children];
    const next = by && all[all.indexOf(event.target) + by];
    if (!next) return;
    event.preventDefault();
    for (const tool of all) tool.tabIndex = tool === next ? 0 : -1;
    next.focus();
  });
  body.before(tools);
}

/** As if it were typed, so that Ctrl+Z undoes it: there is no other way yet than the deprecated command. */
function apply(body, name, mark) {
  body.focus();
  let { selectionStart: from, selectionEnd: to } = body;
  if (ofLines.includes(name)) {
    from = body.value.lastIndexOf("\n", from - 1) + 1;
    to = body.value.indexOf("\n", to) < 0 ? body.value.length : body.value.indexOf("\n", to);
    body.setSelectionRange(from, to);
  }
  const text = body.value.slice(from, to);
  const marked = mark(text);
  document.execCommand("insertText", false, marked);
  const at = marked.indexOf(name === "Link" ? "https://" : text);
  if (name === "Link") body.setSelectionRange(from + at, from + at + "https://".length);
  else if (!ofLines.includes(name)) body.setSelectionRange(from + marked.search(/[^*$]/), from + marked.length
    - marked.match(/[*$]*$/)[0].length);
}

const eachLine = (text, mark) => text.split("\n").map(line => mark + line).join("\n");
