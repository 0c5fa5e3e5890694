# SPDX-License-Identifier: Apache-2.0
"""SQL with which a migration makes the database refuse characters that turn or hide words (domain/text.py)."""

from collections.abc import Mapping


def plain_sql(columns: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """Return the SQL that guards these columns of text or JSON, and the SQL that takes it away."""
    named = [(table, f"{column}_is_plain", column) for table, names in columns.items() for column in names]
    return (
        "\n".join(
            f"ALTER TABLE {t} ADD CONSTRAINT {t}_{n} CHECK (registry_plain({c}::text));" for t, n, c in named
        ),
        "\n".join(f"ALTER TABLE {t} DROP CONSTRAINT {t}_{n};" for t, n, _ in named),
    )
