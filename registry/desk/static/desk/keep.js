// SPDX-License-Identifier: Apache-2.0
// Sends what is typed to the desk, to be kept until it is saved: two seconds after the last key, when a field is left, and
// when the page goes out of sight. Nothing is kept in the browser. A failure is said and tried again.

const PAUSE = 2_000;
const STILL_HERE = 50_000;
const SMALL = 60_000; // bytes; a browser sends no more than that while it closes a page
const AGAIN = [2_000, 5_000, 15_000, 30_000];

const line = document.getElementById("kept");
const form = () => document.getElementById("entry");
let timer = 0;
let dirty = false;
let sending = false;
let failures = 0;

function say(words) {
  line.classList.toggle("wrong", Boolean(words));
  if (words) line.textContent = words;
}

async function send(body, { leaving = false } = {}) {
  const answer = await fetch(line.dataset.keep, {
    method: "POST",
    body,
    headers: { "HX-Request": "true", "X-CSRFToken": form().elements.csrfmiddlewaretoken.value },
    keepalive: leaving && body.toString().length < SMALL,
    credentials: "same-origin",
    redirect: "error",
  });
  if (!answer.ok) throw answer;
  return answer.text();
}

function fields() {
  return new URLSearchParams([...new FormData(form())].filter(([, value]) => typeof value === "string"));
}

async function keep(options) {
  clearTimeout(timer);
  if (!dirty || (sending && !options?.leaving)) return;
  dirty = false;
  sending = true;
  try {
    const told = await send(fields(), options);
    failures = 0;
    say("");
    line.innerHTML = told;
  } catch (refusal) {
    dirty = true;
    say({ 401: line.dataset.signedOut, 403: line.dataset.older }[refusal.status] ?? line.dataset.unreachable);
    timer = setTimeout(keep, AGAIN[Math.min(failures, AGAIN.length - 1)]);
    failures += 1;
  } finally {
    sending = false;
  }
  if (dirty && !failures) timer = setTimeout(keep, PAUSE);
}

function changed() {
  dirty = true;
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
}

document.addEventListener("input", (event) => {
  if (event.target.form === form() && !event.target.name.endsWith("-sought")) changed();
});
document.addEventListener("change", (event) => {
  if (event.target.form === form() && dirty) keep();
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "entry" || event.detail.elt?.id === "entry") changed();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep({ leaving: true });
});
addEventListener("pagehide", () => keep({ leaving: true }));
document.addEventListener("submit", () => {
  clearTimeout(timer);
  dirty = false;
});

async function stillHere() {
  if (document.visibilityState !== "visible" || dirty || sending || failures) return;
  try {
    const told = await send(new URLSearchParams({ seen: "1" }));
    const kept = line.querySelector("[data-kept]");
    line.innerHTML = told;
    if (kept) line.prepend(kept);
  } catch {
    // Being open is no work that could be lost: the next change says what is wrong.
  }
}

if (line) setInterval(stillHere, STILL_HERE);
if (line && document.querySelector("#entry[data-unsaved]")) changed();
