// SPDX-License-Identifier: Apache-2.0
// A span of months picked on the columns, by pointer or keys. It fills the two fields of the form, which work without it.
const SVG = "http://www.w3.org/2000/svg", PLACE = 10, HALF = 12;

function part(name, attributes, into) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return into.appendChild(made);
}

function brush(form, chart) {
  const plot = chart.querySelector(".columns-plot"), months = chart.dataset.buckets.split(" "), last = months.length - 1;
  const share = parseFloat(plot.getAttribute("width")), each = share / (plot.viewBox.baseVal.width / PLACE);
  const fields = [form.elements.from, form.elements.to];
  const bound = (at) => Math.min(Math.max(at, 0), last);
  const found = (field, other) => { const at = months.indexOf(field.value.slice(0, 7)); return at < 0 ? other : at; };
  let span = [found(fields[0], 0), found(fields[1], last)], start = null;

  chart.setAttribute("role", "group");
  chart.classList.add("brush");
  const picked = part("rect", { class: "picked", y: 20, height: 160 }, chart);
  const handles = [chart.dataset.first, chart.dataset.last].map((label) => {
    const handle = part("g", { class: "handle", role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": last }, chart);
    part("rect", { class: "grip", y: 20, width: 2 * HALF, height: 160, transform: `translate(${-HALF})` }, handle);
    part("rect", { class: "edge", y: 20, width: 3, height: 160, transform: "translate(-1)" }, handle);
    return handle;
  });

  function show() {
    const ends = [span[0] * each, (span[1] + 1) * each];
    chart.classList.toggle("chosen", fields.some((field) => field.value));
    picked.setAttribute("x", `${ends[0]}%`);
    picked.setAttribute("width", `${ends[1] - ends[0]}%`);
    handles.forEach((handle, side) => {
      for (const rect of handle.children) rect.setAttribute("x", `${ends[side]}%`);
      handle.setAttribute("aria-valuenow", span[side]);
      handle.setAttribute("aria-valuetext", months[span[side]]);
    });
  }
  function pick(one, other) {
    span = [Math.min(one, other), Math.max(one, other)];
    fields.forEach((field, side) => { field.value = months[span[side]]; });
    show();
  }
  const at = (event) => {
    const box = chart.getBoundingClientRect(), aside = parseFloat(getComputedStyle(chart).paddingLeft);
    return bound(Math.floor(((event.clientX - box.left - aside) / (box.width - aside)) * 100 / each));
  };

  chart.addEventListener("pointerdown", (event) => {
    const side = handles.findIndex((handle) => handle.contains(event.target));
    start = side < 0 ? at(event) : span[1 - side];
    chart.setPointerCapture(event.pointerId);
    if (side < 0) pick(start, start);
  });
  chart.addEventListener("pointermove", (event) => { if (start !== null) pick(start, at(event)); });
  chart.addEventListener("pointerup", () => { if (start !== null) { start = null; form.requestSubmit(); } });
  chart.addEventListener("pointercancel", () => { start = null; });
  handles.forEach((handle, side) => handle.addEventListener("keydown", (event) => {
    const now = span[side], to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (event.key === "Enter") form.requestSubmit();
    if (to === undefined) return;
    event.preventDefault();
    const moved = [...span];
    moved[side] = side ? Math.max(bound(to), span[0]) : Math.min(bound(to), span[1]);
    pick(...moved);
  }));
  show();
}

function start() {
  for (const form of document.querySelectorAll("form[data-brush]")) {
    const chart = document.querySelector(`#${form.dataset.brush} svg[data-buckets]:not(.brush)`);
    if (chart) brush(form, chart);
  }
}

document.addEventListener("htmx:load", start);
start();
