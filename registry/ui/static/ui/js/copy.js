// Buttons that copy a text of the page. Where a browser does not let us, the text is marked, ready to be copied by hand.
const mark = (element) => getSelection().selectAllChildren(element);

function offer() {
  document.querySelectorAll("[data-copies]").forEach((button) => { button.hidden = false; });
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    document.querySelector(`[data-copied="${button.dataset.copies}"]`).textContent = button.dataset.done;
  } catch {
    mark(source);
  }
});

offer();
document.addEventListener("htmx:afterSettle", offer);
