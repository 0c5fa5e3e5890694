# SPDX-License-Identifier: Apache-2.0
"""Who was named because a record was given to them is named no longer than they have it."""

from django.db import migrations, models

# Until now nobody was named in another way: no page names readers.
KNOWN = "UPDATE casework_namedreader SET with_the_work = true"


class Migration(migrations.Migration):
    dependencies = [("casework", "0023_authors_go_along")]
    operations = [
        migrations.AddField(
            "namedreader",
            "with_the_work",
            models.BooleanField(
                db_default=False,
                default=False,
                help_text="Named because the record was given to them: the name goes when it is taken off.",
            ),
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]
