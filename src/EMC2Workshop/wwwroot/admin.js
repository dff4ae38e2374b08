"use strict";
// Passkeys: the form is shown where the browser knows them.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", async event => {
    if (form.credential.value) return;
    event.preventDefault();
    const says = form.querySelector("[role=status]");
    try {
      const url = new URL(form.action, location.href);
      url.searchParams.set("handler", "PasskeyOptions");
      const answer = await fetch(url, { method: "POST", body: new FormData(form) });
      // It has to be confirmed first who this is.
      if (answer.redirected) return location.assign(answer.url);
      if (!answer.ok) throw new Error();
      const options = await answer.json();
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.credential.value = JSON.stringify(credential.toJSON());
      form.requestSubmit();
    } catch {
      says.textContent = "That did not work. Try again, or use the password.";
    }
  });
}

// A file that is too large is told before it is sent.
for (const input of document.querySelectorAll("input[type=file][data-most]")) {
  input.addEventListener("change", () => {
    const most = +input.dataset.most, size = input.files[0]?.size ?? 0;
    const hint = document.getElementById(input.getAttribute("aria-describedby"));
    hint.classList.toggle("fault", size > most);
    hint.setAttribute("role", "status");
    if (size <= most) return;
    hint.textContent = `${input.files[0].name} has ${Math.ceil(size / 1048576)} MB; ${most / 1048576} MB is the limit. Choose a smaller one.`;
    input.value = "";
  });
}

// The editor: live preview, autosave, and a copy in this browser.
const editor = document.querySelector("form[data-autosave]");
if (editor) {
  const says = document.getElementById("autosaved");
  const key = "draft " + editor.dataset.key;
  const body = editor.elements.body;
  const preview = document.getElementById("preview");
  let changed = false, busy = false, stopped = false, leaving = false;
  // Files go with a button only, never with what is kept every few seconds.
  const typed = () => {
    const data = new FormData(editor);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    return data;
  };
  const values = () => Object.fromEntries([...typed()].filter(([name]) => !["item-before", "item-state", "__RequestVerificationToken"].includes(name)));
  const post = (handler, data) => {
    const url = new URL(location.href);
    url.searchParams.set("handler", handler);
    return fetch(url, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
  };
  const show = async () => {
    if (!body) return;
    const data = new FormData();
    data.set("body", body.value);
    data.set("__RequestVerificationToken", editor.elements.__RequestVerificationToken.value);
    try {
      const answer = await fetch("/admin/markdown", { method: "POST", body: data });
      if (answer.ok) preview.innerHTML = '<div class="text">' + await answer.text() + "</div>";
    } catch { /* the next change tries again */ }
  };
  let later;
  editor.addEventListener("input", event => {
    changed = true;
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: values() })); } catch { /* no room: the draft on the server is the other copy */ }
    if (event.target === body) { clearTimeout(later); later = setTimeout(show, 300); }
  });
  if (body?.value) show();
  setInterval(async () => {
    if (!changed || busy || stopped || leaving) return;
    busy = true; changed = false;
    try {
      const answer = await post("Autosave", typed());
      if (answer.redirected || answer.status === 401 || answer.status === 400) { stopped = true; says.textContent = "You are signed out. What you typed is kept in this browser: sign in in another tab, then save."; }
      else if (answer.status === 409) { stopped = true; says.textContent = (await answer.json()).conflict + " changed this too. Save to see both; nothing is lost."; }
      else if (answer.ok) {
        const saved = await answer.json();
        editor.elements["item-state"].value = saved.state;
        editor.elements["item-before"].value = saved.before;
        says.textContent = "Kept as a draft at " + new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
        if (location.pathname !== saved.address) history.replaceState(null, "", saved.address);
      } else changed = true;
    } catch { changed = true; says.textContent = "Not connected. What you typed is kept in this browser."; }
    busy = false;
  }, 4000);
  editor.addEventListener("submit", () => { leaving = true; sessionStorage.setItem("sent", key); });
  addEventListener("beforeunload", event => { if (changed && !leaving) event.preventDefault(); });
  // After a save that arrived, the copy has done its work; after one that did not, it is offered.
  if (sessionStorage.getItem("sent") === key && document.querySelector(".said")) localStorage.removeItem(key);
  sessionStorage.removeItem("sent");
  const kept = JSON.parse(localStorage.getItem(key) ?? "null");
  if (kept && JSON.stringify(kept.values) !== JSON.stringify(values())) {
    const offer = document.createElement("div");
    offer.className = "said";
    offer.setAttribute("role", "status");
    offer.append("This browser has a text that was typed here on " + new Date(kept.at).toLocaleString() + ". ");
    const take = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: "Take it" });
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: "Throw it away" });
    take.onclick = () => {
      for (const [name, value] of Object.entries(kept.values)) if (editor.elements[name] && editor.elements[name].type !== "hidden") editor.elements[name].value = value;
      changed = true; offer.remove(); show();
    };
    drop.onclick = () => { localStorage.removeItem(key); offer.remove(); };
    offer.append(take, " ", drop);
    editor.before(offer);
  } else localStorage.removeItem(key);

  // A small toolbar for Markdown.
  if (body) {
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.setAttribute("role", "toolbar");
    tools.setAttribute("aria-label", "Markdown");
    for (const [name, before, after] of [["Bold", "**", "**"], ["Italic", "*", "*"], ["Link", "[", "](https://)"], ["List", "\n- ", ""], ["Heading", "\n## ", ""]]) {
      const tool = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: name });
      tool.onclick = () => {
        const { selectionStart: from, selectionEnd: to } = body;
        body.setRangeText(before + body.value.slice(from, to) + after, from, to, "end");
        body.focus();
        body.dispatchEvent(new Event("input", { bubbles: true }));
      };
      tools.append(tool);
    }
    body.before(tools);
  }

  // Rows can be dragged; the arrows do the same by keyboard and without scripts.
  for (const rows of editor.querySelectorAll(".rows")) {
    let dragged;
    for (const row of rows.children) {
      if (!row.querySelector(".move")) continue;
      row.draggable = true;
      row.addEventListener("dragstart", () => { dragged = row; });
      row.addEventListener("dragover", event => event.preventDefault());
      row.addEventListener("drop", event => {
        event.preventDefault();
        if (!dragged || dragged === row) return;
        const all = [...rows.children];
        const move = Object.assign(document.createElement("button"), { type: "submit", name: "move", value: `${rows.dataset.list} ${all.indexOf(dragged)} ${all.indexOf(row)}`, hidden: true });
        editor.append(move);
        editor.requestSubmit(move);
      });
      for (const control of row.querySelectorAll("input, textarea")) {
        control.addEventListener("focus", () => { row.draggable = false; });
        control.addEventListener("blur", () => { row.draggable = true; });
      }
    }
  }
}
