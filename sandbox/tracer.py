"""The witness of a run: each task, each of its steps, why it waits, who woke or cancelled it.

What a task waits for is told by `waits`; how a trace is checked on our side is `traceform`'s.
"""

# ruff: noqa: SLF001 - tasks show how they ended only in what asyncio keeps to itself

from __future__ import annotations

import asyncio
import sys
import threading
import types
import weakref
from asyncio import base_events, events, runners, taskgroups, tasks
from pathlib import Path
from typing import Any

from sandbox.clock import Clock, RunClock
from sandbox.job import Event
from sandbox.traceform import MOST_EVENTS, MOST_TASKS, TEXT_CHARS
from sandbox.waits import Waits

MOST_STEPS = 1_000_000
MOST_PRINTS = 1_000  # a loud run must not lose its steps
BLOCKED_S = 0.1
_LIBRARY = str(Path(asyncio.__file__).parent)
_INTERNAL = frozenset({"shutdown_asyncgens", "shutdown_default_executor", "_accept_connection2"})
_PLAIN = (str, int, float, bool, type(None), bytes)
# Below these frames a callback's own code begins: what called the loop did not call it.
_BOTTOM = frozenset({base_events.BaseEventLoop._run_once.__code__, events.Handle._run.__code__})  # type: ignore[attr-defined]
_AT_THE_END = runners._cancel_all_tasks.__code__  # type: ignore[attr-defined]
_SIBLING_FAILED = taskgroups.TaskGroup._on_task_done.__code__
_PythonTask: Any = tasks._PyTask  # type: ignore[attr-defined]
_LOST = {
    "Task exception was never retrieved": "unretrieved",
    "Future exception was never retrieved": "unretrieved",
    "_GatheringFuture exception was never retrieved": "unretrieved",
    "Task was destroyed but it is pending!": "dropped",
}


class TaskRecord:
    """What is known of one task. It holds the task weakly: a lost task must stay one."""

    __slots__ = (
        "cancel_line", "cancelled_by", "cancels", "coro", "created", "ended", "error", "error_line",
        "id", "is_dropped", "is_internal", "kind", "line", "name", "parent", "ready", "ref",
        "state", "steps", "woken_by",
    )  # fmt: skip

    def __init__(self, number: int, task: Any, coro: Any) -> None:
        self.id = number
        self.ref = weakref.ref(task)
        self.kind: Any = asyncio.Task if isinstance(task, asyncio.Task) else _PythonTask
        self.name = ""
        code = coro.cr_code if type(coro) is types.CoroutineType else None
        told = coro.__qualname__ if code else type(coro).__name__
        self.coro = told.rpartition("<locals>.")[2][:TEXT_CHARS]
        self.is_internal = bool(
            code and code.co_name in _INTERNAL and code.co_filename.startswith(_LIBRARY)
        )
        self.parent: int | None = None
        self.line: int | None = None
        self.created = self.ready = 0.0
        self.ended: float | None = None
        self.state = "pending"
        self.error: str | None = None
        self.error_line: int | None = None
        self.cancelled_by: int | None = None
        self.cancel_line: int | None = None
        self.is_dropped = False
        self.woken_by: int | None = None
        self.steps = 0
        self.cancels: list[tuple[int, dict[str, Any]]] = []  # steps so far, and the event

    def label(self) -> str:
        """As a sentence names it."""
        return f"{self.coro}()" + (f" [{self.name}]" if self.name else "")


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
        self._loops = self._prints = 0
        self._thread = threading.get_ident()
        if isinstance(clock, Clock):
            clock.slept = self._slept

    # ---- told by the loop

    def woke(self, task: Any) -> TaskRecord:
        """A task became ready: by whom and when."""
        record = self._by_task.get(id(task))
        if record is None or record.ref() is not task:
            record = self._created(task, task.get_coro(), self.last)
        running = self.running
        record.woken_by = running.id if running is not None else None
        record.ready = self.last
        return record

    def hurried(self, task: Any, coro: Any, start: float) -> None:
        """A task came from a factory: an eager one has made its first step already.

        Its coroutine is given: to ask a task for it that has ended so crashes CPython 3.12.1.
        """
        known = self._by_task.get(id(task))
        if known is not None and known.ref() is task:
            return
        if not isinstance(task, asyncio.Task | _PythonTask):
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
        step: dict[str, Any] = {"task": record.id, "start": begun, "end": end, "cpu": cost}
        step |= {"ready": record.ready, "woken_by": record.woken_by}
        if is_done:
            step |= {"then": record.state, "line": record.error_line or record.cancel_line}
        else:
            step["line"], why = self.waits.of(task)
            self._add_owner(why)
            step |= {"then": "ready" if why["kind"] == "sleep0" else "await", "why": why}
        self.events.append((begun, "step", step))
        if cost >= BLOCKED_S:
            told = {"task": record.id, "start": begun, "end": end, "line": step["line"]}
            self.note("blocked", begun, told)

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
            if line is not None:
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
        while frame is not None and frame.f_code not in _BOTTOM:
            if frame.f_code.co_filename == self.path:
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
        events = [Event(kind, _rounded(data)) for _, kind, data in sorted(self.events, key=_moment)]
        if self.left_out:
            events.append(Event("cut", {"dropped": self.left_out}))
        return tuple(_told(record) for record in self.records[:MOST_TASKS]), tuple(events)

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
            is_taken_back = record.kind.cancelling(task) == 0
            if record.state != "cancelled" and record.steps > at + 1 and not is_taken_back:
                told = {"task": record.id, "line": event["line"], "caught_line": None}
                self.note("swallowed-cancel", end, told)

    def _drop(self, record: TaskRecord) -> None:
        if not record.is_dropped and not record.is_internal:
            record.is_dropped = True
            told = {"task": record.id, "line": record.line}
            self.note("dropped", self.clock.now(), told)

    def _add_owner(self, why: dict[str, Any]) -> None:
        owner = self.holders.get(id(why.pop("object", None)))
        if owner is not None:
            why["owner"], why["owner_line"] = owner

    def _slept(self, start: float, end: float) -> None:
        """`time.sleep` in the loop's thread holds everything up."""
        if not self._loops or threading.get_ident() != self._thread:
            return
        running = self.running
        line = self.place()[0]
        task = running.id if running is not None else None
        told = {"task": task, "start": start, "end": end, "line": line, "call": "time.sleep"}
        self.note("blocked", start, told)
        if running is None:
            self.last, self._skipped = end, self.clock.skipped


def _moment(event: tuple[float, str, dict[str, Any]]) -> float:
    return event[0]


def _told(record: TaskRecord) -> dict[str, Any]:
    names = "id name coro parent line created ended state error error_line cancelled_by".split()  # noqa: SIM905
    told = {name: getattr(record, name) for name in (*names, "cancel_line", "is_internal")}
    return _rounded({**told, "dropped": record.is_dropped})


def _rounded(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: round(value, 6) if type(value) is float else value for name, value in data.items()
    }


def say_error(fault: BaseException) -> str:
    """`ValueError: boom`, without running a line of the snippet for it."""
    name = type.__getattribute__(type(fault), "__name__")
    if not all(type(each) in _PLAIN for each in fault.args):
        return str(name)[:TEXT_CHARS]
    say = type(fault).__str__
    text = say(fault) if isinstance(say, types.WrapperDescriptorType) else str(fault.args)
    return (f"{name}: {text}" if text else str(name))[:TEXT_CHARS]


def line_in(fault: BaseException, path: str) -> int | None:
    """The deepest of the learner's lines that an exception came through."""
    line, trace = None, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


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
