// Follows what htmx swaps on the page of a selection: the address, what is said meanwhile, and who else has to know.
// Nothing is kept in the browser: going back asks the server again.
const box = document.getElementById("explore");
const told = document.getElementById("updating");
const SLOW_MS = 400;
let waiting;

sessionStorage.removeItem("htmx-current-path-for-history"); // htmx notes where it is, whether it keeps a history or not

function say(words, address = "") {
  clearTimeout(waiting);
  told.textContent = words;
  if (!address) return;
  const again = document.createElement("a");
  again.href = address;
  again.textContent = told.dataset.again;
  told.append(" ", again);
}

const openFacets = () => [...box.querySelectorAll("details.facet")].map((each) => [each.id, each.open]);
let facets = [];

box.addEventListener("htmx:beforeRequest", () => {
  clearTimeout(waiting);
  waiting = setTimeout(say, SLOW_MS, told.dataset.waiting);
});

// A code in the place of words leads to a record, which is no part of this page.
box.addEventListener("htmx:beforeSwap", (event) => {
  facets = openFacets();
  const { responseURL } = event.detail.xhr;
  if (!responseURL || new URL(responseURL).pathname === box.dataset.swap) return;
  event.preventDefault();
  location.assign(responseURL);
});

document.addEventListener("htmx:afterSettle", (event) => {
  const xhr = event.detail.xhr;
  if (!xhr || event.detail.target?.id !== "found") return;
  say("");
  for (const [id, open] of facets) {
    const facet = document.getElementById(id);
    if (facet) facet.open = open;
  }
  if (xhr.responseURL !== location.href) history.pushState(null, "", xhr.responseURL);
  const query = document.getElementById("found").dataset.query;
  document.dispatchEvent(new CustomEvent("registry:selection", { detail: { query } }));
  turn();
});

// The other languages lead to what is shown now. The map keeps its place in the address as well: so once more on a click.
const languages = document.querySelector(".site-nav .end");

function turn() {
  languages.querySelectorAll("a").forEach((link) => { link.search = location.search; });
}

languages.addEventListener("click", turn);

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  box.addEventListener(failure, (event) => say(told.dataset.failed, event.detail.pathInfo.finalRequestPath));
}

addEventListener("popstate", () => location.reload());
