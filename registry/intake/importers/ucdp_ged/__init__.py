# SPDX-License-Identifier: Apache-2.0
"""The UCDP Georeferenced Event Dataset: one row is one event. See docs/howto/import-ucdp-ged.md."""

from registry.casework.draft import ClaimDraft, RecordDraft
from registry.domain.timespan import Timespan
from registry.intake.errors import RowRefused
from registry.intake.importer import TO_BE_FILED, Dataset, Imported
from registry.intake.importers.ucdp_ged.articles import listed_sources
from registry.intake.importers.ucdp_ged.deaths import Deaths
from registry.intake.importers.ucdp_ged.parties import actors, attributions
from registry.intake.importers.ucdp_ged.places import COUNTRY_ONLY, Where
from registry.intake.importers.ucdp_ged.times import is_period, window
from registry.intake.importers.ucdp_ged.words import summary, title, verbatim
from registry.intake.row import Row

NAME = "ucdp_ged"
DATASET = Dataset(
    name="UCDP Georeferenced Event Dataset 23.1",
    publisher="Uppsala Conflict Data Program",
    licence="CC BY 4.0",
    citation=(
        "Davies, Pettersson and Öberg (2023), Organized violence 1989–2022, and the return of conflict "
        "between states, Journal of Peace Research 60(4); Sundberg and Melander (2013), Introducing the UCDP "
        "Georeferenced Event Dataset, Journal of Peace Research 50(4)."
    ),
    url="https://ucdp.uu.se/downloads/",
    published_edtf="2023-XX-XX",
    origin_group="UCDP GED",
)
WHAT = ("id", "type_of_violence", "side_a_new_id", "side_a", "number_of_sources", "source_article")
WHERE = (
    "where_prec",
    "where_coordinates",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "country",
    "country_id",
)
WHEN = ("event_clarity", "date_prec", "date_start", "date_end")
HOW_MANY = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
COLUMNS = (*WHAT, *WHERE, *WHEN, *HOW_MANY)
SUMMARISED = 2
"""`event_clarity` of a row that a source gives only as a sum of several events."""


def external_id(row: Row) -> str:
    return str(row.whole("id", least=1, most=10**12))


def read(row: Row) -> Imported:
    deaths = Deaths.of(row)
    if not deaths.civilians and not deaths.unknown:
        raise RowRefused("out_of_scope", "No death of a civilian or of a person of unknown status is stated.")
    when, where, listed = window(row), Where.of(row), listed_sources(row.verbatim("source_article"))
    clarity = row.whole("event_clarity", least=1, most=SUMMARISED)
    return Imported(
        external_id=external_id(row),
        document_title=f"UCDP GED event {external_id(row)}",
        draft=drafted(row, deaths, when, where, clarity),
        actors=actors(row),
        listed_sources=listed,
        flags=(*deaths.flags, *where.flags, *count_flags(row, len(listed))),
    )


def drafted(row: Row, deaths: Deaths, when: Timespan, where: Where, clarity: int) -> RecordDraft:
    """Return the draft: an aggregate report for a sum, a period or a whole country, otherwise an incident."""
    over_time = clarity == SUMMARISED or is_period(when)
    aggregate = over_time or where.precision == COUNTRY_ONLY
    claim = ClaimDraft(
        source_item=TO_BE_FILED,
        origin_group=DATASET.origin_group,
        verbatim=verbatim(row),
        casualties=deaths.figures(),
    )
    return RecordDraft(
        kind="aggregate_report" if aggregate else "incident",
        title={"en": title(where, when, lasted=over_time)},
        summary={"en": summary(row, DATASET)},
        date_edtf=when.edtf,
        date_precision=when.precision,
        incident_type="unknown",
        cumulative=over_time,
        locations=(where.location(),),
        claims=(claim,),
        attributions=attributions(row),
    )


def count_flags(row: Row, listed: int) -> tuple[str, ...]:
    """-1, and in older releases nothing, is the dataset's own word for “not counted”."""
    if row.text("number_of_sources") in ("", "-1"):
        return ()
    return ("sources_differ",) if row.whole("number_of_sources") != listed else ()
