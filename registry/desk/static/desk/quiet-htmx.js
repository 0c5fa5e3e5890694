// SPDX-License-Identifier: Apache-2.0
// Two habits of htmx that the desk does not want.

// It carries inline styles over a swap, such as the size of a text area somebody has dragged; the policy refuses them.
htmx.config.attributesToSettle = ["class"];

// It notes the address of the page, which holds a working reference, in the browser's storage. The desk keeps nothing.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
forget();
document.addEventListener("htmx:afterSettle", forget);
