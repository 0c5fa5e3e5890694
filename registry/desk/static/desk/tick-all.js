// SPDX-License-Identifier: Apache-2.0
// One box that ticks every row of the page. Without this script the rows are ticked one by one.

const line = document.querySelector("[data-tick-all]");
const all = line?.querySelector("input");
const boxes = line ? [...line.closest("form").querySelectorAll('input[name="record"]')] : [];

const follow = () => {
  const ticked = boxes.filter((box) => box.checked).length;
  all.checked = ticked === boxes.length;
  all.indeterminate = ticked > 0 && !all.checked;
};

if (line) {
  line.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
  boxes.forEach((box) => box.addEventListener("change", follow));
  follow();
}
