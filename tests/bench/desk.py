# SPDX-License-Identifier: Apache-2.0
"""How fast the desk answers over many working records. Run by `make bench-desk`; prints one line a question.

Times are of whole requests through the test client on this machine, the database warm; the slowest plans follow.
"""

import os
import sys
import time
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import setup_test_environment

from registry.audit.trail import acting_as
from tests.bench.seed import fill
from tests.factories.records import claim, logged
from tests.factories.teams import team
from tests.fixtures import cast, databases
from tests.settings import VAR

NUMBER = int(os.environ.get("RECORDS", "100000"))
ROUNDS = 7
TARGET_MS = 300
LISTS = (
    "/records?show=mine",
    "/records?show=review",
    "/records?show=approved",
    "/records",
    "/records?page=2000",
    "/records?weapon=cluster_munition&show=review",
    "/records?weapon=cluster_munition",
    "/records?area=SY03&date=2018-01-01/2018-12-31",
    "/records?bbox=35,34,36,35&sort=-date",
    "/records?author=me",
    "/records?who=children&grade=single_source",
    "/records?q=northreach+market",
    "/records?q=northreach+12",
    "/records?q=إدلب",
    "/records?q=market+-northreach",
)
QUEUES = ("/", *(f"/queues/{name}" for name in ("fix", "review", "publish", "held", "elsewhere")))
CLAIMS = 40
TYPED = {
    "title_en": "Shelling reported in Northreach 15",
    "date_edtf": "2019-03-04",
    "locations-0-lat": "35.1",
    "locations-0-lon": "37.2",
    "locations-0-admin1": "SY03",
    "claims-0-url": "http://www.courier.example/4711/",
}


def prepare() -> None:
    """Clone the migrated databases for this run."""
    databases.prepare_templates(VAR)
    for alias in ("default", "published"):
        name = settings.DATABASES[alias]["NAME"]
        databases.clone(name, name.rsplit("_", 1)[0])


def main() -> int:
    setup_test_environment()
    prepare()
    people = {name: cast.make(name) for name in cast.ROLES}
    amal, eyad = people["amal"], people["eyad"]
    with acting_as(amal.pk):
        teams = [team("North", amal, eyad).pk, team("South", amal).pk]
    began = time.monotonic()
    with databases.admin(settings.DATABASES["default"]["NAME"]) as superuser:
        fill(superuser, NUMBER, [person.pk for person in people.values()], [*teams, None, None])
    print(f"{NUMBER} records seeded in {time.monotonic() - began:.0f} s")
    client = Client()
    client.force_login(eyad)
    many = tuple(claim(number, origin=f"origin {number}") for number in range(CLAIMS))
    record = f"/records/{logged(eyad, claims=many).reference}"
    pages = (*QUEUES, *LISTS, record, f"{record}/edit", f"{record}/review", f"{record}/history")
    slow = [page for page in pages if measure(client, page) > TARGET_MS]
    if measure(client, "/assist/duplicates", TYPED) > TARGET_MS / 2:
        slow.append("duplicates")
    return 1 if slow else 0


def measure(client: Client, path: str, typed: dict[str, str] | None = None) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = client.post(path, typed) if typed else client.get(path)
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, (path, answer.status_code, answer.content[:500])
    print(
        f"{median(taken):8.0f} ms  (fastest {min(taken):.0f}, slowest {max(taken):.0f})  {path}", flush=True
    )
    if "--plans" in sys.argv:
        plans(client, path, typed)
    return median(taken)


def plans(client: Client, path: str, typed: dict[str, str] | None) -> None:
    """Print the plan of every query of this page that took longer than 20 ms."""
    connection.force_debug_cursor = True
    reset_queries()
    client.post(path, typed) if typed else client.get(path)
    made = [query for query in connection.queries if float(query["time"]) > 0.02]
    connection.force_debug_cursor = False
    for query in made:
        print(f"  {query['time']} s  {query['sql'][:2000]}")
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {query['sql']}")
            print("\n".join(f"    {line}" for (line,) in cursor.fetchall()))


if __name__ == "__main__":
    raise SystemExit(main())
