# SPDX-License-Identifier: Apache-2.0
"""A citation as CSL-JSON, which Zotero, Pandoc and word processors read."""

import json

from registry.published.citing.citation import Citation


def csl(cited: Citation) -> str:
    """Return a list of one item."""
    item = {
        "id": cited.key,
        "type": "dataset",
        "title": cited.title,
        "author": [{"literal": cited.by}],
        "issued": {"date-parts": [[cited.day.year, cited.day.month, cited.day.day]]},
        "version": str(cited.version),
        "number": cited.code,
        "publisher": cited.by,
        "URL": cited.address,
        "language": cited.language,
        "note": f"All versions: {cited.all_versions}. Licence: {cited.licence}.",
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
