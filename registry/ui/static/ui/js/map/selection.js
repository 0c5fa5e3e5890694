// SPDX-License-Identifier: Apache-2.0
// Follows the selection of the page (explore.js): parts of it are swapped, the map stays and changes its tiles.

export function follow(box, change) {
  document.addEventListener("registry:selection", ({ detail: { query } }) => {
    if (query !== box.dataset.query) change(query);
  });
}
