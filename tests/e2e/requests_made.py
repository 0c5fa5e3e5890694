# SPDX-License-Identifier: Apache-2.0
"""Two requests of readers for the pages that are looked at: `hand-in` as the public face, then `close` as the desk.

`close` closes one of them, with words that wait for a second person, and prints both keys as JSON.
"""

import json
import sys

import django

django.setup()

LETTER = {
    "kind": "removal",
    "about": "",
    "wrong": "The summary names a street in which only one family lives.\nلا يجوز ذكر الشارع.",
    "right": "Name the town alone.",
    "source": "https://example.org/report",
    "relation": "family",
    "contact": "email",
    "address": "reader@example.org",
    "language": "ar",
}
WORDS = {"en": "A street was taken out of the summary.", "ar": "حُذف اسم شارع من الملخص."}


def hand_both_in() -> None:
    from registry.domain.requests import number_of
    from registry.public.handing_in import hand_in

    for seed in (1, 2):
        hand_in(number_of(seed.to_bytes(32)), LETTER)


def close_one() -> None:
    from registry.accounts.models import User
    from registry.audit.viewing import viewing
    from registry.inbox import actions
    from registry.inbox.models import ReaderRequest

    basim = User.objects.get(username="basim")
    with viewing(basim.pk):
        first, second = ReaderRequest.objects.order_by("received_at")
        for row in (first, second):
            actions.write(row, kind="note", text="Asked the team of the area.", by=basim)
        actions.close(second, outcome="removed", words=WORDS, by=basim)
    print(json.dumps({"request": str(first.pk), "request_closed": str(second.pk)}))  # noqa: T201  its answer


if __name__ == "__main__":
    {"hand-in": hand_both_in, "close": close_one}[sys.argv[1]]()
