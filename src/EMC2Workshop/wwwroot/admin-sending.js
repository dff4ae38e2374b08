// What is sent by itself, and what comes back: sentences of the server, or a page of the sign-in.
import { organizer } from "./admin-copies.js";

export const headers = { "X-Requested-With": "fetch" }; // asks for a status in place of the sign-in page

export function post(form, data) {
  const url = new URL(location.pathname + location.search, location.origin);
  url.searchParams.set("handler", "Autosave");
  data.set("__RequestVerificationToken", form.elements.__RequestVerificationToken.value);
  return fetch(url, { method: "POST", body: data, headers, redirect: "manual" });
}

const longest = 8000;

/** Whether the site answers, whatever it says. */
export const isReachable = () =>
  fetch("/health/live", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(longest) })
    .then(() => true, () => false);

/** After signing in again; not where it is somebody else who has. */
export async function renewToken() {
  const answer = await fetch("/admin/account", { headers, redirect: "manual" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("[name=__RequestVerificationToken]");
  const isSomebodyElse = token !== null && page.body.dataset.organizer !== organizer;
  const isDone = token !== null && !isSomebodyElse;
  if (isDone)
    for (const input of document.querySelectorAll("[name=__RequestVerificationToken]")) input.value = token.value;
  return { isDone, isSomebodyElse };
}

export async function toldBy(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/json")) return await answer.json();
  return type.startsWith("text/plain") ? { message: (await answer.text()).slice(0, 500) || null } : {};
}
