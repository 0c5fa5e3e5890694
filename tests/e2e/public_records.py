# SPDX-License-Identifier: Apache-2.0
"""Fills a public database for the browser tests, as the publisher. Run as a program; prints codes as JSON.

Everything is invented but for the worked example, whose areas are real.
"""

import json
from dataclasses import replace
from datetime import date, timedelta

import django

django.setup()

from registry.domain.requests import fingerprint, number_of  # noqa: E402
from registry.published import write  # noqa: E402
from registry.publishing.reference import copy_reference_if_new  # noqa: E402
from tests.factories import content as make  # noqa: E402
from tests.factories import many  # noqa: E402

SPOTS = ((36.65, 35.93, 25), (37.1, 36.2, 3000), (36.3, 35.1, 1500), (36.2, 49.9, 10_000), (32.5, 15.6, 3000))
TITLE = {"en": "Artillery shell reported, an invented town", "ar": "بلاغ عن قذيفة مدفعية، بلدة مختلقة"}


def invented(number: int):
    """Return one of sixty records; every seventh has no point, every fifth no figure."""
    day = date(2025, 6, 1) - timedelta(days=number)
    lon, lat, metres = SPOTS[number % len(SPOTS)]
    town = make.place(
        lon + number / 200, lat, uncertainty_m=metres, admin1=make.area() if number % 5 < 3 else None
    )
    figures = {"killed": make.figure(number % 4, number % 4 + 2), "injured": make.figure(5, None)}
    return make.content(
        demonstration=True,
        title={language: f"{text} {number}" for language, text in TITLE.items()},
        date=make.when(day.isoformat(), day.isoformat()),
        locations=(make.place(admin1=make.area()) if number % 7 == 0 else town,),
        weapons=(make.weapon("artillery_shell", "Artillery shell"),),
        casualties={} if number % 5 == 0 else figures,
        claims=(
            make.claim(1, make.stated("killed", number % 4, number % 4 + 2), make.stated("injured", 5, None)),
            make.claim(2, make.stated("killed", 9, 9), counted=False, source="Relay", quoted="Civil defence"),
        ),
        search={"weapons": ["artillery_shell"], "areas": ["SYR", "SY07"], "countries": ["SYR"]},
    )


def long():
    """Return a record whose every text is as long as people write it, in both languages, and without a place to break."""
    arabic = "أُفيد بسقوط قذائف على سوق البلدة المختلقة وعلى مستشفاها وعلى مدرستين في وقت واحد تقريباً صباح ذلك اليوم"
    english = (
        "Several artillery shells reported on the market, the hospital and both schools of an invented town"
    )
    unbroken = "Northreach" * 6
    title = {"en": f"{english}, {unbroken}", "ar": f"{arabic}، {unbroken}"}
    name = {
        "en": f"{unbroken} (market square)",
        "ar": "ساحة السوق الكبيرة في البلدة المختلقة الواقعة شمال النهر",
    }
    said = [
        make.claim(
            number, make.stated("killed", number, None), source=f"{english} {number}", quoted=unbroken,
            url=f"https://example.org/{unbroken}/{unbroken}", archive_url=f"https://example.org/web/{unbroken}",
        )
        for number in range(1, 9)
    ]  # fmt: skip
    return replace(
        invented(58),
        title=title,
        summary={"en": f"{english}. " * 9, "ar": f"{arabic}. " * 9},
        event_group=title,
        grade_reason=f"{english}. " * 4,
        locations=tuple(make.place(36.6 + at / 9, 36, admin1=make.area(), name=name) for at in range(3)),
        claims=tuple(said),
    )


def mixed():
    """Return a record whose texts run both ways in one line."""
    text = {"en": "Shelling of حي الزهور (Al-Zuhur), 3–5 killed", "ar": "قصف Al-Zuhur (حي الزهور)، 3–5 قتلى"}
    said = make.claim(1, make.stated("killed", 3, 5), source="وكالة (Agency) 24/7", quoted="حي 12-B")
    return replace(invented(59), title=text, summary=text, event_group=text, claims=(said,))


def area_only():
    place = make.place(admin1=make.area())
    return replace(invented(60), locations=(place,), place_unresolved=True)


def close_a_request(code: str) -> None:
    """Say in public what came of a request of a reader."""
    day = date(2026, 1, 15)
    write.stand(
        fingerprint(number_of((7).to_bytes(32))),
        kind="error",
        state="closed",
        received_on=day,
        due_on=day,
        outcome="corrected",
        closed_in=day.replace(day=1),
        code=code,
        words={"en": "The summary named another street.", "ar": "كان الملخص يذكر شارعاً آخر."},
    )


def main() -> None:
    copy_reference_if_new()
    example = make.cluster_munition_in_two_areas()
    report = replace(example, kind="aggregate_report", title={"en": "Displacement over months"})
    corrected = make.publish(invented(1))
    make.publish(replace(invented(1), summary={"en": "Another summary."}), code=corrected, version=2)
    codes = {
        "corrected": corrected,
        "withdrawn": make.publish(invented(2)),
        "merged": make.publish(invented(2)),
        "held": make.publish(invented(2)),
        "long": make.publish(long()),
        "mixed": make.publish(mixed()),
        "area": make.publish(area_only()),
        "many": many.publish_both(),
        "report": make.publish(report),
    }
    make.publish(replace(report, summary={"en": "Corrected."}), code=codes["report"], version=2)
    for number in range(3, 57):
        make.publish(invented(number))
    codes["example"] = make.publish(example)
    make.withdraw(codes["withdrawn"])
    make.carry(codes["merged"], "merged", merged_into=corrected)
    make.carry(codes["held"], "suspended")
    close_a_request(corrected)
    print(json.dumps(codes))  # noqa: T201  this is its answer


if __name__ == "__main__":
    main()
