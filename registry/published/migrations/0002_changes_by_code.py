# SPDX-License-Identifier: Apache-2.0
"""The notices of one record are found without reading the whole feed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("published", "0001_initial")]
    operations = [
        migrations.AddIndex(model_name="change", index=models.Index(fields=["code"], name="change_code"))
    ]
