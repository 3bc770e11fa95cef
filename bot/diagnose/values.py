"""What a diagnosis is, its codes, and how people's names are put into its words.

Nothing is found here; the other files of this part look for mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.trace import Trace
from bot.wording import code, label

# Code -> the topic that explains it, the most useful first: what stopped the program, then what it
# silently did wrong, then what it could do better.
TOPICS = {
    "nested-run": "asyncio-run",
    "no-running-loop": "create-task",
    "gather-not-awaited": "gather",
    "coroutine-as-value": "coroutines",
    "sync-with-on-async": "async-with",
    "async-for-on-sync": "async-for",
    "await-non-awaitable": "awaitables",
    "reused-coroutine": "coroutines",
    "wrong-loop": "locks",
    "deadlock": "locks",
    "never-awaited": "never-awaited",
    "timeout-without-await": "timeouts",
    "blocked-loop": "blocking",
    "lost-update": "shared-state",
    "swallowed-cancel": "cancellation",
    "siblings-left-running": "gather",
    "exception-never-retrieved": "task-errors",
    "task-dropped": "task-lifetime",
    "sequential-awaits": "sequential",
    "busy-wait": "events",
}
HINTS = frozenset({"sequential-awaits", "busy-wait"})
_ORDER = {code: place for place, code in enumerate(TOPICS)}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A mistake, named in the learner's own line. The message is our Markdown."""

    code: str
    line: int | None
    topic: str
    message: str
    is_hint: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among others; the lowest is the most useful."""
        return _ORDER[self.code], self.line or 0


def found(code: str, line: int | None, message: str, topic: str = "") -> Diagnosis:
    """A diagnosis of that code, with its topic."""
    return Diagnosis(code, line, topic or TOPICS[code], message, code in HINTS)


def named(trace: Trace, task: int | None) -> str:
    """A task for a sentence: its function and its name."""
    known = trace.tasks.get(task) if task is not None else None
    if known is None:
        return "the program"
    return f"{code(known.coro + '()')} [{label(known.name)}]"


def listed(words: list[str], most: int = 3) -> str:
    """Some words joined as in a sentence, the rest counted."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
