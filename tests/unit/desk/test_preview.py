# SPDX-License-Identifier: Apache-2.0
"""What the world will see, as the desk shows it."""

import pytest

from tests.factories.records import TOWN, claim, document, logged
from tests.flows.desk_browser import Browser


@pytest.mark.parametrize("language", ["en", "ar"])
def test_coordinates_have_a_point_between_their_digits_in_every_language(catalogues, amal, language):
    path = f"/records/{logged(amal, locations=(TOWN,)).reference}"

    page = Browser(amal).client.get(path, headers={"Accept-Language": language}).text
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert "-48.80456, 69.05123" in page


@pytest.mark.parametrize(("kind", "said"), [("eyewitness", "Name withheld"), ("local_media", "Umm Salim")])
def test_it_says_which_sources_the_world_reads_the_name_of(amal, kind, said):
    path = f"/records/{logged(amal, claims=(claim(item=document('Umm Salim', kind)),)).reference}"

    world = Browser(amal).client.get(path).text.partition('id="world-title"')[2].partition("</section>")[0]
    assert said in world
    assert ("Umm Salim" in world) == (kind == "local_media")
