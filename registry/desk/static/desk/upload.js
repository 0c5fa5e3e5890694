// SPDX-License-Identifier: Apache-2.0
// Shows how far an upload is, and says at once when a file is too large. Without it the form is sent as any other.

const form = document.querySelector("form[data-upload]");

const arrived = (request) => {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  if (!main) return form.submit();
  document.querySelector("main").replaceWith(main);
  document.title = page.title;
  main.querySelector("[data-takes-focus]")?.focus();
  watch(main.querySelector("form[data-upload]"));
};

const send = (sending) => {
  const shown = sending.querySelector(".sending");
  const [bar, words] = [shown.querySelector("progress"), shown.querySelector("output")];
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    bar.value = event.total ? event.loaded / event.total : 0;
    words.textContent = `${Math.floor(bar.value * 100)} %`;
  });
  request.addEventListener("load", () => arrived(request));
  request.addEventListener("error", () => sending.submit());
  shown.hidden = false;
  sending.querySelector("button[type=submit]").disabled = true;
  request.open("POST", sending.action);
  request.send(new FormData(sending));
};

function watch(watched) {
  watched?.addEventListener("submit", (event) => {
    event.preventDefault();
    const files = [...watched.querySelector("input[type=file]").files];
    const large = files.some((file) => file.size > Number(watched.dataset.most));
    watched.querySelector(".wrong-size").hidden = !large;
    if (!large) send(watched);
  });
}
watch(form);
