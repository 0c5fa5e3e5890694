// SPDX-License-Identifier: Apache-2.0
// A new source of a kind that may be a person starts as one whose name is never public; whoever writes takes the tick away.
// Without this script the hint beside the kind says what to decide.

document.addEventListener("change", ({ target }) => {
  const kinds = target.dataset.perhapsPersons?.split(" ");
  if (!kinds?.includes(target.value)) return;
  const box = target.form.elements.namedItem(target.name.replace(/kind$/, "protected"));
  if (box) box.checked = true;
});
