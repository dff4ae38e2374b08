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
// My agenda: remembered in this browser, which also tells what moved since it was last looked at.
function tellMoves() {
  const seen = document.querySelector("[data-seen]");
  if (seen) try {
    const [key, now] = ["seen " + location.pathname, {}];
    const before = JSON.parse(localStorage.getItem(key) ?? "{}");
    for (const entry of seen.querySelectorAll("[data-star]")) {
      const state = [".range", ".room"].map(part => entry.querySelector(part)?.textContent.trim()).join(", ");
      const was = before[entry.dataset.star];
      if (was && was !== state) {
        const textContent = "Changed since your last visit. Before: " + was;
        const note = Object.assign(document.createElement("p"), { className: "on", textContent });
        entry.querySelector(".title").after(note);
      }
      now[entry.dataset.star] = state;
    }
    localStorage.setItem(key, JSON.stringify(now));
    localStorage.setItem("my " + location.pathname.split("/")[1], location.pathname);
  } catch { /* a browser that keeps nothing */ }
}
tellMoves();
document.addEventListener("renewed", tellMoves);
// Stars: what was chosen is the link to "my agenda", which this browser keeps.
const edition = location.pathname.split("/")[1];
const chosen = () => new Set((localStorage.getItem("my " + edition) ?? "").split("/my/")[1]?.match(/.{6}/g));
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
    mine.pathname = localStorage.getItem("my " + edition) ?? `/${edition}/my`; // and its query stays
    mine.textContent = "My agenda" + (set.size ? ` (${set.size})` : "");
  } catch { /* a browser that keeps nothing: the stars are links */ }
}
showStars();
document.addEventListener("renewed", showStars);
document.addEventListener("click", event => {
  const star = event.target.closest("[data-add]");
  if (star) try {
    const set = chosen();
    if (!set.delete(star.dataset.add)) set.add(star.dataset.add);
    if (set.size) localStorage.setItem("my " + edition, `/${edition}/my/${[...set].sort().join("")}`);
    else localStorage.removeItem("my " + edition);
    event.preventDefault();
    showStars();
  } catch { /* as above */ }
});
document.addEventListener("keydown", event => {
  if (event.key !== " " || !event.target.matches("[data-add][role]")) return;
  event.preventDefault();
  event.target.click();
});
// Pages that were read, and the programme, stay readable without a network.
if (navigator.serviceWorker) addEventListener("load", async () => {
  try {
    await navigator.serviceWorker.register("/sw.js");
    const worker = (await navigator.serviceWorker.ready).active;
    const paths = links => [...document.querySelectorAll(links)].map(link => link.pathname);
    const program = paths("#menu a").filter(path => path.endsWith("/agenda"));
    const keep = [
      location.pathname,
      "/site.js",
      "/live.js",
      "/mark.svg",
      ...paths("[data-mine]"),
      ...program,
      ...program.map(path => path.replace(/agenda$/, "now")),
    ];
    worker.postMessage({ keep });
  } catch { /* not here: the site works without */ }
});
