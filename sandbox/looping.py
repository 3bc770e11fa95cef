"""The event loop of a run: on the run's clock, with its network in memory, watched by a tracer.

`closed_loop.shut` takes from it what leads out of the sandbox.
"""

# ruff: noqa: SLF001 - a loop is made of parts that asyncio keeps to itself

from __future__ import annotations

import asyncio
import selectors
import types
from asyncio import events, tasks
from collections.abc import Callable
from typing import Any

from sandbox import clock as clocks
from sandbox import tracer as tracers
from sandbox.clock import LATE_S, NEVER, Parked
from sandbox.network import Network
from sandbox.taskrecord import TaskRecord
from sandbox.tracer import Tracer

_run: Callable[[events.Handle], None] = events.Handle._run
_TASKS = (asyncio.Task, tasks._PyTask)  # type: ignore[attr-defined]
_STEPS = frozenset({"task_wakeup", "__step", "__wakeup"})
_Events = list[tuple[selectors.SelectorKey, int]]


class Selector(selectors.DefaultSelector):
    """Looks for ready files for real and waits for them on the clock."""

    def __init__(self, clock: clocks.RunClock, tracer: Tracer) -> None:
        super().__init__()
        self._clock = clock
        self._tracer = tracer
        self._waiter: Parked | None = None
        self._has_mail = False

    def select(self, timeout: float | None = None) -> _Events:
        """The files that are ready, at once or after a wait."""
        ready: _Events = super().select(0)
        if ready or (timeout is not None and timeout <= 0):
            return ready
        clock = self._clock
        start = clock.now()
        if not isinstance(clock, clocks.Clock):
            ready = super().select(timeout)
            self._tracer.idled(start, clock.now())
            return ready
        self._waiter = waiter = Parked()
        if not self._has_mail:
            clock.park(NEVER if timeout is None else start + timeout + LATE_S, waiter)
            self._tracer.idled(start, clock.now())
        self._waiter, self._has_mail = None, False
        return super().select(0)

    def poke(self) -> None:
        """Another thread has work for the loop: it need not wait longer."""
        self._has_mail = True
        waiter = self._waiter
        if waiter is not None and isinstance(self._clock, clocks.Clock):
            self._clock.wake(waiter)


class Step(events.Handle):
    """One step of a task, which the tracer is told of."""

    __slots__ = ("_record", "_task", "_tracer")

    _record: TaskRecord
    _task: Any
    _tracer: Tracer

    def _run(self) -> None:
        tracer, record = self._tracer, self._record
        outer = tracer.running
        tracer.running = record
        try:
            _run(self)
        finally:
            tracer.stepped(record, self._task)
            tracer.running = outer
            self._task = None
            # The traceback of a failed task keeps this frame: it must not lead to the task.
            self = None  # type: ignore[assignment]


def _is_step(callback: Any) -> bool:
    """Whether a callback that belongs to a task makes a step of it: `task.cancel` does not."""
    kind = type(callback)
    if kind is types.BuiltinFunctionType or kind is types.MethodType:
        return callback.__name__ in _STEPS
    return kind.__name__ == "TaskStepMethWrapper"


class ClockLoop(Network, asyncio.SelectorEventLoop):  # type: ignore[misc]  # shorter signatures
    """asyncio's own loop with another clock and another network."""

    def __init__(self) -> None:
        self._clock = clocks.current()
        self._tracer = tracers.current()
        self._watched = Selector(self._clock, self._tracer)
        super().__init__(self._watched)

    def time(self) -> float:
        """As the loop's own: what `time.monotonic()` says."""
        return self._clock.monotonic()

    def call_at(  # type: ignore[override]  # without its type variable
        self, when: float, callback: Any, *args: Any, context: Any = None
    ) -> Any:
        """As the loop's own."""
        handle = super().call_at(when, callback, *args, context=context)
        clock = self._clock
        if isinstance(clock, clocks.Clock):
            clock.longest = max(clock.longest, when - clock.monotonic())
        return handle

    def call_soon_threadsafe(  # type: ignore[override]  # without its type variable
        self, callback: Any, *args: Any, context: Any = None
    ) -> Any:
        """As the loop's own."""
        handle = super().call_soon_threadsafe(callback, *args, context=context)
        self._watched.poke()
        return handle


class Loop(ClockLoop):
    """The same with a witness."""

    def _call_soon(self, callback: Any, args: Any, context: Any) -> events.Handle:
        task = getattr(callback, "__self__", None)
        if isinstance(task, _TASKS) and _is_step(callback):
            step = Step(callback, args, self, context)
            step._tracer, step._task = self._tracer, task
            step._record = self._tracer.woke(task)
            handle: events.Handle = step
        else:
            handle = events.Handle(callback, args, self, context)
        if handle._source_traceback:  # type: ignore[attr-defined]
            del handle._source_traceback[-1]  # type: ignore[attr-defined]
        self._ready.append(handle)  # type: ignore[attr-defined]
        return handle

    def create_task(self, coro: Any, **options: Any) -> Any:
        """As the loop's own."""
        if self.get_task_factory() is None:
            task = super().create_task(coro, **options)
            # In debug mode a task tells where it was made: in the caller of this method.
            if task._source_traceback:  # type: ignore[attr-defined]
                del task._source_traceback[-1]  # type: ignore[attr-defined]
            return task
        start = self._tracer.clock.now()
        task = super().create_task(coro, **options)
        self._tracer.hurried(task, coro, start)
        return task

    def call_exception_handler(self, context: dict[str, Any]) -> None:
        """As the loop's own."""
        self._tracer.complained(context)
        super().call_exception_handler(context)

    def run_forever(self) -> None:
        """As the loop's own."""
        tracer = self._tracer
        tracer.enter()
        try:
            super().run_forever()
        finally:
            tracer.leave()


for _kind in (ClockLoop, Loop):  # a snippet may print it
    _kind.__name__ = _kind.__qualname__ = "_UnixSelectorEventLoop"
    _kind.__module__ = "asyncio.unix_events"
