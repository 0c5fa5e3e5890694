// SPDX-License-Identifier: Apache-2.0
// htmx notes the address of the page, which holds a working reference, in the browser's storage. The desk keeps nothing.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
forget();
document.addEventListener("htmx:afterSettle", forget);
