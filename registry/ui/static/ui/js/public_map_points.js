// The incidents of the current selection as points. What has no public point is never given one.

// Returns every feature of the list that begins at this address, following its pages on our own origin.
export async function features(address) {
  const found = [];
  for (let next = address; next; ) {
    const answer = await fetch(next, { headers: { Accept: "application/geo+json" } });
    if (!answer.ok) throw new Error(`The list answered ${answer.status}.`);
    const page = await answer.json();
    found.push(...page.features);
    const following = page.next && new URL(page.next, document.baseURI);
    next = following && following.pathname + following.search;
  }
  return found;
}

// Returns a point for each location that has one. `ur`: uncertainty in metres over the cosine of the latitude,
// so that a circle of that many units has its true size on the map.
export function points(found) {
  return found.flatMap(({ id, properties }) =>
    properties.locations
      .filter((place) => place.geometry?.type === "Point")
      .map((place) => ({
        type: "Feature",
        geometry: place.geometry,
        properties: {
          code: id,
          title: JSON.stringify(properties.title),
          close: (place.uncertainty_m ?? Infinity) <= 100,
          ur: (place.uncertainty_m ?? 0) / Math.cos((place.geometry.coordinates[1] * Math.PI) / 180),
        },
      })),
  );
}
