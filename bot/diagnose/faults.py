"""The exceptions of a run, as values: what ended it, and what ended its tasks and threads.

What they mean is told in `raised` for mistakes with asyncio, and by `bot.explanation` for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.tracereader import clean
from sandbox import Outcome

MOST_FAULTS = 50
MOST_TEXT = 20_000  # characters of a traceback that are read
LONGEST = 1_000  # of a message: those of asyncio name whole tasks before they say what is wrong
_FRAME = re.compile(r'File "snippet\.py", line (\d{1,6})')
_RAISED = re.compile(r"(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*): (.*)")
_BARS = re.compile(r"^[\s|+]*(?:-+ ?\d* ?-*)?\s*")
LOGGED = re.compile(r"^(?:Task|Future) exception was never retrieved$", re.MULTILINE)
# What ends a thread or a callback is told on stderr alone.
_ASIDE = re.compile(r"^Exception in (?:thread|callback) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """One exception: its type, message and the learner's line."""

    type: str
    message: str
    line: int | None


def faults(outcome: Outcome) -> list[Fault]:
    """The exception that ended the run, those in its group, and those that nobody asked for."""
    seen: list[Fault] = []
    error = outcome.error
    if error is not None:
        seen.append(Fault(error.type, clean(error.message, LONGEST), error.line))
        if "Group" in error.type:
            seen += in_text(error.traceback)
    for part in LOGGED.split(outcome.stderr[:MOST_TEXT])[1:]:
        seen += list(in_text(part))[-1:]
    return seen + aside(outcome)


def aside(outcome: Outcome) -> list[Fault]:
    """The exceptions that ended a thread or a callback, and nothing else."""
    seen = []
    for part in _ASIDE.split(outcome.stderr[:MOST_TEXT])[1:]:
        seen += list(in_text(part))[:1]
    return seen


def in_text(text: str) -> Iterable[Fault]:
    """Each exception that a traceback tells of, with the deepest of the learner's lines."""
    line: int | None = None
    for row in text[:MOST_TEXT].split("\n"):
        row = _BARS.sub("", row[:LONGEST])
        frame, raised = _FRAME.match(row), _RAISED.match(row)
        if frame:
            line = int(frame[1])
        elif raised and "Group" not in raised[1] and line is not None:
            yield Fault(raised[1], clean(raised[2], LONGEST), line)
            line = None
