# SPDX-License-Identifier: Apache-2.0
"""Who filed a document, read back from the audit trail for those that stand."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FROM_THE_TRAIL = """
UPDATE evidence_sourceitem i SET filed_by_id = u.id FROM audit_event e
  JOIN accounts_user u ON u.id::text = (e.body::jsonb) ->> 'actor'
  WHERE e.verb = 'source_item.filed' AND e.subject = i.id::text;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0004_plain_text"),
        ("audit", "0002_chain"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="sourceitem",
            name="filed_by",
            field=models.ForeignKey(
                editable=False,
                help_text="Who sees the document while no record that they see cites it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(FROM_THE_TRAIL, migrations.RunSQL.noop),
    ]
