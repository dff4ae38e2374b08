// Who else has the item open, told above its form.
import { headers } from "./admin-sending.js";

export async function showPresence(form) {
  const state = encodeURIComponent(form.elements["item-state"].value);
  const answer = await fetch(`${location.pathname}?handler=Presence&state=${state}`, { headers, redirect: "manual" })
    .catch(() => null);
  if (!answer?.ok) return;
  const [line, { presence }] = [document.getElementById("presence"), await answer.json()];
  if (line.textContent !== presence) line.textContent = presence;
}
