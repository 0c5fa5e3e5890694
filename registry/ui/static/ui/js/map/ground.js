// SPDX-License-Identifier: Apache-2.0
// The ground that incidents are drawn on: MapLibre with our basemap, its controls and their words.
import { basemapStyle, readPmtiles } from "../../map/basemap.js";
import { isDark, onDark } from "./colours.js";

export const CLOSEST = 15;
const FARTHEST = -1; // in a low frame; one that is higher shows no more than the world
const WORLD = [[-170, -55], [180, 72]];

// Returns the map, made once `library` and `until` have come: its events begin at once.
export async function ground(box, library, until) {
  const { worker, style, pmtiles } = box.dataset;
  const [maplibregl] = await Promise.all([library, sheet(style), script(pmtiles), until]);
  maplibregl.setWorkerUrl(new URL(worker, document.baseURI).href);
  readPmtiles(maplibregl);
  const looks = () => styleOf(box);
  const map = new maplibregl.Map({
    container: box, maxZoom: CLOSEST, minZoom: FARTHEST, bounds: WORLD, dragRotate: false, pitchWithRotate: false,
    attributionControl: { compact: false }, style: looks(), fadeDuration: 0, locale: words(box),
    // One finger scrolls the page; two move the map.
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  controls(map, maplibregl);
  onDark(() => map.setStyle(looks(), { diff: false }));
  map.on("error", ({ error }) => {
    console.warn(error);
    document.getElementById("map-status").textContent = box.dataset.partly ?? box.dataset.failed;
  });
  return map;
}

function controls(map, maplibregl) {
  const [start, end] = document.dir === "rtl" ? ["right", "left"] : ["left", "right"];
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), `top-${end}`);
  map.addControl(new maplibregl.ScaleControl(), `top-${start}`);
}

function styleOf({ dataset: { tiles, lang, credit } }) {
  return basemapStyle({ url: tiles, lang, dark: isDark(), ...(credit && { attribution: credit }) });
}

// The words of MapLibre's own controls, in the language of the page.
function words({ dataset: { title, zoomIn, zoomOut, twoFingers } }) {
  return {
    "Map.Title": title, "NavigationControl.ZoomIn": zoomIn, "NavigationControl.ZoomOut": zoomOut,
    ...(twoFingers && { "CooperativeGesturesHandler.MobileHelpText": twoFingers }),
  };
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
