// SPDX-License-Identifier: Apache-2.0
// The incidents of one selection from the vector tiles (docs/howto/tiles.md). Only what is in view is known.
import { groupsOf, UNKNOWN } from "./colours.js";
import { whole } from "./shapes.js";

const NAME = "tiles";
export const LARGEST_ZOOM = 14;
const CELLS = 64;

export function tiled(map, box) {
  const groups = groupsOf(box);
  const found = (layer) => {
    const features = map.querySourceFeatures(NAME, { sourceLayer: layer });
    const zoom = features.reduce((most, { tile }) => Math.max(most, tile.z), 0);
    return features.filter(({ tile }) => tile.z === zoom); // until the last tile is there, larger ones stand in for it
  };
  const areas = () => whole(found("areas"), ({ properties }) => properties.code).map((area) => ({ ...area, kind: "area" }));
  return {
    name: NAME,
    layer: (name) => ({ source: NAME, "source-layer": name }),
    add: () => map.addSource(NAME, { type: "vector", tiles: [address(box)], minzoom: 0, maxzoom: LARGEST_ZOOM }),
    ready: () => Boolean(map.getSource(NAME)) && map.isSourceLoaded(NAME),
    items: () => [
      ...found("incidents").map((feature) => single(feature, groups)),
      ...found("clusters").map(cell),
      ...whole(found("generalised"), nameOf).map((shape) => ({ ...shape, kind: "wide", group: UNKNOWN })),
    ],
    areas,
    change: () => map.getSource(NAME)?.setTiles([address(box)]),
  };
}

function address({ dataset: { query } }) {
  return `${location.origin}/api/tiles/incidents/{z}/{x}/{y}.mvt${query ? `?${query}` : ""}`;
}

function single({ geometry: { coordinates: [lon, lat] }, properties }, groups) {
  const { code, weapon, uncertainty_m: metres } = properties;
  const group = groups.get(weapon) ?? UNKNOWN;
  return { lon, lat, n: 1, code, kind: "point", group, metres, west: lon, south: lat, east: lon, north: lat };
}

// Several incidents somewhere in a cell of the tile.
function cell({ geometry: { coordinates: [lon, lat] }, properties: { n }, tile: { z } }) {
  const half = 180 / 2 ** z / CELLS;
  const high = half * Math.cos((lat * Math.PI) / 180);
  return { lon, lat, n, kind: "cluster", west: lon - half, south: lat - high, east: lon + half, north: lat + high };
}

// A polygon stands in each of the tiles that it reaches into; a square of the grid in one.
function nameOf({ properties: { shape, code }, tile, geometry }) {
  return shape ?? code ?? JSON.stringify([tile, geometry.coordinates[0][0]]);
}
