// SPDX-License-Identifier: Apache-2.0
// Keys of the map beside MapLibre's own (arrows, + and -): Esc closes the card, then leaves the map; ? opens the list of keys.
import { close } from "./card.js";

export function keys(map, box) {
  const list = document.getElementById("map-keys");
  if (list) list.hidden = false;
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !close()) (list?.querySelector("summary") ?? document.getElementById("main"))?.focus();
    if (event.key === "?" && list) {
      list.open = true;
      list.querySelector("summary").focus();
    }
  });
}
