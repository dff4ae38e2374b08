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
      says.textContent = form.dataset.passkey === "create" ? "The passkey wasn’t added. Try again."
        : "The passkey didn’t work. Try again, or sign in with your password.";
    }
  });
}
