# SPDX-License-Identifier: Apache-2.0
import json
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from registry.casework.models import Record
from registry.intake.lock import key_of
from registry.intake.models import Submission
from tests.factories import ged

COMMAND = ("import_incidents", "ucdp_ged")


@pytest.fixture
def file(tmp_path):
    return lambda *rows, **options: ged.write(tmp_path / "ged.csv", list(rows), **options)


@contextmanager
def under_way_elsewhere():
    """Hold the lock of an import in a second session."""
    elsewhere = connections["default"].copy()
    with elsewhere.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [key_of("ucdp_ged")])
    yield
    elsewhere.close()


def run(path, *words, user="amal"):
    out = StringIO()
    try:
        call_command(*COMMAND, str(path), "--as", user, *words, stdout=out)
    except CommandError as error:
        return error.returncode, str(error), out.getvalue()
    return 0, "", out.getvalue()


def test_rows_out_of_scope_are_no_fault_and_leave_the_exit_status_0(file, amal):
    status, _, told = run(file(ged.row(), ged.row(id=2, deaths_civilians=0, deaths_unknown=0)))

    assert status == 0
    assert [" ".join(line.split()) for line in told.splitlines()[1:7]] == [
        "rows read 2",
        "created 1 1 incidents, 0 aggregate reports",
        "updated 0",
        "unchanged 0",
        "refused 1",
        "out_of_scope 1 No death of a civilian or of a person of unknown status is stated.",
    ]


def test_a_faulty_row_gives_exit_status_1_and_its_row_column_value_and_rule(file, amal):
    status, _, told = run(file(ged.row(), ged.row(id=2, latitude=95.2)))

    assert status == 1
    assert "row 3: latitude is a number of degrees from -90 to 90. It reads “95.2”." in told
    assert Record.objects.count() == 1


def test_json_tells_the_same_with_row_numbers(file, amal):
    status, _, told = run(file(ged.row(best=9), ged.row(id=2, country_id=999, country="Freedonia")), "--json")

    report = json.loads(told)
    assert status == 1
    assert (report["rows_read"], report["created"]["total"], report["by"]) == (2, 1, "amal")
    assert report["flagged"]["best_is_no_sum"]["rows"] == [2]
    assert report["refused"]["unknown_country"]["details"] == [
        {
            "row": 3,
            "column": "country_id",
            "value": "999 Freedonia",
            "sentence": "country_id is no state that the registry knows by its number (Gleditsch and Ward).",
        }
    ]


def test_a_dry_run_says_so_and_writes_nothing(file, amal):
    status, _, told = run(file(ged.row()), "--dry-run")

    assert (status, Record.objects.count(), Submission.objects.count()) == (0, 0, 0)
    assert "nothing was written" in told


@pytest.mark.parametrize("user", ["nobody", "AMAL", ""])
def test_an_unknown_user_is_exit_status_2(file, amal, user):
    status, message, _ = run(file(ged.row()), user=user)

    assert (status, f"“{user}”" in message, Record.objects.count()) == (2, True, 0)


def test_a_user_who_left_is_exit_status_2(file, amal):
    amal.is_active = False
    amal.save(update_fields=["is_active"])

    assert run(file(ged.row()))[0] == 2


def test_a_user_without_the_right_to_write_is_exit_status_2(file, basim):
    status, message, _ = run(file(ged.row()), user="basim")

    assert (status, "documenter" in message, Submission.objects.count()) == (2, True, 0)


def test_no_user_at_all_is_refused(file):
    with pytest.raises(CommandError, match="--as"):
        call_command(*COMMAND, str(file(ged.row())))


def test_missing_columns_are_exit_status_2_and_named_and_nothing_is_kept(file, amal):
    columns = [column for column in ged.COLUMNS if column not in ("best", "where_prec")]

    status, message, _ = run(file(ged.row(), columns=columns))

    assert status == 2
    assert "These columns are missing: where_prec, best." in message
    assert Submission.objects.count() == 0


def test_a_file_in_another_encoding_is_exit_status_2_naming_the_byte(file, amal):
    status, message, _ = run(file(ged.row(adm_1="Région inventée"), encoding="latin-1"))

    assert status == 2
    assert "(0xe9) is not UTF-8" in message


def test_a_file_that_is_not_there_is_exit_status_2(tmp_path, amal):
    assert run(tmp_path / "none.csv")[0] == 2


def test_the_older_layout_of_41_columns_is_taken_too(file, amal):
    newer = ("relid", "code_status", "where_description", "gwnoa", "conflict_dset_id", "side_a_dset_id")
    columns = [column for column in ged.COLUMNS if column not in newer]

    assert run(file(ged.row(), columns=columns))[0] == 0


def test_a_second_run_at_the_same_time_is_turned_away(file, amal):
    with under_way_elsewhere():
        status, message, _ = run(file(ged.row()))

    assert (status, "Another import" in message, Submission.objects.count()) == (2, True, 0)
    assert run(file(ged.row()))[0] == 0
