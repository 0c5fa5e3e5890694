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

from tests.bench.seed import fill
from tests.fixtures import cast, databases
from tests.settings import VAR

NUMBER = int(os.environ.get("RECORDS", "100000"))
ROUNDS = 7
TARGET_MS = 300
QUESTIONS = (
    "/?show=mine",
    "/?show=review",
    "/?show=approved",
    "/",
    "/?page=2000",
    "/?weapon=cluster_munition&show=review",
    "/?weapon=cluster_munition",
    "/?area=SY03&date=2018-01-01/2018-12-31",
    "/?bbox=35,34,36,35&sort=-date",
    "/?author=me",
    "/?who=children&grade=single_source",
    "/?q=northreach+market",
    "/?q=northreach+12",
    "/?q=إدلب",
    "/?q=market+-northreach",
)
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
    began = time.monotonic()
    with databases.admin(settings.DATABASES["default"]["NAME"]) as superuser:
        fill(superuser, NUMBER, [person.pk for person in people.values()])
    print(f"{NUMBER} records seeded in {time.monotonic() - began:.0f} s")
    client = Client()
    client.force_login(people["eyad"])
    slow = [question for question in QUESTIONS if measure(client, question) > TARGET_MS]
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
