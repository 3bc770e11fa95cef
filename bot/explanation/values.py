"""What an explanation is, and what its words are made of: the exception, the source, near names.

Which exception means what is told in the other files of this part.
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.diagnose.program import Function, Program

_NEAR = 0.7  # of 1: `totl` and `total` have 0.89
_LONGEST = 100  # characters of a name


@dataclass(frozen=True, slots=True)
class Explanation:
    """An exception in plain words: what happened, why, what to write. The message is Markdown."""

    exception: str
    line: int | None
    topic: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says, and the topic that teaches it, if one does."""

    text: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """An exception at its line in a source; the program is empty when it does not compile."""

    program: Program
    exception: str
    message: str
    line: int | None
    lines: tuple[str, ...]
    cancels: tuple[int, ...] = ()  # lines in which a task was cancelled

    @property
    def text(self) -> str:
        """The line as written, without space around it."""
        known = self.line is not None and 0 < self.line <= len(self.lines)
        return self.lines[self.line - 1].strip() if self.line and known else ""

    @property
    def function(self) -> Function | None:
        """The innermost function around the line."""
        around = [
            each
            for functions in self.program.functions.values()
            for each in functions
            if each.lineno <= (self.line or 0) <= (each.end_lineno or 0)
        ]
        return max(around, key=lambda each: each.lineno, default=None)

    def nodes(self, kind: type[ast.AST]) -> Iterator[ast.AST]:
        """The nodes of a kind that cover the line, the outermost first."""
        for node in self.program.nodes:
            first = getattr(node, "lineno", 0)
            if isinstance(node, kind) and first <= (self.line or 0) <= _end(node):
                yield node


Explain = Callable[[Look, re.Match[str]], Said | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """For exceptions of these types whose message has this shape."""

    types: frozenset[str]
    pattern: re.Pattern[str]
    explain: Explain


def rule(types: str, pattern: str, explain: Explain) -> Rule:
    """A rule; `types` are the names of exceptions with spaces between."""
    return Rule(frozenset(types.split()), re.compile(pattern), explain)


def always(text: str, topic: str | None = None) -> Explain:
    """An explanation that needs nothing of the source; groups of the pattern may be put in."""

    def explain(_look: Look, match: re.Match[str]) -> Said:
        groups = [plain(group or "") for group in match.groups()]
        return Said(text.format(*groups) if groups else text, topic)

    return explain


def plain(text: str) -> str:
    """A part of a message, which a snippet may have forged, with nothing in it but words."""
    return re.sub(r"[^\w .,()'-]", "", text)[:_LONGEST].replace("__", "_")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The name that was probably meant."""
    names = [name for name in dict.fromkeys(known) if name != word and len(name) <= _LONGEST]
    folded = {name.casefold(): name for name in names}
    if word.casefold() in folded:
        return folded[word.casefold()]
    found = difflib.get_close_matches(word[:_LONGEST], names[:2_000], n=1, cutoff=_NEAR)
    return found[0] if found else None


def written(node: ast.AST | None) -> str:
    """An expression as text; empty when it is too deep."""
    try:
        return ast.unparse(node) if node is not None else ""
    except (RecursionError, ValueError):
        return ""


def _end(node: ast.AST) -> int:
    last: int | None = getattr(node, "end_lineno", None)
    return last if last is not None else getattr(node, "lineno", 0)
