# SPDX-License-Identifier: Apache-2.0
"""Who runs this registry, as its pages say. What nobody has written is told as not written."""

from dataclasses import dataclass

from registry.config.environment.parse import days, line, reachable
from registry.config.environment.reader import Reader


@dataclass(frozen=True, slots=True)
class Operator:
    """Words in one line each, empty where none are given. `security_contact` begins with mailto: or https:."""

    name: str
    funding: str
    contact: str
    security_contact: str
    security_contact_days: int


def operator(reader: Reader) -> Operator:
    """Return what the settings say; mistakes stay with the reader."""
    return Operator(
        name=reader.get("REGISTRY_OPERATOR", line, ""),
        funding=reader.get("REGISTRY_FUNDING", line, ""),
        contact=reader.get("REGISTRY_CONTACT", line, ""),
        security_contact=reader.get("REGISTRY_SECURITY_CONTACT", reachable, ""),
        security_contact_days=reader.get("REGISTRY_SECURITY_CONTACT_DAYS", days, 180),
    )
