// SPDX-License-Identifier: Apache-2.0
// The map of a page. It loads late, never blocks the page, and where it fails a link leads to the table of the same records.
// All it needs to know stands in the data attributes of #map; public/_map.html lists them.
const box = document.getElementById("map");
const status = document.getElementById("map-status");
const opener = document.getElementById("map-open");

async function show() {
  opener.hidden = true;
  if (!document.createElement("canvas").getContext("webgl2")) return fail(box.dataset.noWebgl ?? box.dataset.failed);
  box.hidden = false;
  document.querySelectorAll("[data-with-map]").forEach((part) => { part.hidden = false; });
  status.textContent = box.dataset.loading;
  try {
    // The large files of others come while our own do, and the one of the worker while the browser reads the first.
    const library = import(box.dataset.maplibre);
    library.catch(() => {}); // told below, where it is waited for
    fetch(box.dataset.worker, { priority: "low" }).catch(() => {}); // only early: MapLibre asks again and tells what fails
    const { draw } = await import(box.dataset.draw);
    await draw(box, library);
  } catch (error) {
    console.error(error);
    fail(box.dataset.failed);
  }
}

function fail(why) {
  box.hidden = true;
  status.textContent = why;
  document.body.dataset.mapFailed = "true";
}

// Half a megabyte comes without being asked for only where it costs nobody anything. A frame on another site is as narrow
// as that site made it, and is there for its map alone.
function onlyWhenAsked() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  const slow = saveData || ["slow-2g", "2g"].includes(effectiveType);
  const { when } = box.dataset;
  return when === "tap" || slow || (when !== "at-once" && matchMedia("(max-width: 899px)").matches);
}

// The page swaps what it shows of its selection (explore.js); the map stays, drawn or not, and is told of it.
document.addEventListener("registry:selection", ({ detail: { query } }) => {
  if (!box || query === box.dataset.query) return;
  box.dataset.query = query;
  document.querySelectorAll("a[data-table]").forEach((link) => { link.search = [query, "view=list"].filter(Boolean).join("&"); });
  box.dispatchEvent(new Event("change"));
});

document.querySelectorAll("[data-with-scripts]").forEach((part) => { part.hidden = false; });

if (box && onlyWhenAsked()) {
  opener.hidden = false;
  opener.querySelector("button").addEventListener("click", show, { once: true });
} else if (box) {
  (globalThis.requestIdleCallback ?? setTimeout)(show);
}
