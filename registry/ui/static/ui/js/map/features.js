// SPDX-License-Identifier: Apache-2.0
// Incidents from a list in GeoJSON: all of them at once, for maps of few, and for the desk, whose records are in no tiles.
import { groupsOf, UNKNOWN } from "./colours.js";
import { middle, reaches } from "./shapes.js";

const NAME = "shapes";

export async function drawn(map, box) {
  const found = await places(box.dataset.points, box);
  const shapes = found.filter(({ geometry }) => geometry);
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
async function features(address) {
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

// Returns the places of the records at this address that have a geometry. What has no public point is never given one.
export async function places(address, box) {
  const groups = groupsOf(box);
  return (await features(address)).flatMap(({ id: code, properties: { title, weapons = [], locations } }) => {
    const group = groups.get(weapons[0]?.weapon.code) ?? UNKNOWN;
    return locations.filter(({ geometry }) => geometry).map((place) => ({ ...item(place), n: 1, code, group, title }));
  });
}

function item({ geometry, uncertainty_m: metres }) {
  const { type, coordinates: [lon, lat] } = geometry;
  if (type === "Point") return { lon, lat, ...reaches(geometry), kind: "point", metres };
  return { ...middle(geometry), ...reaches(geometry), kind: "wide", geometry, metres };
}

function shape({ geometry, kind }) {
  return { type: "Feature", geometry, properties: { layer: kind === "area" ? "areas" : "generalised" } };
}
