"""What a run left behind, as values: tasks, steps, idle and blocked spans.

`tracereader` makes them, and leaves out what cannot be true.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TINY = 1e-6  # seconds that rounding may cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task of the run."""

    id: int
    name: str
    coro: str
    state: str  # "done" "failed" "cancelled" "pending"
    created: float
    ended: float | None = None
    parent: int | None = None
    line: int | None = None  # where it was created
    error: str = ""
    error_line: int | None = None
    cancelled_by: int | None = None
    cancel_line: int | None = None
    is_internal: bool = False
    is_dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a task waits for."""

    kind: str
    name: str = ""
    delay: float | None = None
    tasks: tuple[int, ...] = ()
    owner: int | None = None
    owner_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One turn of a task, and how it ended."""

    task: int
    start: float
    end: float
    then: str  # "await" "ready" "done" "failed" "cancelled"
    ready: float | None = None
    line: int | None = None
    why: Why | None = None
    woken_by: int | None = None
    place: int = 0  # among the events: times of short steps may be equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """A span in which one step held the loop."""

    task: int | None
    start: float
    end: float
    line: int | None
    call: str  # "time.sleep", or empty for plain computing


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line of output and the task that wrote it."""

    task: int | None
    at: float
    line: int | None
    text: str
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Who waits for what when nothing can go on."""

    task: int | None
    line: int | None
    kind: str
    name: str = ""
    owner: int | None = None
    owner_line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that the tracer saw: a coroutine never awaited, a task dropped, and the like."""

    kind: str
    task: int | None = None
    by: int | None = None
    line: int | None = None
    other_line: int | None = None  # created_line
    at: float = 0.0
    text: str = ""  # a coroutine's name, an error


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A whole run. Steps are in order of their start; every id in it is that of a task."""

    tasks: Mapping[int, Task]
    steps: tuple[Step, ...] = ()
    turns: Mapping[int, list[Step]] = field(default_factory=dict)  # the same, by task
    idle: tuple[tuple[float, float], ...] = ()
    blocked: tuple[Blocked, ...] = ()
    prints: tuple[Printed, ...] = ()
    remarks: tuple[Remark, ...] = ()
    waits: tuple[Wait, ...] = ()  # of a deadlock
    circle: tuple[int, ...] = ()
    cut: int = 0  # events that the tracer did not keep
    is_deadlock: bool = False
    is_there: bool = False  # whether a tracer ran at all

    def steps_of(self, task: int) -> list[Step]:
        """The turns of one task."""
        return self.turns.get(task, [])

    def seen(self, kind: str) -> list[Remark]:
        """All remarks of one kind."""
        return [remark for remark in self.remarks if remark.kind == kind]

    def label(self, task: int | None) -> str:
        """How a task is named in a sentence: `fetch() [Task-2]`."""
        if task is None or task not in self.tasks:
            return "the program"
        known = self.tasks[task]
        return f"{known.coro}() [{known.name}]"
