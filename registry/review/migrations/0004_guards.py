# SPDX-License-Identifier: Apache-2.0
"""Approvals with all their ticks, one reviewer at a time, assignments and comments that keep their history."""

from django.db import migrations

from registry.accounts.roles import quoted
from registry.domain.assignment import ASSIGN, NEEDS, Task
from registry.domain.checklist import ITEMS, When
from registry.domain.review_lock import IDLE

# What a record must have for an item of the checklist to apply; `touched` is the record, NEW the decision.
APPLIES = {
    When.ALWAYS: "true",
    When.PLACES: "EXISTS (SELECT 1 FROM casework_incidentlocation WHERE record_id = touched)",
    When.PUBLICITY: "EXISTS (SELECT 1 FROM casework_incidentlocation WHERE record_id = touched AND widely_published)",
    When.FIGURES: "EXISTS (SELECT 1 FROM casework_claim c WHERE c.record_id = touched AND (EXISTS (SELECT 1 FROM "
    "casework_casualtyfigure WHERE claim_id = c.id) OR EXISTS (SELECT 1 FROM casework_displacementfigure "
    "WHERE claim_id = c.id)))",
    When.ATTRIBUTIONS: "EXISTS (SELECT 1 FROM casework_attribution WHERE record_id = touched)",
    When.FOUND: "NEW.found > 0",
}
TICK = """
    IF {applies} AND NOT NEW.ticks @> ARRAY['{code}']::varchar[] THEN
      RAISE EXCEPTION 'an approval lacks the tick {code}' USING ERRCODE = 'check_violation';
    END IF;"""

# Its name sorts after that of 0002: who signs is asked first.
CHECKED = """
CREATE FUNCTION review_checked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE touched uuid; stands text;
BEGIN
  IF NEW.step NOT IN ('approve', 'reject', 'request_changes') THEN RETURN NEW; END IF;
  SELECT record_id, state INTO touched, stands FROM casework_revision WHERE id = NEW.revision_id;
  IF EXISTS (SELECT 1 FROM review_reviewlock WHERE revision_id = NEW.revision_id AND owner_id <> NEW.decided_by_id
      AND touched_at > clock_timestamp() - interval '{idle} seconds') THEN
    RAISE EXCEPTION 'somebody else reviews this record' USING ERRCODE = 'lock_not_available';
  END IF;
  IF NEW.step = 'approve' THEN
    IF stands <> 'in_review' THEN
      RAISE EXCEPTION 'an approval is of a revision in review' USING ERRCODE = 'restrict_violation';
    END IF;{ticks}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_ticked BEFORE INSERT ON review_decision FOR EACH ROW EXECUTE FUNCTION review_checked();
"""

# The decision is written first. One that was taken back by a later step counts no more. Where the type of incident is
# severe, two people approve the same bytes, with the wait between them and from two organisations where that is asked.
APPROVED = """
CREATE FUNCTION review_approved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE people integer; teams integer; mine boolean; first timestamptz; rule review_severetype%ROWTYPE;
BEGIN
  SELECT count(DISTINCT d.decided_by_id), count(DISTINCT u.organisation_id), min(d.decided_at),
      coalesce(bool_or(d.decided_by_id = registry_actor()), false) INTO people, teams, first, mine
    FROM review_decision d JOIN accounts_user u ON u.id = d.decided_by_id
    WHERE d.revision_id = NEW.id AND d.step = 'approve' AND d.content_sha256 = NEW.content_sha256
      AND NOT EXISTS (SELECT 1 FROM casework_authorship a WHERE a.revision_id = NEW.id AND a.author_id = d.decided_by_id)
      AND NOT EXISTS (SELECT 1 FROM review_decision v WHERE v.revision_id = NEW.id AND v.step <> 'approve'
        AND v.decided_at > d.decided_at);
  IF NOT mine THEN
    RAISE EXCEPTION 'no eligible person has approved these bytes' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT s.* INTO rule FROM review_severetype s JOIN casework_incident i ON i.incident_type = s.incident_type
    WHERE i.record_ptr_id = NEW.record_id;
  IF FOUND AND (people < 2 OR (rule.other_team AND teams < 2)
      OR first > clock_timestamp() - make_interval(hours => rule.wait_hours)) THEN
    RAISE EXCEPTION 'a severe record needs a second approval' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_approved BEFORE UPDATE OF state ON casework_revision FOR EACH ROW
  WHEN (NEW.state = 'approved' AND OLD.state <> 'approved') EXECUTE FUNCTION review_approved();
"""

LOCKED = """
CREATE FUNCTION review_locked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.owner_id <> registry_actor() AND OLD.touched_at > clock_timestamp() - interval '{idle} seconds'
       AND NOT registry_holds(registry_actor(), ARRAY[{assigns}])
       AND EXISTS (SELECT 1 FROM casework_revision WHERE id = OLD.revision_id AND state = 'in_review') THEN
      RAISE EXCEPTION 'the review of somebody else is released by its reviewer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
  END IF;
  IF NEW.owner_id <> registry_actor() OR NOT registry_holds(NEW.owner_id, ARRAY[{reviews}])
     OR EXISTS (SELECT 1 FROM casework_authorship WHERE revision_id = NEW.revision_id AND author_id = NEW.owner_id)
     OR NOT EXISTS (SELECT 1 FROM casework_revision WHERE id = NEW.revision_id AND state = 'in_review') THEN
    RAISE EXCEPTION 'a review is claimed by the reviewer who does it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  NEW.touched_at := least(NEW.touched_at, clock_timestamp());
  RETURN NEW;
END $$;
CREATE TRIGGER review_locked BEFORE INSERT OR UPDATE OR DELETE ON review_reviewlock
  FOR EACH ROW EXECUTE FUNCTION review_locked();
"""

GIVEN = """
CREATE FUNCTION review_given() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.ended_at IS NOT NULL OR NEW.ended_by_id IS DISTINCT FROM registry_actor()
       OR NOT (OLD.person_id = registry_actor() OR registry_holds(registry_actor(), ARRAY[{assigns}])) THEN
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
  IF NEW.task = '{review}' AND EXISTS (SELECT 1 FROM casework_authorship WHERE author_id = NEW.person_id AND revision_id =
      (SELECT id FROM casework_revision WHERE record_id = NEW.record_id ORDER BY number DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'an author is never the reviewer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_given BEFORE INSERT OR UPDATE ON review_assignment FOR EACH ROW EXECUTE FUNCTION review_given();

CREATE FUNCTION review_wrote() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE review_assignment SET ended_at = clock_timestamp(), ended_by_id = NEW.author_id
    WHERE person_id = NEW.author_id AND task = '{review}' AND ended_at IS NULL
      AND record_id = (SELECT record_id FROM casework_revision WHERE id = NEW.revision_id);
  RETURN NULL;
END $$;
CREATE TRIGGER review_wrote AFTER INSERT ON casework_authorship FOR EACH ROW EXECUTE FUNCTION review_wrote();
"""

SAID = """
CREATE FUNCTION review_said() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.closed_at IS NOT NULL OR NEW.closed_by_id IS DISTINCT FROM registry_actor()
       OR NOT (OLD.author_id = registry_actor() OR registry_holds(registry_actor(), ARRAY[{reviews}])) THEN
      RAISE EXCEPTION 'a comment is closed once, by its author or a reviewer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.author_id <> registry_actor() OR NEW.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a comment bears the name of its author' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.answers_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM review_comment WHERE id = NEW.answers_id
      AND record_id = NEW.record_id AND answers_id IS NULL AND closed_at IS NULL) THEN
    RAISE EXCEPTION 'an answer belongs to an open thread of its record' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_said BEFORE INSERT OR UPDATE ON review_comment FOR EACH ROW EXECUTE FUNCTION review_said();
"""

# Every queue of the desk asks for revisions that were not handed over: a record has at most one.
OPEN = (
    "CREATE INDEX casework_revision_open ON casework_revision (state, record_id) WHERE released_at IS NULL;"
)
UNDO = """
DROP INDEX casework_revision_open;
DROP TRIGGER review_said ON review_comment; DROP FUNCTION review_said();
DROP TRIGGER review_wrote ON casework_authorship; DROP FUNCTION review_wrote();
DROP TRIGGER review_given ON review_assignment; DROP FUNCTION review_given();
DROP TRIGGER review_locked ON review_reviewlock; DROP FUNCTION review_locked();
DROP TRIGGER review_approved ON casework_revision; DROP FUNCTION review_approved();
DROP TRIGGER review_ticked ON review_decision; DROP FUNCTION review_checked();
"""


def guards() -> str:
    words = {
        "idle": str(int(IDLE.total_seconds())),
        "ticks": "".join(TICK.format(applies=APPLIES[item.when], code=item.code) for item in ITEMS),
        "review": Task.REVIEW.value,
        "assigns": quoted(ASSIGN),
        "reviews": quoted(NEEDS[Task.REVIEW]),
        "writes": quoted(NEEDS[Task.WRITE]),
    }
    sql = "".join((CHECKED, APPROVED, LOCKED, GIVEN, SAID, OPEN))
    for name, value in words.items():
        sql = sql.replace(f"{{{name}}}", value)
    return sql


class Migration(migrations.Migration):
    dependencies = [("review", "0003_work_around_a_record"), ("casework", "0005_as_worded")]
    operations = [migrations.RunSQL(guards(), UNDO)]
