# SPDX-License-Identifier: Apache-2.0
"""The charts of the site: their tables and drawings are the numbers of the interface, and each can be taken away."""

import csv
import io
import re
from collections import Counter
from dataclasses import asdict
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from registry.public.charts import by_code, chart, over_time
from registry.public.charts.columns import FEWEST
from registry.public.charts.page import CHARTS
from registry.public.charts.periods import FEW_MONTHS, MOST_MONTHS, every, ticks
from registry.ui.kept import KEPT
from registry.ui.wording.parts import apart
from tests.factories import content as make
from tests.factories import varied
from tests.factories.areas import public_areas

SVG = "{http://www.w3.org/2000/svg}"
QUERIES = ("", "?area=SYR", "?date=2024-11-01/2024-12-31&weapon=uxo", "?killed=1..")


@pytest.fixture
def shown(put, reference, as_publisher):
    """Records that differ in everything, and a vocabulary with colours."""
    from registry.published import write

    put(*varied.contents(40))
    with as_publisher():
        write.copy_reference(varied.VOCABULARIES, public_areas(), version="varied")


def of_api(get, query):
    body = get(f"/api/v1/statistics{query}")
    return body["rows"], body


def figure_of(page, key):
    return page.partition(f'<figure class="chart" id="{key}">')[2].partition("</figure>")[0]


def lines_of(page, key):
    """Return the lines of the table of one chart: name to its numbers."""
    body = figure_of(page, key).partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r">([^<>]+)</(?:th|bdi|a)>", row) for row in body.split("</tr>")]
    return {name.strip(): cells for name, *cells in (row for row in rows if row)}


@pytest.mark.parametrize("query", QUERIES)
def test_months_of_the_table_and_of_the_interface_are_one(shown, public_client, get, query):
    page = public_client.get(f"/en/statistics{query}").content.decode()
    rows, body = of_api(get, f"{query or '?'}{'&' if query else ''}by=month")
    lines = lines_of(page, "time")

    assert sum(int(cells[0]) for cells in lines.values()) == body["distinct"]
    assert sum(1 for cells in lines.values() if cells[0] != "0") == len(rows)
    assert str(body["distinct"]) in page


def legend_of(page, key):
    """Return the numbers of the legend of one chart: name to incidents."""
    legend = figure_of(page, key).partition("legend-list")[2].partition("</ul>")[0]
    return {
        name.strip(): int(number)
        for name, number in re.findall(r"</svg> ([^<]+)<span[^>]*><bdi>(\d+)", legend)
    }


def test_the_legend_counts_incidents_without_a_month_too(shown, public_client, get):
    """It said fewer than the same group has elsewhere: those beside the axis were left out."""
    rows, body = of_api(get, "?by=month,weapon_group")
    page = public_client.get("/en/statistics").text
    legend = legend_of(page, "time")
    of_group = Counter()
    for row in rows:
        of_group[(row["weapon_group"] or {}).get("code")] += row["incidents"]

    assert any(row["month"] is None and row["weapon_group"] for row in rows)  # the control
    assert sorted(legend.values()) == sorted(of_group.values())
    assert sum(legend.values()) == body["distinct"]
    assert "a cluster rocket has the colour of rockets" in figure_of(page, "time")


@pytest.mark.parametrize("path", ["/en/weapons/cluster_munition", "/en/statistics?weapon=cluster_munition"])
def test_the_months_of_one_weapon_have_one_colour_and_no_legend_of_colours(shown, public_client, path):
    """Of cluster munitions the colours said that most are shells and rockets."""
    one = public_client.get(path).text
    every = public_client.get("/en/statistics").text

    assert set(re.findall(r'class="c-(\w+)"', figure_of(one, "time"))) - {"beside"} == {"incidents"}
    assert legend_of(one, "time") == {}
    assert ">Incidents by month<" in figure_of(one, "time")
    assert lines_of(one, "time")
    assert len(legend_of(every, "time")) > 1  # the control
    assert public_client.get("/en/statistics/time.csv?weapon=cluster_munition").text.startswith(
        "month,incidents"
    )


def test_a_long_table_says_which_of_its_lines_are_shown(shown, public_client, monkeypatch):
    query = "/en/statistics"
    monkeypatch.setattr(chart, "MOST_LINES", 2)
    monkeypatch.setattr(over_time, "MOST_LINES", 2)
    page = public_client.get(query).text
    monkeypatch.undo()
    KEPT.forget()
    whole = public_client.get(query).text

    for key, said, shown_lines in (("time", "last", slice(-3, None)), ("weapons", "first", slice(2))):
        assert f"The table shows the {said} 2 lines; the CSV has all." in figure_of(page, key)
        assert list(lines_of(page, key)) == list(lines_of(whole, key))[shown_lines]
        assert "The table shows" not in figure_of(whole, key)
    assert list(lines_of(page, "time"))[-1] == "Not known to the month"  # beside them, in any case


def test_explore_has_the_newest_months_in_its_table(shown, public_client, monkeypatch):
    monkeypatch.setattr(over_time, "FEWER_LINES", 2)

    assert "The table shows the last 2 lines" in figure_of(public_client.get("/en/explore").text, "time")
    assert "The table shows" not in figure_of(public_client.get("/en/statistics").text, "time")


def test_what_is_not_drawn_is_where_the_page_says(shown, public_client, monkeypatch):
    """More groups than bars are in the table; where that is cut as well, only the CSV has them all."""
    monkeypatch.setattr(by_code, "MOST_BARS", 1)
    assert "more are in the table." in figure_of(public_client.get("/en/statistics").text, "weapons")

    monkeypatch.setattr(chart, "MOST_LINES", 2)
    KEPT.forget()
    figure = figure_of(public_client.get("/en/statistics").text, "weapons")
    assert "more are in the CSV." in figure
    assert "in the table." not in figure


def killed(low, *parts, **rest):
    return make.content(casualties={"killed": make.figure(low, 5, breakdown=parts, **rest)})


def says_why(client, path=""):
    return "need not add up to the whole" in client.get(f"/en/statistics{path}").text


def test_groups_that_are_more_than_all_people_say_why(put, reference, public_client):
    """Not once another incident has people whom its parts do not surely hold: then nothing adds up to more."""
    put(killed(5))
    assert not says_why(public_client)
    parts = [make.share(age, "unknown", 2, 3) for age in ("adult_unspecified", "child_unspecified")]
    put(killed(3, *parts, unspecified_min=0, unspecified_max=1))
    assert says_why(public_client)
    assert says_why(public_client, "/people-killed.svg")
    assert 'href="/en/methodology/counting#apart"' in public_client.get("/en/statistics").text
    put(killed(5, make.share("child_unspecified", "unknown", 1, 4), unspecified_min=1, unspecified_max=4))
    assert not says_why(public_client)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([("", "female", 2), ("", "male", 3)], True),
        ([("", "female", 2), ("", "male", 2)], False),
        ([("child_unspecified", "male", 2), ("", "female", 3)], True),
        ([("adult_unspecified", "female", 2), ("", "male", 3)], True),
        ([("women_and_children", "unknown", 3), ("adult_unspecified", "male", 2)], True),
        ([("women_and_children", "unknown", 3), ("adult_unspecified", "female", 2)], False),
        ([("child_unspecified", "unknown", 2), ("", "female", 3)], False),
    ],
    ids=["sexes", "as many", "boys", "women", "undivided", "women in the undivided", "girls may be in both"],
)
def test_the_chart_says_it_where_the_record_does(put, reference, public_client, parts, told):
    """Of four people killed: groups of which nobody can be in two, of any ages and sexes."""
    shares = [make.share(age, sex, least, least) for age, sex, least in parts]
    shares = [make.replace(each, age=each.age if each.age.code else None) for each in shares]
    record = killed(4, *shares, unspecified_min=0, unspecified_max=1)
    put(record)

    assert bool(apart(asdict(record.casualties["killed"]))) == told
    assert says_why(public_client) == told


def test_an_area_named_in_another_language_alone_is_called_so(put, as_publisher, public_client):
    """The name that the interface gives as well: the reader's language, else English, else the first there is."""
    from registry.published import write

    areas = [{**each, "names": {"ar": each["names"]["ar"]}} for each in public_areas()]
    with as_publisher():
        write.copy_reference(varied.VOCABULARIES, areas, version="varied")
    put(make.cluster_munition_in_two_areas())

    assert "إدلب" in lines_of(public_client.get("/en/statistics").text, "areas")
    assert "SY07,إدلب,1," in public_client.get("/en/statistics/areas.csv").text
    assert "إدلب" in public_client.get("/en/statistics/areas.svg").text


@pytest.mark.parametrize("key", ["grades", "objects", "attribution", "weapons", "people-killed"])
def test_each_line_is_a_row_of_the_interface(shown, public_client, get, key):
    by = {"grades": "grade", "objects": "object", "weapons": "weapon", "people-killed": "sex_age"}.get(
        key, key
    )
    rows, _ = of_api(get, f"?by={by}")
    lines = lines_of(public_client.get("/en/statistics").content.decode(), key)

    stated = [row for row in rows if key != "people-killed" or row["killed"]["stated"]]
    numbers = sorted(
        row["killed"]["stated"] if key == "people-killed" else row["incidents"] for row in stated
    )
    assert sorted(int(cells[0]) for cells in lines.values()) == numbers


def test_columns_are_as_high_as_the_numbers_of_their_table(shown, public_client):
    """Heights of a layer, in pixels of a plot of 160 whose lines say what they stand for, add up to its total."""
    root = ElementTree.fromstring(public_client.get("/en/statistics/time.svg").content)
    plot = next(each for each in root.iter(f"{SVG}svg") if each.get("class") == "columns-plot")
    heights = [float(each) for path in plot for each in re.findall(r"v-([\d.]+)h", path.get("d"))]
    lines = {
        float(each.get("y")): int(each.text) for each in root.iter(f"{SVG}text") if each.get("x") == "-6"
    }
    unit = 160 / lines[0.0]
    rows = list(csv.DictReader(io.StringIO(public_client.get("/en/statistics/time.csv").content.decode())))
    known = [int(row["incidents"]) for row in rows if row["month" if "month" in row else "year"]]

    assert len(heights) == len(known) > 1
    assert sorted(round(height / unit) for height in heights) == sorted(known)


@pytest.mark.parametrize("months", range(1, FEW_MONTHS + 1))
def test_the_months_that_an_axis_names_have_a_quarter_of_it_each(months):
    """Where few months stand in the place of twelve, their names stood on each other."""
    places = max(months, FEWEST)
    named = [tick.at for tick in ticks(every("2024-01", "2025-12")[:months], places)]

    assert named[0] == 0
    assert all(later - sooner >= places / MOST_MONTHS for sooner, later in pairwise(named))


@pytest.mark.parametrize("key", sorted(CHARTS))
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_drawing_stands_by_itself(shown, public_client, settings, key, lang):
    answer = public_client.get(f"/{lang}/statistics/{key}.svg?area=SYR")
    text = answer.content.decode()
    root = ElementTree.fromstring(text)

    assert answer["Content-Type"] == "image/svg+xml"
    assert not {each.tag for each in root.iter()} & {
        f"{SVG}{name}" for name in ("script", "style", "image", "a", "use")
    }
    assert "href" not in text
    assert "javascript" not in text
    assert settings.REGISTRY_LICENCE in text
    assert f"/{lang}/statistics?area=SYR#{key}" in text


def test_a_name_that_is_markup_is_words_in_every_drawing(put, public_client, reference):
    hostile = make.cluster_munition_in_two_areas()
    place = make.replace(hostile.locations[0], name={"en": "<script>alert(1)</script>"})
    put(make.replace(hostile, locations=(place,)))

    for key in CHARTS:
        assert b"<script" not in public_client.get(f"/en/statistics/{key}.svg").content


@pytest.mark.parametrize("key", sorted(CHARTS))
def test_numbers_taken_away_are_those_of_the_interface(shown, public_client, get, key):
    answer = public_client.get(f"/ar/statistics/{key}.csv?area=SYR")
    header = answer.content.decode().partition(",incidents")[0].split(",")
    by = ",".join(name for name in header if not name.endswith(("_label", "_parent")))

    assert (
        answer.content == public_client.get(f"/api/v1/statistics?by={by}&area=SYR&format=csv&lang=ar").content
    )


def test_an_empty_selection_has_charts_that_say_so(reference, public_client):
    page = public_client.get("/en/statistics").content.decode()

    assert page.count("Nothing in this selection says so.") == len(CHARTS)
    for key in CHARTS:
        assert public_client.get(f"/en/statistics/{key}.svg").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/statistics/none.csv", 404),
        ("/en/statistics/time.csv?colour=red", 400),
        ("/en/statistics?colour=red", 400),
        ("/en/statistics?from=2024-11-01&to=2024-11-30", 302),
    ],
)
def test_what_is_no_chart_is_refused(reference, public_client, path, status):
    assert public_client.get(path).status_code == status


def test_what_is_left_out_is_said_with_the_way_to_it(put, reference, public_client):
    put(
        make.content(),
        make.content(harm_grade=make.term("discounted")),
        make.content(kind="aggregate_report"),
    )
    page = public_client.get("/en/statistics").content.decode()

    assert '<a href="/en/explore?grade=discounted">1 discounted incident</a>' in page
    assert "Not added to the above" in page
    assert "1 report over an area or a period" in page
