// SPDX-License-Identifier: Apache-2.0
// Follows the selection of the page: parts of it are swapped by htmx, the map stays and changes its tiles.

export function follow(box, change) {
  document.addEventListener("htmx:afterSettle", () => {
    const query = document.querySelector("[data-map-query]")?.dataset.mapQuery;
    if (query !== undefined && query !== box.dataset.query) change(query);
  });
}
