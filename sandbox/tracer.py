"""The witness of a run: each task, each of its steps, why it waits, who woke or cancelled it.

What a task waits for is told by `waits`; how a trace is checked on our side is `traceform`'s.
"""

# ruff: noqa: SLF001 - tasks show how they ended only in what asyncio keeps to itself

from __future__ import annotations

import asyncio
import inspect
import sys
import threading
import types
from asyncio import base_events, events, runners, taskgroups
from typing import Any

from sandbox.clock import RunClock
from sandbox.job import Event
from sandbox.taskrecord import PythonTask, TaskRecord, line_in, rounded, say_error, told
from sandbox.traceform import MOST_EVENTS, MOST_TASKS, TEXT_CHARS
from sandbox.waits import Waits

MOST_STEPS = 200_000  # near two seconds of computing: reached before the limits of most runs
MOST_PRINTS = 1_000  # a loud run must not lose its steps
MOST_CAUGHT = 50
BLOCKED_S = 0.1
_NAMED = 3  # tasks of a run that had to be stopped
# Below these frames a callback's own code begins: what called the loop did not call it. In a set
# each frame's code would be hashed, which reads all of its bytes.
_RUN_ONCE = base_events.BaseEventLoop._run_once.__code__  # type: ignore[attr-defined]
_RUN = events.Handle._run.__code__
_AT_THE_END = runners._cancel_all_tasks.__code__  # type: ignore[attr-defined]
_SIBLING_FAILED = taskgroups.TaskGroup._on_task_done.__code__
_LOST = {
    "Task exception was never retrieved": "unretrieved",
    "Future exception was never retrieved": "unretrieved",
    "_GatheringFuture exception was never retrieved": "unretrieved",
    "Task was destroyed but it is pending!": "dropped",
}


class Tracer:
    """Takes notes while a run goes on; `path` is what the snippet's frames are called."""

    def __init__(self, clock: RunClock, path: str) -> None:
        self.clock = clock
        self.path = path
        self.running: TaskRecord | None = None
        self.records: list[TaskRecord] = []
        self.events: list[tuple[float, str, dict[str, Any]]] = []
        self.left_out = 0
        self.last = clock.now()
        self.holders: dict[int, tuple[int | None, int | None]] = {}
        self.waits = Waits(path, self.number)
        self._skipped = clock.skipped
        self._by_task: dict[int, TaskRecord] = {}
        self._steps = 0
        self._sample: tuple[float, int | None] = (-1.0, None)
        self._slept_until = 0.0
        self._loops = self._prints = self._caught = 0
        self._thread = threading.get_ident()
        clock.slept = self._slept

    # ---- told by the loop

    def woke(self, task: Any) -> TaskRecord:
        """A task became ready: by whom and when."""
        record = self._by_task.get(id(task))
        if record is None or record.ref() is not task:
            record = self._created(task, task.get_coro(), self._moment())
        running = self.running
        record.woken_by = running.id if running is not None else None
        record.ready = self._moment()
        return record

    def _moment(self) -> float:
        """Now, as well as it must be known: to ask the clock each time costs a tenth of a step.

        Only in a step that has slept or computed for long is its start too early.
        """
        if self.clock.skipped == self._skipped and self._sample[0] < self.last:
            return self.last
        return self.clock.now()

    def hurried(self, task: Any, coro: Any, start: float) -> None:
        """A task came from a factory: an eager one has made its first step already.

        Its coroutine is given: to ask a task for it that has ended so crashes CPython 3.12.1.
        """
        known = self._by_task.get(id(task))
        if known is not None and known.ref() is task:
            return
        if not isinstance(task, asyncio.Task | PythonTask):
            return
        self.stepped(self._created(task, coro, start), task, start=start)

    def stepped(self, record: TaskRecord, task: Any, start: float | None = None) -> None:
        """A step of a task is over."""
        begun = self.last if start is None else start
        clock = self.clock
        self.last = end = clock.now()
        cost = end - begun - (clock.skipped - self._skipped)
        self._skipped = clock.skipped
        record.steps += 1
        self._steps += 1
        is_done = record.kind.done(task)
        if is_done:
            self._ended(record, task, end)
        if len(self.events) >= MOST_EVENTS:
            self.left_out += 1
            if self._steps > MOST_STEPS:
                clock.stop("steps")
            return
        if is_done:
            line, then, why = record.error_line or record.cancel_line, record.state, None
        else:
            line, why = self.waits.of(task)
            self._add_owner(why)
            then = "ready" if why["kind"] == "sleep0" else "await"
        step = {
            "task": record.id,
            "start": begun,
            "end": end,
            "ready": record.ready,
            "line": line,
            "then": then,
            "why": why,
            "woken_by": record.woken_by,
            "cpu": cost,
        }
        self.events.append((begun, "step", step))
        if cost >= BLOCKED_S:
            self._computed(max(begun, self._slept_until), end, line)

    def idled(self, start: float, end: float) -> None:
        """The loop had nothing to do."""
        self.last, self._skipped = end, self.clock.skipped
        self.note("idle", start, {"start": start, "end": end})

    def enter(self) -> None:
        """A loop runs, in this thread."""
        self._loops += 1
        self._thread = threading.get_ident()
        self.last, self._skipped = self.clock.now(), self.clock.skipped

    def leave(self) -> None:
        """A loop has stopped."""
        self._loops -= 1

    def complained(self, context: dict[str, Any]) -> None:
        """The loop was told of something lost."""
        kind = _LOST.get(str(context.get("message")))
        if kind is None:
            return
        record = self._by_task.get(id(context.get("task") or context.get("future")))
        if kind == "dropped":
            if record is not None:
                self._drop(record)
            return
        fault = context.get("exception")
        if isinstance(fault, BaseException):
            number, line = (record.id, record.line) if record else (None, None)
            told = {"error": say_error(fault), "line": line_in(fault, self.path)}
            told |= {"task": number, "created_line": line}
            self.note("unretrieved", self.clock.now(), told)

    # ---- told by what is replaced in asyncio's types

    def cancelled(self, task: Any, *, has_effect: bool) -> None:
        """Somebody called `task.cancel()`."""
        record = self._by_task.get(id(task))
        if record is None or record.ref() is not task:
            return
        line, frames = self.place()
        codes = [frame.f_code for frame in frames]
        if _AT_THE_END in codes:
            self._drop(record)
            return
        by = self.running.id if self.running is not None else None
        for frame in frames:
            if frame.f_code is _SIBLING_FAILED:
                by = self.number(frame.f_locals.get("task"))
        now = self.clock.now()
        event = {"task": record.id, "by": by, "line": line, "at": now, "took_effect": None}
        if not has_effect:
            event["took_effect"] = False
        elif line is not None or record.cancelled_by is None:
            record.cancelled_by, record.cancel_line = by, line
        if has_effect:
            record.cancels.append((record.steps, event))
        self.note("cancel", now, event)

    def held(self, lock: object, *, is_held: bool) -> None:
        """A lock was taken or given back."""
        if is_held:
            running = self.running
            line = self.place()[0]
            self.holders[id(lock)] = (running.id if running is not None else None, line)
        else:
            self.holders.pop(id(lock), None)

    # ---- told by the cell

    def printed(self, text: str) -> None:
        """A line was printed."""
        self._prints += 1
        if self._prints > MOST_PRINTS:
            self.left_out += 1
            return
        is_ours = threading.get_ident() == self._thread
        task = self.running.id if self.running is not None and is_ours else None
        now = self.clock.now()
        data = {"task": task, "at": now, "line": self.place()[0], "text": text[:TEXT_CHARS]}
        self.note("print", now, data)

    def caught(self, fault: BaseException) -> None:
        """The snippet caught an exception, and looks at it."""
        self._caught += 1
        if self._caught <= MOST_CAUGHT:
            task = self.running.id if self.running is not None else None
            told = {"task": task, "error": say_error(fault), "line": line_in(fault, self.path)}
            self.note("caught", self.clock.now(), told)

    def sampled(self, frame: types.FrameType | None) -> None:
        """The process has computed for a while: here."""
        line = None
        while frame is not None and (code := frame.f_code) is not _RUN_ONCE and code is not _RUN:
            if code.co_filename == self.path:
                line = frame.f_lineno if line is None else line
                if code.co_flags & inspect.CO_COROUTINE:
                    line = frame.f_lineno
                    break
            frame = frame.f_back
        now = self.clock.now()
        if self._sample[0] < max(self.last, self._slept_until):  # the first of a stretch
            self._sample = (now, line)

    def never_awaited(self, coroutine: types.CoroutineType[Any, Any, Any]) -> None:
        """A coroutine is thrown away that was never begun."""
        origin = coroutine.cr_origin or ()
        line = next((line for path, line, _ in origin if path == self.path), None)
        coro = coroutine.__qualname__.rpartition("<locals>.")[2]
        self.note("never-awaited", self.clock.now(), {"coro": coro, "line": line})

    # ---- what others ask

    def number(self, task: object) -> int | None:
        """The id of a task."""
        record = self._by_task.get(id(task))
        return record.id if record is not None and record.ref() is task else None

    def pending(self) -> list[tuple[TaskRecord, Any]]:
        """The tasks that still wait, without asyncio's own."""
        found = [(record, record.ref()) for record in self.records if record.state == "pending"]
        return [(record, task) for record, task in found if task and not record.is_internal]

    def wait_of(self, task: Any) -> tuple[int | None, dict[str, Any]]:
        """Where a task waits, for what, and who holds it."""
        line, why = self.waits.of(task)
        self._add_owner(why)
        return line, why

    def place(self) -> tuple[int | None, list[types.FrameType]]:
        """The learner's line that is running in this thread, and the frames above it."""
        frame: types.FrameType | None = sys._getframe(1)
        frames: list[types.FrameType] = []
        while frame is not None and (code := frame.f_code) is not _RUN_ONCE and code is not _RUN:
            if code.co_filename == self.path:
                return frame.f_lineno, frames
            frames.append(frame)
            frame = frame.f_back
        return None, frames

    def note(self, kind: str, at: float, data: dict[str, Any]) -> None:
        """One more event, while there is room."""
        if len(self.events) >= MOST_EVENTS:
            self.left_out += 1
            return
        self.events.append((at, kind, data))

    def trace(self) -> tuple[tuple[dict[str, Any], ...], tuple[Event, ...]]:
        """All tasks and events, in order of time."""
        for record in self.records[:MOST_TASKS]:
            task = record.ref()
            if task is not None:
                record.name = record.kind.get_name(task)
        events = [
            Event(kind, data if kind == "step" else rounded(data))  # steps are when they are sent
            for _, kind, data in sorted(self.events, key=_moment)
        ]
        if self.left_out:
            events.append(Event("cut", {"dropped": self.left_out}))
        return tuple(told(record) for record in self.records[:MOST_TASKS]), tuple(events)

    def stopped(self) -> tuple[int, str]:
        """A run that would never end: its steps so far, and in words who is where."""
        now = self.clock.now()
        self._computed(max(self.last, self._slept_until), now, None)
        told = []
        for record, task in self.pending():
            running = self.running is record
            line = self._sample[1] if running and self._sample[0] >= self.last else None
            line = line or self.waits.of(task)[0]
            if line is not None:
                told.append(f"{record.label()} is at line {line}")
        return self._steps, "; ".join(told[:_NAMED])

    def finish(self) -> None:
        """The run is over: what still waits will never go on."""
        for record, _ in self.pending():
            self._drop(record)

    # ---- inside

    def _created(self, task: Any, coro: Any, at: float) -> TaskRecord:
        record = TaskRecord(len(self.records), task, coro)
        record.name = record.kind.get_name(task)
        record.parent = self.running.id if self.running is not None else None
        record.created = record.ready = at
        record.line = self.place()[0]
        self.records.append(record)
        self._by_task[id(task)] = record
        return record

    def _ended(self, record: TaskRecord, task: Any, end: float) -> None:
        record.ended = end
        record.name = record.kind.get_name(task)
        if record.kind.cancelled(task):
            record.state = "cancelled"
        elif (fault := task._exception) is not None:
            record.state, record.error = "failed", say_error(fault)
            record.error_line = line_in(fault, self.path)
        else:
            record.state = "done"
        for at, event in record.cancels:
            event["took_effect"] = record.state == "cancelled"
            went_on = record.state != "cancelled" and record.steps > at + 1
            # asyncio's own cancels, of a timeout or a group, are for asyncio to take back.
            if went_on and event["line"] is not None and record.kind.cancelling(task):
                data = {"task": record.id, "line": event["line"]}
                self.note("swallowed-cancel", end, data)

    def _drop(self, record: TaskRecord) -> None:
        if not record.is_dropped and not record.is_internal:
            record.is_dropped = True
            told = {"task": record.id, "line": record.line}
            self.note("dropped", self.clock.now(), told)

    def _add_owner(self, why: dict[str, Any]) -> None:
        owner = self.holders.get(id(why.pop("object", None)))
        if owner is not None:
            why["owner"], why["owner_line"] = owner

    def _computed(self, start: float, end: float, line: int | None) -> None:
        """A long stretch without an await; where it was is known from a sample, with luck."""
        if end - start < BLOCKED_S:
            return
        at, sampled = self._sample
        running = self.running
        task = running.id if running is not None else None
        found = sampled if at >= start and sampled is not None else line
        data = {"task": task, "start": start, "end": end, "line": found, "call": ""}
        self.note("blocked", start, data)

    def _slept(self, start: float, end: float) -> None:
        """`time.sleep` in the loop's thread holds everything up."""
        if not self._loops or threading.get_ident() != self._thread:
            return
        self._computed(max(self.last, self._slept_until), start, None)
        self._slept_until = end
        running = self.running
        line = self.place()[0]
        task = running.id if running is not None else None
        told = {"task": task, "start": start, "end": end, "line": line, "call": "time.sleep"}
        self.note("blocked", start, told)
        if running is None:
            self.last, self._skipped = end, self.clock.skipped


def _moment(event: tuple[float, str, dict[str, Any]]) -> float:
    return event[0]


_now: list[Tracer] = []


def current() -> Tracer:
    """The tracer of this process's run."""
    return _now[-1]


def choose(tracer: Tracer) -> None:
    """Make this the tracer of this process's run."""
    _now[:] = [tracer]


def is_on() -> bool:
    """Whether a run is being traced."""
    return bool(_now)
