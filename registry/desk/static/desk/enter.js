// SPDX-License-Identifier: Apache-2.0
// Enter in the search of a place searches; in any other line it does nothing. Saving is a press of its button.
// Without this script a browser presses the first button of the form, which shows the page again (entry/_stay.html).

const searchOf = (field) => [...field.form.elements].find((each) => each.name === "search" && field.name === `${each.value}-sought`);

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLInputElement) || field.form?.id !== "entry") return;
  event.preventDefault();
  searchOf(field)?.click();
});

// Ctrl+S saves, as it does elsewhere.
document.addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const save = document.querySelector('#entry button[name="save"]');
  if (!save) return;
  event.preventDefault();
  save.click();
});
