// SPDX-License-Identifier: Apache-2.0
// Asks the browser for a passkey and sends what it answers with the form. A browser that cannot never shows the button.

const able = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function answer(form) {
  const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
  form.querySelector("[data-credential]").value = JSON.stringify(credential.toJSON());
}

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  const button = form.querySelector("[data-ask]");
  const failed = form.querySelector("[data-failed]");
  form.hidden = button.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (event.submitter !== button) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      await answer(form);
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}
for (const note of document.querySelectorAll("[data-unable]")) note.hidden = Boolean(able);
