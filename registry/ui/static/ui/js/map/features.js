// SPDX-License-Identifier: Apache-2.0
// Incidents from a list in GeoJSON: all of them at once, for maps of few, and for the desk, whose records are in no tiles.
import { middle, reaches } from "./shapes.js";

const NAME = "shapes";

export async function drawn(map, box) {
  const found = (await features(box.dataset.points)).flatMap(places);
  const shapes = found.filter(({ geometry }) => geometry.type !== "Point");
  const of = (...kinds) => found.filter(({ kind }) => kinds.includes(kind));
  return {
    name: NAME,
    layer: (layer) => ({ source: NAME, filter: ["==", ["get", "layer"], layer] }),
    add: () => map.addSource(NAME, { type: "geojson", data: { type: "FeatureCollection", features: shapes.map(shape) } }),
    ready: () => Boolean(map.getSource(NAME)),
    items: () => of("point", "wide"),
    areas: () => of("area"),
    change() {},
  };
}

// Returns every feature of the list that begins at this address, following its pages on our own origin.
export async function features(address) {
  const found = [];
  for (let next = address; next; ) {
    const answer = await fetch(next, { headers: { Accept: "application/geo+json" } });
    if (!answer.ok) throw new Error(`The list answered ${answer.status}.`);
    const page = await answer.json();
    found.push(...(page.features ?? [page]));
    const following = page.next && new URL(page.next, document.baseURI);
    next = following && following.pathname + following.search;
  }
  return found;
}

// Returns an item for each place of a record that has a geometry. What has no public point is never given one.
export function places({ id, properties: { title, locations } }) {
  return locations.filter(({ geometry }) => geometry).map(({ geometry, uncertainty_m: metres }) => {
    const point = geometry.type === "Point";
    const [lon, lat] = point ? geometry.coordinates : [];
    const where = point ? { lon, lat } : middle(geometry);
    return { ...where, ...reaches(geometry), geometry, n: 1, code: id, kind: point ? "point" : "wide", group: "unknown", metres, title };
  });
}

function shape({ geometry, kind }) {
  return { type: "Feature", geometry, properties: { layer: kind === "area" ? "areas" : "generalised" } };
}
