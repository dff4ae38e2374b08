"use strict";
// Times in the reader's own zone, beside those of the venue: the one that was chosen, or else the browser's.
const pageOf = document.querySelector("[data-zone]");
const asked = new URLSearchParams(location.search).get("tz");
let zone = asked;
try {
  if (asked === null) zone = localStorage.getItem("tz") ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    .replace(/Calcutta|Katmandu|Rangoon|Saigon/, old => ({ Calcutta: "Kolkata", Katmandu: "Kathmandu", Rangoon: "Yangon", Saigon: "Ho_Chi_Minh" })[old]); // as browsers still call them
  else localStorage.setItem("tz", asked);
} catch { /* a browser that keeps nothing */ }
const inZone = (moment, options) => Object.fromEntries(new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", hour: "2-digit", minute: "2-digit", timeZoneName: "longOffset", ...options }).formatToParts(moment).map(part => [part.type, part.value]));
const nameOf = id => id === "UTC" ? id : /^Etc/.test(id) ? id.slice(4).replace(/GMT([+-])/, (_, sign) => sign === "+" ? "UTC\u2212" : "UTC+") : id.slice(id.lastIndexOf("/") + 1).replaceAll("_", " ") + " time";
const offsetOf = text => /^GMT(.*)$/.exec(text)[1] || "+00:00";
function showOwnTimes() {
  if (!zone || asked) return;
  let shown = false;
  for (const range of document.querySelectorAll(".range")) {
    if (range.nextElementSibling?.matches(".own")) continue;
    const [from, until] = [...range.querySelectorAll("time")].map(time => time.dateTime);
    const long = range.matches(".long");
    const first = inZone(new Date(from), { weekday: long ? "long" : "short", year: "numeric", month: "long", day: "numeric" });
    if (offsetOf(first.timeZoneName) === (from.endsWith("Z") ? "+00:00" : from.slice(-6))) continue;
    const own = document.createElement("span");
    own.className = "own";
    if (long) {
      const offset = first.timeZoneName.replace("GMT", "UTC").replace("-", "\u2212").replace(/([+\u2212])0/, "$1").replace(":00", "");
      own.textContent = `${first.weekday}, ${first.month} ${first.day}, ${first.year}, ${first.hour}:${first.minute} ${nameOf(zone)} (${offset})`;
    } else {
      const last = until && inZone(new Date(until), { weekday: "short" });
      own.textContent = `${first.weekday} ${first.hour}:${first.minute}${last ? `\u2013${last.weekday === first.weekday ? "" : last.weekday + " "}${last.hour}:${last.minute}` : ""} ${nameOf(zone)}`;
    }
    range.after(" ", own);
    shown = true;
  }
  const yours = document.querySelector(".zones .yours");
  if (yours && shown) {
    yours.textContent = `, and ${nameOf(zone)} where it differs`;
    yours.parentElement.querySelector("a").textContent = "Another zone";
  }
}
try { if (pageOf) showOwnTimes(); } catch { /* a zone that this browser does not know */ }
document.addEventListener("renewed", showOwnTimes);
const choice = document.querySelector("select#tz");
if (choice && zone && !choice.value) choice.value = zone;
// A printed page says when it was printed.
addEventListener("beforeprint", () => {
  const printed = document.getElementById("printed");
  if (printed) printed.textContent = ", printed " + new Date().toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" });
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
      if (was && was !== state) entry.querySelector(".title").after(Object.assign(document.createElement("p"), { className: "on", textContent: "Moved since you last looked: it was at " + was }));
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
    const mine = document.querySelector(".ways a[href*='/my']");
    if (!mine) return;
    mine.href = localStorage.getItem("my " + edition) ?? `/${edition}/my`;
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
    const program = [...document.querySelectorAll("#menu a")].map(link => link.pathname).filter(path => path.endsWith("/agenda"));
    worker.postMessage({ keep: [location.pathname, "/site.js", "/live.js", "/mark.svg", ...[...document.querySelectorAll(".ways a[href*='/my']")].map(link => link.pathname), ...program, ...program.map(path => path.replace(/agenda$/, "now"))] });
  } catch { /* not here: the site works without */ }
});
