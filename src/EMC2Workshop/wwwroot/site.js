"use strict";
// Where times are told, the page brings times.js with it.
const choice = document.querySelector("select#tz");
if (choice && chosenZone !== "" && !choice.value) {
  const renamed = { Calcutta: "Kolkata", Katmandu: "Kathmandu", Rangoon: "Yangon", Saigon: "Ho_Chi_Minh" };
  choice.value = chosenZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    .replace(/Calcutta|Katmandu|Rangoon|Saigon/, old => renamed[old]);
}
// A printed page says when it was printed.
addEventListener("beforeprint", () => {
  const printed = document.getElementById("printed");
  const time = new Date().toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" });
  if (printed) printed.textContent = ", printed " + time;
});
// My agenda: remembered in this browser, which also tells what moved since it was last looked at. One that somebody
// sent takes the place of another when its reader says so.
const edition = location.pathname.split("/")[1];
const mineKey = "my " + edition;
function remember(codes) {
  if (codes.length) localStorage.setItem(mineKey, `/${edition}/my/${codes.sort().join("")}`);
  else localStorage.removeItem(mineKey);
}
function adopt() {
  const other = document.getElementById("other-agenda");
  if (!other) return;
  try {
    const mine = localStorage.getItem(mineKey) ?? location.pathname;
    localStorage.setItem(mineKey, mine);
    other.hidden = mine === location.pathname;
  } catch { /* a browser that keeps nothing */ }
}
adopt();
document.addEventListener("renewed", adopt);
document.addEventListener("click", event => {
  if (!event.target.matches("#other-agenda button")) return;
  localStorage.setItem(mineKey, location.pathname);
  const other = document.getElementById("other-agenda");
  other.textContent = "Saved in this browser.";
  other.focus();
});
document.addEventListener("submit", event => {
  const boxes = [...event.target.querySelectorAll("[name=star]")];
  if (boxes.length) try {
    remember(boxes.filter(box => box.checked).map(box => box.value));
  } catch { /* as above */ }
});
let before;
const announced = new Set();
const stateOf = entry => [".range", ".room"]
  .map(part => entry.querySelector(part)?.textContent.trim().replace(/ (?=\d+ (min|h))/, ", "))
  .filter(Boolean)
  .join(", ");
function tellMoves(renewal) {
  const seen = document.querySelector("[data-seen]");
  if (seen) try {
    const [key, now, news] = ["states " + location.pathname, {}, []];
    before ??= JSON.parse(localStorage.getItem(key) ?? "{}");
    for (const entry of seen.querySelectorAll("[data-star]")) {
      const state = now[entry.dataset.star] = stateOf(entry);
      const was = before[entry.dataset.star] ??= state;
      entry.querySelector(".moved")?.remove();
      if (was === state) continue;
      const textContent = "Changed since your last visit. Before: " + was;
      const note = Object.assign(document.createElement("p"), { className: "on moved", textContent });
      const title = entry.querySelector(".title");
      title.after(note);
      if (!announced.has(title.textContent + state)) news.push(`${title.textContent.trim()}: now ${state}.`);
      announced.add(title.textContent + state);
    }
    // What nobody looks at is not seen.
    if (document.visibilityState === "visible") localStorage.setItem(key, JSON.stringify(now));
    const says = document.getElementById("says");
    if (!renewal || !news.length || !says || says.textContent) return;
    says.textContent = "Program updated. " + news.join(" ");
    setTimeout(() => says.replaceChildren(), 30000);
  } catch { /* a browser that keeps nothing */ }
}
tellMoves();
document.addEventListener("renewed", tellMoves);
// What is cited can be copied at one press.
function addCopyButtons() {
  for (const pre of navigator.clipboard ? document.querySelectorAll(".cite details > pre:last-child") : []) {
    const copy = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy BibTeX" });
    const says = document.createElement("output");
    pre.after(copy, " ", says);
    copy.addEventListener("click", async () => {
      says.textContent = "";
      says.textContent = await navigator.clipboard.writeText(pre.textContent)
        .then(() => "Copied.", () => "Not copied. Select the text, then copy it.");
    });
  }
}
addCopyButtons();
document.addEventListener("renewed", addCopyButtons);
// Stars: what was chosen is the link to "my agenda", which this browser keeps.
const chosen = () => new Set((localStorage.getItem(mineKey) ?? "").split("/my/")[1]?.match(/.{6}/g));
function showStars() {
  try {
    const set = chosen();
    for (const star of document.querySelectorAll("[data-add]")) {
      star.setAttribute("role", "button");
      star.setAttribute("aria-pressed", set.has(star.dataset.add));
    }
    // Where one chooses anew, what was chosen elsewhere is chosen already.
    for (const box of document.querySelectorAll("form.mine [name=star]")) box.checked ||= set.has(box.value);
    const mine = document.querySelector("[data-mine]");
    if (!mine) return;
    mine.pathname = localStorage.getItem(mineKey) ?? `/${edition}/my`; // and its query stays
    mine.textContent = "My agenda" + (set.size ? ` (${set.size})` : "");
  } catch { /* a browser that keeps nothing: the stars are links */ }
}
showStars();
document.addEventListener("renewed", showStars);
document.addEventListener("click", event => {
  const star = event.target.closest("[data-add]");
  if (star) try {
    const [set, former] = [chosen(), localStorage.getItem(mineKey) ?? `/${edition}/my`];
    if (!set.delete(star.dataset.add)) set.add(star.dataset.add);
    remember([...set]);
    event.preventDefault();
    showStars();
    const title = star.closest("li")?.querySelector("h3 a");
    if (set.size) keepOffline([localStorage.getItem(mineKey), title?.pathname ?? location.pathname], [former]);
  } catch { /* as above */ }
});
document.addEventListener("keydown", event => {
  if (event.key !== " " || !event.target.matches("[data-add][role]")) return;
  event.preventDefault();
  event.target.click();
});
// Pages that were read, and the programme, stay readable without a network.
async function keepOffline(keep, drop = []) {
  try {
    (await navigator.serviceWorker.ready).active.postMessage({ keep, drop });
  } catch { /* not here: the site works without */ }
}
if (navigator.serviceWorker) addEventListener("load", () => {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  const paths = links => [...document.querySelectorAll(links)].map(link => link.pathname);
  const program = paths("#menu a").filter(path => path.endsWith("/agenda"));
  keepOffline([
    location.pathname,
    "/site.js",
    "/live.js",
    "/mark.svg",
    ...paths("a.mark, [data-mine], [data-seen] h3 a, [data-seen] .title a"),
    ...program,
    ...program.map(path => path.replace(/agenda$/, "now")),
  ]);
});
