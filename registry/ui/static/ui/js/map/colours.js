// SPDX-License-Identifier: Apache-2.0
// The colours of the page's own tokens, for a canvas that cannot read them itself.
const DARK = matchMedia("(prefers-color-scheme: dark)");
export const UNKNOWN = "unknown";
const GROUPS_OF_WEAPONS = ["air", "shells", "mines", "improvised", "small_arms", UNKNOWN, "other"];

export function colours() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: value("ground"), text: value("text"), muted: value("muted"), link: value("link"),
    groups: Object.fromEntries(GROUPS_OF_WEAPONS.map((group) => [group, value(group.replace("_", "-"))])),
  };
}

export function isDark() {
  return DARK.matches;
}

export function onDark(change) {
  DARK.addEventListener("change", change);
}

// Returns the colour group of each weapon's code.
export function groupsOf({ dataset: { groups = "{}" } }) {
  return new Map(Object.entries(JSON.parse(groups)).flatMap(([group, codes]) => codes.map((code) => [code, group])));
}
