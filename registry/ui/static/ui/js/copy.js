// Buttons that copy a text of the page. Where a browser does not let us, the text is marked, ready to be copied by hand.
const mark = (element) => getSelection().selectAllChildren(element);

for (const button of document.querySelectorAll("[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  const told = document.querySelector(`[data-copied="${button.dataset.copies}"]`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      told.textContent = button.dataset.done;
    } catch {
      mark(source);
    }
  });
}
