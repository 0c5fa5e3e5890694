# SPDX-License-Identifier: Apache-2.0
"""Words that name an area, a weapon or another choice: explore offers the filter in their place."""

import re
from html import unescape

import pytest

from registry.published import write
from registry.published.snapshot.keeping import Keeper
from registry.vocabularies import read
from tests.factories import content as make
from tests.factories import many

ROW = re.compile(r'<li><a href="([^"]*)">(.*?)</a> <span class="small muted">([^<]*)<')
CLUSTERS = ["cluster_munition", "cluster_rocket"]


@pytest.fixture
def world(put, reference, as_publisher):
    """Two in Idleb, one of them with cluster rockets; one of Ukraine with a shell; a report over Syria."""
    from registry.published.models import Area

    with as_publisher():
        lists = [read.as_public(code) for code in read.schemes()]
        write.copy_reference(lists, list(Area.objects.values()), version=read.vocabulary_version())
    idleb = {"areas": ["SY07", "SYR"]}
    put(make.content(search={"weapons": CLUSTERS, **idleb}))
    put(make.content(search={"weapons": [], **idleb}))
    put(make.content(search={"weapons": ["artillery_shell", "surface_fire"], "areas": ["UKR"]}))
    put(make.content(kind="aggregate_report", search={"weapons": ["booby_trap", "mine"], "areas": ["SYR"]}))


@pytest.fixture
def offered(public_client):
    """Return a function: what explore offers for a query as (address, words, number in words)."""

    def fetch(query, lang="en"):
        answer = public_client.get(f"/{lang}/explore?{query}")
        assert answer.status_code == 200
        row = re.sub(r"\s+", " ", answer.text).partition('<div id="meant"')[2].partition("</div>")[0]
        return [(unescape(href), bare(words), number) for href, words, number in ROW.findall(row)]

    return fetch


def bare(words):
    return re.sub("<[^>]+>|[\u2068\u2069]", "", words)


@pytest.mark.parametrize("snapshot", [False, True])
@pytest.mark.parametrize(
    ("lang", "typed", "chosen", "words", "number"),
    [
        ("en", "Idlib", "area=SY07", "Area: Idleb, Syria", "2 incidents"),
        ("en", "إدلب", "area=SY07", "Area: Idleb, Syria", "2 incidents"),
        ("ar", "ادلب", "area=SY07", "المنطقة: إدلب، سوريا", "حادثتان"),
        ("en", "syria", "area=SYR", "Country: Syria", "2 incidents"),
        ("ar", "سوريا", "area=SYR", "البلد: سوريا", "حادثتان"),
        ("ar", "Syria", "area=SYR", "البلد: سوريا", "حادثتان"),
        ("en", "cluster bombs", "weapon=cluster_munition", "Weapon: Cluster munitions (all)", "1 incident"),
        ("en", "cluster munitions", "weapon=cluster_munition", "Weapon: Cluster munitions (all)", "1 incident"),
        ("ar", "ذخائر عنقودية", "weapon=cluster_munition", "السلاح: الذخائر العنقودية (جميعها)", "حادثة واحدة"),
        ("en", "artillery", "weapon=artillery_shell", "Weapon: Artillery shell", "1 incident"),
        (
            "en", "cluster bombs in Idlib", "area=SY07&weapon=cluster_munition",
            "Weapon: Cluster munitions (all); Area: Idleb, Syria", "1 incident",
        ),
    ],
)  # fmt: skip
def test_a_name_leads_to_its_filter_with_the_number_that_it_finds(
    catalogues,
    world,
    offered,
    public_client,
    settings,
    tmp_path,
    snapshot,
    lang,
    typed,
    chosen,
    words,
    number,
):
    if snapshot:
        settings.REGISTRY_SNAPSHOTS = tmp_path
        Keeper(tmp_path).look()

    href, *told = offered(f"q={typed}", lang)[0]
    assert (href, *told) == (f"/{lang}/explore?{chosen}", words, number)
    landed = re.sub(r"\s+", " ", public_client.get(href).text)
    found = 2 if number in ("2 incidents", "حادثتان") else 1
    assert f'<strong class="big">{found}</strong>' in landed
    assert 'id="meant-title"' not in landed


def test_the_rest_of_the_selection_stays(world, offered):
    assert offered("area=SY07&q=cluster&sort=date&view=list") == [
        (
            "/en/explore?area=SY07&weapon=cluster_munition&sort=date&view=list",
            "Weapon: Cluster munitions (all)",
            "1 incident",
        )
    ]
    assert offered("area=SY07&q=artillery") == []  # the control: none of these has such a weapon
    assert [href for href, *_ in offered("area=SYR&q=idlib")] == ["/en/explore?area=SY07"]


def test_the_country_of_invented_records_is_offered_where_there_are_any(world, put, offered):
    assert offered("q=Invented+country") == []  # the control
    put(make.content(search={"weapons": [], "areas": ["XDM"]}))

    assert offered("q=Invented+country") == [
        ("/en/explore?area=XDM", "Country: Invented country", "1 incident")
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "query", ["", "weapon=uxo", "q=explosion", "q=booby+trap", "q=Niger", "q=-syria", "q=x"]
)
def test_nothing_is_offered_that_no_public_incident_has(world, offered, query, lang):
    """Negative control: no words, words of a text alone, what a report alone has, no area of these, a word left out."""
    assert offered(query, lang) == []


def test_what_is_taken_down_is_offered_no_more(put, take_down, world, offered):
    code = put(make.content(search={"weapons": ["thermobaric"], "areas": []}))
    assert [number for *_, number in offered("q=vacuum+bombs")] == ["1 incident"]
    take_down(code)
    assert offered("q=vacuum+bombs") == []


def test_six_are_offered_at_most_the_largest_of_equals_first(put, world, offered):
    bombs = [
        "air_weapon",
        "explosive_remnant",
        "ied",
        "incendiary",
        "mortar_bomb",
        "surface_fire",
        "thermobaric",
        "uxo",
    ]
    put(make.content(search={"weapons": bombs, "areas": []}))
    put(make.content(search={"weapons": ["thermobaric"], "areas": []}))
    found = [words for _, words, _ in offered("q=bombs") if words.startswith("Weapon")]

    assert len(offered("q=bombs")) == 6
    assert found[0] == "Weapon: Thermobaric or fuel-air weapon"


def test_a_party_is_offered_by_its_name(put, world, offered):
    put(make.content(attributions=(many.STATE,)))

    assert offered("q=armed+forces") == [
        (
            "/en/explore?actor=armed_forces_of_state_a",
            "Party named: Armed forces of State A",
            "1 incident",
        )
    ]


def test_names_cost_one_query_more_once_a_snapshot_is_read(
    world, public_client, settings, tmp_path, django_assert_num_queries
):
    settings.REGISTRY_SNAPSHOTS = tmp_path
    Keeper(tmp_path).look()
    public_client.get("/en/explore?q=syria")
    with django_assert_num_queries(9, using="published"):
        public_client.get("/en/explore?q=idlib")
