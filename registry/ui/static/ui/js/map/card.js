// SPDX-License-Identifier: Apache-2.0
// What was chosen on the map, in words. Text of records is only ever set as text, or comes as HTML from the server.
import { LARGEST_ZOOM } from "./tiles.js";

const MOST = 10;
const UNITS = 4096; // along the side of a tile
const place = () => document.getElementById("map-card");

export async function card(box, code) {
  const answer = await fetch(`${box.dataset.card}${encodeURIComponent(code)}/card`);
  if (!answer.ok) return;
  const content = document.createElement("div");
  content.innerHTML = await answer.text();
  open(box, ...content.childNodes);
}

// Lists what stands at one and the same place: what is known already, or the first of what the list holds there.
export async function several(box, { n, items, west, south, east, north }, zoom) {
  const off = grain(zoom);
  const around = [west - off, south - off, east + off, north + off].map((degrees) => degrees.toFixed(5)).join();
  const query = without(box.dataset.query, ["bbox"]);
  query.set("bbox", around);
  const titled = items.every(({ title }) => title) ? items.map(({ code, title }) => ({ code, title })) : await listed(query);
  open(box, words(box.dataset.together.replace("{}", n)), links(box, titled.slice(0, MOST)), ...toList(box, query, n > MOST));
}

// Returns how far from its true place a point may be drawn, in degrees: tiles know places to the unit.
function grain(zoom) {
  return 1e-5 + 360 / 2 ** Math.min(Math.floor(zoom), LARGEST_ZOOM) / UNITS;
}

export function area(box, { code, name, n }) {
  const query = without(box.dataset.query, ["area", "located"]);
  query.set("area", code);
  query.set("located", "no");
  const heading = document.createElement("h3");
  heading.append(Object.assign(document.createElement("bdi"), { textContent: name }));
  open(box, heading, words(box.dataset.onlyArea.replace("{}", n)), ...toList(box, query, true));
}

export function close() {
  if (!place() || place().hidden) return false;
  place().hidden = true;
  document.dispatchEvent(new CustomEvent("map:closed"));
  return true;
}

function open(box, ...content) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button second", textContent: box.dataset.close });
  button.addEventListener("click", close);
  place().replaceChildren(...content, ...(box.dataset.close ? [button] : []));
  place().hidden = false;
}

async function listed(query) {
  const answer = await fetch(`/api/v1/incidents?${query}&limit=${MOST}`);
  return answer.ok ? (await answer.json()).items : [];
}

function without(query, names) {
  const kept = new URLSearchParams(query);
  for (const name of names) kept.delete(name);
  return kept;
}

function links(box, records) {
  const list = document.createElement("ul");
  list.append(...records.map(({ code, title }) => {
    const item = document.createElement("li");
    item.append(link(`${box.dataset.card}${encodeURIComponent(code)}`, title[box.dataset.lang] || title.en));
    return item;
  }));
  return list;
}

function toList(box, query, wanted) {
  return wanted && box.dataset.list ? [link(`${box.dataset.list}?${query}`, box.dataset.listThem)] : [];
}

function link(href, text) {
  const made = Object.assign(document.createElement("a"), { href });
  made.append(Object.assign(document.createElement("bdi"), { textContent: text }));
  return made;
}

function words(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}
