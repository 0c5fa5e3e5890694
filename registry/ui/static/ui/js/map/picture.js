// SPDX-License-Identifier: Apache-2.0
// Draws what is known of the incidents in view: gathered anew whenever tiles have come or the map has moved.
import { placeAsked } from "./address.js";
import { colours } from "./colours.js";
import { frame } from "./frame.js";
import { grouped } from "./groups.js";
import { images } from "./images.js";
import { CHOSEN, GROUPS, layers } from "./layers.js";
import { asData } from "./marks.js";

const NEAREST = { selection: 8, record: 12 }; // zooms that the map frames places with by itself

// Adds sources, pictures and layers to a style that has just been loaded, in the colours of the page.
export function paint(map, places) {
  const colour = colours();
  for (const [name, image, options] of images(colour)) map.addImage(name, image, options);
  places.add();
  for (const name of [GROUPS, CHOSEN]) map.addSource(name, asData([]));
  for (const layer of layers(colour, places)) map.addLayer(layer);
}

// Returns `gather`, and `groups`, which gives those that are drawn.
export function picture(map, box, places) {
  const alone = !box.dataset.card; // a map of one record: all its places are chosen
  let framed = placeAsked(map, box);
  let groups = [];
  let areas = [];
  let query;

  function gather() {
    if (!places.ready()) return;
    const items = places.items();
    areas = places.areas();
    if (!framed) {
      framed = true;
      if (frame(map, [...items, ...areas], alone ? NEAREST.record : NEAREST.selection)) return;
    }
    groups = grouped(items, map.getZoom());
    query = box.dataset.query ?? "";
    map.getSource(GROUPS).setData(asData([...groups, ...areas]).data);
    if (alone) map.getSource(CHOSEN).setData(asData(items).data);
  }

  map.on("idle", () => { if (query !== undefined) say(box, { query, groups, areas }); });

  return { gather, groups: () => groups };
}

// Says, to whoever waits for it, that all that is in view is drawn.
function say(box, { query, groups, areas }) {
  const status = document.getElementById("map-status");
  if (status.textContent === box.dataset.loading) status.textContent = "";
  document.body.dataset.mapIdle = "true";
  box.dataset.drawn = query;
  box.dataset.areas = areas.length;
  box.dataset.shown = groups.reduce((sum, { n }) => sum + n, 0);
}
