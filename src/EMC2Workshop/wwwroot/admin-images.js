// Images in a text: pasted, dropped or chosen, uploaded at once, and put at the caret when one has said what they show.
import { tooLarge } from "./admin-uploads.js";

const address = "/admin/media?handler=Image";
const headers = { "X-Requested-With": "fetch" }; // asks for a status in place of the sign-in page

/** @returns what opens the choice of a file. */
export function takeImages(body) {
  const says = document.createElement("p");
  says.className = "hint";
  says.setAttribute("role", "status");
  const asks = document.createElement("div");
  body.after(asks, says);
  let turn = Promise.resolve();
  // Whoever hasn't been in the text means its end, which is where nobody's caret is.
  body.addEventListener("focus", () => { body.dataset.visited = ""; }, { once: true });
  const take = files => {
    for (const file of files) turn = turn.then(() => put(file, body, asks, says));
  };
  body.addEventListener("paste", event => {
    const files = imagesIn(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  body.addEventListener("dragover", event => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  body.addEventListener("drop", event => {
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  return () => {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: "image/*", multiple: true });
    input.onchange = () => take([...input.files]);
    input.click();
  };
}

/** Cells and paragraphs of an office program come with a picture of themselves: there the text is meant. */
function imagesIn(clipboard) {
  const files = [...clipboard.files];
  const text = clipboard.getData("text/plain");
  return !text || files.some(file => file.name === text) ? files : [];
}

async function put(file, body, asks, says) {
  says.classList.remove("fault");
  says.textContent = `Uploading ${file.name}…`;
  const { name, message = "" } = await upload(file, body);
  says.classList.toggle("fault", !name);
  says.textContent = message;
  if (!name) return;
  const alt = await altFor(name, file.name, asks);
  if (!("visited" in body.dataset)) body.setSelectionRange(body.value.length, body.value.length);
  body.focus();
  if (alt === null) return;
  // As if it were typed, so that Ctrl+Z undoes it.
  document.execCommand("insertText", false, inPlace(body, `![${alt.replace(/[\\[\]]/g, "\\$&")}](/media/${name})`));
}

/** A paragraph of its own at either end of a line; within one, it is part of that. */
function inPlace({ value, selectionStart, selectionEnd }, image) {
  const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)];
  const [begins, ends] = [/(^|\n)$/.test(before), /^(\n|$)/.test(after)];
  if (!begins && !ends) return image;
  const above = before && !before.endsWith("\n\n") ? (begins ? "\n" : "\n\n") : "";
  const below = after && !after.startsWith("\n\n") ? (ends ? "\n" : "\n\n") : "";
  return above + image + below;
}

/** @returns the name that it has on the site, or the message with which it is refused. */
async function upload(file, body) {
  const message = tooLarge(file, +body.dataset.most);
  if (message) return { message };
  const data = new FormData();
  data.set("file", file);
  data.set("__RequestVerificationToken", body.form.elements.__RequestVerificationToken.value);
  try {
    return await answerOf(await fetch(address, { method: "POST", body: data, headers, redirect: "manual" }), file);
  } catch {
    return { message: `You’re offline. ${file.name} wasn’t uploaded.` };
  }
}

async function answerOf(answer, file) {
  if (answer.status === 401)
    return { message: "You’ve been signed out. Sign in again in another tab, then try again." };
  const isRead = answer.headers.get("Content-Type")?.startsWith("application/json");
  const { name, message } = isRead ? await answer.json() : { message: `Not uploaded (error ${answer.status}).` };
  return name ? { name } : { message: `${file.name}: ${message}` };
}

/** @returns what the image shows, or null where it is not wanted. */
function altFor(name, fileName, asks) {
  asks.innerHTML = `<div class="asks" role="group" aria-label="Image to insert">
    <img class="thumbnail" src="/media/${name}" alt="">
    <div>
      <label for="image-alt"></label>
      <input id="image-alt" autocomplete="off" aria-describedby="image-hint">
      <p class="hint" id="image-hint">Say what the image shows, for people who can’t see it.</p>
      <button type="button" class="small">Insert image</button>
      <button type="button" class="small">Cancel</button>
    </div>
  </div>`;
  const [label, input, hint] = ["label", "input", ".hint"].map(one => asks.querySelector(one));
  const [insert, cancel] = asks.querySelectorAll("button");
  label.textContent = `Alt text for ${fileName}`;
  input.focus();
  return new Promise(resolve => {
    const end = alt => {
      document.removeEventListener("submit", hold, true);
      asks.replaceChildren();
      resolve(alt);
    };
    const refuse = why => {
      input.setAttribute("aria-invalid", "true");
      hint.className = "fault";
      hint.textContent = why;
      input.focus();
    };
    // Published without it, it would be lost.
    const hold = event => {
      if (!["publish", "schedule"].includes(event.submitter?.value)) return;
      event.preventDefault();
      event.stopPropagation();
      refuse("Not published yet: insert this image first, or cancel it.");
    };
    document.addEventListener("submit", hold, true);
    insert.onclick = () => {
      const alt = input.value.trim();
      if (alt) end(alt);
      else refuse("Enter alt text: what the image shows.");
    };
    cancel.onclick = () => end(null);
    input.addEventListener("keydown", event => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault(); // the form around it stays as it is
      (event.key === "Enter" ? insert : cancel).click();
    });
  });
}
