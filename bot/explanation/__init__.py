"""The exception that ended a run, in plain words: what happened, why, what to write instead.

Mistakes with asyncio that have a code of their own are named in `bot.diagnose`; what a learner
pastes is looked up in the course's own list, by `bot.content`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.diagnose import Diagnosis
from bot.diagnose.faults import MOST_TEXT, Fault, aside
from bot.diagnose.program import EMPTY, read_program
from bot.diagnose.values import listed
from bot.explanation import calls, lookups, names, syntax, waits
from bot.explanation.values import Explanation, Look, Rule, Said
from bot.tracereader import clean, read_trace
from bot.wording import code
from sandbox import Outcome, Verdict

__all__ = ["Explanation", "explain"]

LONGEST = 1_000  # characters of a message
MOST_ROWS = 2_000  # of a traceback
MOST_MEMBERS = 20  # of a group
RULES: tuple[Rule, ...] = (
    *names.RULES,
    *calls.RULES,
    *lookups.RULES,
    *waits.RULES,
    *syntax.RULES,
)
# The codes that an exception is behind, and the types which it may have.
_SPOKEN = frozenset(
    {"nested-run", "no-running-loop", "gather-not-awaited", "coroutine-as-value"}
    | {"sync-with-on-async", "async-for-on-sync", "await-non-awaitable", "reused-coroutine"}
    | {"wrong-loop", "deadlock"}
)
_MAY_BE = frozenset({"TypeError", "AttributeError", "RuntimeError", "ValueError"})
_SEPARATOR = re.compile(r"^ *(?:\| *)*\+[-+]+ \d+ -+$", re.MULTILINE)
_FRAME = re.compile(r'File "([^"]*)", line (\d{1,6})')
_RAISED = re.compile(r"(?:[A-Za-z_]\w*\.)*([A-Z]\w*)(?:: (.*))?$")


# Where a call gives the result of a function, None, instead of the function.
_NO_CALLBACK = re.compile(r"^Exception in callback None\(\)", re.MULTILINE)


def explain(
    source: str, outcome: Outcome, diagnoses: Sequence[Diagnosis] = ()
) -> Explanation | None:
    """What the exception means that ended the run, or a thread or callback of it.

    None if there was none, if a diagnosis speaks of it already, or if its words are not known.
    """
    fault = _fault(source, outcome)
    if fault is None or outcome.verdict is Verdict.REFUSED:
        return None
    is_group = "ExceptionGroup" in fault.type
    is_spoken_of = any(each.code in _SPOKEN for each in diagnoses)
    if is_spoken_of and (is_group or fault.type in _MAY_BE):
        return None
    try:
        said = _of_group(source, outcome, fault) if is_group else _of(source, outcome, fault)
    except RecursionError:  # a tree that could be read may still be too deep for us
        return None
    return None if said is None else Explanation(fault.type, fault.line, said.topic, said.text)


def _fault(source: str, outcome: Outcome) -> Fault | None:
    error = outcome.error
    if error is not None:
        return Fault(clean(error.type), clean(error.message, LONGEST), error.line)
    beside = aside(outcome)
    if not beside and _NO_CALLBACK.search(outcome.stderr[:MOST_TEXT]):
        line = calls.called_too_soon(read_program(source) or EMPTY)
        return Fault("TypeError", "'NoneType' object is not callable", line)
    return beside[0] if beside else None


def _of(source: str, outcome: Outcome, fault: Fault) -> Said | None:
    cancels = [r.line for r in read_trace(outcome).seen("cancel") if r.line]
    look = Look(
        program=read_program(source) or EMPTY,
        exception=fault.type,
        message=fault.message.partition(". Did you ")[0],  # newer Pythons guess too
        line=fault.line,
        lines=tuple(source.split("\n")),
        cancels=tuple(cancels),
    )
    for rule in RULES:
        match = rule.pattern.search(look.message) if fault.type in rule.types else None
        said = rule.explain(look, match) if match else None
        if said is not None:
            return said
    return lookups.raised_here(look)


# ---- groups


def _of_group(source: str, outcome: Outcome, group: Fault) -> Said | None:
    members = _members(outcome)
    if not members:
        return None
    told = listed([_told(each) for each in members], most=4)
    count = len(members)
    is_task_group = "TaskGroup" in group.message
    where = "tasks of the TaskGroup" if is_task_group else "exceptions are in the group"
    failed = f"{count} {where} failed" if is_task_group else f"{count} {where}"
    if count == 1:
        failed = "One task of the TaskGroup failed" if is_task_group else "One exception is inside"
    types = list(dict.fromkeys(each.type for each in members))
    caught = types[0] if len(types) == 1 else f"({', '.join(types)})"
    handler = code(f"except* {caught}:")
    rest = (
        " The group cancelled its other tasks and then raised all failures together."
        * is_task_group
    )
    inner = _of(source, outcome, members[0]) if count == 1 else None
    why = f" {inner.text}" if inner else ""
    return Said(f"{failed}: {told}.{why}{rest} To handle it, write {handler}.", "exception-groups")


def _told(fault: Fault) -> str:
    text = code(f"{fault.type}: {fault.message}" if fault.message else fault.type, 100)
    return f"{text} at line {fault.line}" if fault.line else text


def _members(outcome: Outcome) -> list[Fault]:
    """The exceptions in a group, in their order, each with the deepest of the learner's lines."""
    text = outcome.error.traceback if outcome.error else ""
    found: list[Fault] = []
    for block in _SEPARATOR.split(text)[1 : MOST_MEMBERS + 1]:
        member = _last(block)
        if member is not None:
            found.append(member)
    return found


def _last(block: str) -> Fault | None:
    """The exception that a traceback ends with: what it was made from stands before it."""
    found: Fault | None = None
    line: int | None = None
    is_quoted = False  # the row after a frame is source
    for row in block.split("\n")[:MOST_ROWS]:
        bare = row[:LONGEST].lstrip(" |")
        frame = _FRAME.match(bare)
        raised = None if frame or is_quoted else _RAISED.match(bare)
        is_quoted = frame is not None
        if frame and frame[1] == "snippet.py":
            line = int(frame[2])
        if raised:
            is_group = "Group" in raised[1]  # its members come in blocks of their own
            found = None if is_group else Fault(raised[1], clean(raised[2] or "", LONGEST), line)
            line = None
    return found
