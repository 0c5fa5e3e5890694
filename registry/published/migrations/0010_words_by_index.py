# SPDX-License-Identifier: Apache-2.0
"""Words are always sought by their index, with room to remember each row that it finds.

A word that every record has made the planner split the words of all of them anew, which takes half a minute for a million
records and so ended in the time limit; with too little memory the index gives pages instead of rows, and the words of
their rows are split anew as well. By index and with this much memory it takes 0.4 seconds.
"""

from django.db import migrations

ANSWERING = """
CREATE FUNCTION published_answering(question tsquery) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE
SET enable_seqscan = off SET work_mem = '64MB'
AS $$ SELECT array_agg(id) FROM published_version WHERE published_lexemes(words) @@ question $$
"""


class Migration(migrations.Migration):
    dependencies = [("published", "0009_corrections_log")]

    operations = [migrations.RunSQL(ANSWERING, "DROP FUNCTION published_answering(tsquery)")]
