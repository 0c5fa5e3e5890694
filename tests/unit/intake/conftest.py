# SPDX-License-Identifier: Apache-2.0
import pytest

from registry.intake import importers
from registry.intake.row import Row
from registry.intake.run import import_file
from tests.factories import ged


def as_row(**changes) -> Row:
    cells = ged.row(**changes)
    return Row(2, cells, "raw", (len(cells), len(cells)))


@pytest.fixture
def ucdp():
    return importers.found()["ucdp_ged"]


@pytest.fixture
def taken_in(tmp_path, ucdp):
    """Return a function that imports invented rows and gives the report."""

    def run(*rows, by, **options):
        return import_file(ged.write(tmp_path / "ged.csv", list(rows)), importer=ucdp, by=by, **options)

    return run
