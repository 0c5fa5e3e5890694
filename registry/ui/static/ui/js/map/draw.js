// SPDX-License-Identifier: Apache-2.0
// Puts the map together: the ground, the incidents of one selection over it, and what happens when somebody chooses.
import { keepPlace, placeAsked } from "./address.js";
import { listen } from "./choose.js";
import { drawn, places as records } from "./features.js";
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
  const found = box.dataset.points && records(box.dataset.points, box);
  const map = await ground(box, found);
  const places = found ? drawn(map, await found) : tiled(map, box);
  let framed = placeAsked(map, box);
  const alone = !box.dataset.card; // a map of one record: all its places are chosen
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
      if (frame(map, [...items, ...places.areas()], alone ? 12 : 8)) return;
    }
    groups = grouped(items, map.getZoom());
    const areas = places.areas();
    map.getSource(GROUPS).setData(asData([...groups, ...areas]).data);
    if (alone) map.getSource(CHOSEN).setData(asData(items).data);
    say(box, groups, areas);
  }

  // Only the next picture asks for the tiles of the new place; until then the old ones count as all there are.
  map.on("moveend", () => { map.once("render", gather); map.triggerRepaint(); });
  map.on("sourcedata", ({ sourceId, sourceDataType }) => {
    if (sourceId === places.name && sourceDataType !== "metadata") gather();
  });
  listen(map, box, () => groups);
  keys(map, box);
  inView(map, box);
  follow(box, (query) => places.change(query));
  map.once("idle", () => keepPlace(map, box));
}

// Says, to whoever waits for it, that all that is in view is drawn.
function say(box, groups, areas) {
  document.getElementById("map-status").textContent = "";
  document.body.dataset.mapIdle = "true";
  box.dataset.drawn = box.dataset.query ?? "";
  box.dataset.areas = areas.length;
  box.dataset.shown = groups.reduce((sum, { n }) => sum + n, 0);
}
