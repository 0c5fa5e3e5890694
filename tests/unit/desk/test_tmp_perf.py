import time

from django.db import connection

from registry.review.queues import *
from tests.factories import records
from tests.flows.desk_browser import Browser

N = 100_000


def test_perf(amal, basim, eyad, as_owner):
    base = records.logged(amal)
    with as_owner(), connection.cursor() as c:
        c.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for t in ("casework_record", "casework_revision", "casework_authorship", "review_decision"):
            c.execute(f"ALTER TABLE {t} DISABLE TRIGGER USER")
        c.execute(
            """INSERT INTO casework_record SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'reference', 'P' || g))).* FROM casework_record r, generate_series(1,%s) g WHERE r.id=%s""",
            [N, base.pk],
        )
        c.execute(
            """INSERT INTO casework_publicstate (record_id, publication, version, content_sha256) SELECT id,'none',0,'' FROM casework_record WHERE reference LIKE 'P%%' AND id NOT IN (SELECT record_id FROM casework_publicstate)"""
        )
        c.execute("""INSERT INTO casework_revision (record_id, number, state, content_sha256, created_at, places_held, released_at, content)
          SELECT id, 1, s, CASE WHEN s='approved' THEN repeat('0',64) ELSE '' END, now() - (n || ' minutes')::interval, '[]',
            CASE WHEN n > 20000 THEN now() END, CASE WHEN s='approved' THEN repeat('x', 3000)::bytea END
          FROM (SELECT id, n, CASE WHEN n>20000 THEN 'approved' WHEN n>10000 THEN 'draft' WHEN n>5000 THEN 'submitted' WHEN n>4000 THEN 'in_review' WHEN n>3000 THEN 'changes_requested' ELSE 'approved' END s
            FROM (SELECT id, row_number() over () n FROM casework_record WHERE reference LIKE 'P%%') a) b""")
        c.execute(
            """INSERT INTO casework_authorship (revision_id, author_id) SELECT v.id, (ARRAY[%s::uuid,%s::uuid])[1 + v.id %% 2] FROM casework_revision v JOIN casework_record r ON r.id=v.record_id WHERE r.reference LIKE 'P%%' ON CONFLICT DO NOTHING""",
            [amal.pk, eyad.pk],
        )
        c.execute(
            """INSERT INTO review_decision (id, revision_id, step, outcome, reason, content_sha256, decided_by_id, decided_at) SELECT gen_random_uuid(), v.id, 'submit','','','',%s, v.created_at + interval '1 minute' FROM casework_revision v JOIN casework_record r ON r.id=v.record_id WHERE r.reference LIKE 'P%%' AND state<>'draft'""",
            [amal.pk],
        )
        c.execute("ANALYZE")
    for user in (amal, basim, eyad):
        for name, q in QUEUES.items():
            if q.needs <= user.granted:
                t = time.perf_counter()
                n = waiting(q, user).count()
                a = time.perf_counter() - t
                t = time.perf_counter()
                list(oldest_first(waiting(q, user))[:5])
                b = time.perf_counter() - t
                print(f"PERF {user.username} {name} {n} count {a * 1000:.0f} ms oldest {b * 1000:.0f} ms")
        browser = Browser(user)
        browser.page("/")
        times = []
        for _ in range(5):
            t = time.perf_counter()
            browser.page("/")
            times.append(time.perf_counter() - t)
        print(f"PERF {user.username} page {sorted(times)[2] * 1000:.0f} ms")
    t = time.perf_counter()
    Browser(basim).page("/queues/review")
    print(f"PERF queue page {1000 * (time.perf_counter() - t):.0f} ms")
