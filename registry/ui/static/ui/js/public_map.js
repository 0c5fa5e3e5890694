// The map beside the list. It loads late, never blocks the page, and when it fails the list holds the same records.
const box = document.getElementById("map");
const status = document.getElementById("map-status");
const opener = document.getElementById("map-open");

const narrow = matchMedia("(max-width: 899px)").matches;
const frugal = navigator.connection?.saveData || ["slow-2g", "2g"].includes(navigator.connection?.effectiveType);

async function show() {
  opener.hidden = true;
  box.hidden = false;
  status.textContent = box.dataset.loading;
  try {
    const { draw } = await import("./public_map_layers.js");
    await draw(box);
    status.textContent = "";
  } catch (error) {
    box.hidden = true;
    status.textContent = box.dataset.failed;
    document.body.dataset.mapFailed = "true";
    console.error(error);
  }
}

if (box && (narrow || frugal)) {
  opener.hidden = false;
  opener.querySelector("button").addEventListener("click", show, { once: true });
} else if (box) {
  (globalThis.requestIdleCallback ?? setTimeout)(show);
}
