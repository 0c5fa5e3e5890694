# SPDX-License-Identifier: Apache-2.0
"""Words of what nobody may read are in no answer of the public face, at whatever address and in whatever form."""

from dataclasses import replace
from hashlib import sha256

import pytest

from registry.published import write
from registry.published.models import Document
from registry.published.snapshot.keeping import Keeper
from registry.ui.kept import KEPT
from tests.api.crawl import FORMS, addresses, every_route
from tests.factories import content as make
from tests.factories.records import claim, document, logged, published, source
from tests.security.canaries import hits

HIDDEN = ("withdrawn", "held", "merged", "coarsened", "report")
NEVER = "Qzneverpubliczq"
SPOT = (36.5, 35.5)


def word(name: str) -> str:
    return f"Qz{name}zq"


def told(secret: str, **changes):
    """Return a content with the word in everything that a reader sees of it."""
    said = make.claim(
        source=f"{secret} daily", quoted=f"{secret} himself", url=f"https://example.org/{secret}"
    )
    party = make.cluster_munition_in_two_areas().attributions[0]
    named = {"en": f"Explosion in {secret}", "ar": f"انفجار في {secret}"}
    return make.content(
        title=named,
        summary=named,
        event_group=named,
        locations=(replace(make.place(*SPOT), name=named),),
        claims=(said,),
        attributions=(replace(party, actor=secret.lower(), name=named),),
        **changes,
    )


@pytest.fixture
def codes(put, reference, amal):
    """One record that stands, one for each way of being hidden, and a draft that never was public."""
    logged(amal, title={"en": f"Shelling of {NEVER}"}, notes=f"{NEVER} saw it")
    kinds = {name: "aggregate_report" if name == "report" else "incident" for name in ("standing", *HIDDEN)}
    return {name: put(told(word(name), kind=kind)) for name, kind in kinds.items()}


@pytest.fixture
def hide(codes, as_publisher):
    def everything() -> None:
        with as_publisher():
            make.withdraw(codes["withdrawn"], notice="withdrawal_safety")
            make.withdraw(codes["report"], notice="withdrawal_safety", kind="aggregate_report")
            make.carry(codes["held"], "suspended")
            make.carry(codes["merged"], "merged", merged_into=codes["standing"])
            raw = told(word("standing")).canonical()
            item = write.Carried(
                next(make.OUTBOX), "incident", "corrected", codes["coarsened"], 2, raw, sha256(raw).hexdigest(),
                None, takes_down=(1,),
            )  # fmt: skip
            write.carry([item], at=make.AT, naming=make.NAMING)

    return everything


@pytest.fixture(params=["SQL", "snapshot"])
def look(request, settings, tmp_path):
    """Return a function that makes the newest snapshot, where this run has one."""
    if request.param == "SQL":
        return lambda: None
    settings.REGISTRY_SNAPSHOTS = tmp_path
    return Keeper(tmp_path).look


def asked(client, codes, etags=None):
    """Return every answer by template and address. `etags`: what the reader shows, by address."""
    found = {}
    for template, address in addresses((*codes.values(), "CHR-0000000-0")):
        held = (etags or {}).get(address)
        found[template, address] = client.get(address, headers={"If-None-Match": held} if held else {})
    return found


def told_in(answers, secret: str) -> set[str]:
    """Return the templates of the addresses that tell the word, in the body or in a header."""
    return {
        template
        for (template, _), answer in answers.items()
        if hits(secret, answer.content + repr(answer.headers).encode())
    }


def test_every_address_of_the_url_table_is_crawled():
    assert set(FORMS) == set(every_route())


TELLING = {
    "/api/v1/incidents", "/api/v1/incidents/%(code)s", "/api/v1/incidents/%(code)s/versions/%(number)s",
    "/api/v1/statistics", "/api/ogc/collections/incidents/items", "/api/ogc/collections/incidents/items/%(code)s",
    "/feeds/incidents.atom", "/%(lang)s/", "/%(lang)s/incidents/%(code)s",
    "/%(lang)s/incidents/%(code)s/versions/%(number)s", "/%(lang)s/incidents/%(code)s/card",
}  # fmt: skip
LISTING = TELLING - {name for name in TELLING if "%(code)s" in name} | {
    "/api/tiles/incidents/%(z)s/%(x)s/%(y)s.mvt"
}
"""Addresses of many records, which name those that stand alone; the feed of changes and Atom name all that ever did."""
NOTICES = {"/feeds/incidents.atom", "/%(lang)s/"}
"""Those of them that say, by its code alone, that a record was withdrawn or led on to another."""


def test_words_of_what_is_hidden_are_nowhere(public_client, codes, hide, look):
    """Each answer was asked for before and may be kept; each is asked for again by a reader who holds it."""
    look()
    before = asked(public_client, codes)
    hide()
    look()
    etags = {address: answer["ETag"] for (_, address), answer in before.items() if "ETag" in answer.headers}
    after = [asked(public_client, codes), asked(public_client, codes, etags)]

    for name in HIDDEN:
        assert told_in(before, word(name)) >= (TELLING if name != "report" else {"/api/v1/aggregate-reports"})
        assert [told_in(answers, word(name)) for answers in after] == [set(), set()]
    stale = {
        address
        for (template, address), answer in after[1].items()
        if answer.status_code == 304 and any(told_in({(template, ""): before[template, address]}, word(n)) for n in HIDDEN)
    }  # fmt: skip
    assert stale == set()
    assert [told_in(answers, NEVER) for answers in (before, *after)] == [set()] * 3
    assert told_in(after[0], word("standing")) >= TELLING
    statuses = {answer.status_code for answers in (before, *after) for answer in answers.values()}
    assert {200, 302, 304, 308, 404, 410} <= statuses
    assert max(statuses) < 500


def test_names_of_witnesses_are_nowhere_though_nobody_marked_them(
    public_client, reference, look, amal, basim, dunya, as_publisher
):
    """The negative control is an account of a social network, which is named where nobody marked it."""
    names = {
        kind: word(kind.replace("_", ""))
        for kind in ("eyewitness", "victim_or_family", "social_media_account")
    }
    quoted = replace(
        claim(3, origin="two"), speaker=source(name=names["victim_or_family"], kind="victim_or_family").pk
    )
    published(
        amal, basim, dunya, as_publisher,
        claims=(
            claim(item=document(names["eyewitness"], "eyewitness", url=f"https://{names['eyewitness']}.example/")),
            quoted,
            claim(4, item=document(names["social_media_account"], "social_media_account"), origin="three"),
        ),
    )  # fmt: skip
    look()
    code = Document.objects.get().code
    answers = asked(public_client, {"witnessed": code})

    assert [told_in(answers, names[kind]) for kind in ("eyewitness", "victim_or_family")] == [set(), set()]
    assert told_in(answers, names["social_media_account"]) >= {
        "/api/v1/incidents/%(code)s", "/%(lang)s/incidents/%(code)s"
    }  # fmt: skip


def test_codes_of_what_is_hidden_are_in_no_list_and_no_tile(public_client, codes, hide, look):
    look()
    before = asked(public_client, codes)
    hide()
    look()
    after = asked(public_client, codes)
    telling = LISTING - {"/api/v1/statistics"}

    for name in ("withdrawn", "held", "merged"):
        assert {template for template in telling if template in named_in(before, codes[name])} == telling
        assert named_in(after, codes[name]) & LISTING <= (
            NOTICES if name != "held" else {"/feeds/incidents.atom"}
        )
    assert telling <= named_in(after, codes["standing"])


def named_in(answers, code: str) -> set[str]:
    """Return the templates of the addresses without a code that name the record."""
    return {
        template
        for (template, _), answer in answers.items()
        if "%(code)s" not in template and code.encode() in answer.content
    }


def test_documents_are_never_told_from_a_snapshot_that_is_behind(
    public_client, codes, hide, settings, tmp_path
):
    """What is kept in memory for some seconds apart: what is made now asks the tables what stands.

    Pages still begin and end where the hidden records stood; their cursors do not say so.
    """
    settings.REGISTRY_SNAPSHOTS = tmp_path
    Keeper(tmp_path).look()
    hide()
    KEPT.forget()
    after = asked(public_client, codes)

    for name in HIDDEN:
        assert told_in(after, word(name)) <= {"/api/v1/statistics"}
    edges = LISTING - {"/api/tiles/incidents/%(z)s/%(x)s/%(y)s.mvt", "/feeds/incidents.atom"}
    for name in ("withdrawn", "held", "merged"):
        assert told_in(after, codes[name]) & edges <= (NOTICES if name != "held" else set())
