// SPDX-License-Identifier: Apache-2.0
// The two pictures that the map is drawn with, made here: nothing has to be fetched, and they take the page's colours.

const RATIO = 2; // pixels of the picture for one of the screen

// Returns name, picture and options of each.
export function images({ ground, muted, text }) {
  return [
    ["hatch", picture(16, (x, y) => ((x + y) % 16 < 2 ? [...rgb(muted), 190] : [...rgb(muted), 20])), { pixelRatio: RATIO }],
    ["plate", picture(24, (x, y) => [...rgb([x, y].some((at) => at < 3 || at > 20) ? text : ground), 255]),
      { pixelRatio: RATIO, stretchX: [[4, 20]], stretchY: [[4, 20]], content: [4, 4, 20, 20] }],
  ];
}

function picture(size, colourAt) {
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) data.set(colourAt(x, y), (y * size + x) * 4);
  return { width: size, height: size, data };
}

// Returns red, green and blue of #rrggbb.
function rgb(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
