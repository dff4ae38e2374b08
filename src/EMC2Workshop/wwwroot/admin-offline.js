// A form is sent where the site answers: the browser would put its own page about a lost network in the form's place.
import { isReachable } from "./admin-sending.js";

const longest = 8000;
const asking = new WeakSet();
const reached = new WeakSet();

addEventListener("submit", async event => {
  const { target: form, submitter } = event;
  const isSeenToElsewhere = form.matches("[data-autosave], [data-settles], [data-signs-out]");
  if (event.defaultPrevented || form.method !== "post" || isSeenToElsewhere || reached.delete(form)) return;
  event.preventDefault();
  if (asking.has(form)) return;
  asking.add(form);
  const late = new Promise(resolve => setTimeout(resolve, longest, false));
  const isThere = await Promise.race([isReachable(), late]);
  asking.delete(form);
  form.querySelector("[data-offline]")?.remove();
  if (isThere) {
    reached.add(form);
    form.requestSubmit(submitter);
  } else form.prepend(told(submitter));
});

function told(submitter) {
  const button = submitter?.textContent.trim().replace(/\s+/g, " ") ?? "the button";
  const said = document.createElement("p");
  said.className = "fault";
  said.setAttribute("role", "alert");
  said.dataset.offline = "";
  said.textContent = `You’re offline. Nothing was sent. Press ${button} again once you’re online.`;
  return said;
}
