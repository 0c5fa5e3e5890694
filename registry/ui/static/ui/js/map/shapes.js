// SPDX-License-Identifier: Apache-2.0
// Polygons of GeoJSON: where in one its number stands, and how far it reaches.
import { by } from "./groups.js";

// Returns the outer rings of a geometry, the longest first.
function rings({ type, coordinates }) {
  const outer = type === "Polygon" ? [coordinates[0]] : type === "MultiPolygon" ? coordinates.map(([ring]) => ring) : [];
  return outer.sort((a, b) => b.length - a.length);
}

export function reaches(geometry) {
  const points = geometry.type === "Point" ? [geometry.coordinates] : rings(geometry).flat();
  const along = (axis) => points.map((point) => point[axis]);
  const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
  const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
  return { west: least(along(0)), south: least(along(1)), east: most(along(0)), north: most(along(1)) };
}

// Returns a place inside the polygon: on the line across its middle, in the middle of the longest piece that is inside.
export function middle(geometry) {
  const [ring] = rings(geometry);
  const { south, north } = reaches({ type: "Polygon", coordinates: [ring] });
  const lat = (south + north) / 2;
  const crossings = ring
    .slice(1)
    .flatMap(([lon, y], at) => {
      const [before, from] = ring[at];
      return from > lat === y > lat ? [] : [before + ((lat - from) / (y - from)) * (lon - before)];
    })
    .sort((a, b) => a - b);
  let longest = [ring[0][0], ring[0][0]];
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    if (crossings[at + 1] - crossings[at] > longest[1] - longest[0]) longest = crossings.slice(at, at + 2);
  }
  return { lon: (longest[0] + longest[1]) / 2, lat };
}

// Returns one item for each shape of those that tiles cut into pieces: at the middle of the largest piece.
export function whole(pieces, name) {
  return [...by(pieces, name).values()].map((parts) => {
    const sized = parts.map((part) => ({ part, ...reaches(part.geometry) }));
    const size = ({ west, south, east, north }) => (east - west) * (north - south);
    const largest = sized.reduce((a, b) => (size(b) > size(a) ? b : a));
    return { ...largest.part.properties, ...largest, ...middle(largest.part.geometry) };
  });
}
