// SPDX-License-Identifier: Apache-2.0
// Says in a line why a small answer did not come: signed out, an old page, a fault, no network. The text stays.

const line = document.getElementById("trouble");
const WORDS = { 401: "signedOut", 403: "older" };

const say = (name) => {
  line.hidden = false;
  line.textContent = line.dataset[name];
};
document.addEventListener("htmx:responseError", (event) => say(WORDS[event.detail.xhr.status] ?? "fault"));
for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => say("unreachable"));
document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.successful) line.hidden = true;
});
