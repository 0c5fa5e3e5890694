// SPDX-License-Identifier: Apache-2.0
// What a click chooses: a group comes nearer, one incident opens its card, several at one place are listed.
import { parameter, put } from "./address.js";
import { area, card, several } from "./card.js";
import { places } from "./features.js";
import { fit } from "./frame.js";
import { CLOSEST } from "./ground.js";
import { apart, pixels } from "./groups.js";
import { CHOSEN } from "./layers.js";
import { asData } from "./marks.js";

const REACH = 12; // pixels around a click: marks are small, fingers are not
const MARKS = ["clusters", "points", "squares", "area-numbers"];
const SHAPES = ["areas"];

export function listen(map, box, groups) {
  if (!box.dataset.card) return;
  const show = (items) => map.getSource(CHOSEN).setData(asData(items).data);
  map.on("click", ({ point }) => {
    const hit = nearest(map, point) ?? under(map, point);
    if (!hit) return;
    const { kind, code, n, place } = hit.properties;
    if (kind === "area") return area(box, hit.properties);
    if (n === 1) return one(box, code, [groups()[place]], show);
    if (splits(groups()[place])) return fit(map, groups()[place], { maxZoom: Math.min(map.getZoom() + 4, CLOSEST) });
    return several(box, groups()[place], map.getZoom());
  });
  document.addEventListener("map:closed", () => { show([]); remember(box, ""); });
  for (const layer of MARKS) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.once("idle", () => asked(map, box, show));
}

async function one(box, code, items, show) {
  show(items);
  remember(box, code);
  await card(box, code);
}

// Opens the incident that the address names, with all its places.
async function asked(map, box, show) {
  const code = box.dataset.permalink && parameter("sel");
  if (!code) return;
  const found = await places(`/api/v1/incidents/${encodeURIComponent(code)}?format=geojson`, box);
  if (found.length && !parameter("at")) map.easeTo({ center: [found[0].lon, found[0].lat], zoom: Math.max(map.getZoom(), 8) });
  await one(box, code, found, show);
}

function remember(box, code) {
  if (box.dataset.permalink) put("sel", code);
}

function nearest(map, { x, y }) {
  const found = map.queryRenderedFeatures([[x - REACH, y - REACH], [x + REACH, y + REACH]], { layers: MARKS });
  const away = ({ geometry: { coordinates } }) => {
    const at = map.project(coordinates);
    return Math.hypot(at.x - x, at.y - y);
  };
  return found.sort((a, b) => away(a) - away(b))[0];
}

function under(map, point) {
  const [hit] = map.queryRenderedFeatures(point, { layers: SHAPES });
  return hit && { properties: { ...hit.properties, kind: "area" } };
}

// Whether coming nearer can tell its items apart.
function splits({ west, south, east, north }) {
  const [from, to] = [{ lon: west, lat: south }, { lon: east, lat: north }].map((corner) => pixels(corner, CLOSEST));
  return Math.hypot(to.x - from.x, to.y - from.y) > apart(CLOSEST);
}
