# SPDX-License-Identifier: Apache-2.0
"""The form in which names are compared, for use in SQL; the key of names, under a name that loads know.

The lists are written out, not imported: a migration must do next year what it did today. A test compares the
function with its Python twin. With the ICU collation lower() knows every script, in any locale.
"""

from django.db import migrations

FOLD = r"""
CREATE FUNCTION gazetteer_normalise(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    replace(replace(replace(replace(translate(
      lower(regexp_replace(
        normalize(value, NFKD),
        '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed'
        '''`\u00b4\u0621\u02b0-\u02c1\u02c6-\u02cf\u02ee\u2018\u2019\u201b\u2032\u200b-\u200f\u202a-\u202e\u2060-\u2069]',
        '', 'g') COLLATE "und-x-icu"),
      'ٱٲٳىیۍېےةہھەۃکۆۇۋ' || 'łøđðħıəǝіґ' || '٠۰١۱٢۲٣۳٤۴٥۵٦۶٧۷٨۸٩۹',
      'ااايييييهههههكووو' || 'loddhieeиг' || '00112233445566778899'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    '[\u0001-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u005f\u007b-\u00b3\u00b5-\u00bf\u060c\u061b\u061f'
    '\u2000-\u2017\u201a\u201c-\u2029\u2030\u2031\u2033-\u205f\u3000-\u303f]+', ' ', 'g'))
$$;
"""
UNFOLD = "DROP FUNCTION gazetteer_normalise(text)"

TIE = """
ALTER TABLE gazetteer_placename ADD CONSTRAINT place_name_has_place
FOREIGN KEY (place_id) REFERENCES gazetteer_place (id) ON DELETE CASCADE
"""
UNTIE = "ALTER TABLE gazetteer_placename DROP CONSTRAINT place_name_has_place"


class Migration(migrations.Migration):
    dependencies = [("gazetteer", "0001_initial")]
    operations = [migrations.RunSQL(FOLD, UNFOLD), migrations.RunSQL(TIE, UNTIE)]
