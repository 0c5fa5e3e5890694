# SPDX-License-Identifier: Apache-2.0
"""The columns by which the world finds a record, each taken from the frozen content itself and nothing finer."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from registry.domain.normalise import normalise
from registry.published.groups import ADULTS, CHILDREN, OLDER, code_of
from registry.published.groups import people as stated_people

Content = Mapping[str, Any]


def facets(content: Content) -> dict[str, Any]:
    """Return the columns of codes and figures. Lists are sorted and hold each code once."""
    spots = [place for place in content["locations"] if place["geometry"]]
    return {
        "incident_type": code_of(content["incident_type"]),
        "grade": code_of(content["harm_grade"]),
        "weapons": content["search"]["weapons"],
        "areas": content["search"]["areas"],
        "countries": distinct(place["country"] for place in content["locations"]),
        "areas1": distinct(
            place["admin1"]["pcode"] for place in content["locations"] if place["admin1"] is not None
        ),
        "attributions": distinct(row["confidence"]["code"] for row in content["attributions"]),
        "actors": distinct(row["actor"] for row in content["attributions"]),
        "objects_hit": distinct(row["object_class"]["code"] for row in content["objects"]),
        "deliveries": distinct(row["delivery"]["code"] for row in content["weapons"]),
        "source_kinds": distinct(row["kind"]["code"] for row in content["claims"]),
        "precisions": distinct(place["precision"]["code"] for place in content["locations"]),
        "who": distinct(people(content)),
        "people": stated_people(content),
        "spot_precisions": [place["precision"]["code"] for place in spots],
        "spot_uncertainties": [place["uncertainty_m"] or 0 for place in spots],
        **figure(content, "killed"),
        **figure(content, "injured"),
    }


def distinct(codes: Iterable[str]) -> list[str]:
    return sorted({code for code in codes if code})


def figure(content: Content, harm: str) -> dict[str, Any]:
    """Return the bounds of one harm in persons; no figure gives no least and no most, and is not open above."""
    stated = content["casualties"].get(harm)
    return {
        f"{harm}_min": stated["min"] if stated else None,
        f"{harm}_max": stated["max"] if stated else None,
        f"{harm}_open": bool(stated and stated["open_above"]),
    }


def people(content: Content) -> Iterator[str]:
    """Yield the groups and roles of people that a counted claim states as harmed."""
    for stated in content["casualties"].values():
        for share in stated["breakdown"]:
            if share["max"] != 0:
                yield from groups(code_of(share["sex"]), code_of(share["age"]))
                yield code_of(share["role"])


def groups(sex: str, age: str) -> Iterator[str]:
    """Yield the groups that people of this sex and age are in; “women and children” together are neither."""
    if age in CHILDREN:
        yield "children"
        yield {"female": "girls", "male": "boys"}.get(sex, "")
    if age in ADULTS:
        yield {"female": "women", "male": "men"}.get(sex, "")
    if age in OLDER:
        yield "older_people"
    if age == "women_and_children":
        yield age


GROUPS = ("children", "girls", "boys", "women", "men", "older_people", "women_and_children")


def words(content: Content) -> str:
    """Return the words of the record in every language it has, in the form in which spellings are compared."""
    places, claims = content["locations"], content["claims"]
    texts = [content["title"], content["summary"], content["event_group"] or {}]
    texts += [place["name"] for place in places]
    texts += [area["name"] for place in places for area in (place["admin1"], place["admin2"]) if area]
    texts += [row["name"] for row in content["attributions"]]
    said = [text[language] for text in texts for language in sorted(text)]
    said += [claim[name] for claim in claims for name in ("source", "quoted") if claim[name]]
    said += [row["weapon"]["label"] for row in content["weapons"]]
    return " ¦ ".join(dict.fromkeys(filter(None, map(normalise, said))))
