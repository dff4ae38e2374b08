"use strict";
// Deadlines in the reader's own time, in the place where the page says UTC.
const own = document.querySelectorAll("time.own");
const format = own.length && new Intl.DateTimeFormat("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "shortOffset" });
for (const time of own) {
  const part = Object.fromEntries(format.formatToParts(new Date(time.dateTime)).map(p => [p.type, p.value]));
  const zone = part.timeZoneName.replace("GMT", "UTC").replace("-", "\u2212");
  if (!/^UTC([+\u2212]0)?$/.test(zone)) time.textContent = `${part.weekday}, ${part.month} ${part.day}, ${part.year}, ${part.hour}:${part.minute} your time (${zone})`;
}
// A printed page says when it was printed.
addEventListener("beforeprint", () => {
  const printed = document.getElementById("printed");
  if (printed) printed.textContent = ", printed " + new Date().toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" });
});
// A page that says what is on now stays true while it is open.
if (document.querySelector("[data-live]")) setInterval(async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["[data-live]", "#live"]) {
      const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
      if (now && old.innerHTML !== now.innerHTML) old.innerHTML = now.innerHTML;
    }
    document.getElementById("offline")?.remove();
  } catch {
    if (document.getElementById("offline")) return;
    const says = Object.assign(document.createElement("p"), { id: "offline", className: "verdict", textContent: "Not connected: this is as it was at " + new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" }) + " on your clock." });
    says.setAttribute("role", "status");
    document.querySelector("#live").before(says);
  }
}, 30000);
// My agenda: remembered in this browser, which also tells what moved since it was last looked at.
const seen = document.querySelector("[data-seen]");
if (seen) try {
  const [key, now] = ["seen " + location.pathname, {}];
  const before = JSON.parse(localStorage.getItem(key) ?? "{}");
  for (const entry of seen.querySelectorAll("[data-star]")) {
    const state = [entry.querySelector("time")?.textContent, entry.querySelector(".room")?.textContent.trim()].join(", ");
    const was = before[entry.dataset.star];
    if (was && was !== state) entry.querySelector(".title").after(Object.assign(document.createElement("p"), { className: "on", textContent: "Moved since you last looked: it was at " + was }));
    now[entry.dataset.star] = state;
  }
  localStorage.setItem(key, JSON.stringify(now));
  localStorage.setItem("my " + location.pathname.split("/")[1], location.pathname);
} catch { /* a browser that keeps nothing */ }
const mine = document.querySelector('.ways a[href$="/my"]');
if (mine) try { mine.href = localStorage.getItem("my " + location.pathname.split("/")[1]) ?? mine.href; } catch { /* as above */ }
// Pages that were read, and the programme, stay readable without a network.
if (navigator.serviceWorker) addEventListener("load", async () => {
  try {
    await navigator.serviceWorker.register("/sw.js");
    const worker = (await navigator.serviceWorker.ready).active;
    const program = [...document.querySelectorAll("#menu a")].map(link => link.pathname).filter(path => path.endsWith("/agenda"));
    worker.postMessage({ keep: [location.pathname, "/site.js", "/mark.svg", ...program, ...program.map(path => path.replace(/agenda$/, "now"))] });
  } catch { /* not here: the site works without */ }
});
