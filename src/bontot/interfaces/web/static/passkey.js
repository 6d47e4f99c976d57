// Passkeys: what the machine answers goes into the form's hidden field, then the form goes as any other.
"use strict";
(() => {
  const failed = document.querySelector("[data-passkey-failed]");
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (failed) failed.hidden = true;
      try {
        let options = form.dataset.options && JSON.parse(form.dataset.options);
        if (!options) {
          const asked = { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } };
          options = (await (await fetch(form.action, asked)).json()).request_options;
        }
        if (form.dataset.passkey === "create") {
          const wanted = options.publicKey.authenticatorSelection;
          Object.assign(wanted, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
        }
        const credential = await window.webauthnJSON[form.dataset.passkey](options);
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        if (failed) failed.hidden = false;
      }
    });
  }
})();
