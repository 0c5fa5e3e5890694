# SPDX-License-Identifier: Apache-2.0
"""Frozen contents that differ in everything a filter, a tile or a statistic asks for; the same for the same seed."""

from datetime import date, timedelta
from random import Random

from registry.published.document import Attributed, Content, Figure, Object, Share
from tests.factories import content as make
from tests.factories.content import term

FIRST = date(2023, 11, 20)
WEAPONS = {
    "uxo": ["uxo"],
    "cluster_munition": ["cluster_munition"],
    "cluster_rocket": ["cluster_rocket", "cluster_munition"],
}
GROUPS = {"uxo": "mines", "cluster_munition": "other", "cluster_rocket": "shells"}
VOCABULARIES = [
    {
        "code": "weapon",
        "title": {"en": "Weapon"},
        "concepts": [
            {
                "code": code,
                "label": {"en": code},
                "parent": codes[1] if len(codes) > 1 else None,
                "attributes": {"colour_group": GROUPS[code]},
            }
            for code, codes in WEAPONS.items()
        ],
    },
    {
        "code": "weapon_colour_group",
        "title": {"en": "Group"},
        "concepts": [
            {"code": code, "label": {"en": code}, "parent": None} for code in ("mines", "other", "shells")
        ],
    },
]
TYPES = ["air_strike", "shelling", "unknown"]
GRADES = ["confirmed", "corroborated", "single_source", "contested", "discounted", "under_assessment"]
CONFIDENCES = ["accepted", "likely", "alleged", "contested"]
ACTORS = ["army_of_the_north", "army_of_the_south", "unidentified_actor"]
OBJECTS = ["hospital", "school", "residential"]
DELIVERIES = ["air_launched", "ground_launched", "unknown"]
KINDS = ["un_body", "civil_defence", "local_media"]
PRECISIONS = ["exact", "street", "town"]
AGES = [("child_unspecified", "unknown"), ("child_unspecified", "female"), ("adult_unspecified", "female")]
AGES += [("60_plus", "male"), ("women_and_children", "unknown")]
ROLES = ["journalist", "medical_personnel"]
AREAS = [("SYR", "SY07"), ("SYR", "SY02"), ("UKR", "UA63"), ("SDN", "SD01")]
SPOTS = [(-179.5, 10.0), (179.5, 10.0), (0.0, 0.0), (36.5, 35.5), (36.5, 35.5), (36.61, 35.7), (180.0, -80.0)]
NAMES = ["Northreach", "Southmere", "Ash Sham", "حلب", "إدلب", "Al-Qurayyah"]


RECORDS = 150


def publish_all() -> None:
    """Publish so many that most filters find some of them and not all. Needs the publisher's rights."""
    for number, each in enumerate(contents(RECORDS)):
        make.publish(each, at=make.AT + timedelta(hours=number % 5))


def contents(number: int, seed: int = 1) -> list[Content]:
    chance = Random(seed)
    return [varied(chance) for _ in range(number)]


def varied(chance: Random, **changes: object) -> Content:
    """Return one incident, or now and then an aggregate report."""
    used = chance.sample(list(WEAPONS), chance.choice([0, 0, 1, 1, 1, 2]))
    places = [place(chance) for _ in range(chance.choice([1, 1, 1, 1, 2, 3]))]
    name = chance.choice(NAMES)
    areas = [
        code for spot in places for code in (spot.country, spot.admin1.pcode if spot.admin1 else "") if code
    ]
    made = {
        "kind": chance.choice(["incident"] * 9 + ["aggregate_report"]),
        "title": {"en": f"Explosion reported in {name}", "ar": f"انفجار في {name}"},
        "incident_type": term(chance.choice(TYPES)),
        "date": window(chance),
        "locations": tuple(places),
        "weapons": tuple(weapon(chance, code) for code in used),
        "casualties": casualties(chance),
        "objects": tuple(hit(code) for code in chance.sample(OBJECTS, chance.choice([0, 0, 1, 2]))),
        "attributions": tuple(attributed(chance) for _ in range(chance.choice([0, 1, 1, 2]))),
        "claims": tuple(
            make.claim(number + 1, kind=term(kind)) for number, kind in enumerate(chance.sample(KINDS, 2))
        ),
        "harm_grade": term(chance.choice(GRADES)),
        "nonce": chance.randbytes(32).hex(),
        "search": {
            "weapons": list(dict.fromkeys(each for code in used for each in WEAPONS[code])),
            "areas": list(dict.fromkeys(areas)),
        },
    }
    return make.content(**made | changes)


def window(chance: Random):
    """Return a day, some days, a window over the turn of a month or year, or one that is open on one side."""
    first = FIRST + timedelta(days=chance.randrange(90))
    last = first + timedelta(days=chance.choice([0, 0, 0, 1, 6, 40, 400]))
    earliest, latest = first.isoformat(), last.isoformat()
    open_side = chance.choice(["", "", "", "", "before", "after"])
    days = (None if open_side == "before" else earliest, None if open_side == "after" else latest)
    return make.when("/".join(day or ".." for day in days), *days)


def place(chance: Random):
    """Return a point, a square of the grid, or an area alone."""
    country, pcode = chance.choice(AREAS)
    setting = {
        "country": country,
        "admin1": make.area(pcode) if chance.random() < 0.8 else None,
        "precision": term(chance.choice(PRECISIONS)),
        "uncertainty_m": chance.choice([None, 25, 300, 3000]),
    }
    kind = chance.choice(["point", "point", "point", "square", "area"])
    if kind == "area":
        return make.place(**setting | {"precision": term("admin1"), "uncertainty_m": None})
    lon, lat = chance.choice(SPOTS)
    if chance.random() < 0.5:
        lon, lat = round(chance.uniform(-179, 179), 3), round(chance.uniform(-70, 70), 3)
    if kind == "point":
        return make.place(lon, lat, **setting)
    west, south = max(lon - 0.1, -180), lat
    ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
    return make.place(**setting | {"geometry": {"type": "Polygon", "coordinates": [ring]}})


def weapon(chance: Random, code: str):
    use = make.weapon(code)
    return type(use)(
        **{name: getattr(use, name) for name in use.__slots__} | {"delivery": term(chance.choice(DELIVERIES))}
    )


def casualties(chance: Random) -> dict[str, Figure]:
    return {harm: figure(chance) for harm in ("killed", "injured") if chance.random() < 0.7}


def figure(chance: Random) -> Figure:
    """Return a range that is closed, open above, or both: somebody limits it and somebody else does not."""
    low = chance.choice([0, 1, 2, 5, 20])
    high = chance.choice([None, low, low + 3, low + 30])
    is_open = high is None or chance.random() < 0.2
    return make.figure(low, high, open_above=is_open, breakdown=tuple(shares(chance)))


def shares(chance: Random) -> list[Share]:
    made = []
    if chance.random() < 0.5:
        age, sex = chance.choice(AGES)
        made.append(make.share(age, sex, 0, chance.choice([0, 2])))
    if chance.random() < 0.3:
        role = term(chance.choice(ROLES))
        made.append(Share("role", None, None, None, role, 1, 1, False))
    return made


def hit(code: str) -> Object:
    unknown = term("unknown")
    return Object(term(code), code != "residential", unknown, unknown, unknown, None, None)


def attributed(chance: Random) -> Attributed:
    code = chance.choice(ACTORS)
    named = {"en": code.replace("_", " ").capitalize()}
    how = term(chance.choice(CONFIDENCES))
    return Attributed(
        code,
        named,
        term("state_forces"),
        False,
        term("user_of_weapon"),
        how,
        term("source_statement"),
        term("silent"),
        claim=1,
    )
