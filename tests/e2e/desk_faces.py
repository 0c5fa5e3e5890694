# SPDX-License-Identifier: Apache-2.0
"""Desk and public face side by side, with three people and two places."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.e2e.house import AREAS, Furnished, House

PASSWORD = "correct horse battery staple"
PEOPLE = """
import django; django.setup()
from django.contrib.gis.geos import Point
from registry.accounts.models import RoleGrant, User
from registry.gazetteer.models import Place, PlaceName
from registry.domain.normalise import normalise
for name, role in (("amal", "documenter"), ("basim", "reviewer"), ("dunya", "publisher")):
    person = User.objects.create_user(name, "correct horse battery staple", display_name=name.capitalize())
    RoleGrant.objects.create(user=person, role=role)
for english, arabic, lon, lat in (("Sarmin", "سرمين", 36.7269, 35.9039), ("Sarmada", "سرمدا", 36.7208, 36.1853)):
    place = Place.objects.create(name=english, country="SYR", point=Point(lon, lat, srid=4326), population=14000,
                                 feature="PPL", source="test", source_id=english)
    for name in (english, arabic):
        PlaceName.objects.create(place=place, name=name, normalised=normalise(name), script="Zyyy")
"""
PEOPLED = Furnished("people", PEOPLE, AREAS)


@dataclass(frozen=True)
class Faces:
    """Where the two faces answer."""

    house: House
    desk: str
    public: str

    def carry(self) -> None:
        """Run the publisher once, as its own process does on every tick."""
        self.house.run("publisher", "manage.py", "publish_due", "--wait")


@contextmanager
def both(name: str) -> Iterator[Faces]:
    """Build a house of this name and run its two faces until the block ends."""
    house = House(name)
    house.build(like=PEOPLED)
    with ExitStack() as stack:
        yield Faces(
            house, stack.enter_context(house.serving("desk")), stack.enter_context(house.serving("public"))
        )


def tick_all(page) -> None:
    """Tick every item of the checklist that the page asks for."""
    for box in page.locator(".checklist input[type=checkbox]").all():
        box.check()
