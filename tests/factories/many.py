# SPDX-License-Identifier: Apache-2.0
"""An invented incident that many sources report, in two versions that differ in a bit of everything."""

from dataclasses import replace

from registry.published.document import Attributed, Content, Object
from tests.factories import content as make
from tests.factories.content import term

ARCHIVE = "https://archive.example/2024/"
STATE = Attributed(
    actor="armed_forces_of_state_a",
    name={"en": "Armed forces of State A", "ar": "القوات المسلحة للدولة أ"},
    actor_class=term("state_forces", "State forces"),
    unidentified_unit=True,
    role=term("user_of_weapon", "Used the weapon"),
    confidence=term("alleged"),
    basis=term("local_sources", "Local sources"),
    position=term("denies", "Denies"),
    claim=2,
    denied_on="2024-11-29",
    deaths_accepted_min=1,
    deaths_accepted_max=2,
)
HOMES = Object(
    object_class=term("residential", "Homes"),
    protected=False,
    extent=term("partial", "Partly damaged"),
    functional=term("unknown"),
    in_use_as=term("civilian"),
    count_min=3,
    count_max=None,
)

NOTICE = {
    "kind": "correction",
    "version": 2,
    "text": {"en": "A third source was found; the killed are now 3–5 instead of 3–4."},
}


def claims():
    """Return five statements on killed: counted, repeated, not counted and a denial."""
    killed = make.stated
    return (
        make.claim(1, killed("killed", 3, 3), killed("killed", 1, 1, age="child_unspecified", part_of=0),
                   killed("injured", 12, 12), source="Civil defence service", url="https://civil.example/1",
                   archive_url=f"{ARCHIVE}1", published_at="2024-11-27"),
        make.claim(2, killed("killed", 5, 5), killed("killed", 2, 2, age="child_unspecified", part_of=0),
                   killed("injured", 15, 20), source="Local news agency", kind=term("local_media", "Local media"),
                   origin=2, published_at="2024-11-28", archive_url=f"{ARCHIVE}2"),
        make.claim(3, killed("killed", 3, 5), killed("injured", 10, None), source="راصد محلي للأضرار",
                   kind=term("ngo", "Non-governmental organisation"), origin=3, language="ar"),
        make.claim(4, killed("killed", 4, 4), source="Hospital", kind=term("hospital", "Hospital or clinic"),
                   quoted="Local news agency", origin=2, counted=False,
                   why_not=term("older_statement", "The same origin stated a newer number.")),
        make.claim(5, source=None, kind=term("party_statement", "Party to the conflict"), origin=4,
                   position=term("denies", "Denies")),
    )  # fmt: skip


def first() -> Content:
    return make.content(
        demonstration=True,
        title={"en": "Invented: shelling reported in a town, about 27 November 2024",
               "ar": "مختلق: بلاغ عن قصف في بلدة، نحو 27 تشرين الثاني 2024"},
        summary={"en": "Three to four civilians were reported killed when several shells reportedly struck a street.",
                 "ar": "أُبلغ عن مقتل ثلاثة إلى أربعة مدنيين حين سقطت قذائف على شارع."},
        incident_type=term("shelling", "Shelling"),
        date=make.when("2024-11-27~"),
        locations=(make.place(36.65, 35.93, admin1=make.area(), name={"en": "Northreach", "ar": "نورثريتش"}),),
        weapons=(make.weapon("artillery_shell", "Artillery shell"),),
        casualties={"killed": make.figure(3, 4), "injured": make.figure(12, 20)},
        attributions=(STATE,),
        objects=(HOMES,),
        claims=claims()[:2],
        harm_grade=term("corroborated", "Corroborated"),
        grade_reason="Two sources that do not depend on one another agree on the day and the place.",
        event_group={"en": "Invented: fighting around Northreach, November 2024"},
        populated_area=term("yes", "Yes"),
        search={"weapons": ["artillery_shell"], "areas": ["SYR", "SY07"], "countries": ["SYR"]},
    )  # fmt: skip


def second() -> Content:
    """Return the version that corrects the first: more claims, another range, a coarser place, new words."""
    children = make.share("child_unspecified", "unknown", 1, 2)
    told = term(
        "sheltering", "People shelter or are cared for here; the place is published within about 11 km."
    )
    return replace(
        first(),
        summary={"en": "Three to five civilians were reported killed, of whom one or two children, when several shells"
                 " reportedly struck a residential street.",
                 "ar": "أُبلغ عن مقتل ثلاثة إلى خمسة مدنيين، منهم طفل أو طفلان، حين سقطت قذائف على شارع سكني."},
        casualties={
            "killed": make.figure(3, 5, breakdown=(children,), unspecified_min=1, unspecified_max=4),
            "injured": make.figure(10, 20, open_above=True, unspecified_min=10, unspecified_max=None),
        },
        locations=(make.place(36.6, 35.9, admin1=make.area(), uncertainty_m=10_000, withheld=told,
                              name={"en": "Northreach", "ar": "نورثريتش"}),),
        weapons=(replace(make.weapon("artillery_shell", "Artillery shell"), count_min=4,
                         delivery=term("ground_launched", "Launched from the ground")),),
        displacement=(),
        claims=claims(),
    )  # fmt: skip


def publish_both() -> str:
    """Publish both versions, the second with its notice. Needs the publisher's rights."""
    code = make.publish(first())
    return make.publish(second(), code=code, version=2, notice=NOTICE)
