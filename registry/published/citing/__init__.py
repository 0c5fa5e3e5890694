# SPDX-License-Identifier: Apache-2.0
"""How a version of a record is cited: one file a format, all from the published document and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.published.citing.bibtex import bibtex
from registry.published.citing.citation import Citation, citation
from registry.published.citing.csl import csl
from registry.published.citing.ris import ris

__all__ = ["FORMATS", "Citation", "Format", "citation"]


@dataclass(frozen=True, slots=True)
class Format:
    """`ending`: of the file's name."""

    name: str
    ending: str
    content_type: str
    written: Callable[[Citation], str]


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex; charset=utf-8", bibtex),
    Format("RIS", "ris", "application/x-research-info-systems; charset=utf-8", ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl),
)
