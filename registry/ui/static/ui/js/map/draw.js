// SPDX-License-Identifier: Apache-2.0
// Puts the map together: the ground, the incidents of one selection over it, and what happens when somebody chooses.
import { keepPlace, placeAsked } from "./address.js";
import { listen } from "./choose.js";
import { drawn } from "./features.js";
import { frame } from "./frame.js";
import { ground } from "./ground.js";
import { grouped } from "./groups.js";
import { images } from "./images.js";
import { keys } from "./keys.js";
import { CHOSEN, GROUPS, layers } from "./layers.js";
import { asData } from "./marks.js";
import { follow } from "./selection.js";
import { tiled } from "./tiles.js";
import { colours } from "./colours.js";
import { inView } from "./view.js";

export async function draw(box) {
  const map = await ground(box);
  const places = await (box.dataset.points ? drawn(map, box) : tiled(map, box));
  let framed = placeAsked(map, box);
  let groups = [];

  map.on("style.load", () => {
    const colour = colours();
    for (const [name, image, options] of images(colour)) map.addImage(name, image, options);
    places.add();
    for (const name of [GROUPS, CHOSEN]) map.addSource(name, asData([]));
    for (const layer of layers(colour, places)) map.addLayer(layer);
    gather();
  });

  function gather() {
    if (!places.ready()) return;
    const items = places.items();
    if (!framed) {
      framed = true;
      if (frame(map, [...items, ...places.areas()])) return;
    }
    groups = grouped(items, map.getZoom());
    map.getSource(GROUPS).setData(asData([...groups, ...places.areas()]).data);
    say(box, groups);
  }

  map.on("moveend", gather);
  map.on("sourcedata", ({ sourceId }) => { if (sourceId === places.name) gather(); });
  listen(map, box, () => groups);
  keys(map, box);
  inView(map, box);
  follow(box, (query) => places.change(query));
  map.once("idle", () => keepPlace(map, box));
}

// Says, to whoever waits for it, that all that is in view is drawn.
function say(box, groups) {
  document.getElementById("map-status").textContent = "";
  document.body.dataset.mapIdle = "true";
  box.dataset.drawn = box.dataset.query ?? "";
  box.dataset.shown = groups.reduce((sum, { n }) => sum + n, 0);
}
