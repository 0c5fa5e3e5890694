// Moves the focus to a summary of errors, so that a screen reader hears it and the keyboard starts there.
const focusSummary = (root) => root.querySelector("[data-takes-focus]")?.focus();
focusSummary(document);
document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.detail.elt));
