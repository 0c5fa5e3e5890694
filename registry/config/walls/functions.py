# SPDX-License-Identifier: Apache-2.0
"""The functions that the walls call, made from the table of roles and the rule of visibility.

They run as the owner, so that asking who may see does not itself depend on who sees. Those that read tables are in
PL/pgSQL, which plans a query once in a session; a function in SQL that is not laid open is planned at every call.
"""

from registry.accounts.roles import ROLES
from registry.domain.visibility import CONFIDENTIAL, DECIDE, ORDINARY, PUBLISH, READ

DEFINER = "STABLE SECURITY DEFINER SET search_path = public, pg_temp"
VIEWER = "SELECT nullif(current_setting('registry.viewer', true), '')::uuid"
TEAMS = "SELECT coalesce(array_agg(team_id), '{}') FROM accounts_membership WHERE user_id = registry_viewer()"
MAY = """
SELECT EXISTS (SELECT 1 FROM accounts_rolegrant g JOIN accounts_user u ON u.id = g.user_id
  WHERE g.user_id = registry_viewer() AND u.is_active AND g.role = ANY (CASE wanted {cases} ELSE '{{}}'::text[] END))
"""
ITEM_SEEN = """
SELECT EXISTS (SELECT 1 FROM casework_claim JOIN casework_record ON casework_record.id = casework_claim.record_id
    WHERE casework_claim.source_item_id = item AND ({seen}))
  OR EXISTS (SELECT 1 FROM evidence_sourceitem i WHERE i.id = item AND (i.filed_by_id = registry_viewer()
    OR (i.filed_by_id IS NULL AND NOT EXISTS (SELECT 1 FROM casework_claim c WHERE c.source_item_id = item))))
"""


def quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def seen(table: str = "casework_record", key: str = "id") -> str:
    """Return the rule of domain/visibility.py over the columns of a table; what is the same for all rows, once.

    `table`: the records, or a mirror of them. `key`: its column that names the record.
    """
    mine = f"({table}.team_id IS NULL OR {table}.team_id = ANY ((SELECT registry_teams())::uuid[]))"
    of_all = f"{table}.sensitivity IN ({quoted(ORDINARY)})"
    of_some = f"{table}.sensitivity = '{CONFIDENTIAL}' AND (SELECT registry_may('{DECIDE}'))"
    sight = f"EXISTS (SELECT 1 FROM casework_sight s WHERE s.record_id = {table}.{key} AND s.person_id"
    by_name = f"{sight} = (SELECT registry_viewer()))"
    cleared = f"{of_all} AND (SELECT registry_may('{PUBLISH}')) AND {sight} IS NULL)"
    rule = f"({mine} AND ({of_all} OR ({of_some}))) OR {by_name} OR ({cleared})"
    return f"(SELECT registry_may('{READ}')) AND ({rule})"


def may() -> str:
    permissions = sorted({permission for granted in ROLES.values() for permission in granted})
    cases = " ".join(
        f"WHEN '{permission}' THEN ARRAY[{quoted(tuple(role for role in ROLES if permission in ROLES[role]))}]"
        for permission in permissions
    )
    return MAY.format(cases=cases)


def planned_once(query: str) -> tuple[str, str]:
    return "plpgsql", f"BEGIN RETURN ({query}); END"


def functions() -> dict[str, tuple[str, str, str]]:
    """Return what each function gives back, its language and its body, by signature."""
    return {
        "registry_viewer()": ("uuid", "sql", VIEWER),
        "registry_teams()": ("uuid[]", *planned_once(TEAMS)),
        "registry_may(wanted text)": ("boolean", *planned_once(may())),
        "registry_item_seen(item uuid)": ("boolean", *planned_once(ITEM_SEEN.format(seen=seen()))),
    }


def statements() -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {signature} RETURNS {returns} LANGUAGE {language} {DEFINER} AS $wall${body}$wall$"
        for signature, (returns, language, body) in functions().items()
    ]
