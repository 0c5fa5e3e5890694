# SPDX-License-Identifier: Apache-2.0
"""Documents are found by their address behind the wall of the documents, and still by the index.

A query of the desk judges first whether each document may be seen, because the address is read by functions of ours, which
could tell something of a row that is hidden: a hundred thousand documents are judged for one that is sought. This function
runs as the owner, finds by the index, and gives back what the person may see.
"""

from django.db import migrations

AT = """
CREATE FUNCTION evidence_at(hashes text[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT item.id FROM evidence_sourceitem AS item
   WHERE (md5(registry_address(item.url)) = ANY (hashes) OR md5(registry_address(item.archive_url)) = ANY (hashes))
     AND registry_item_seen(item.id);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0027_titled")]
    operations = [migrations.RunSQL(AT, "DROP FUNCTION evidence_at(text[])")]
