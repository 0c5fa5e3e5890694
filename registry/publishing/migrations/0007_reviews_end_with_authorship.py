# SPDX-License-Identifier: Apache-2.0
"""A review given to somebody ends when they become an author, also by what another person merged or split off.

The triggers are those of review 0004; until then only the author's own hand could make an author.
"""

from django.db import migrations

from registry.accounts.roles import quoted
from registry.domain.assignment import ASSIGN, NEEDS, Task

GIVEN = """
CREATE OR REPLACE FUNCTION review_given() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE wrote boolean := NEW.task = '{review}' AND EXISTS (SELECT 1 FROM casework_authorship
  WHERE author_id = NEW.person_id AND revision_id =
    (SELECT id FROM casework_revision WHERE record_id = NEW.record_id ORDER BY number DESC LIMIT 1));
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_by_id IS DISTINCT FROM registry_actor() OR NOT (
        OLD.person_id = registry_actor() OR registry_holds(registry_actor(), ARRAY[{assigns}]){or_wrote}) THEN
      RAISE EXCEPTION 'an assignment is ended once, by its person or by whoever may give it'
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.ended_at IS NOT NULL OR NEW.assigned_by_id <> registry_actor()
     OR NOT (NEW.person_id = registry_actor() OR registry_holds(registry_actor(), ARRAY[{assigns}])) THEN
    RAISE EXCEPTION 'a record is given by whoever may give it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT registry_holds(NEW.person_id, CASE NEW.task WHEN '{review}' THEN ARRAY[{reviews}] ELSE ARRAY[{writes}] END) THEN
    RAISE EXCEPTION 'this person lacks the role of the task' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF wrote THEN
    RAISE EXCEPTION 'an author is never the reviewer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
"""
WROTE = """
CREATE OR REPLACE FUNCTION review_wrote() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE review_assignment SET ended_at = clock_timestamp(), ended_by_id = {who}
    WHERE person_id = NEW.author_id AND task = '{review}' AND ended_at IS NULL
      AND record_id = (SELECT record_id FROM casework_revision WHERE id = NEW.revision_id);
  RETURN NULL;
END $$;
"""
WORDS = {
    "{review}": Task.REVIEW.value,
    "{assigns}": quoted(ASSIGN),
    "{reviews}": quoted(NEEDS[Task.REVIEW]),
    "{writes}": quoted(NEEDS[Task.WRITE]),
}


def sql(**words: str) -> str:
    found = GIVEN + WROTE
    for name, value in (WORDS | {f"{{{name}}}": value for name, value in words.items()}).items():
        found = found.replace(name, value)
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0023_authors_go_along"),
        ("publishing", "0006_held_together"),
        ("review", "0005_alarms"),
    ]
    operations = [
        migrations.RunSQL(
            sql(or_wrote=" OR wrote", who="registry_actor()"), sql(or_wrote="", who="NEW.author_id")
        )
    ]
