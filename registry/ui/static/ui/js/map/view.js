// SPDX-License-Identifier: Apache-2.0
// "Only what is in view": a link that makes the box of the map part of the selection. Nothing else ever does.

export function inView(map, box) {
  const link = document.getElementById("map-view");
  if (!link || !box.dataset.list) return;
  const point = () => {
    const bounds = map.getBounds();
    const query = new URLSearchParams(box.dataset.query);
    query.set("bbox", [
      Math.max(bounds.getWest(), -180), Math.max(bounds.getSouth(), -85), Math.min(bounds.getEast(), 180), Math.min(bounds.getNorth(), 85),
    ].map((degrees) => degrees.toFixed(map.getZoom() > 8 ? 3 : 2)).join());
    link.href = `${box.dataset.list}?${decodeURIComponent(query)}`;
    link.hidden = false;
  };
  map.on("moveend", point);
  map.once("idle", point);
}
