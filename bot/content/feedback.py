"""What a learner is told of a check that did not pass: values and their own lines, no machinery.

How a check is run is in `trial`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from rapidfuzz import process

from sandbox import Failure, Outcome, Verdict

SHADOWED = "The checks need the built-in name that your code uses for something else: "
MISSING = "Your code does not define "
ALIKE = 70  # of 100: `fetch_al` and `fetch_all` have 94
_BAD_SYNTAX = ("SyntaxError", "IndentationError", "TabError")
_KEYWORDS = {ast.FunctionDef: "def", ast.AsyncFunctionDef: "async def", ast.ClassDef: "class"}

# What a repr tells of our frame and of this machine: `coro=<_trial_0f..<locals>.job() …`,
# `at 0x7f28…`, `running at /usr/lib/python3.11/asyncio/tasks.py:637`.
_FRAME = re.compile(r"\b_trial_[0-9a-f]{12}\.<locals>\.")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_LIBRARY = re.compile(r"(?:/[^\s/:'\"]+)+/(?=asyncio/\w+\.py\b)")
_PLACE = re.compile(r" (?:(?:running|defined|created) at (?:\S*/)?snippet\.py:|at line )(\d+)")
_OWN_TASK = re.compile(r"\b_trial_[0-9a-f]{12}\(\)(?: \[[^\]]*\])?")


def feedback(outcome: Outcome, source: str, timeout_s: float) -> tuple[str, bool]:
    """What to tell the learner who wrote the source, and whether it holds for all checks."""
    lines = source.rstrip().count("\n") + 1
    match outcome.verdict:
        case Verdict.OK:
            return "The program ended before the check did.", False
        case Verdict.ERROR if outcome.error is not None:
            text, is_final = _error(outcome.error, source, lines)
            return clean(text, lines), is_final
        case Verdict.REFUSED:
            return "\n".join(_refusals(outcome, lines)).replace("`", ""), True
        case Verdict.TIMEOUT:
            stopped = f"Still running after {timeout_s:g} s, so it was stopped."
            return f"{stopped} Is there a loop that never ends?", False
        case verdict:
            reason = outcome.reason or f"The run ended with the verdict {verdict.value!r}."
            return clean(reason, lines).replace("`", ""), False


def clean(text: str, lines: int) -> str:
    """A text with reprs of tasks and coroutines, without what only the checks' frame put there."""
    text = _ADDRESS.sub("", _FRAME.sub("", _OWN_TASK.sub("the check's own task", text)))
    text = _PLACE.sub(lambda m: m[0] if int(m[1]) <= lines else "", text)
    return _LIBRARY.sub("", text).replace(". the check's", ". The check's")


def misnamed(source: str, solution: str, name: str) -> str:
    """What to say of a program that lacks the wanted name, or makes it by another keyword."""
    made, wanted = _made(source), _made(solution).get(name)
    if name in made:
        is_other = wanted is not None and made[name] != wanted
        return f"Asked for is '{wanted} {name}', not '{made[name]} {name}'." if is_other else ""
    near = process.extractOne(name, list(made), score_cutoff=ALIKE)
    return f"There is {near[0]!r}: is that the one?" if near else ""


def _made(source: str) -> dict[str, str]:
    """The names that a program makes at its top level, each with the keyword; empty if broken."""
    try:
        tree = ast.parse(source)
    # Deep nesting ends the parser in one of the last two.
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name: _KEYWORDS[type(node)] for node in tree.body if isinstance(node, kinds)}


def _error(error: Failure, source: str, lines: int) -> tuple[str, bool]:
    if error.type in _BAD_SYNTAX:
        line = min(error.line or lines, lines)
        shown = source.rstrip().split("\n")[line - 1].strip()
        told = f"Not valid Python, line {line}: {error.message}"
        return f"{told}\n    {shown}" if shown else told, True
    is_theirs = error.line is not None and error.line <= lines
    if error.type == "AssertionError" and not is_theirs:
        is_final = error.message.startswith((SHADOWED, MISSING))
        return error.message or "The check failed.", is_final
    where = f" (line {error.line})" if is_theirs else ""
    what = f"{error.type}: {error.message}" if error.message else error.type
    return f"Your code raised {what}{where}", False


def _refusals(outcome: Outcome, lines: int) -> Iterator[str]:
    """The refusals in the learner's lines; else those of the check, which is our fault."""
    theirs = [r for r in outcome.refusals if r.line is None or r.line <= lines]
    for refusal in theirs or outcome.refusals:
        where = f"Line {refusal.line}: " if theirs and refusal.line is not None else ""
        opening = "" if theirs else "The check itself was refused: "
        hint = f"; {refusal.hint}" if refusal.hint else ""
        yield f"{opening}{where}{refusal.message}{hint}"
    if not outcome.refusals:
        yield outcome.reason or "The sandbox refused the code."
