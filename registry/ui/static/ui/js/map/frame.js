// SPDX-License-Identifier: Apache-2.0
// Brings the map to where the incidents are.
import { extent } from "./groups.js";

const MOST_PADDING = 48, PADDING_SHARE = 8, MARK = 30; // pixels; a part of the shorter side; pixels with the margin of buttons

// Returns whether the map moved. `maxZoom`: no nearer than that.
export function frame(map, items, maxZoom) {
  if (!items.length) return false;
  const before = map.getCenter().toString() + map.getZoom();
  fit(map, extent(items), { maxZoom, animate: false });
  return before !== map.getCenter().toString() + map.getZoom();
}

export function fit(map, { west, south, east, north }, options = {}) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const padding = room(map.getContainer());
  map.fitBounds([[west, south], [east, north]], { padding, animate: !still, ...options });
}

// Returns how far from each side of the map marks have to be. Where that is little, none may lie under the buttons or the credit.
function room(container) {
  const edge = Math.min(container.clientWidth, container.clientHeight) / PADDING_SHARE;
  if (edge >= MOST_PADDING) return MOST_PADDING;
  const taken = (part, side) => (container.querySelector(part)?.[side] ?? 0) + MARK;
  const [start, end] = document.dir === "rtl" ? ["right", "left"] : ["left", "right"];
  return {
    top: edge, bottom: Math.max(edge, taken(".maplibregl-ctrl-attrib", "offsetHeight")),
    [start]: edge, [end]: Math.max(edge, taken(".maplibregl-ctrl-group", "offsetWidth")),
  };
}
