"use strict";
// Deadlines in the reader's own time, in the place where the page says UTC.
const format = new Intl.DateTimeFormat("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "shortOffset" });
for (const time of document.querySelectorAll("time.own")) {
  const part = Object.fromEntries(format.formatToParts(new Date(time.dateTime)).map(p => [p.type, p.value]));
  const zone = part.timeZoneName.replace("GMT", "UTC").replace("-", "\u2212");
  if (!/^UTC([+\u2212]0)?$/.test(zone)) time.textContent = `${part.weekday}, ${part.month} ${part.day}, ${part.year}, ${part.hour}:${part.minute} your time (${zone})`;
}
// A printed page says when it was printed.
addEventListener("beforeprint", () => {
  const printed = document.getElementById("printed");
  if (printed) printed.textContent = ", printed " + new Date().toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" });
});
