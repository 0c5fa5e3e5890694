// What was chosen on the map, in words: a few lines made by the server, in the language of the page.
const place = document.getElementById("map-card");

export async function card(box, code) {
  const answer = await fetch(`${box.dataset.card}${encodeURIComponent(code)}/card`);
  if (!answer.ok) return;
  place.innerHTML = await answer.text();
  place.hidden = false;
}

// Several incidents at one and the same point: their titles as links. Text of records is only ever set as text.
export function links(box, leaves, total) {
  const list = document.createElement("ul");
  for (const { properties } of leaves) {
    const title = JSON.parse(properties.title);
    const link = document.createElement("a");
    link.href = `${box.dataset.card}${encodeURIComponent(properties.code)}`;
    link.textContent = title[box.dataset.lang] || title.en;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const heading = document.createElement("p");
  heading.textContent = box.dataset.together.replace("{}", total);
  place.replaceChildren(heading, list);
  place.hidden = false;
}
