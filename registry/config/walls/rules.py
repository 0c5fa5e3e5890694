# SPDX-License-Identifier: Apache-2.0
"""The policies of every walled table. The owner passes: its triggers and migrations work for everybody."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from registry.config.walls.functions import seen
from registry.domain.requests import HANDLE
from registry.domain.visibility import PUBLISH, READ, WRITE

GOLDEN = Path(__file__).with_name("walls.toml")
OWNER, DESK, PUBLISHER = "registry_owner", "registry_desk", "registry_publisher"
PERSON = "person.read"
ALWAYS = "true"
ME = "(SELECT registry_viewer())"
MY_TEAM = "(team_id IS NULL OR team_id = ANY ((SELECT registry_teams())::uuid[]))"
MAY_WRITE = f"(SELECT registry_may('{WRITE}'))"
MAY_PUBLISH = f"(SELECT registry_may('{PUBLISH}'))"


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy. `using`: which rows are there; `check`: which may be written; empty where the command has none."""

    table: str
    name: str
    command: str
    role: str
    using: str = ""
    check: str = ""

    def statement(self) -> str:
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f"CREATE POLICY {self.name} ON {self.table} FOR {self.command} TO {self.role}{using}{check}"


def whole(table: str, role: str, rule: str, name: str = "seen") -> Policy:
    """Return a policy for reading and writing alike."""
    return Policy(table, name, "ALL", role, rule, rule)


def leads(table: str, column: str, parent: str) -> str:
    key = {"casework_incident": "record_ptr_id", "casework_aggregatereport": "record_ptr_id"}.get(
        parent, "id"
    )
    return f"EXISTS (SELECT 1 FROM {parent} p WHERE p.{key} = {table}.{column})"


def judged_by(table: str, key: str) -> str:
    """Return who sees a row of the records, or of a mirror of them: its author, and whom the rule lets."""
    return f"(created_by_id = {ME} AND (SELECT registry_may('{READ}'))) OR ({seen(table, key)})"


def of_mirrors() -> list[Policy]:
    """A list asks about every row, so a mirror carries what decides; its triggers hold it equal to the record's."""
    return [
        policy
        for table in ("casework_standing", "casework_searchtext")
        for policy in (
            whole(table, DESK, judged_by(table, "record_id")),
            whole(table, PUBLISHER, leads(table, "record_id", "casework_record"), name="carried"),
        )
    ]


def of_records() -> list[Policy]:
    table = "casework_record"
    mine = f"created_by_id = {ME}"
    carried = (
        "demonstration OR EXISTS (SELECT 1 FROM publishing_outbox o WHERE o.record_id = casework_record.id)"
    )
    seen_by = judged_by(table, "id")
    return [
        Policy(table, "seen", "SELECT", DESK, seen_by),
        Policy(table, "added", "INSERT", DESK, check=f"{mine} AND {MAY_WRITE} AND {MY_TEAM}"),
        Policy(table, "changed", "UPDATE", DESK, seen_by, ALWAYS),
        Policy(table, "carried", "SELECT", PUBLISHER, carried),
    ]


def of_documents() -> list[Policy]:
    """A claim cites a document that its writer sees, so that nobody reads a document by citing it."""
    item, claim = "evidence_sourceitem", "casework_claim"
    cited = f"{leads(claim, 'record_id', 'casework_record')} AND registry_item_seen(source_item_id)"
    return [
        Policy(item, "seen", "SELECT", DESK, "registry_item_seen(id)"),
        Policy(item, "added", "INSERT", DESK, check=MAY_WRITE),
        Policy(claim, "seen", "ALL", DESK, leads(claim, "record_id", "casework_record"), cited),
    ]


def of_intake() -> list[Policy]:
    """The bytes of a file are for whoever handed it in; that it came in, for all who see a record of it."""
    mine = f"received_by_id = {ME}"
    rows = "EXISTS (SELECT 1 FROM intake_importedrow r WHERE r.submission_id = intake_submission.id)"
    own = f"EXISTS (SELECT 1 FROM intake_submission s WHERE s.id = submission_id AND s.{mine})"
    return [
        Policy("intake_submission", "seen", "SELECT", DESK, f"{mine} OR {rows}"),
        Policy("intake_submission", "added", "INSERT", DESK, check=mine),
        whole("intake_submissionpart", DESK, own),
    ]


def of_one_person() -> list[Policy]:
    """What is nobody else's: pages not saved, saved searches; a message is written by one person and read by another."""
    told, kept = "review_notification", "casework_unsavedentry"
    seen_still = f"(record_id IS NULL OR {leads(kept, 'record_id', 'casework_record')})"
    return [
        whole(kept, DESK, f"person_id = {ME} AND {seen_still}"),
        whole("casework_savedsearch", DESK, f"owner_id = {ME}"),
        Policy(told, "added", "INSERT", DESK, check=ALWAYS),
        Policy(told, "seen", "SELECT", DESK, f"person_id = {ME}"),
        Policy(told, "changed", "UPDATE", DESK, f"person_id = {ME}", ALWAYS),
    ]


def of_safety() -> list[Policy]:
    """A hold on a source or an area is for all who may see holds; one on a record, for whoever sees the record."""
    hold, person, item = "casework_safetyhold", "persons_person", "evidence_sourceitemevent"
    covers = f"record_id IS NULL OR {leads(hold, 'record_id', 'casework_record')}"
    names = f"{leads(person, 'record_id', 'casework_record')} AND (SELECT registry_may('{PERSON}'))"
    return [
        whole(hold, DESK, covers),
        whole(hold, PUBLISHER, ALWAYS, name="carried"),
        whole(person, DESK, names),
        Policy(item, "seen", "SELECT", DESK, "registry_item_seen(pgh_obj_id)"),
        Policy(item, "added", "INSERT", DESK, check=ALWAYS),
    ]


def of_requests() -> list[Policy]:
    """Requests of readers are for who handles them; the publisher carries them sealed."""
    tables = ("inbox_readerrequest", "inbox_sealedtext")
    handled = f"(SELECT registry_may('{HANDLE}'))"
    return [
        *(whole(table, DESK, handled) for table in tables),
        *(whole(table, PUBLISHER, ALWAYS, name="carried") for table in tables),
    ]


def special() -> list[Policy]:
    outbox = "publishing_outbox"
    return [
        *of_records(),
        *of_mirrors(),
        Policy(
            "casework_sight",
            "seen",
            "SELECT",
            DESK,
            f"person_id = {ME} OR (person_id IS NULL AND {MAY_PUBLISH})",
        ),
        *of_documents(),
        whole(outbox, DESK, leads(outbox, "record_id", "casework_record")),
        whole(outbox, PUBLISHER, ALWAYS, name="carried"),
        *of_intake(),
        *of_one_person(),
        *of_safety(),
        *of_requests(),
    ]


def listed() -> list[Policy]:
    """Return the policies of the parts, as the list has them."""
    found = []
    for table, lead in tomllib.loads(GOLDEN.read_text()).items():
        column, parent = lead.split(" > ")
        rule = leads(table, column, parent)
        found += [whole(table, DESK, rule), whole(table, PUBLISHER, rule, name="carried")]
    return found


def policies() -> list[Policy]:
    """Return every policy that stands, the owner's included."""
    walls = [*special(), *listed()]
    tables = dict.fromkeys(policy.table for policy in walls)
    return [*(whole(table, OWNER, ALWAYS, name="kept") for table in tables), *walls]


def walled() -> list[str]:
    """Return the tables that have walls."""
    return list(dict.fromkeys(policy.table for policy in policies()))
