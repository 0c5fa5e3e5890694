# SPDX-License-Identifier: Apache-2.0
"""The worked example typed through the desk's own pages by three people, and read as the world reads it."""

import pytest

from registry.casework.models import Record
from registry.gazetteer.models import AdminArea
from tests.factories.records import TICKED, carry
from tests.flows.desk_browser import Browser, EntryPage

pytestmark = pytest.mark.django_db(databases=["default", "published"])

SQUARE = "MULTIPOLYGON (((36 35, 37 35, 37 36, 36 36, 36 35)))"
COD = "COD-AB SYR, edition not stated"


@pytest.fixture
def areas(as_owner):
    with as_owner():
        for pcode, name, arabic in (("SY07", "Idleb", "إدلب"), ("SY02", "Aleppo", "حلب")):
            AdminArea.objects.create(
                level=1, country="SYR", pcode=pcode, cod_version=COD, names={"en": name, "ar": arabic}, geom=SQUARE,
                source="test", source_id=pcode,
            )  # fmt: skip


def type_incident(page: EntryPage) -> EntryPage:
    page.type(
        title_en="Cluster munition use reported, Idleb and Aleppo, about 27 Nov 2024",
        title_ar="تقارير عن استخدام ذخيرة عنقودية، إدلب وحلب، نحو 27 تشرين الثاني 2024",
        summary_en="According to Syria Civil Defence, as relayed by one outlet, cluster munitions were used.",
        incident_type="bombardment_unspecified",
        date_edtf="2024-11-27?/2024-11-28?",
        date_basis="inferred_context",
        time_part="during_the_night",
        harm_grade="single_source",
        grade_reason="All figures come from one origin, through one outlet.",
        sensitivity="public",
        event_group_name="Idleb–Aleppo bombardment, from 27 November 2024",
    )
    page.button(add="locations")
    page.type("locations-0", precision="admin1", country="SYR", admin1="SY07", method="source_stated")
    page.type("locations-1", precision="admin1", country="SYR", admin1="حلب", method="source_stated")
    page.type("weapons-0", weapon="cluster_munition", phase="at_use")
    type_claim(page)
    return type_parties(page)


def type_claim(page: EntryPage) -> None:
    page.type(
        "claims-0",
        source_name="Partisan outlet, not identified",
        source_kind="partisan_media",
        language="en",
        speaker_name="Syria Civil Defence (White Helmets)",
        speaker_kind="civil_defence",
        origin_group="Syria Civil Defence",
        credibility="3",
    )
    for _ in range(3):
        page.button(add="claims-0-casualties")
    page.button(add="claims-0-displacements")
    page.type("claims-0-casualties-0", harm="killed", min="1", status="civilian")
    page.type(
        "claims-0-casualties-1",
        harm="killed",
        min="1",
        status="civilian",
        age="child_unspecified",
        part_of="0",
    )
    page.type("claims-0-casualties-2", harm="injured", verbatim_quantity="20", status="civilian")
    page.type(
        "claims-0-casualties-3",
        harm="injured",
        min="9",
        status="civilian",
        age="child_unspecified",
        part_of="2",
    )
    page.type(
        "claims-0-casualties-4",
        harm="injured", min="6", status="civilian", sex="female", age="adult_unspecified", part_of="2",
    )  # fmt: skip
    page.type(
        "claims-0-displacements-0",
        unit="families", verbatim_quantity="thousands", period_edtf="2024-11-27/2024-11-28",
    )  # fmt: skip


def type_parties(page: EntryPage) -> EntryPage:
    for _ in range(3):
        page.button(add="attributions")
    named = (
        ("Syrian government forces", "state_forces", "user_of_weapon"),
        ("Russian-affiliated militias (unit not identified)", "militia", "ally_or_partner"),
        ("Iranian-affiliated militias (unit not identified)", "militia", "ally_or_partner"),
    )
    for position, (name, kind, role) in enumerate(named):
        page.type(
            f"attributions-{position}",
            actor_name=name, actor_class=kind, role=role, basis="context_of_source", claim="0",
        )  # fmt: skip
    return page


@pytest.fixture
def people(amal, basim, dunya, areas):
    return Browser(amal), Browser(basim), Browser(dunya)


def test_worked_example_goes_from_the_form_to_the_public_interface(request, people, as_publisher):
    writer, reviewer, publisher = people

    saved = type_incident(writer.entry("/new/incident")).save()
    assert saved.status_code == 302, saved.text
    record = Record.objects.get()
    path = f"/records/{record.reference}"
    writer.press(path, "/steps/submit")
    reviewer.press(path, "/steps/start_review")
    reviewer.press(
        f"{path}/review",
        "/review",
        decision="approve",
        reason="The figures are those of the text.",
        **TICKED,
    )
    publisher.press(f"{path}/publish", "/publish")
    carry(as_publisher)

    record.public_state.refresh_from_db()
    document = (
        request.getfixturevalue("public_client").get(f"/api/v1/incidents/{record.public_state.code}").json()
    )
    assert_figures(document)
    assert_circumstances(document)


def assert_figures(document) -> None:
    killed, injured = document["casualties"]["killed"], document["casualties"]["injured"]
    assert (killed["min"], killed["max"], killed["open_above"]) == (1, 1, False)
    assert (injured["min"], injured["max"], injured["open_above"]) == (20, 20, False)
    assert groups(killed) == {("", "child_unspecified"): (1, 1)}
    assert groups(injured) == {("", "child_unspecified"): (9, 9), ("female", "adult_unspecified"): (6, 6)}
    assert (injured["unspecified_min"], injured["unspecified_max"]) == (5, 5)
    (displaced,) = document["displacement"]
    assert (displaced["unit"]["code"], displaced["min"], displaced["max"]) == ("families", 2000, None)
    assert (displaced["open_above"], displaced["qualifier"]["code"]) == (True, "vague")


def groups(figure) -> dict[tuple[str, str], tuple[int, int]]:
    rows = [share for share in figure["breakdown"] if share["by"] == "sex_age"]
    return {
        ((row["sex"] or {}).get("code", ""), row["age"]["code"]): (row["min"], row["max"]) for row in rows
    }


def assert_circumstances(document) -> None:
    assert [place["admin1"]["pcode"] for place in document["locations"]] == ["SY07", "SY02"]
    assert [place["geometry"] for place in document["locations"]] == [None, None]
    assert document["place_unresolved"] is True
    assert [use["weapon"]["code"] for use in document["weapons"]] == ["cluster_munition"]
    assert {each["confidence"]["code"] for each in document["attributions"]} == {"alleged"}
    assert len(document["attributions"]) == 3
    assert document["harm_grade"]["code"] == "single_source"
    assert (document["date"]["earliest"], document["date"]["latest"]) == ("2024-11-27", "2024-11-28")
    assert document["claims"][0]["quoted"] == "Syria Civil Defence (White Helmets)"


def test_editing_without_a_change_leaves_the_record_as_it_is(amal, areas):
    writer = Browser(amal)
    type_incident(writer.entry("/new/incident")).save()
    record = Record.objects.get()
    before = contents(record)

    answer = writer.entry(f"/records/{record.reference}/edit").save()

    assert answer.status_code == 302, answer.text
    assert contents(record) == before


def contents(record: Record) -> list:
    """Return what the record says, without keys."""
    claims = record.claims.all()
    figures = [
        "harm",
        "min",
        "max",
        "best",
        "qualifier",
        "status",
        "sex",
        "age",
        "verbatim_quantity",
        "of_which__harm",
        "of_which__min",
    ]
    return [
        list(
            record.locations.values_list(
                "name", "admin1_pcode", "admin1_name", "cod_version", "geom", "precision"
            )
        ),
        list(record.weapons.values_list("weapon", "phase", "delivery")),
        list(record.attributions.order_by("id").values_list("actor", "role", "basis", "claim__seq")),
        list(claims.values_list("source_item", "speaker", "origin_group", "credibility", "scope")),
        [list(claim.casualties.order_by("id").values_list(*figures)) for claim in claims],
        [
            list(claim.displacements.values_list("min", "max", "unit", "qualifier", "period_edtf"))
            for claim in claims
        ],
        Record.objects.filter(pk=record.pk)
        .values("title", "summary", "date_edtf", "event_group", "harm_grade")
        .get(),
    ]
