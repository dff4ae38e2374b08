"use strict";
// Times in the reader's own zone, beside those of the venue: the one that was chosen, or else the browser's.
// It stands in the page itself and works while that is read, so that nothing moves once it is painted.
const askedZone = new URLSearchParams(location.search).get("tz");
let ownZone = askedZone;
const renamedZones = { Calcutta: "Kolkata", Katmandu: "Kathmandu", Rangoon: "Yangon", Saigon: "Ho_Chi_Minh" };
try {
  if (askedZone === null) ownZone = localStorage.getItem("tz") ?? Intl.DateTimeFormat().resolvedOptions().timeZone
    .replace(/Calcutta|Katmandu|Rangoon|Saigon/, old => renamedZones[old]);
  else localStorage.setItem("tz", askedZone);
} catch {}
const formats = {};
const inOwnZone = (moment, weekday = "short") => Object.fromEntries(
  (formats[weekday] ??= new Intl.DateTimeFormat("en-US", {
    timeZone: ownZone, hourCycle: "h23", hour: "2-digit", minute: "2-digit", timeZoneName: "longOffset",
    weekday, year: "numeric", month: "long", day: "numeric"
  })).formatToParts(new Date(moment)).map(part => [part.type, part.value])
);
const doneRanges = new WeakSet;
function showOwnTimes(root) {
  const name = ownZone === "UTC" ? ownZone
    : /^Etc/.test(ownZone)
    ? ownZone.slice(4).replace(/GMT([+-])/, (_, sign) => sign === "+" ? "UTC\u2212" : "UTC+")
    : ownZone.slice(ownZone.lastIndexOf("/") + 1).replaceAll("_", " ") + " time";
  // What holds the last node may not be whole yet.
  let last = document.readyState === "loading" && document;
  while (last && last.lastChild) last = last.lastChild;
  for (const range of root.querySelectorAll(".range")) {
    if (doneRanges.has(range) || last && range.contains(last)) continue;
    doneRanges.add(range);
    const [from, until] = [...range.querySelectorAll("time")].map(time => time.dateTime);
    const long = range.matches(".long");
    const first = inOwnZone(from, long ? "long" : "short");
    const offset = first.timeZoneName.slice(3) || "+00:00";
    if (offset === (from.endsWith("Z") ? "+00:00" : from.slice(-6))) continue;
    const own = document.createElement("span");
    own.className = "own";
    if (long) {
      const utc = offset.replace("-", "\u2212").replace(/^(.)0/, "$1").replace(":00", "");
      const day = `${first.weekday}, ${first.month} ${first.day}, ${first.year}`;
      own.textContent = `${day}, ${first.hour}:${first.minute} ${name}${name === "UTC" ? "" : ` (UTC${utc})`}`;
    } else if (range.matches(".brief")) {
      const there = range.querySelector("time").dateTime.slice(8, 10);
      const day = Number(first.day) === Number(there) ? "" : first.weekday + " ";
      own.textContent = `${day}${first.hour}:${first.minute} ${name.replace(" time", "")}`;
    } else {
      const end = until && inOwnZone(until);
      const day = end && end.weekday !== first.weekday ? end.weekday + " " : "";
      const upTo = end ? `\u2013${day}${end.hour}:${end.minute}` : "";
      own.textContent = `${first.weekday} ${first.hour}:${first.minute}${upTo} ${name}`;
    }
    range.after(" ", own);
  }
  const yours = root.querySelector(".zones .yours");
  const link = root.querySelector(".yours ~ a");
  if (!link || yours.textContent || last && yours.parentElement.contains(last) || !root.querySelector(".own")) return;
  yours.textContent = `. ${name} is shown alongside`;
  link.textContent = "Change time zone";
}
try {
  inOwnZone(0);
} catch {
  ownZone = null; // a zone that this browser does not know
}
if (ownZone && !askedZone) {
  const watch = new MutationObserver(() => showOwnTimes(document));
  watch.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    watch.disconnect();
    showOwnTimes(document);
  });
} else showOwnTimes = () => {};
