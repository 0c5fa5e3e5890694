// SPDX-License-Identifier: Apache-2.0
// Puts the map together: the ground, the incidents of one selection over it, and what happens when somebody chooses.
import { keepPlace } from "./address.js";
import { close } from "./card.js";
import { listen } from "./choose.js";
import { drawn, places as records } from "./features.js";
import { ground } from "./ground.js";
import { keys } from "./keys.js";
import { paint, picture } from "./picture.js";
import { tiled } from "./tiles.js";
import { inView } from "./view.js";

// `library`: the promise of MapLibre, which is on its way already.
export async function draw(box, library) {
  const found = box.dataset.points && records(box.dataset.points, box);
  const map = await ground(box, library, found);
  const places = found ? drawn(map, await found) : tiled(map, box);
  const { gather, groups } = picture(map, box, places);

  map.on("style.load", () => {
    paint(map, places);
    gather();
  });
  map.on("movestart", () => { document.getElementById("map-status").textContent = ""; });
  // Only the next picture asks for the tiles of the new place; until then the old ones count as all there are.
  map.on("moveend", () => { map.once("render", gather); map.triggerRepaint(); });
  map.on("sourcedata", ({ sourceId, sourceDataType }) => {
    if (sourceId === places.name && sourceDataType !== "metadata") gather();
  });
  box.addEventListener("change", () => {
    close();
    places.change();
  });
  listen(map, box, groups);
  keys(map, box);
  inView(map, box);
  map.once("idle", () => keepPlace(map, box));
}
