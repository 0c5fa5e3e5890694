// SPDX-License-Identifier: Apache-2.0
// Puts together what would stand on each other at a zoom, so that a number says how many there are.

const TILE = 512;
const FINE_ZOOM = 9.5;

// Returns how many pixels apart two marks have to be: from where circles of uncertainty are drawn, only as far as one can click.
export function apart(zoom) {
  return zoom < FINE_ZOOM ? 42 : 18;
}

// Returns one item for each group of items nearer than that. The largest stand where they are and take in what is beside
// them, so that no two are nearer, and the same items give the same groups whatever their order.
export function grouped(items, zoom) {
  const distance = apart(zoom);
  const placed = items.map((item) => ({ item, ...pixels(item, zoom) })).sort(largestFirst);
  const cells = by(placed, ({ x, y }) => cell(x, y, distance));
  const taken = new Set();
  return placed.flatMap((seed) => {
    if (taken.has(seed)) return [];
    const near = around(seed, cells, distance).filter((other) => !taken.has(other));
    near.forEach((other) => taken.add(other));
    return [together(seed.item, near.map(({ item }) => item))];
  });
}

export function pixels({ lon, lat }, zoom) {
  const size = TILE * 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return { x: (lon / 360 + 0.5) * size, y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size };
}

function largestFirst(a, b) {
  return b.item.n - a.item.n || a.x - b.x || a.y - b.y || (a.item.code < b.item.code ? -1 : 1);
}

function cell(x, y, size) {
  return `${Math.floor(x / size)} ${Math.floor(y / size)}`;
}

function around({ x, y }, cells, distance) {
  const steps = [-distance, 0, distance];
  const beside = steps.flatMap((dx) => steps.flatMap((dy) => cells.get(cell(x + dx, y + dy, distance)) ?? []));
  return beside.filter((other) => Math.hypot(other.x - x, other.y - y) < distance);
}

// An incident with several places in a group counts in it once.
function together(seed, items) {
  const codes = new Set(items.map(({ code }) => code).filter(Boolean));
  const n = codes.size + items.reduce((sum, { code, n: each }) => sum + (code ? 0 : each), 0);
  const wide = items.every(({ kind }) => kind === "wide");
  const kind = n === 1 ? seed.kind : wide && items.length === 1 ? "wide" : "cluster";
  return { ...seed, n, kind, code: n === 1 ? seed.code : undefined, items, ...extent(items) };
}

// Returns the items of each key. `Map.groupBy`, which older phones have not.
export function by(items, key) {
  const found = new Map();
  for (const item of items) {
    const name = key(item);
    if (found.has(name)) found.get(name).push(item);
    else found.set(name, [item]);
  }
  return found;
}

// Returns how far items reach, in degrees.
export function extent(items) {
  const least = (name) => items.reduce((so, item) => Math.min(so, item[name]), Infinity);
  const most = (name) => items.reduce((so, item) => Math.max(so, item[name]), -Infinity);
  return { west: least("west"), south: least("south"), east: most("east"), north: most("north") };
}
