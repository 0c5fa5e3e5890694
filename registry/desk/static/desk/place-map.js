// SPDX-License-Identifier: Apache-2.0
// A map beside the coordinate fields of each place. It writes into the fields; the fields work without it.

const CIRCLE_STEPS = 64;
const METRES_PER_DEGREE = 111_320;

function places(root) {
  return root.querySelectorAll("[data-map]:not([data-ready])");
}

function prepare(root) {
  const form = document.getElementById("entry");
  if (!form) return;
  for (const holder of places(root)) {
    holder.dataset.ready = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button second";
    button.textContent = form.dataset.wordsShow;
    button.addEventListener("click", () => show(holder, form, button), { once: true });
    holder.append(button);
  }
}

async function show(holder, form, button) {
  const [maplibregl, basemap] = await Promise.all([import(form.dataset.maplibre), import(form.dataset.style)]);
  maplibregl.setWorkerUrl(new URL(form.dataset.worker, document.baseURI).href);
  basemap.readPmtiles(maplibregl);
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  button.replaceWith(canvas);
  new PlaceMap(canvas, form, maplibregl, basemap);
}

// Returns the degrees typed in any digits and with either decimal mark, as the server reads them; NaN for other text.
function degrees(text) {
  const western = text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 0xf)
    .replace(/[\u061c\u200e\u200f]/g, "")
    .replace(/[,\u066b\u060c]/g, ".")
    .replace("\u2212", "-")
    .replace(/\s*[°º]?\s*$/, "");
  return /^\s*[+-]?\d{1,3}(\.\d*)?$/.test(western) ? Number.parseFloat(western) : Number.NaN;
}

class PlaceMap {
  constructor(canvas, form, maplibregl, basemap) {
    this.canvas = canvas;
    this.maplibregl = maplibregl;
    const start = this.typed();
    this.map = new maplibregl.Map({
      container: canvas,
      style: basemap.basemapStyle({
        url: form.dataset.tiles,
        lang: document.documentElement.lang,
        dark: matchMedia("(prefers-color-scheme: dark)").matches,
      }),
      center: start ?? [37, 35],
      zoom: start ? 9 : 4,
      attributionControl: { compact: false },
      locale: { "Map.Title": form.dataset.wordsMap },
    });
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    this.drawing = null;
    this.map.on("click", (event) => (this.drawing ? this.corner(event.lngLat) : this.write(event.lngLat)));
    this.buttons(form.dataset);
    this.map.on("load", () => {
      this.map.addSource("circle", { type: "geojson", data: circle(null) });
      this.map.addLayer({ id: "circle", type: "fill", source: "circle", paint: { "fill-color": "#2a78b8", "fill-opacity": 0.25 } });
      this.map.addLayer({ id: "edge", type: "line", source: "circle", paint: { "line-color": "#2a78b8", "line-width": 2 } });
      this.map.addSource("shape", { type: "geojson", data: circle(null) });
      this.map.addLayer({ id: "shape-fill", type: "fill", source: "shape", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": "#c05a00", "fill-opacity": 0.25 } });
      this.map.addLayer({ id: "shape-line", type: "line", source: "shape", paint: { "line-color": "#c05a00", "line-width": 3 } });
      this.map.addSource("public", { type: "geojson", data: circle(null) });
      this.map.addLayer({ id: "public", type: "line", source: "public", paint: { "line-color": "#6b3fa0", "line-width": 2, "line-dasharray": [2, 2] } });
      this.draw();
      this.drawPublic();
      canvas.dataset.loaded = "";
    });
    document.addEventListener("input", (event) => {
      if (!this.row?.contains(event.target)) return;
      this.draw();
      this.drawPublic(null); // what was said of the public is no longer about what stands here
    });
    document.addEventListener("htmx:afterSettle", () => {
      if (!this.row) return;
      this.draw();
      this.drawPublic();
    });
  }

  // Buttons below the map: a line or an area is drawn corner by corner. The text field beside it takes the same.
  buttons({ wordsLine, wordsArea, wordsClear }) {
    const row = document.createElement("div");
    row.className = "buttons draw";
    for (const [kind, words] of [["LINESTRING", wordsLine], ["POLYGON", wordsArea], [null, wordsClear]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button second";
      button.textContent = words;
      button.addEventListener("click", () => this.start(kind, row, button));
      row.append(button);
    }
    this.canvas.after(row);
  }

  start(kind, row, pressed) {
    const going = kind && pressed.getAttribute("aria-pressed") === "true";
    for (const button of row.children) button.removeAttribute("aria-pressed");
    this.drawing = kind && !going ? { kind, corners: [] } : null;
    if (this.drawing) pressed.setAttribute("aria-pressed", "true");
    if (!kind) this.writeShape("");
  }

  corner({ lng, lat }) {
    const { kind, corners } = this.drawing;
    corners.push([lng.toFixed(5), lat.toFixed(5)]);
    if (corners.length < (kind === "POLYGON" ? 3 : 2)) return;
    const ring = kind === "POLYGON" ? [...corners, corners[0]] : corners;
    const text = ring.map((corner) => corner.join(" ")).join(", ");
    for (const name of ["lat", "lon"]) this.field(name).value = "";
    this.writeShape(kind === "POLYGON" ? `POLYGON ((${text}))` : `LINESTRING (${text})`);
  }

  writeShape(text) {
    this.field("kept").value = text;
    this.field("kept").closest("details").open = true;
    this.field("kept").dispatchEvent(new Event("input", { bubbles: true }));
  }

  // The map outlives the fields beside it, which are sent anew when a button fills them; null once it is taken away.
  get row() {
    return this.canvas.closest("fieldset");
  }

  field(name) {
    return this.row.querySelector(`[name$="-${name}"]`);
  }

  // Returns [lon, lat] of the fields, or null while they hold no point on the globe.
  typed() {
    const [lon, lat] = ["lon", "lat"].map((name) => degrees(this.field(name).value));
    return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? [lon, lat] : null;
  }

  write({ lng, lat }) {
    this.field("lat").value = lat.toFixed(5);
    this.field("lon").value = (((((lng + 180) % 360) + 360) % 360) - 180).toFixed(5);
    this.field("lat").dispatchEvent(new Event("input", { bubbles: true }));
  }

  radius() {
    const own = Number.parseInt(this.field("uncertainty_m").value, 10);
    const chosen = this.row.querySelector('[name$="-precision"]:checked')?.parentElement.textContent ?? "";
    const [, number, unit] = chosen.match(/([\d.]+) (km|m)\b/) ?? [];
    return own || (number ? number * (unit === "km" ? 1000 : 1) : 0);
  }

  // Draws the outline of what the public would get of this place, as the server said it when it was asked.
  drawPublic(said = document.querySelector(`#world-seen [data-row="${this.prefix}"]`)) {
    const geometry = said?.dataset.publicShape ? JSON.parse(said.dataset.publicShape) : null;
    const data = geometry ? { type: "Feature", properties: {}, geometry } : circle(null);
    this.map.getSource("public")?.setData(data);
    this.canvas.dataset.publicShape = geometry?.type ?? "";
  }

  get prefix() {
    return this.field("lat").name.replace(/-lat$/, "");
  }

  draw() {
    const at = this.typed();
    this.marker?.remove();
    if (at) this.marker = new this.maplibregl.Marker({ color: "#0b5394" }).setLngLat(at).addTo(this.map);
    if (at && !this.map.getBounds().contains(at)) this.map.jumpTo({ center: at });
    this.map.getSource("circle")?.setData(circle(at, this.radius()));
    this.map.getSource("shape")?.setData(shape(this.field("kept").value) ?? circle(null));
  }
}

// Returns the line or area of a text, as GeoJSON; null for a text that the server will have to judge.
function shape(text) {
  if (text.trim().startsWith("{")) {
    try {
      const geometry = JSON.parse(text);
      return geometry.coordinates ? { type: "Feature", properties: {}, geometry } : null;
    } catch {
      return null;
    }
  }
  const [, kind, inner] = text.match(/(LINESTRING|POLYGON)\s*\(+([^()]*)\)+\s*$/i) ?? [];
  if (!kind) return null;
  const corners = inner.split(",").map((corner) => corner.trim().split(/\s+/).map(Number));
  if (corners.flat().some(Number.isNaN)) return null;
  const isArea = kind.toUpperCase() === "POLYGON";
  const geometry = { type: isArea ? "Polygon" : "LineString", coordinates: isArea ? [corners] : corners };
  return { type: "Feature", properties: {}, geometry };
}

// Returns the circle of this radius (metres) round a point, as GeoJSON; nothing without a point or a radius.
function circle(at, metres) {
  if (!at || !metres) return { type: "FeatureCollection", features: [] };
  const [lon, lat] = at;
  const high = metres / METRES_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: CIRCLE_STEPS + 1 }, (_, step) => {
    const angle = (step / CIRCLE_STEPS) * 2 * Math.PI;
    return [lon + wide * Math.cos(angle), lat + high * Math.sin(angle)];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
