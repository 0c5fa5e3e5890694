# SPDX-License-Identifier: Apache-2.0
"""A citation as BibTeX: `@misc` with `howpublished`, which every style knows; some know `url` and `version` too."""

from registry.published.citing.citation import Citation

# BibTeX counts braces that a backslash stands before as well: only words for them keep a field whole.
SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"$\lbrace$",
    "}": r"$\rbrace$",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(cited: Citation) -> str:
    """Return one entry. Names and titles stand in two pairs of braces: a style leaves their words as they are."""
    fields = {
        "author": f"{{{escaped(cited.by)}}}",
        "title": f"{{{escaped(cited.title)}}}",
        "year": str(cited.day.year),
        "date": cited.day.isoformat(),
        "howpublished": f"{cited.code}, version {cited.version}",
        "version": str(cited.version),
        "publisher": f"{{{escaped(cited.by)}}}",
        "url": plain_address(cited.address),
        "note": f"All versions: {escaped(cited.all_versions)}. Licence: {escaped(cited.licence)}.",
        "language": cited.language,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{cited.key},\n{lines}  month = {MONTHS[cited.day.month - 1]}\n}}\n"


def escaped(words: str) -> str:
    return "".join(SIGNS.get(sign, sign) for sign in words)


def plain_address(address: str) -> str:
    """Return the address without signs that would end its field."""
    return address.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
