// SPDX-License-Identifier: Apache-2.0
// What was wrong with a field when it was last saved is said no more once the desk has read what stands there now.

document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (!target.dataset.reads || !target.textContent.trim()) return;
  for (const id of target.dataset.reads.split(" ")) {
    const field = document.getElementById(id);
    const around = field?.closest(".field.wrong");
    around?.querySelector(".errorlist")?.remove();
    around?.classList.remove("wrong");
    field?.removeAttribute("aria-invalid");
  }
});
