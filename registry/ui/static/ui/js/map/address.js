// SPDX-License-Identifier: Apache-2.0
// Where the map stands and what is chosen, kept in the address of the page, so that a link shows the same to others.

// Moves the map to `at` or to the box of the selection; returns whether either was given.
export function placeAsked(map, { dataset: { at, query = "", permalink } }) {
  const [lon, lat, zoom] = numbers((permalink && parameter("at")) || at || "", 3);
  const [west, south, east, north] = numbers(new URLSearchParams(query).get("bbox") ?? "", 4);
  if (zoom !== undefined) map.jumpTo({ center: [lon, lat], zoom });
  else if (north !== undefined && west < east) map.fitBounds([[west, south], [east, north]], { animate: false });
  else return false;
  return true;
}

// Keeps the place in the address and, for the next selection, in the form that asks for it.
export function keepPlace(map, { dataset: { permalink } }) {
  if (!permalink) return;
  let at = parameter("at");
  const keep = () => {
    if (!at) return;
    put("at", at);
    fields().forEach((field) => { field.value = at; });
  };
  map.on("moveend", () => {
    const { lng, lat } = map.getCenter().wrap();
    const digits = Math.max(1, Math.round(map.getZoom() / 3));
    at = `${lng.toFixed(digits)},${lat.toFixed(digits)},${map.getZoom().toFixed(1)}`;
    keep();
  });
  document.addEventListener("registry:selection", keep);
}

function fields() {
  return [...document.querySelectorAll("form#filter")].map((form) => {
    const field = form.elements.at ?? Object.assign(document.createElement("input"), { type: "hidden", name: "at" });
    if (!field.isConnected) form.append(field);
    return field;
  });
}

export function parameter(name) {
  return new URLSearchParams(location.search).get(name);
}

// Sets or, without a value, removes one parameter; the others stay as they are spelled.
export function put(name, value) {
  const others = location.search.slice(1).split("&").filter((pair) => pair && !pair.startsWith(`${name}=`));
  const search = [...others, ...(value ? [`${name}=${value}`] : [])].join("&");
  history.replaceState(history.state, "", location.pathname + (search && `?${search}`) + location.hash);
}

function numbers(text, many) {
  const found = text.split(",").map(Number);
  return text && found.length === many && found.every(Number.isFinite) ? found : [];
}
