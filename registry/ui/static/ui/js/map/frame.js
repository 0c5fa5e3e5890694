// SPDX-License-Identifier: Apache-2.0
// Brings the map to where the incidents are.
import { extent } from "./groups.js";

// Returns whether the map moved. `maxZoom`: no nearer than that.
export function frame(map, items, maxZoom) {
  if (!items.length) return false;
  const before = map.getCenter().toString() + map.getZoom();
  fit(map, extent(items), { maxZoom, animate: false });
  return before !== map.getCenter().toString() + map.getZoom();
}

export function fit(map, { west, south, east, north }, options = {}) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.fitBounds([[west, south], [east, north]], { padding: 48, animate: !still, ...options });
}
