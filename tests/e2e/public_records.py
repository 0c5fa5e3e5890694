# SPDX-License-Identifier: Apache-2.0
"""Fills a public database for the browser tests, as the publisher. Run as a program; prints codes as JSON.

Everything is invented but for the worked example, whose areas are real.
"""

import json
from dataclasses import replace
from datetime import date, timedelta

import django

django.setup()

from registry.publishing.reference import copy_reference_if_new  # noqa: E402
from tests.factories import content as make  # noqa: E402

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


def main() -> None:
    copy_reference_if_new()
    example = make.cluster_munition_in_two_areas()
    corrected = make.publish(invented(1))
    make.publish(replace(invented(1), summary={"en": "Another summary."}), code=corrected, version=2)
    withdrawn = make.publish(invented(2))
    make.withdraw(withdrawn)
    for number in range(3, 61):
        make.publish(invented(number))
    codes = {
        "example": make.publish(example),
        "report": make.publish(
            replace(example, kind="aggregate_report", title={"en": "Displacement over months"})
        ),
        "corrected": corrected,
        "withdrawn": withdrawn,
    }
    print(json.dumps(codes))  # noqa: T201  this is its answer


if __name__ == "__main__":
    main()
