// SPDX-License-Identifier: Apache-2.0
// What is drawn of an item: one point of GeoJSON with what the layers ask of it.

const CLOSE_M = 100;
const METRES_A_PIXEL = 78271.5; // at zoom 0 on the equator
const RADIANS = Math.PI / 180;

// An item: `lon`, `lat`; `n` incidents; `kind`: cluster, point, wide (a polygon's middle) or area; `west`, `south`, `east`, `north`: how
// far it reaches in degrees; of a single one `code`, `group` (of weapons) and `metres` (of uncertainty, null: not known).
export function asData(items) {
  return { type: "geojson", data: { type: "FeatureCollection", features: items.map(mark) } };
}

function mark(item, place) {
  const { lon, lat, n, kind, code, group, metres } = item;
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [lon, lat] },
    properties: {
      place, n, kind, code, group, label: spoken(n), close: (metres ?? Infinity) <= CLOSE_M, metres: metres ?? 0,
      // Pixels at zoom 0, wherever it is: the map widens towards the poles.
      reach: (metres ?? 0) / Math.cos(lat * RADIANS) / METRES_A_PIXEL,
    },
  };
}

// Whole numbers up to 9,999; of larger ones three digits, in the language of the page with Latin digits.
function spoken(n) {
  const style = n < 10_000 ? {} : { notation: "compact", maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, style).format(n);
}
