"""From what a child told of its run to a checked and bounded trace.

A snippet may forge it, so whatever has the wrong type, size or id is left out here, once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.trace import Blocked, Printed, Remark, Step, Task, Trace, Wait, Why
from sandbox import Outcome

MOST_TASKS = 1_000
MOST_EVENTS = 6_000  # the tracer keeps 5,000
MOST_SPANS = 300  # blocked ones
MOST_TOGETHER = 200  # tasks that one task waits for
TEXT = 80  # characters of a name
LONG_TEXT = 300  # of an error or of a printed line
HORIZON = 1e10  # seconds; three centuries
LAST_LINE = 100_000
LATE = 0.005  # seconds; timers fire a little late by themselves
_REMARKS = frozenset(
    {"cancel", "never-awaited", "unretrieved", "caught", "dropped", "swallowed-cancel"}
)


def read_trace(outcome: Outcome) -> Trace:
    """The trace of an outcome, with all that cannot be true left out."""
    tasks: dict[int, Task] = {}
    for raw in outcome.tasks[:MOST_TASKS]:
        task = _task(raw) if isinstance(raw, Mapping) else None
        if task is not None:
            tasks.setdefault(task.id, task)
    reader = _Reader(tasks)
    for event in outcome.events[:MOST_EVENTS]:
        if isinstance(event.data, Mapping):
            reader.read(event.kind, event.data)
    return reader.trace(is_there=bool(outcome.tasks or outcome.events))


# ---- single values


def clean(value: Any, limit: int = TEXT) -> str:
    """A text of bounded length on one line; anything else is empty."""
    if not isinstance(value, str):
        return ""
    text = value[: limit * 4]
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _seconds(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int) and abs(value) > HORIZON:
        return None
    return float(value) if math.isfinite(value) and 0 <= value <= HORIZON else None


def _line(value: Any) -> int | None:
    is_line = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LAST_LINE
    return value if is_line else None


def _number(value: Any) -> int | None:
    is_id = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1e9
    return value if is_id else None


def _task(raw: Mapping[str, Any]) -> Task | None:
    number, created = _number(raw.get("id")), _seconds(raw.get("created"))
    state = raw.get("state")
    if number is None or created is None:
        return None
    if state not in ("done", "failed", "cancelled", "pending"):
        return None
    ended = _seconds(raw.get("ended"))
    return Task(
        id=number,
        name=clean(raw.get("name"), 40) or f"task {number}",
        coro=clean(raw.get("coro"), 60).rpartition(".")[2] or "task",
        state=state,
        created=created,
        ended=ended if ended is None or ended >= created else None,
        parent=_number(raw.get("parent")),
        line=_line(raw.get("line")),
        error=clean(raw.get("error"), LONG_TEXT),
        error_line=_line(raw.get("error_line")),
        cancelled_by=_number(raw.get("cancelled_by")),
        cancel_line=_line(raw.get("cancel_line")),
        is_internal=raw.get("is_internal") is True,
        is_dropped=raw.get("dropped") is True,
    )


# ---- events


class _Reader:
    """Takes events one by one and keeps those that make sense."""

    def __init__(self, tasks: dict[int, Task]) -> None:
        self._tasks = tasks
        self._steps: list[Step] = []
        self._idle: list[tuple[float, float]] = []
        self._blocked: list[Blocked] = []
        self._prints: list[Printed] = []
        self._remarks: list[Remark] = []
        self._waits: list[Wait] = []
        self._circle: tuple[int, ...] = ()
        self._cut = 0
        self._place = 0
        self._is_deadlock = False

    def read(self, kind: str, data: Mapping[str, Any]) -> None:
        """Keep one event, or leave it out."""
        self._place += 1
        match kind:
            case "step":
                self._step(data)
            case "idle":
                span = self._span(data)
                if span:
                    self._idle.append(span)
            case "blocked":
                self._hold(data)
            case "print":
                self._print(data)
            case "deadlock":
                self._deadlock(data)
            case "cut":
                self._cut += _number(data.get("dropped")) or 0
            case _ if kind in _REMARKS:
                self._remark(kind, data)

    def trace(self, *, is_there: bool) -> Trace:
        """All that was kept."""
        steps = _with_due(sorted(self._steps, key=lambda step: (step.start, step.place)))
        turns: dict[int, list[Step]] = {}
        for step in steps:
            turns.setdefault(step.task, []).append(step)
        return Trace(
            tasks=self._tasks,
            steps=steps,
            turns=turns,
            idle=tuple(self._idle),
            blocked=tuple(self._blocked[:MOST_SPANS]),
            prints=tuple(self._prints),
            remarks=tuple(self._remarks),
            waits=tuple(self._waits),
            circle=self._circle,
            cut=self._cut,
            is_deadlock=self._is_deadlock,
            is_there=is_there,
        )

    def _id(self, value: Any) -> int | None:
        number = _number(value)
        return number if number in self._tasks else None

    def _ids(self, value: Any) -> tuple[int, ...]:
        if not isinstance(value, list | tuple):
            return ()
        found = [self._id(each) for each in value[:MOST_TOGETHER]]
        return tuple(each for each in found if each is not None)

    @staticmethod
    def _span(data: Mapping[str, Any]) -> tuple[float, float] | None:
        start, end = _seconds(data.get("start")), _seconds(data.get("end"))
        return (start, end) if start is not None and end is not None and start <= end else None

    def _step(self, data: Mapping[str, Any]) -> None:
        task, span, then = self._id(data.get("task")), self._span(data), data.get("then")
        if task is None or span is None:
            return
        if then not in ("await", "ready", "done", "failed", "cancelled"):
            return
        ready = _seconds(data.get("ready"))
        raw = data.get("why")
        self._steps.append(
            Step(
                task=task,
                start=span[0],
                end=span[1],
                then=then,
                ready=None if ready is None else min(ready, span[0]),
                line=_line(data.get("line")),
                why=self._why(raw) if isinstance(raw, Mapping) else None,
                woken_by=self._id(data.get("woken_by")),
                place=self._place,
            )
        )

    def _why(self, raw: Mapping[str, Any]) -> Why:
        return Why(
            kind=clean(raw.get("kind"), 20),
            name=clean(raw.get("name"), 40),
            delay=_seconds(raw.get("delay")),
            tasks=self._ids(raw.get("tasks")),
            owner=self._id(raw.get("owner")),
            owner_line=_line(raw.get("owner_line")),
        )

    def _hold(self, data: Mapping[str, Any]) -> None:
        span = self._span(data)
        if span:
            task, line = self._id(data.get("task")), _line(data.get("line"))
            call = clean(data.get("call"), 40)
            self._blocked.append(
                Blocked(task=task, start=span[0], end=span[1], line=line, call=call)
            )

    def _print(self, data: Mapping[str, Any]) -> None:
        at = _seconds(data.get("at"))
        if at is not None:
            task, line = self._id(data.get("task")), _line(data.get("line"))
            text = clean(data.get("text"), LONG_TEXT)
            self._prints.append(Printed(task=task, at=at, line=line, text=text, place=self._place))

    def _remark(self, kind: str, data: Mapping[str, Any]) -> None:
        if kind == "never-awaited" and not isinstance(data.get("coro"), str):
            return
        self._remarks.append(
            Remark(
                kind=kind,
                task=self._id(data.get("task")),
                by=self._id(data.get("by")),
                line=_line(data.get("line")),
                other_line=_line(data.get("created_line")),
                at=_seconds(data.get("at")) or 0.0,
                text=clean(data.get("coro", data.get("error")), LONG_TEXT),
            )
        )

    def _deadlock(self, data: Mapping[str, Any]) -> None:
        self._is_deadlock = True
        waits = data.get("waits")
        for raw in _mappings(waits):
            self._waits.append(
                Wait(
                    task=self._id(raw.get("task")),
                    line=_line(raw.get("line")),
                    kind=clean(raw.get("kind"), 20),
                    name=clean(raw.get("name"), 40),
                    owner=self._id(raw.get("owner")),
                    owner_line=_line(raw.get("owner_line")),
                )
            )
        self._circle = self._ids(data.get("circle"))


def _with_due(steps: list[Step]) -> tuple[Step, ...]:
    """The steps; a sleeper is ready when its time is over, also when the loop was held then."""
    last: dict[int, Step] = {}
    told = []
    for step in steps:
        before = last.get(step.task)
        last[step.task] = step
        if before and before.why and before.why.kind == "sleep" and before.why.delay is not None:
            due = max(before.end + before.why.delay, 0.0)
            if due < step.start - LATE:
                step = replace(step, ready=due if step.ready is None else min(step.ready, due))
        told.append(step)
    return tuple(told)


def _mappings(value: Any) -> Iterable[Mapping[str, Any]]:
    if not isinstance(value, list | tuple):
        return ()
    return [each for each in value[:MOST_TOGETHER] if isinstance(each, Mapping)]
