# SPDX-License-Identifier: Apache-2.0
"""What keeps the lists and the words (0011, 0013) is planned once in a session, not at every statement.

The server takes an array for ten records, finds such a plan dearer than one made for the array at hand, and so makes
a new one each time: three quarters of what a saved record cost these functions.
"""

from django.db import migrations

KEPT = ("casework_stand(uuid[])", "casework_index(uuid[])")
KEEP = [f"ALTER FUNCTION {each} SET plan_cache_mode = force_generic_plan" for each in KEPT]
AS_BEFORE = [f"ALTER FUNCTION {each} RESET plan_cache_mode" for each in KEPT]


class Migration(migrations.Migration):
    dependencies = [("casework", "0024_readers_with_the_work")]
    operations = [migrations.RunSQL(KEEP, AS_BEFORE)]
