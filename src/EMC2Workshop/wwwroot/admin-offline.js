// A form is sent where the site answers: the browser would put its own page about a lost network in the form's place.
import { isReachable } from "./admin-sending.js";

const asking = new WeakSet();
const reached = new WeakSet();

addEventListener("submit", async event => {
  const { target: form, submitter } = event;
  const isSeenToElsewhere = form.matches("[data-autosave], [data-settles], [data-signs-out]");
  if (event.defaultPrevented || form.method !== "post" || isSeenToElsewhere || reached.delete(form)) return;
  event.preventDefault();
  if (asking.has(form)) return;
  asking.add(form);
  const isThere = await isReachable();
  asking.delete(form);
  forget();
  if (isThere) {
    reached.add(form);
    form.requestSubmit(submitter);
  } else tell(submitter ?? form.querySelector("button"));
});

addEventListener("online", forget);

function forget() {
  document.querySelector("[data-offline]")?.remove();
}

/** Where the eye is, on a small screen too. */
function tell(button) {
  const name = button.textContent.trim().replace(/\s+/g, " ");
  const said = document.createElement("p");
  said.className = "fault";
  said.setAttribute("role", "alert");
  said.dataset.offline = "";
  said.textContent = `You’re offline. Nothing was sent. Press ${name} again once you’re online.`;
  (button.closest(".taps, .ways") ?? button).after(said);
  said.scrollIntoView({ block: "nearest" });
}
