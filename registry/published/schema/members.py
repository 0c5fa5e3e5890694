# SPDX-License-Identifier: Apache-2.0
"""What a dataclass says of its members: type, whether it may be absent, and the sentence that stands under it."""

import ast
import inspect
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any, get_type_hints


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a public document. `meaning`: the docstring under the field; empty where there is none.

    One with a default came later than the first documents: those that were published before lack it.
    """

    name: str
    hint: Any
    meaning: str
    required: bool


@cache
def members(shape: type) -> tuple[Member, ...]:
    """Return the members of a dataclass, in its own order."""
    hints = get_type_hints(shape, include_extras=True)
    said = sentences(shape)
    return tuple(
        Member(each.name, hints[each.name], said.get(each.name, ""), not has_default(each))
        for each in fields(shape)
    )


def has_default(each: "Field[Any]") -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def sentences(shape: type) -> dict[str, str]:
    """Return the string that follows each annotated name in the source of a class."""
    body = next(
        node.body
        for node in ast.parse(dedent(inspect.getsource(shape))).body
        if isinstance(node, ast.ClassDef)
    )
    return {
        named.target.id: inspect.cleandoc(said.value.value)
        for named, said in pairwise(body)
        if isinstance(named, ast.AnnAssign)
        and isinstance(named.target, ast.Name)
        and isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
    }
