// The editor saves a draft by itself every few seconds, and keeps a copy in this browser of all that isn't saved yet.
// Whether that is so is asked of the form, not of what happened since the page came: a row that was moved, a preview or
// a refused save gives a page that shows what nobody has saved.
import { drop, find, keep, organizer, unique } from "./admin-copies.js";
import { enhance } from "./admin-combobox.js";
import { addTools, preview } from "./admin-markdown.js";
import { offerCopies } from "./admin-offers.js";
import { showPresence } from "./admin-presence.js";
import { enliven } from "./admin-rows.js";
import { isReachable, post, renewToken, toldBy } from "./admin-sending.js";
import { dataOf, fill, meaningOf, valuesAsMade, valuesOf } from "./admin-values.js";

const form = document.querySelector("form[data-autosave]");
const says = document.getElementById("autosaved");
const warns = document.createElement("span");
const every = 4000;
const longestWait = 15000;
const longestLeave = 20000;

let stored; // what the server has, as a meaning; null where it is something else than the page as it came
let answered; // what it has answered to
let unanswered = null; // what was sent, and may have arrived
let copyId;
let stamp; // of the copy as this form knows it
let isKept = true;
let isNew;
let isBusy = false;
let sending;
let isConflict = false;
let isLeaving = false;
let isReady = false; // to be sent as a page
let isForgotten = false;
let isSomebodyElse = false; // who is signed in by now
let failures = 0;
let next = 0;

if (form) start();
askOnConflict();

/** No question is asked any more, and where all is to be forgotten, nothing is kept. */
export function leave(forgets) {
  isLeaving = true;
  isForgotten = forgets;
}

function start() {
  isNew = form.dataset.new === "true";
  stored = form.dataset.unsaved === "true" ? null : meaningOf(valuesAsMade(form));
  const [saved] = form.dataset.stored.split(".");
  if (find(saved)?.stamp === form.dataset.stored) drop(saved);
  stamp = form.elements["item-copy"].value;
  copyId = stamp.split(".")[0] || unique();
  warns.setAttribute("role", "status");
  warns.className = "fault";
  says.after(warns);
  note();
  offer();

  const { body } = form.elements;
  let later;
  form.addEventListener("input", event => {
    note();
    if (event.target !== body) return;
    clearTimeout(later);
    later = setTimeout(preview, 300, form);
  });
  form.addEventListener("submit", event => {
    note();
    if (isReady) {
      isReady = false;
      setTimeout(() => { isLeaving = false; }, longestLeave); // it may be stopped
      return;
    }
    event.preventDefault();
    if (!isLeaving) submitTo(event.submitter);
  });
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    isLeaving = false;
    note();
    offer();
  });
  addEventListener("beforeunload", event => {
    if ((isUnsaved() || hasFiles()) && !isLeaving) event.preventDefault();
  });
  setInterval(save, every);
  setInterval(look, 15000);
  for (const [target, name] of [[window, "online"], [window, "focus"], [document, "visibilitychange"]]) {
    target.addEventListener(name, () => {
      if (document.hidden) return; // what is sent while the tab closes arrives, and its answer doesn't
      next = 0;
      save();
    });
  }
  if (body?.value) preview(form);
  if (body) addTools(body);
  enliven(form);
  enhance(form);
  for (const button of form.querySelectorAll("[data-live]")) button.hidden = true;
  form.querySelector("[data-page]").addEventListener("click", openPage);
  addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    saveNow();
  });
}

function isUnsaved() {
  return meaningOf(valuesOf(form)) !== stored;
}

function hasFiles() {
  return [...form.querySelectorAll("input[type=file]")].some(input => input.files.length > 0);
}

/**
 * What is on its way is waited for: arriving in between, it would look like somebody else's change. Nothing is sent
 * where the browser would put its own page about a lost network in the form's place.
 */
async function submitTo(submitter) {
  isLeaving = true;
  const late = new Promise(resolve => setTimeout(resolve, every, true));
  const isThere = await Promise.race([Promise.all([isReachable(), sending]).then(([reached]) => reached), late]);
  isReady = isThere;
  isLeaving = isThere;
  if (isThere) form.requestSubmit(submitter);
  else wait("You’re offline.", `Press ${submitter?.textContent.trim() ?? "the button"} again once you’re online.`);
}

function look() {
  if (!document.hidden && !isNew && !isLeaving) showPresence(form);
}

/** Keeps what stands in the form as long as the server doesn't have it. */
function note() {
  if (isForgotten) return;
  // Typed on after this was sent, in a page that was duplicated, or by somebody else: that is another text, and stays.
  const kept = find(copyId);
  if (kept && (kept.stamp !== stamp || kept.by !== organizer)) copyId = unique();
  if (!isUnsaved()) {
    drop(copyId);
    stamp = form.elements["item-copy"].value = warns.textContent = "";
    return;
  }
  stamp = form.elements["item-copy"].value = `${copyId}.${unique()}`;
  const { title, name } = form.elements;
  isKept = keep({
    id: copyId,
    stamp,
    by: organizer,
    at: Date.now(),
    item: form.elements.id.value,
    isNew,
    kind: form.dataset.kind,
    edition: form.dataset.edition,
    name: title?.value || name?.value || document.querySelector("h1").textContent,
    values: valuesOf(form),
  });
  warns.textContent = isKept ? "" : "This browser can’t keep a copy of your changes: its storage is full or blocked. "
    + "Keep this page open until they’re saved.";
}

function offer() {
  const isSafe = !isUnsaved() || find(copyId)?.stamp === stamp;
  offerCopies(form, { copyId, isNew, isSafe, show });
}

function show(values, id, known) {
  fill(form, values);
  [copyId, stamp, answered, isConflict] = [id, known, null, false];
  note();
  offer();
  preview(form);
}

async function save() {
  if (isBusy || isLeaving || isConflict || Date.now() < next) return;
  const meaning = meaningOf(valuesOf(form));
  if (!unanswered && (meaning === stored || meaning === answered)) return;
  // What may have arrived is sent once more as it was: the server knows it again.
  const sent = unanswered ?? { meaning, data: dataOf(form) };
  isBusy = true;
  sending = send(sent).finally(() => isBusy = false);
  await sending;
}

async function saveNow() {
  next = 0;
  note();
  if (isBusy) await sending;
  await save();
  if (!isUnsaved() && !says.textContent) says.textContent = "Nothing to save.";
}

/** As visitors will see it, beside what one types on. */
async function openPage(event) {
  event.preventDefault();
  const tab = open("", "_blank"); // null where the browser allows none
  await saveNow();
  const isThere = !isNew || location.pathname.startsWith("/admin/items/");
  if (isThere && !isConflict) (tab ?? window).location = `${location.pathname}?handler=Page`;
  else tab?.close();
}

async function send(sent) {
  let answer, told;
  try {
    answer = await post(form, sent.data);
    if (answer.status === 400) {
      const renewal = await renewToken();
      isSomebodyElse = renewal.isSomebodyElse;
      if (renewal.isDone) answer = await post(form, sent.data);
    }
    told = await toldBy(answer);
  } catch {
    unanswered = sent;
    wait("You’re offline.");
    return;
  }
  take(answer, told, sent);
}

function take(answer, told, sent) {
  const why = told.message ?? `Not saved (error ${answer.status}).`;
  unanswered = null;
  if (answer.ok && told.people) saved(told, sent);
  else if (answer.status === 401)
    wait("You’ve been signed out.", "Sign in again in another tab. Saving then continues.", true);
  else if (answer.ok || answer.type === "opaqueredirect")
    wait("Not saved: the site sent another page. Reload this one.");
  else if (answer.status === 400) wait(isSomebodyElse ? "Not saved: someone else is signed in in this browser." : why);
  else if (told.conflict) {
    isConflict = true;
    says.textContent = why;
  } else {
    // The same is refused again; what is typed from now on may not be.
    if (answer.status < 500 && answer.status !== 429) answered = sent.meaning;
    wait(why);
  }
}

function saved(told, sent) {
  form.elements["item-state"].value = told.state;
  form.elements["item-before"].value = told.before;
  for (const { id, state } of told.people)
    for (const input of form.querySelectorAll("input[name$='.new-id']"))
      if (input.value === id) input.nextElementSibling.value = state;
  [answered, failures, isNew] = [sent.meaning, 0, false];
  if (told.isStored) stored = sent.meaning;
  note();
  const notes = hasFiles() ? [...told.notes, "The file you chose isn’t saved yet: press Save draft."] : told.notes;
  says.textContent = [told.at ? `Draft saved at ${told.at}.` : "Saved.", ...notes].join(" ");
  if (location.pathname !== told.address) history.replaceState(null, "", told.address);
}

function wait(why, what = "", isLink = false) {
  failures++;
  next = Date.now() + Math.min(every * 2 ** failures, longestWait);
  const where = isKept ? "Your changes are kept in this browser." : "Your changes are on this page only: keep it open.";
  const text = [why, where, what].filter(part => part).join(" ");
  if (says.textContent.trim() === text) return;
  says.textContent = text;
  if (!isLink) return;
  const link = document.createElement("a");
  Object.assign(link, { href: "/admin/sign-in", target: "_blank", textContent: what });
  says.replaceChildren(`${why} ${where} `, link);
}

/** What was typed is in the page and nowhere else, where this browser keeps nothing. */
function askOnConflict() {
  const settles = document.querySelector("form[data-settles]");
  if (!settles || find(settles.elements["item-copy"].value.split(".")[0])) return;
  settles.addEventListener("submit", () => { isLeaving = true; });
  addEventListener("beforeunload", event => {
    if (!isLeaving) event.preventDefault();
  });
}
