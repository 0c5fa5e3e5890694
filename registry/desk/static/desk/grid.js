// SPDX-License-Identifier: Apache-2.0
// Arrow keys in the claims matrix, and the marks of the cells that set a limit. The cells work without it.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

// Returns whether the caret stands where an arrow would leave the text: at its start, its end, or anywhere for up and down.
function leaves(field, key) {
  if (key === "ArrowUp" || key === "ArrowDown") return true;
  const edge = key === "ArrowLeft" ? 0 : field.value.length;
  return field.selectionStart === edge && field.selectionEnd === edge;
}

function neighbour(field, [down, across]) {
  const rows = [...field.closest("table").querySelectorAll("tbody > tr")].filter((row) => row.querySelector("td > input"));
  const row = rows.indexOf(field.closest("tr"));
  const cells = [...rows[row].cells];
  const rtl = getComputedStyle(field.closest("table")).direction === "rtl";
  const column = cells.indexOf(field.closest("td")) + (rtl ? -across : across);
  return rows[row + down]?.cells[column]?.querySelector("input") ?? null;
}

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !field.matches?.("[data-grid] td > input")) return;
  if (!leaves(field, event.key)) return;
  const next = neighbour(field, step);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
});

// The last row says which cells set its limits; they are underlined.
function marked() {
  const limits = new Set([...document.querySelectorAll("#range [data-limits]")].flatMap((cell) => cell.dataset.limits.split(" ")));
  for (const field of document.querySelectorAll("[data-grid] td > input")) field.classList.toggle("limit", limits.has(field.name));
}

// What was wrong with a cell when it was last saved is said no more once it is read.
function mended() {
  const { wrong } = document.getElementById("range").dataset;
  if (wrong === undefined) return;
  const still = new Set(wrong.split(" "));
  for (const field of document.querySelectorAll("[data-grid] td.wrong > input")) {
    if (still.has(field.name)) continue;
    field.parentElement.classList.remove("wrong");
    field.parentElement.querySelector(".errorlist")?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

let open = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "range") open = document.getElementById("why-range")?.open ?? false;
});
document.addEventListener("htmx:afterSwap", () => {
  const why = document.getElementById("why-range");
  if (why && open) why.open = true;
  if (!why) return;
  marked();
  mended();
});
