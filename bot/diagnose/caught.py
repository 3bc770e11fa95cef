"""Mistakes whose exception the program caught itself: the run went well, and told of it at most.

What each exception means is in `raised`.
"""

from __future__ import annotations

import ast

from bot.diagnose.faults import MOST_FAULTS, Fault
from bot.diagnose.program import Program
from bot.diagnose.raised import judge
from bot.diagnose.values import Diagnosis
from bot.trace import Trace

# Of exceptions that the program caught, those that no program has a use for.
_CAUGHT = frozenset(
    {"nested-run", "coroutine-as-value", "sync-with-on-async", "async-for-on-sync"}
    | {"await-non-awaitable", "reused-coroutine", "wrong-loop"}
)
# Of these, what is a mistake also where a `try` around the one statement expects it.
_NEVER_MEANT = frozenset({"reused-coroutine", "wrong-loop"})


def from_caught(program: Program, trace: Trace) -> list[Diagnosis]:
    """What the program caught itself, and printed or kept: a mistake all the same.

    To ask whether a loop runs is none, nor is a fallback, which looks at no exception.
    """
    made = []
    for remark in trace.seen("caught")[:MOST_FAULTS]:
        kind, _, message = remark.text.partition(": ")
        told = judge(program, Fault(kind, message, remark.line))
        if told is None or told.code not in _CAUGHT:
            continue
        if told.code in _NEVER_MEANT or not _is_expected(program, remark.line, kind):
            made.append(told)
    return made


def _is_expected(program: Program, line: int | None, kind: str) -> bool:
    """Whether a `try` around this one statement shows that just this exception was expected."""
    for node in program.at(line):
        around = program.parents.get(node)
        if isinstance(around, ast.Try) and around.body == [node]:
            types = [handler.type for handler in around.handlers]
            return any(type_ and program.name(type_) == kind for type_ in types)
    return False
