"""The fixed phrases of the rooms, read from their source: what a language has to say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What of a call is said: the number of the argument, or its name.
SAID: dict[str, tuple[int | str, ...]] = {
    "Choice": (0,),
    "Heading": (0,),
    "Verdict": (1,),
    "Note": (0,),
    "LearnerError": (0, "hint"),
    "Offer": ("summary",),
    "Param": ("summary",),
    "Field": ("label",),
    "Form": ("title", "button"),
    "_form": (0,),
}
LEFT_OUT = ("bot/content/", "bot/surfaces/", "bot/diagnose", "bot/explanation", "bot/store/")


LABELS = frozenset({"Choice", "Field", "Form", "_form"})  # what people press or fill in


def phrases(kinds: frozenset[str] = frozenset(SAID)) -> dict[str, str]:
    """Every phrase with `{}` for each gap, and where it stands."""
    found: dict[str, str] = {}
    for name, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node) in kinds:
                for text in _said(node):
                    found.setdefault(text, f"{name}:{node.lineno}")
    return found


def sources() -> str:
    """Every text that stands in the source of the rooms."""
    return "\n".join(
        node.value
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(LEFT_OUT):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _said(call: ast.Call) -> Iterator[str]:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    for which in SAID[_name(call)]:
        node: ast.expr | None
        if isinstance(which, int):
            node = call.args[which] if len(call.args) > which else None
        else:
            node = named.get(which)
        for text in _texts(node):
            if any(letter.isalpha() for letter in text.replace("{}", "")):
                yield text


def _texts(node: ast.expr | None) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in values)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
