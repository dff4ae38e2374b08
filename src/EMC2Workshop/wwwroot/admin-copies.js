// What was typed and isn't on the server yet, kept in this browser. Each form that is open has a copy of its own, so
// that two tabs never write over each other's. A copy belongs to who typed it and is offered to nobody else.
const prefix = "unsaved ";
const longest = 30 * 24 * 60 * 60 * 1000;

export const organizer = document.body.dataset.organizer;

/** A name that nothing else has; crypto.randomUUID is there on secure pages only. */
export const unique = () => [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("");

/** False where the browser has no room for it, or keeps nothing at all. */
export function keep(copy) {
  try {
    localStorage.setItem(prefix + copy.id, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function find(id) {
  try {
    const copy = JSON.parse(localStorage.getItem(prefix + id));
    return copy?.values && copy.by ? copy : null;
  } catch {
    return null;
  }
}

export function drop(id) {
  try {
    localStorage.removeItem(prefix + id);
  } catch { /* a browser that keeps nothing has nothing to drop */ }
}

/** Of this organizer, the latest first. */
export const mine = () => all().filter(copy => copy.by === organizer);

/** Of everybody. */
export function all() {
  try {
    const ids = Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));
    return ids.map(find).filter(copy => copy).sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

export function sweep() {
  for (const copy of all()) if (Date.now() - copy.at > longest) drop(copy.id);
}

export const addressOf = copy => !copy.isNew ? `/admin/items/${copy.item}`
  : `/admin/new/${copy.kind}${copy.edition ? `?edition=${encodeURIComponent(copy.edition)}` : ""}`;

/** "12 minutes ago", as an element that tells the moment too. */
export function ageOf(copy) {
  const minutes = Math.max(0, Math.round((Date.now() - copy.at) / 60000));
  const [count, unit] = minutes < 60 ? [minutes, "minute"]
    : minutes < 48 * 60 ? [Math.round(minutes / 60), "hour"]
    : [Math.round(minutes / 1440), "day"];
  const time = document.createElement("time");
  time.dateTime = new Date(copy.at).toISOString();
  time.title = new Date(copy.at).toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
  time.textContent = minutes === 0 ? "just now" : new Intl.RelativeTimeFormat("en").format(-count, unit);
  return time;
}

export function button(text, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "small", textContent: text, onclick: act });
  return made;
}

/** Discards at once, and takes it back as easily while the page is open. */
export function discardButton(copy, row) {
  return button("Discard", () => {
    const before = [...row.childNodes];
    drop(copy.id);
    const undo = button("Undo", () => {
      keep(copy);
      row.replaceChildren(...before);
    });
    row.replaceChildren("Discarded. ", undo);
    undo.focus();
  });
}
