// SPDX-License-Identifier: Apache-2.0
// Warns before words that were typed and not sent are left behind. Nothing is kept: the browser only asks.

const ask = (event) => event.preventDefault();
const typed = () => addEventListener("beforeunload", ask);

document.addEventListener("input", (event) => {
  if (event.target.form?.id === "entry" && !event.target.name.endsWith("-sought")) typed();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("button[name^=use], button[name=take_away]")) typed();
});
document.addEventListener("submit", (event) => {
  if (event.target.id === "entry") removeEventListener("beforeunload", ask);
});
if (document.querySelector("#entry[data-unsaved]")) typed();
