# SPDX-License-Identifier: Apache-2.0
"""Indexes for possible duplicates: the days of a record, and the address of a document without its trimmings."""

from django.db import migrations

DAYS = (
    "CREATE INDEX standing_days ON casework_standing USING gist (daterange(date_earliest, date_latest, '[]'))"
)
NO_DAYS = "DROP INDEX standing_days"

ADDRESS = r"""
CREATE FUNCTION registry_address(url text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(
    lower(host) || regexp_replace(substr(rest, length(host) + 1),
      '([?&])(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|ref_src)=[^&]*', '\1', 'gi'),
    '\?&+', '?', 'g'), '&&+', '&', 'g'), '[?&/]+$', '')
  FROM (SELECT rest, substring(rest FROM '^[^/?]*') AS host
    FROM (SELECT split_part(regexp_replace(btrim(url), '^https?://(?:www\.|m\.)?', '', 'i'), '#', 1) AS rest) AS cut
  ) AS parts
$$;
CREATE INDEX item_address ON evidence_sourceitem (md5(registry_address(url)));
CREATE INDEX item_archive_address ON evidence_sourceitem (md5(registry_address(archive_url)));
"""
NO_ADDRESS = "DROP INDEX item_archive_address; DROP INDEX item_address; DROP FUNCTION registry_address(text)"


class Migration(migrations.Migration):
    dependencies = [("casework", "0014_tally"), ("evidence", "0004_plain_text")]
    operations = [migrations.RunSQL(DAYS, NO_DAYS), migrations.RunSQL(ADDRESS, NO_ADDRESS)]
