// SPDX-License-Identifier: Apache-2.0
// The quiet map under every map of ours: land, borders and names from one PMTiles file of our own origin.
// No glyph or sprite files: text-font names the page's CSS fonts, which MapLibre then draws with.

export const ATTRIBUTION = "Natural Earth, GeoNames. Borders are not an endorsement.";

// Colours of the tokens --land, --sea, --border, --muted and --text.
const LIGHT = { land: "#f1efe9", sea: "#e4e7ea", border: "#b4b8bd", part: "#d5d8dc", muted: "#55606b", text: "#1b1f24" };
const DARK = { land: "#262c32", sea: "#1b2127", border: "#4a535c", part: "#333b43", muted: "#a9b2bb", text: "#e8eaed" };
const FONTS = ["Noto Sans", "Vazirmatn", "system-ui", "sans-serif"];
const ARABIC_SCRIPT = new Set(["ar", "ckb", "fa", "ps", "ur"]);

let registered = false;

// Teaches MapLibre to read pmtiles:// addresses. `pmtiles` is the global of the classic script pmtiles.js.
export function readPmtiles(maplibregl, pmtiles = globalThis.pmtiles) {
  if (registered) return;
  maplibregl.addProtocol("pmtiles", new pmtiles.Protocol().tile);
  registered = true;
}

// Returns a MapLibre style. `url` is the PMTiles file, `lang` the language of names (English where a name is missing).
export function basemapStyle({ url, lang = "en", dark = false, attribution = ATTRIBUTION }) {
  const colour = dark ? DARK : LIGHT;
  return {
    version: 8,
    sources: { basemap: { type: "vector", url: `pmtiles://${new URL(url, document.baseURI).href}`, attribution } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour.sea } },
      { id: "land", type: "fill", source: "basemap", "source-layer": "land", paint: { "fill-color": colour.land } },
      line("first-level", { "line-color": colour.part, "line-width": 0.8 }, { minzoom: 5 }),
      line("agreed", { "line-color": colour.border, "line-width": widening(0.6, 1.6) }),
      line("contested", { "line-color": colour.border, "line-width": widening(0.8, 1.8), "line-dasharray": [3, 2] }),
      line("claim", { "line-color": colour.border, "line-width": widening(0.6, 1.2), "line-dasharray": [1, 3] }),
      names("city", lang, { minzoom: 4, size: [4, 11, 8, 14], colour: colour.muted, halo: colour.land }),
      names("capital", lang, { minzoom: 4, size: [4, 12, 8, 15], colour: colour.text, halo: colour.land }),
      names("country", lang, { maxzoom: 7.5, size: [1, 11, 6, 17], colour: colour.muted, halo: colour.land }),
    ],
  };
}

function widening(from, to) {
  return ["interpolate", ["linear"], ["zoom"], 2, from, 8, to];
}

function line(kind, paint, range = {}) {
  return {
    id: `border-${kind}`, type: "line", source: "basemap", "source-layer": "borders", ...range,
    filter: ["==", ["get", "kind"], kind], layout: { "line-join": "round" }, paint,
  };
}

function names(kind, lang, { size, colour, halo, ...range }) {
  const [fromZoom, fromSize, toZoom, toSize] = size;
  return {
    id: `name-${kind}`, type: "symbol", source: "basemap", "source-layer": "labels", ...range,
    filter: ["==", ["get", "kind"], kind],
    layout: {
      "text-field": ["coalesce", ["get", lang], ["get", "en"]],
      "text-font": ARABIC_SCRIPT.has(lang) ? ["Vazirmatn", ...FONTS] : FONTS,
      "text-size": ["interpolate", ["linear"], ["zoom"], fromZoom, fromSize, toZoom, toSize],
      "text-max-width": 8,
      "text-padding": kind === "country" ? 8 : 4,
      "symbol-sort-key": ["get", "rank"],
      // A name moves aside rather than vanish: on a small map no country's name may push its neighbour's out.
      ...(kind === "country" && { "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 0.4 }),
    },
    paint: { "text-color": colour, "text-halo-color": halo, "text-halo-width": 1.4 },
  };
}
