// SPDX-License-Identifier: Apache-2.0
// How places look. Numbers are incidents, never people. A circle is a place, a square with hatching an area.

export const GROUPS = "groups";
export const CHOSEN = "chosen";
const MOST_METRES = 3000; // circles wider than this would cover each other; they are drawn for the chosen one alone
const FROM_ZOOM = 9.5;
const FONTS = ["Noto Sans", "sans-serif"];
const PLATE = { "icon-image": "plate", "icon-text-fit": "both", "icon-text-fit-padding": [2, 5, 2, 5] };

const is = (...kinds) => ["in", ["get", "kind"], ["literal", kinds]];

export function layers(colour, places) {
  const dot = ["match", ["get", "group"], ...Object.entries(colour.groups).flat(), colour.groups.unknown];
  return [
    ...areas(colour, places),
    reach("reach", GROUPS, dot, { minzoom: FROM_ZOOM, filter: ["all", is("point"), ["<=", ["get", "metres"], MOST_METRES]] }),
    reach("chosen-reach", CHOSEN, dot, { filter: is("point") }),
    ...dots(colour, dot),
    ...numbers(colour),
    { id: "chosen-mark", type: "circle", source: CHOSEN, filter: is("point", "wide"), paint: {
      "circle-radius": 11, "circle-opacity": 0, "circle-stroke-color": colour.text, "circle-stroke-width": 2 } },
  ];
}

function areas(colour, places) {
  return [
    { id: "areas", type: "fill", ...places.layer("areas"), paint: { "fill-pattern": "hatch" } },
    { id: "areas-edge", type: "line", ...places.layer("areas"), paint: { "line-color": colour.muted, "line-width": 1 } },
    { id: "wide", type: "fill", ...places.layer("generalised"), paint: { "fill-pattern": "hatch" } },
    { id: "wide-edge", type: "line", ...places.layer("generalised"), paint: {
      "line-color": colour.muted, "line-width": 1, "line-dasharray": [3, 2] } },
  ];
}

// A circle with a radius in true metres: pixels double with each zoom.
function reach(id, source, dot, more) {
  const pixels = (times) => ["*", ["get", "reach"], times];
  return { id, type: "circle", source, ...more, paint: {
    "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, pixels(1), 20, pixels(2 ** 20)],
    "circle-color": dot, "circle-opacity": 0.12, "circle-stroke-color": dot, "circle-stroke-width": 1 } };
}

function dots(colour, dot) {
  return [
    { id: "points", type: "circle", source: GROUPS, filter: is("point"), paint: {
      "circle-radius": 6, "circle-color": ["case", ["get", "close"], dot, colour.ground],
      "circle-stroke-color": ["case", ["get", "close"], colour.ground, dot],
      "circle-stroke-width": ["case", ["get", "close"], 1.5, 2.5] } },
    // Weapons outside the six groups: told by a mark, not by the colour alone.
    { id: "points-other", type: "circle", source: GROUPS, filter: ["all", is("point"), ["==", ["get", "group"], "other"]], paint: {
      "circle-radius": 2, "circle-color": ["case", ["get", "close"], colour.ground, dot] } },
  ];
}

function numbers(colour) {
  const layout = { "text-field": ["get", "label"], "text-font": FONTS, "text-size": 13, "text-allow-overlap": true };
  const paint = { "text-color": colour.text };
  return [
    { id: "clusters", type: "circle", source: GROUPS, filter: is("cluster"), paint: {
      "circle-radius": ["step", ["get", "n"], 13, 10, 15, 100, 18, 1000, 22],
      "circle-color": colour.ground, "circle-stroke-color": colour.text, "circle-stroke-width": 1.5 } },
    // The padding keeps names of the ground from lying under the circle.
    { id: "numbers", type: "symbol", source: GROUPS, filter: is("cluster"), layout: { ...layout, "text-padding": 10 }, paint },
    { id: "squares", type: "symbol", source: GROUPS, filter: is("wide"), paint, layout: { ...layout, ...PLATE, "icon-allow-overlap": true } },
    // The number of an area gives way to those of places: the hatching stays, and tells it when clicked.
    { id: "area-numbers", type: "symbol", source: GROUPS, filter: is("area"), paint, layout: {
      ...layout, ...PLATE, "text-allow-overlap": false, "symbol-sort-key": ["-", ["get", "n"]] } },
  ];
}
