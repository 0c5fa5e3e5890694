# SPDX-License-Identifier: Apache-2.0
"""The map: drawn from the same selection as the list, on our own ground, and never in the way of the list."""

import pytest

READY = "body[data-map-idle]"


def ready(watched):
    watched.page.wait_for_selector(READY, timeout=60_000)
    return watched.page


def test_the_map_is_drawn_from_our_own_origin_alone(visit):
    watched = visit("/en/explore")
    page = ready(watched)

    assert page.locator("#map canvas").count() == 1
    assert "endorsement" in page.locator(".maplibregl-ctrl-attrib").inner_text()
    assert watched.clean()


@pytest.mark.parametrize("selection", ["", "?area=SYR&weapon=artillery_shell", "?date=2025-05-01/.."])
def test_points_on_the_map_and_beside_it_add_up_to_the_list(visit, site, selection):
    watched = visit(f"/en/{selection}")
    page = ready(watched)
    answer = page.evaluate(
        "async address => (await (await fetch(address)).json())",
        page.locator("#map").get_attribute("data-points"),
    )
    drawn = sum(1 for each in answer["features"] if each["geometry"])

    assert answer["count"] == drawn + answer["without_geometry"]
    assert f"{answer['count']} incident" in page.locator(".counted").inner_text()
    assert f"{drawn} with a point" in page.locator(".map-part").inner_text()


def test_what_has_no_point_is_a_link_away(visit):
    page = ready(visit("/en/explore"))
    page.locator(".map-part a", has_text="without a point").click()

    assert page.url.endswith("located=no")
    assert "Cluster munition use reported" in page.locator(".records").first.inner_text()


def test_a_small_screen_loads_no_map_before_the_tap(visit):
    watched = visit("/en/explore", width=360, height=740)
    asked = []
    watched.page.on("request", lambda request: asked.append(request.url))
    watched.page.reload()
    watched.page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "maplibre" in url or "pmtiles" in url]

    watched.page.get_by_role("button", name="Show the map").click()
    ready(watched)
    assert [url for url in asked if "pmtiles" in url]


def test_a_browser_without_webgl_keeps_the_list(visit, site):
    watched = visit("/en/api")
    watched.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    watched.open("/en/explore")
    watched.page.wait_for_selector("body[data-map-failed]", timeout=60_000)

    assert watched.page.locator(".records article").count() > 40
    assert "The list holds the same records" in watched.page.locator("#map-status").inner_text()


def test_a_click_on_a_point_tells_what_it_is(visit):
    watched = visit("/en/explore?date=2025-05-29")
    page = ready(watched)
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#map-card:not([hidden]) h3")

    assert "invented town 3" in page.locator("#map-card").inner_text()
    assert watched.clean()
