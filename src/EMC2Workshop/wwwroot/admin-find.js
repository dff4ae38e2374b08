// The search of every page: "/" goes there, and what is found is offered while one types.
const field = document.getElementById("find");
const popup = Object.assign(document.createElement("ul"), { id: "found", className: "options", hidden: true });
let at = -1;
let later;
let turn = 0; // of what is asked for: it ends once the list is closed

if (field) {
  popup.setAttribute("role", "listbox");
  popup.setAttribute("aria-label", "Found");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", popup.id);
  field.closest("header").append(popup);
  field.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(look, 200);
  });
  field.addEventListener("keydown", press);
  field.addEventListener("focusout", close);
  popup.addEventListener("mousedown", event => {
    event.preventDefault();
    go(event.target.closest("[role=option]"));
  });
}

addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  field?.focus();
  field?.select();
});

async function look() {
  const [asked, mine] = [field.value.trim(), ++turn];
  if (asked.length < 2) return close();
  const headers = { "X-Requested-With": "fetch" };
  const answer = await fetch(`/admin/list?q=${encodeURIComponent(asked)}`, { headers });
  if (!answer.ok || field.value.trim() !== asked || mine !== turn) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = [...page.querySelectorAll("main tbody tr")].slice(0, 8);
  popup.replaceChildren(...found.map(optionOf));
  at = -1;
  field.removeAttribute("aria-activedescendant");
  popup.hidden = found.length === 0 || document.activeElement !== field;
  field.setAttribute("aria-expanded", `${!popup.hidden}`);
  const box = field.getBoundingClientRect();
  Object.assign(popup.style, {
    left: `${box.left + scrollX}px`, top: `${box.bottom + scrollY}px`, width: `${box.width}px`,
  });
}

function optionOf(row, index) {
  const option = Object.assign(document.createElement("li"), { id: `found-${index}` });
  const link = row.querySelector("a[href^='/admin/items/']");
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.to = link.getAttribute("href");
  const about = [...row.querySelectorAll("[data-about]")].map(cell => cell.textContent.trim()).filter(text => text);
  option.append(link.textContent.trim(), " ", Object.assign(document.createElement("small"),
    { textContent: about.join(" · ") }));
  return option;
}

function press(event) {
  if (event.key === "Escape") close();
  if (popup.hidden) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const count = popup.children.length;
    popup.children[at]?.setAttribute("aria-selected", "false");
    at = event.key === "ArrowDown" ? (at + 1) % count : (at <= 0 ? count : at) - 1;
    popup.children[at].setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", popup.children[at].id);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    go(popup.children[at]);
  }
}

function go(option) {
  if (option) location.assign(option.dataset.to);
}

function close() {
  clearTimeout(later);
  turn++;
  popup.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}
