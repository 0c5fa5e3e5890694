# SPDX-License-Identifier: Apache-2.0
"""The form in which names are compared serves the search of records too, so its function bears no room's name."""

from django.db import migrations

SHARE = "ALTER FUNCTION gazetteer_normalise(text) RENAME TO registry_normalise"
UNSHARE = "ALTER FUNCTION registry_normalise(text) RENAME TO gazetteer_normalise"


class Migration(migrations.Migration):
    dependencies = [("gazetteer", "0002_normalise")]
    operations = [migrations.RunSQL(SHARE, UNSHARE)]
