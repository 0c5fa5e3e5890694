# SPDX-License-Identifier: Apache-2.0
"""A citation as RIS: one tag a line, each value on its own line, no escapes; a value holds no line break."""

from registry.published.citing.citation import Citation


def ris(cited: Citation) -> str:
    """Return one reference of the type DATA. Lines end as the format asks, with carriage return and line feed."""
    lines = (
        ("TY", "DATA"),
        ("ID", cited.key),
        ("AU", f"{cited.by},"),  # a comma: the whole is one name
        ("TI", cited.title),
        ("PY", str(cited.day.year)),
        ("DA", cited.day.strftime("%Y/%m/%d")),
        ("ET", f"version {cited.version}"),
        ("AN", cited.code),
        ("PB", cited.by),
        ("LA", cited.language),
        ("UR", cited.address),
        ("N1", f"All versions: {cited.all_versions}. Licence: {cited.licence}. SHA-256: {cited.sha256}."),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)
