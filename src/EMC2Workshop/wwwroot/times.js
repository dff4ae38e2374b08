// Times in the reader's own zone, beside those of the venue: the one that was chosen, or else that of the browser's
// clock, which is told without its name: a browser takes longer to say that than to show the page.
// It stands in the page itself and works while that is read, so that nothing moves once it is painted.
const askedZone = new URLSearchParams(location.search).get("tz");
let chosenZone = askedZone;
try {
  if (askedZone === null) chosenZone = localStorage.getItem("tz");
  else localStorage.setItem("tz", askedZone);
} catch {}
let offsets;
const inOwnZone = moment => {
  const date = new Date(moment);
  let ahead = -date.getTimezoneOffset();
  if (chosenZone !== null) {
    offsets ??= new Intl.DateTimeFormat("en", { timeZone: chosenZone, timeZoneName: "longOffset" });
    ahead = Date.parse("1970-01-01T00:00" + (offsets.format(date).split("GMT")[1] || "Z")) / -6e4;
  }
  const [weekday, day, month, year, clock] = new Date(+date + ahead * 6e4).toUTCString().split(/,? /);
  return { weekday, day, month, year, clock: clock.slice(0, 5), ahead };
};
const doneRanges = new WeakSet;
function showOwnTimes(root) {
  const name = chosenZone === null ? "your time"
    : chosenZone === "UTC" ? chosenZone
    : /^Etc/.test(chosenZone)
    ? chosenZone.slice(4).replace(/GMT([+-])/, (_, sign) => sign === "+" ? "UTC\u2212" : "UTC+")
    : chosenZone.slice(chosenZone.lastIndexOf("/") + 1).replaceAll("_", " ") + " time";
  // What holds the last node may not be whole yet.
  let last = document.readyState === "loading" && document;
  while (last && last.lastChild) last = last.lastChild;
  for (const range of root.querySelectorAll(".range")) {
    if (doneRanges.has(range) || last && range.contains(last)) continue;
    doneRanges.add(range);
    const [from, until] = [...range.querySelectorAll("time")].map(time => time.dateTime);
    const first = inOwnZone(from);
    const sameDay = first.day === from.slice(8, 10);
    if (sameDay && first.clock === from.slice(11, 16)) continue;
    const own = document.createElement("span");
    own.className = "own";
    if (range.matches(".long")) {
      const away = Math.abs(first.ahead), minutes = away % 60 ? ":" + away % 60 : "";
      const utc = name === "UTC" ? "" : ` (UTC${first.ahead < 0 ? "\u2212" : "+"}${Math.trunc(away / 60)}${minutes})`;
      const day = `${first.weekday}, ${first.month} ${Number(first.day)}, ${first.year}`;
      own.textContent = `${day}, ${first.clock} ${name}${utc}`;
    } else if (range.matches(".brief")) {
      const place = chosenZone === null ? "yours" : name.replace(" time", "");
      own.textContent = `${sameDay ? "" : first.weekday + " "}${first.clock} ${place}`;
    } else {
      const end = until && inOwnZone(until);
      const day = end && end.weekday !== first.weekday ? end.weekday + " " : "";
      own.textContent = `${first.weekday} ${first.clock}${end ? `\u2013${day}${end.clock}` : ""} ${name}`;
    }
    range.after(" ", own);
  }
  const yours = root.querySelector(".zones .yours");
  const link = root.querySelector(".yours ~ a");
  if (!link || yours.textContent || last && yours.parentElement.contains(last) || !root.querySelector(".own")) return;
  yours.textContent = `. ${name.replace("your", "Your")} is shown alongside`;
  link.textContent = "Change time zone";
}
try {
  inOwnZone(0);
} catch {
  // A zone that this browser does not know, or none beside the venue's.
  chosenZone = "";
}
if (chosenZone !== "" && !askedZone) {
  const watch = new MutationObserver(() => showOwnTimes(document));
  watch.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    watch.disconnect();
    showOwnTimes(document);
  });
} else showOwnTimes = () => {};
