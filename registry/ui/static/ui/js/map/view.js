// SPDX-License-Identifier: Apache-2.0
// "Only what is in view": a link that makes the box of the map part of the selection. Nothing else ever does.
const MOST_NORTH = 85;

export function inView(map, box) {
  const link = document.getElementById("map-view");
  if (!link) return;
  const lead = () => {
    link.href = `${box.dataset.list}?${selecting(map, box)}`;
    link.hidden = false;
  };
  map.on("moveend", lead);
  map.once("idle", lead);
  document.addEventListener("registry:selection", lead);
  link.addEventListener("click", (event) => {
    if (!globalThis.htmx || !box.dataset.permalink) return;
    event.preventDefault();
    globalThis.htmx.ajax("GET", link.href, { source: link });
  });
}

// Returns the query of the page with the box of the map. One that crosses the antimeridian has its west east of its east.
function selecting(map, { dataset: { permalink, query } }) {
  const bounds = map.getBounds();
  const turned = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;
  const whole = bounds.getEast() - bounds.getWest() >= 360;
  const [west, east] = whole ? [-180, 180] : [turned(bounds.getWest()), turned(bounds.getEast())];
  const [south, north] = [Math.max(bounds.getSouth(), -MOST_NORTH), Math.min(bounds.getNorth(), MOST_NORTH)];
  const asked = new URLSearchParams(permalink ? location.search : query);
  asked.delete("cursor");
  asked.set("bbox", [west, south, east, north].map((degrees) => degrees.toFixed(map.getZoom() > 8 ? 3 : 2)).join());
  return asked;
}
