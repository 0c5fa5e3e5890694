# SPDX-License-Identifier: Apache-2.0
"""The page of a record leads to those of its areas and weapons, where these have one."""

from tests.factories import content as make


def test_a_record_leads_to_the_pages_of_its_areas_and_weapons(put, reference, public_client):
    place = make.place(admin1=make.area())
    code = put(make.content(locations=(place,), weapons=(make.weapon(),)))
    text = public_client.get(f"/en/incidents/{code}").text

    for path in ("areas/SY07", "areas/SYR", "weapons/cluster_munition"):
        assert f'href="/en/{path}"' in text
        assert public_client.get(f"/en/{path}").status_code == 200


def test_what_has_no_page_is_not_linked(put, reference, public_client):
    place = make.place(country="XDM", admin1=make.area("XD99"))
    code = put(make.content(locations=(place,), weapons=(make.weapon("catapult"),)))
    text = public_client.get(f"/en/incidents/{code}").text

    assert "/en/areas/X" not in text
    assert "/en/weapons/catapult" not in text
