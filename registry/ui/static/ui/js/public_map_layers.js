// Draws the incidents over the basemap: clusters with their number, dots and rings, the uncertainty of the chosen one.
import { card, links } from "./public_map_card.js";
import { features, points } from "./public_map_points.js";

const CLOSEST = 13;
const WORLD = [[-170, -55], [180, 72]];
const EMPTY = { type: "FeatureCollection", features: [] };

export async function draw(box) {
  const found = points(await features(box.dataset.points));
  const map = await start(box);
  const colour = colours();
  map.addSource("incidents", {
    type: "geojson", data: { type: "FeatureCollection", features: found },
    cluster: true, clusterRadius: 36, clusterMaxZoom: CLOSEST + 1,
  });
  map.addSource("chosen", { type: "geojson", data: EMPTY });
  for (const layer of layers(colour)) map.addLayer(layer);
  listen(map, box);
  frame(map, found);
  map.once("idle", () => { document.body.dataset.mapIdle = "true"; });
}

async function start(box) {
  const { maplibre, worker, style, pmtiles, basemap, tiles, lang } = box.dataset;
  const [maplibregl, ground] = await Promise.all([import(maplibre), import(basemap), sheet(style), script(pmtiles)]);
  maplibregl.setWorkerUrl(new URL(worker, document.baseURI).href);
  ground.readPmtiles(maplibregl);
  const rtl = document.dir === "rtl";
  const map = new maplibregl.Map({
    container: box, maxZoom: CLOSEST, minZoom: 0.5, bounds: WORLD, dragRotate: false, pitchWithRotate: false,
    attributionControl: { compact: false }, style: ground.basemapStyle({ url: tiles, lang, dark: isDark() }),
    fadeDuration: 0, locale: words(box),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), rtl ? "top-left" : "top-right");
  map.addControl(new maplibregl.ScaleControl(), rtl ? "bottom-right" : "bottom-left");
  await new Promise((resolve, reject) => { map.once("load", resolve); map.once("error", ({ error }) => reject(error)); });
  return map;
}

// The words of MapLibre's own controls, in the language of the page.
function words(box) {
  const { title, zoomIn, zoomOut } = box.dataset;
  return { "Map.Title": title, "NavigationControl.ZoomIn": zoomIn, "NavigationControl.ZoomOut": zoomOut };
}

function layers(colour) {
  const single = ["!", ["has", "point_count"]];
  const metres = (zoom) => ["*", ["/", ["get", "ur"], 78271.5], zoom];
  return [
    { id: "uncertainty", type: "circle", source: "chosen", paint: {
      "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, metres(1), 20, metres(1048576)],
      "circle-color": colour.dot, "circle-opacity": 0.15, "circle-stroke-color": colour.dot, "circle-stroke-width": 1.5 } },
    { id: "clusters", type: "circle", source: "incidents", filter: ["has", "point_count"], paint: {
      "circle-radius": ["step", ["get", "point_count"], 13, 10, 16, 100, 20, 1000, 24],
      "circle-color": colour.ground, "circle-stroke-color": colour.text, "circle-stroke-width": 1.5 } },
    { id: "numbers", type: "symbol", source: "incidents", filter: ["has", "point_count"], layout: {
      "text-field": ["to-string", ["get", "point_count"]], "text-font": ["Noto Sans", "sans-serif"], "text-size": 13,
      "text-allow-overlap": true }, paint: { "text-color": colour.text } },
    { id: "points", type: "circle", source: "incidents", filter: single, paint: {
      "circle-radius": 6, "circle-color": ["case", ["get", "close"], colour.dot, colour.ground],
      "circle-stroke-color": ["case", ["get", "close"], colour.ground, colour.dot],
      "circle-stroke-width": ["case", ["get", "close"], 1.5, 2.5] } },
  ];
}

function listen(map, box) {
  map.on("click", "points", ({ features: [{ geometry, properties }] }) => {
    // What the map found is an object of its own, which it does not take back as data.
    map.getSource("chosen").setData({ type: "FeatureCollection", features: [{ type: "Feature", geometry, properties }] });
    card(box, properties.code);
  });
  map.on("click", "clusters", async ({ features: [hit] }) => {
    const source = map.getSource("incidents");
    const zoom = await source.getClusterExpansionZoom(hit.properties.cluster_id);
    if (zoom <= CLOSEST) map.easeTo({ center: hit.geometry.coordinates, zoom });
    else links(box, await source.getClusterLeaves(hit.properties.cluster_id, 50, 0), hit.properties.point_count);
  });
  for (const layer of ["points", "clusters"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

function frame(map, found) {
  if (!found.length) return;
  const longitudes = found.map((each) => each.geometry.coordinates[0]);
  const latitudes = found.map((each) => each.geometry.coordinates[1]);
  const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));
  const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b));
  const bounds = [[least(longitudes), least(latitudes)], [most(longitudes), most(latitudes)]];
  map.fitBounds(bounds, { padding: 40, maxZoom: 8, animate: false });
}

function colours() {
  const value = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return { dot: value("--air"), ground: value("--ground"), text: value("--text") };
}

function isDark() {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function sheet(href) {
  return added(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function script(src) {
  return added(Object.assign(document.createElement("script"), { src }));
}

function added(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve);
    element.addEventListener("error", () => reject(new Error(`${element.src ?? element.href} did not load.`)));
    document.head.append(element);
  });
}
