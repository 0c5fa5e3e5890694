// SPDX-License-Identifier: Apache-2.0
// Incidents from a list in GeoJSON: all of them at once, for maps of few, and for the desk, whose records are in no tiles.
import { groupsOf, UNKNOWN } from "./colours.js";
import { middle, reaches } from "./shapes.js";

const NAME = "shapes";
const METRES_A_DEGREE = 111_320;

// `found`: places of records, as `places` gives them.
export function drawn(map, found) {
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

// Returns the places of the records at this address. What has no public point is never given one: of a place that is only
// known as an area, the shape of the area is fetched.
export async function places(address, box) {
  const groups = groupsOf(box);
  const found = (await features(address)).flatMap(({ id: code, properties: { title, weapons = [], locations } }) => {
    const group = groups.get(weapons[0]?.weapon.code) ?? UNKNOWN;
    return locations.map((place) => ({ place, more: { n: 1, code, group, title } }));
  });
  const items = await Promise.all(found.map(async ({ place, more }) => {
    const known = place.geometry ? item(place) : await area(place);
    return known && { ...known, ...more };
  }));
  return items.filter(Boolean);
}

// `west` to `north` of a point: as far as it may be off, so that a map of it shows the whole circle.
function item({ geometry, uncertainty_m: metres }) {
  if (geometry.type !== "Point") return { ...middle(geometry), ...reaches(geometry), kind: "wide", geometry, metres };
  const [lon, lat] = geometry.coordinates;
  const up = (metres ?? 0) / METRES_A_DEGREE;
  const aside = up / Math.cos((lat * Math.PI) / 180);
  return { lon, lat, west: lon - aside, south: lat - up, east: lon + aside, north: lat + up, kind: "point", metres };
}

async function area({ admin1, admin2, country }) {
  const code = admin2?.pcode || admin1?.pcode || country;
  const answer = code && (await fetch(`/api/v1/areas/${encodeURIComponent(code)}`));
  if (!answer?.ok) return null;
  const { geometry } = await answer.json();
  return { ...middle(geometry), ...reaches(geometry), kind: "area", geometry };
}

function shape({ geometry, kind }) {
  return { type: "Feature", geometry, properties: { layer: kind === "area" ? "areas" : "generalised" } };
}
