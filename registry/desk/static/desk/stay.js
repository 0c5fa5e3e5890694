// SPDX-License-Identifier: Apache-2.0
// A button that shows the page anew leaves the view where it was, and the focus where one goes on: in the row that was
// added, at the button that opened it, in the field that is left to say. Without scripts the browser loads a page.

const ROW = "[id^=row-], [id^=grid-]";
const FIELD = "input:not([type=hidden]), select, textarea";
const REACHABLE = `${FIELD}, button, summary`;
let before = null;

const form = () => document.getElementById("entry");
const byId = (id) => (id ? document.getElementById(id) : null);
const visible = (element) => (element?.checkVisibility() ? element : null);
const topOf = (element) => element.getBoundingClientRect().top;

// What takes the focus: the element itself, the first field of a row, or of choices the one that holds.
function reachable(element) {
  if (!element || element.matches(REACHABLE)) return visible(element);
  const fields = [...element.querySelectorAll(FIELD)].filter(visible);
  return (!element.matches(ROW) && fields.find((field) => field.checked)) || fields[0];
}

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "entry" || !event.detail.shouldSwap) return;
  const pressed = event.detail.requestConfig.elt;
  const row = pressed.closest(ROW);
  document.documentElement.classList.add("exchanging");
  before = {
    pressed: pressed.id,
    top: topOf(pressed),
    row: row?.id,
    rowTop: row && topOf(row),
    carried: [...(byId("duplicates")?.childNodes ?? [])],
    rows: new Set([...form().querySelectorAll(ROW)].map((each) => each.id)),
  };
});

function stay() {
  if (!before || !form()) return;
  const told = byId(form().dataset.focus);
  const field = reachable(told) ?? reachable(byId(before.pressed)) ?? reachable(byId(before.row));
  const isNew = told?.matches(ROW) && !before.rows.has(told.id);
  const [same, row] = [visible(byId(before.pressed)), visible(byId(before.row))];
  const [anchor, top] = isNew ? [told, before.top] : same ? [same, before.top] : row ? [row, before.rowTop] : [field, before.top];
  field?.focus({ preventScroll: true });
  if (anchor) scrollBy({ top: topOf(anchor) - (isNew ? Math.min(top, innerHeight / 2) : top), behavior: "instant" });
  field?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

// What is asked for anew stands meanwhile as it stood: were it empty until then, all below it would move twice.
function carry() {
  if (before?.carried.length) byId("duplicates")?.replaceChildren(...before.carried);
}

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "entry") carry();
  stay();
});
document.addEventListener("htmx:afterSettle", () => {
  stay();
  document.documentElement.classList.remove("exchanging");
  before = null;
});
