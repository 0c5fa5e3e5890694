# SPDX-License-Identifier: Apache-2.0
"""The reference page of the vocabularies, written from their files."""

from collections.abc import Iterator, Mapping
from typing import Any

from registry.domain.workflow import DECISIONS, STEPS
from registry.vocabularies.attributes import ATTRIBUTES
from registry.vocabularies.read import schemes
from registry.vocabularies.shape import ConceptData, SchemeData

INTRODUCTION = """\
# Vocabularies

<!-- Written by `manage.py document_vocabularies` from registry/vocabularies/schemes/. Edit those files. -->

The lists of words that records are made of. Records, filters and files carry the **code**; a code is never
re-used and never changes its meaning. A term that is no longer wanted is deprecated and may name the one that
replaces it. Where a label is not translated yet, English stands in for it. Codes of other datasets are given
for conversion; one code may answer to several of theirs, and the other way round.

To add a term, add a `[[concept]]` to the file of its vocabulary and run `manage.py load_vocabularies` and
`manage.py document_vocabularies`. A changed definition or parent needs a higher `version` in the file.

Some terms carry facts beside their meaning; the notes show them. All of them are public: `/api/v1/vocabularies`
delivers each with its term. The registry itself reads `also_called`, `colour_group`, `family_label`, `grouping` and
`protected` here. The others are for whoever uses the data; where a rule of the registry rests on the same fact, a test
holds the two together.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    listed = sorted(schemes().values(), key=lambda data: data.code)
    number = sum(len(data.concepts) for data in listed)
    contents = "\n".join(
        f"- [{data.title['en']}](#{data.code}) `{data.code}`, {len(data.concepts)}" for data in listed
    )
    facts = "\n".join(f"| `{name}` | {each.meaning} |" for name, each in ATTRIBUTES.items())
    head = (
        f"{INTRODUCTION}\n| fact | meaning |\n|---|---|\n{facts}\n"
        f"\n{len(listed)} vocabularies, {number} terms.\n\n{contents}\n"
    )
    return "\n".join([head, *("\n".join(section(data)) for data in listed)])


def section(data: SchemeData) -> Iterator[str]:
    yield f'<a id="{data.code}"></a>\n\n## {data.title["en"]}\n'
    yield f"`{data.code}`, version {data.version}. {data.description['en']}\n"
    yield f"Source: {data.source}.\n"
    yield "| code | English | Arabic | meaning | notes |\n|---|---|---|---|---|"
    yield from (row(concept) for concept in data.concepts)
    yield ""
    if data.code == "review_decision":
        yield from decisions()


def decisions() -> Iterator[str]:
    """Yield how the desk writes down what this list names."""
    others = ", ".join(f"`{step}`" for step in STEPS if step not in {step for step, _ in DECISIONS})
    yield "The desk keeps a decision as the step that was taken and, for a rejection, its outcome:\n"
    yield "| step | outcome | code |\n|---|---|---|"
    for (step, outcome), code in DECISIONS.items():
        yield f"| `{step}` | {f'`{outcome}`' if outcome else ''} | `{code}` |"
    yield f"\nThe other steps ({others}) move a record on and are no decision of this list.\n"


def row(concept: ConceptData) -> str:
    texts = (
        concept.label["en"],
        concept.label.get("ar", ""),
        concept.definition["en"],
        "; ".join(notes(concept)),
    )
    cells = [f"`{concept.code}`", *(text.replace("|", r"\|") for text in texts)]
    return f"| {' | '.join(cells)} |"


def notes(concept: ConceptData) -> Iterator[str]:
    if concept.status != "active":
        yield f"deprecated, see `{concept.replaced_by}`" if concept.replaced_by else "deprecated"
    if concept.parent:
        yield f"below `{concept.parent}`"
    yield from (attribute(name, concept.attributes) for name in ATTRIBUTES if name in concept.attributes)
    yield from (f"{dataset}: {', '.join(values)}" for dataset, values in sorted(concept.crosswalk.items()))


def attribute(name: str, attributes: Mapping[str, Any]) -> str:
    value = attributes[name]
    if name == "also_called":
        return f"also called: {'; '.join(', '.join(names) for names in value.values())}"
    if isinstance(value, dict):
        return f"{name} {' / '.join(value.values())}"
    return name if value is True else f"{name} {str(value).lower() if isinstance(value, bool) else value}"
