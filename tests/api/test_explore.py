# SPDX-License-Identifier: Apache-2.0
"""Explore without a browser: forms, numbers beside choices, chips, other views, what is refused."""

import re
from html import unescape

import pytest

from registry.domain import reference as codes
from registry.public.explore import address, listed
from registry.public.explore.address import parse
from registry.published import sought
from registry.published.snapshot.keeping import Keeper
from tests.factories import content as make

EXPLORE = "/en/explore"


@pytest.fixture
def three(put, reference):
    """One of Syria with unexploded ordnance, one elsewhere with cluster rockets, one with nothing known."""
    found = {"weapons": ["uxo"], "areas": ["SYR", "SY07"], "countries": ["SYR"]}
    put(make.content(search=found, title={"en": "The first"}, locations=(make.place(36.5, 35.5),)))
    found = {"weapons": ["cluster_rocket", "cluster_munition"], "areas": ["UKR"], "countries": ["UKR"]}
    put(make.content(search=found, title={"en": "The second"}))
    put(make.content(search={"weapons": [], "areas": [], "countries": []}, title={"en": "The third"}))


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.content[:300]
    return re.sub(r"\s+", " ", answer.content.decode())


def number_of(text):
    return int(re.search(r'<strong class="big">([\d,]+)</strong>', text)[1].replace(",", ""))


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("from=2024-11&to=2025-02", "date=2024-11-01/2025-02-28"),
        ("killed_from=3&killed_to=", "killed=3.."),
        ("killed_from=&killed_to=10&injured_from=&injured_to=", "killed=..10"),
        ("located=&view=list&weapon=uxo", "weapon=uxo&view=list"),
        ("cols=date&cols=code&view=list", "view=list&cols=date,code"),
        ("view=list&cols=date,place,killed,injured,weapon,grade", "view=list"),
        ("sort=-date", ""),
    ],
)
def test_what_a_form_sends_becomes_the_one_address(reference, public_client, typed, canonical):
    answer = public_client.get(f"{EXPLORE}?{typed}")
    assert (answer.status_code, answer["Location"]) == (302, f"{EXPLORE}?{canonical}".rstrip("?"))
    assert public_client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("typed", ["q={}", "q=%20{}++", "q={}&view=list", "date=&utm_source=x&q={}"])
def test_a_code_in_the_place_of_words_leads_to_its_record_by_its_form_alone(
    put, reference, public_client, lang, typed
):
    there, never = put(make.content()), codes.mint()
    for code in (there, never, there.lower(), codes.mint("DEM")):
        for written in (code, code.replace("-", "")):
            answer = public_client.get(f"/{lang}/explore?{typed.format(written)}")
            assert (answer.status_code, answer["Location"]) == (302, f"/{lang}/incidents/{code.upper()}")


@pytest.mark.parametrize("typed", ["q=CHR-0000000-1", "q=XYZ-0000000-0", "weapon=uxo&q={}", "q={}+school"])
def test_words_that_are_no_code_alone_are_looked_for(reference, public_client, typed):
    """Negative control: a wrong check sign, a prefix of nobody, a code beside something else."""
    assert public_client.get(f"{EXPLORE}?{typed.format(codes.mint())}").status_code == 200


def test_the_code_of_a_report_leads_to_its_own_page(put, take_down, reference, public_client):
    code, gone = put(*(make.content(kind="aggregate_report") for _ in range(2)))
    take_down(gone)
    for form in ("/en/{}/{}", "/ar/{}/{}/versions/1", "/og/en/{}/{}/1.png"):
        answer = public_client.get(form.format("incidents", code))
        assert (answer.status_code, answer["Location"]) == (308, form.format("aggregate-reports", code))
        assert public_client.get(answer["Location"]).status_code == 200
    assert public_client.get(f"/en/incidents/{gone}", follow=True).status_code == 410
    assert public_client.get(f"/api/v1/incidents/{code}").status_code == 404


def test_each_choice_says_what_it_finds_and_leads_there(three, public_client):
    text = text_of(public_client, EXPLORE)
    for code, number in (("uxo", 1), ("cluster_munition", 1), ("cluster_rocket", 1)):
        href, said = re.search(rf'<a href="([^"]*weapon={code})">.*?</span>(\d+)</a>', text).groups()
        assert int(said) == number == number_of(text_of(public_client, href))


def test_numbers_of_a_heading_are_counted_as_if_nothing_were_chosen_under_it(three, public_client):
    text = text_of(public_client, f"{EXPLORE}?weapon=uxo")

    assert re.search(r'href="/en/explore\?weapon=cluster_rocket,uxo">.*?</span>1</a>', text)
    assert not re.search(r'name="area" value="UKR"', text)  # the other headings count what is chosen here


def test_a_chip_takes_its_part_away(three, public_client):
    text = text_of(public_client, f"{EXPLORE}?weapon=uxo&killed=..9&view=list")

    assert 'class="chip" href="/en/explore?killed=..9&amp;view=list"' in text
    assert 'class="chip" href="/en/explore?weapon=uxo&amp;view=list"' in text
    assert 'class="clear" href="/en/explore?view=list"' in text


def test_nothing_found_says_what_to_leave_with_its_number(three, public_client):
    text = text_of(public_client, f"{EXPLORE}?area=SY07&weapon=cluster_rocket&q=first")

    assert number_of(text) == 0
    assert re.search(r'href="/en/explore\?area=SY07&amp;q=first">Without “Weapon”</a>: 1 incident', text)
    assert "Without “Country or area”" not in text  # the control: that finds nothing either


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("weapon=uxo&colour=red", "weapon=uxo"),
        ("area=SYR&weapon=catapult", "area=SYR"),
        ("at=nowhere&sel=x&view=list", "view=list"),
        ("date=2024&killed=9..1&who=", ""),
        ("weapon=uxo&view=map&reports=x", "weapon=uxo&view=map"),
    ],
)
def test_a_refusal_offers_the_selection_without_what_is_wrong(reference, public_client, query, left):
    answer = public_client.get(f"{EXPLORE}?{query}")
    shown = answer.content.decode().replace("&amp;", "&")

    assert answer.status_code == 400
    assert f'<a href="{EXPLORE}?{left}"'.rstrip('?"') in shown


def test_words_that_are_refused_stand_in_the_search_again_beside_the_rest_of_the_selection(
    three, public_client, monkeypatch, settings, tmp_path
):
    settings.REGISTRY_SNAPSHOTS = tmp_path
    Keeper(tmp_path).look()
    address = f"{EXPLORE}?weapon=uxo&q=%22the+first%22+-%3Cb%3E&view=list"
    monkeypatch.setattr(sought, "MOST_LOOKED_AT", 0)
    answer = public_client.get(address)
    shown = re.sub(r"\s+", " ", answer.text)

    assert answer.status_code == 400
    assert "These words cannot be sought" in shown
    assert "This address" not in shown
    assert 'name="q" value="&quot;the first&quot; -&lt;b&gt;"' in shown
    assert '<input type="hidden" name="weapon" value="uxo">' in shown
    assert f'<a href="{EXPLORE}?weapon=uxo&amp;view=list">' in shown
    monkeypatch.undo()
    assert public_client.get(address).status_code == 200


def test_many_unknown_names_are_looked_for_once(reference, public_client, monkeypatch):
    """Each name that cost a turn over all the others was seconds of work for one address."""
    assert public_client.get(EXPLORE).status_code == 200  # the view has its own `parse` from now on
    turns = []
    monkeypatch.setattr(address, "parse", lambda query: turns.append(len(query)) or parse(query))
    names = "&".join(f"a{number}=1" for number in range(900))
    answer = public_client.get(f"{EXPLORE}?area=SYR&{names}")

    assert (answer.status_code, turns) == (400, [1])
    assert f'href="{EXPLORE}?area=SYR"' in answer.text


@pytest.mark.parametrize("view", ["", "&view=list"])
def test_every_report_over_an_area_can_be_reached(put, reference, public_client, monkeypatch, view):
    monkeypatch.setattr(listed, "REPORTS", 2)
    days = [f"2024-11-0{day}" for day in range(1, 6)]
    reports = [
        make.content(kind="aggregate_report", date=make.when(day, day), title={"en": f"Report of {day}"})
        for day in days
    ]
    put(make.content(date=make.when("2024-11-09", "2024-11-09")), *reports)
    pages, path = [], f"{EXPLORE}?q=report{view}"
    while path:
        text = text_of(public_client, path)
        assert "2 of 5 reports on this page." in text or "1 of 5 reports on this page." in text
        pages.append(re.findall(r"Report of ([\d-]+)</", text.partition('id="reports-title"')[2]))
        links = re.findall(r'href="([^"]*)" rel="next"', text)
        path = unescape(links[0]) if links else ""
        assert not path or path.endswith("#reports-title")

    assert pages == [days[:2:-1], days[2:0:-1], days[:1]]
    taken = unescape(re.search(r'All of them: <a href="([^"]*)">CSV</a>', text)[1])
    assert all(day in public_client.get(taken).text for day in days)


@pytest.mark.parametrize("query", ["reports=x", "reports={}", "weapon=uxo&reports={}", "reports=;"])
def test_a_place_among_other_reports_is_refused_by_name(three, public_client, query):
    cursor = public_client.get("/api/v1/incidents?limit=1").json()["next"].partition("cursor=")[2]
    answer = public_client.get(f"{EXPLORE}?{query.format(cursor)}")

    assert answer.status_code == 400
    assert '<code dir="ltr">reports</code>' in answer.text


@pytest.mark.parametrize("view", ["", "list", "map", "stats"])
def test_no_view_changes_the_set(three, public_client, view):
    text = text_of(public_client, f"{EXPLORE}?weapon=uxo" + (f"&view={view}" if view else ""))
    assert number_of(text) == 1
    assert 'data-query="weapon=uxo"' in text


def test_the_table_sorts_by_links_and_shows_the_columns_asked_for(three, public_client):
    text = text_of(public_client, f"{EXPLORE}?view=list&cols=date,code")
    heads = re.search(r"<thead.*?</thead>", text)[0]

    assert [re.sub(r"<[^>]+>|[↓↑]", "", each).strip() for each in re.findall(r"<th .*?</th>", heads)] == [
        "Incident",
        "Date",
        "Code",
    ]
    assert 'href="/en/explore?sort=date&amp;view=list&amp;cols=date,code"' in heads


def test_what_is_not_on_the_map_is_counted_beside_it(three, public_client):
    text = text_of(public_client, EXPLORE)
    assert "1 with a point on the map." in text
    href = re.search(r'href="([^"]*located=no)">2 without a point', text)[1]
    assert "</a>: only the area is told." in text  # nothing says that no more is known: it may be withheld
    assert "no public point: only the hatched area is told" in text
    assert "area is known" not in text
    assert number_of(text_of(public_client, href)) == 2


def test_every_way_to_take_it_away_answers_under_the_same_string(three, public_client):
    text = text_of(public_client, f"{EXPLORE}?weapon=uxo")
    links = re.findall(r'<a href="([^"]+)"', re.search(r'class="use-links">.*?</ul>', text)[0])
    taken = [each.replace("&amp;", "&") for each in links if "weapon=uxo" in each]

    assert len(taken) == 6
    assert {public_client.get(each).status_code for each in taken} == {200}
    assert "State " in text
    assert "/en/explore?weapon=uxo" in re.search(r'id="cite-selection">.*?</p>', text)[0]


@pytest.mark.parametrize(
    ("path", "selection"),
    [
        ("/en/explore", ""),
        ("/en/explore?view=map", ""),
        ("/en/explore?weapon=uxo", "weapon=uxo&"),
        ("/embed?weapon=uxo", "weapon=uxo&"),
        ("/en/areas/SYR", "area=SYR&"),
        ("/en/weapons/uxo", "weapon=uxo&"),
    ],
)
def test_every_map_of_a_selection_leads_to_the_table_of_the_same_records(
    three, public_client, path, selection
):
    text = text_of(public_client, path)
    (table,) = set(re.findall(r'<a href="([^"]*)" data-table>Table of the same records</a>', text))

    assert unescape(table) == f"{EXPLORE}?{selection}view=list"
    assert public_client.get(unescape(table)).status_code == 200
    assert "The list holds" not in text


def test_the_map_of_one_record_speaks_of_no_list(three, public_client):
    text = text_of(public_client, "/en/explore?q=first")
    code = re.search(r"/en/incidents/([\w-]+)", text)[1]
    text = text_of(public_client, f"/en/incidents/{code}")

    assert "The page tells the same places in words." in text
    assert "data-table" not in text


def test_sums_and_the_citation_of_a_selection_say_how_many_are_invented(put, reference, public_client):
    for weapon, invented in (("uxo", False), ("cluster_rocket", True)):
        put(make.content(search={"weapons": [weapon], "areas": [], "countries": []}, demonstration=invented))

    both, real = (text_of(public_client, f"{EXPLORE}{query}") for query in ("", "?weapon=uxo"))
    assert "1 of these incidents is invented" in both.partition('class="sums"')[2]
    assert "1 of them is invented." in re.search(r'id="cite-selection">.*?</p>', both)[0]
    assert "of these incidents" not in real
    assert "of them" not in re.search(r'id="cite-selection">.*?</p>', real)[0]


def test_with_a_snapshot_the_page_costs_few_queries(
    three, public_client, settings, tmp_path, django_assert_num_queries
):
    settings.REGISTRY_SNAPSHOTS = tmp_path
    Keeper(tmp_path).look()
    public_client.get(EXPLORE)
    with django_assert_num_queries(7, using="published"):
        public_client.get(f"{EXPLORE}?weapon=uxo")
