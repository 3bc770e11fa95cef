"""A run under watch: puts a child on its clock and its loop, and takes the trace off at the end.

Where the clock, the loop and the tracer meet; how a snippet is compiled and run is the cell's.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import math
import signal
import time
import types
import warnings
from asyncio import locks, tasks
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from sandbox import clock as clocks
from sandbox import deadlock, looping, ordering, parking, report, tracer
from sandbox.closed_loop import ClosedLoopPolicy, shut
from sandbox.job import Event, Limits, Verdict
from sandbox.traceform import TEXT_CHARS
from sandbox.wire import Result

_KEEPS = frozenset({"create_server", "create_connection"})
ClosedLoop = shut(looping.Loop, keeps=_KEEPS)
_ClosedOrderedLoop = shut(ordering.OrderedLoop, keeps=_KEEPS)
_STOPPED = {
    "horizon": "It was still going after {passed} of its own time, and nothing would end it.",
    "waits": "It had waited {jumps:,} times and was still going.",
    "steps": "Its tasks had made {steps:,} steps and were still going.",
    "cpu": "It used its {cpu:g} seconds of processor time: it computed, not waited.",
    "wall": "It was still running after {wall:g} seconds.",
}
_ROOM_S = 0.4  # of computing and of waiting, to tell of a run before its limits end it
_LONGEST_S = 1e9
_MANY = 1_000  # steps: a run with so many did not compute in one place
_process_time, _monotonic = time.process_time, time.monotonic  # a snippet's are on its own clock
_SAMPLE_S = 0.02  # of computing: where a task blocks the others
_FLUSH_S = 0.05
_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


class Watch:
    """The clock, the loop and the tracer of a run; `end` sends a result and ends the process."""

    def __init__(
        self,
        clock: str,
        end: Callable[[Result], NoReturn],
        limits: Limits | None = None,
        *,
        order: int | None = None,
    ) -> None:
        self._end = end
        self._order = order
        kinds: dict[str, type[clocks.Clock | clocks.RealClock]]
        kinds = {"virtual": clocks.Clock, "real": clocks.RealClock}
        kind = kinds[clock] if order is None else ordering.EvenClock
        self._clock = kind(self._stop)
        self._functions = clocks.sleep_function(self._clock)
        if isinstance(self._clock, clocks.Clock):
            self._functions |= clocks.time_functions(self._clock)
        # A run's loop: as the policy shows it to a snippet, and without the policy.
        closed_loop = kit().closed_loop if order is None else _ClosedOrderedLoop
        self.loop: type[asyncio.AbstractEventLoop] = kit().loop
        if order is not None:
            self.loop = ordering.OrderedLoop
        self.policy = ClosedLoopPolicy(closed_loop)
        self.begin(limits)

    def begin(self, limits: Limits | None) -> None:
        """Start the run, which may be long after it was made ready for: in the fork server."""
        self._cpu_s, self._wall_s = (limits.cpu_s, limits.wall_s) if limits else (math.inf,) * 2
        self._computing_until = _process_time() + self._cpu_s - min(_ROOM_S, self._cpu_s / 4)
        self._waiting_until = _monotonic() + self._wall_s - min(_ROOM_S, self._wall_s / 4)
        self._clock.begin()
        clocks.choose(self._clock)
        if self._order is not None:
            ordering.choose(self._order)
        self._tracer = kit().witness(self._clock, report.SNIPPET)
        tracer.choose(self._tracer)
        report.on_unawaited = self._tracer.never_awaited
        _now[:] = [self]

    def names(self) -> Mapping[str, Mapping[str, object]]:
        """Put the run on its clock; what a snippet then imports in place of the library's own."""
        names: dict[str, dict[str, object]] = {}
        if isinstance(self._clock, clocks.Clock):
            names = parking.install()
        clocks.put_in_module(self._functions)
        loops: dict[str, object] = {"SelectorEventLoop": self.policy.kind}
        return {"time": self._functions, "asyncio": loops, **names}

    def wake(self) -> None:
        """Look now and then, from here on: see `look`. A fork ends that."""
        if kit() is not WATCHED:
            return
        signal.setitimer(signal.ITIMER_PROF, _SAMPLE_S, _SAMPLE_S)
        if isinstance(self._clock, clocks.RealClock):
            signal.setitimer(signal.ITIMER_REAL, _FLUSH_S, _FLUSH_S)

    def told(self, result: Result) -> Result:
        """The result with what was seen."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        self._tracer.finish()
        return self._with_trace(result)

    def look(self, frame: types.FrameType | None) -> None:
        """Now and then while the run computes: where it is, and whether its time is nearly up.

        Without this a loop that never ends would be killed, and nothing could be told of it.
        """
        self._tracer.sampled(frame)
        _flush()
        if _process_time() > self._computing_until:
            self._stop("cpu")
        if _monotonic() > self._waiting_until:
            self._stop("wall")

    def _with_trace(self, result: Result) -> Result:
        seen, events = self._tracer.trace()
        return replace(result, tasks=seen, events=events, virtual_s=round(self._clock.now(), 6))

    def _stop(self, kind: str) -> NoReturn:
        signal.setitimer(signal.ITIMER_PROF, 0)
        self._computing_until = self._waiting_until = math.inf
        if kind == "deadlock":
            reason, data = deadlock.explain(self._tracer)
            result = self._with_trace(Result(verdict=Verdict.DEADLOCK, reason=reason))
            event = Event("deadlock", data)
            self._end(replace(result, events=(*result.events, event)))
        steps, where = self._tracer.stopped()
        reason = _STOPPED["steps" if kind == "cpu" and steps > _MANY else kind].format(
            passed=_duration(min(self._clock.horizon(), _LONGEST_S)),
            cpu=self._cpu_s,
            wall=self._wall_s,
            jumps=clocks.MOST_JUMPS,
            steps=steps,
        )
        reason = f"{reason} {where}." if where else reason
        self._end(self._with_trace(Result(verdict=Verdict.TIMEOUT, reason=reason)))


flushed: list[io.TextIOWrapper] = []
_now: list[Watch] = []


def _tick(_: int, frame: types.FrameType | None) -> None:
    """The process has computed for a while."""
    _now[-1].look(frame)


def _flush(*_: object) -> None:
    """Let half a line be seen: a run that is killed has no other chance to show it."""
    for stream in flushed:
        with contextlib.suppress(OSError, ValueError):  # which a snippet may have closed
            stream.flush()


class Printed(io.TextIOWrapper):
    """Standard output that tells the tracer of each line."""

    _line = ""

    def write(self, text: str, /) -> int:
        """As the library's own."""
        count = super().write(text)
        *whole, rest = text.split("\n")
        for line in whole:
            tracer.current().printed(self._line + line)
            self._line = ""
        self._line = (self._line + rest)[:TEXT_CHARS]
        return count


class _Blind(tracer.Tracer):
    """Sees nothing."""

    def __init__(self, clock: clocks.RunClock, path: str) -> None:
        super().__init__(clock, path)
        clock.slept = None

    def idled(self, start: float, end: float) -> None:
        """Not noted."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What watches a run."""

    witness: type[tracer.Tracer]
    loop: type[looping.ClockLoop]
    closed_loop: type[asyncio.AbstractEventLoop]
    stdout: type[io.TextIOWrapper]


WATCHED = Kit(tracer.Tracer, looping.Loop, ClosedLoop, Printed)
# For benchmarks alone, which subtract it: the same run with nobody watching.
UNWATCHED = Kit(_Blind, looping.ClockLoop, shut(looping.ClockLoop, keeps=_KEEPS), io.TextIOWrapper)
_kit = [WATCHED]


def kit() -> Kit:
    """What this process's runs are watched with."""
    return _kit[0]


def prepare(chosen: Kit = WATCHED) -> None:
    """In the fork server, before anything has used these types: make them tell what happens."""
    _kit[0] = chosen
    clocks.teach_datetime()
    if chosen is UNWATCHED:
        return
    _teach_cancel(asyncio.Task)
    _teach_cancel(tasks._PyTask)  # type: ignore[attr-defined]  # noqa: SLF001
    _teach_locks()
    # Here and not in each child: a timer does not outlive a fork, but what it calls does.
    signal.signal(signal.SIGPROF, _tick)
    signal.signal(signal.SIGALRM, _flush)
    warnings._warn_unawaited_coroutine = report.warn_unawaited  # type: ignore[attr-defined]  # noqa: SLF001 - the interpreter's own hook


def _teach_cancel(kind: Any) -> None:
    real = kind.cancel

    def cancel(self: Any, msg: object = None) -> bool:
        has_effect: bool = real(self, msg)
        if tracer.is_on():
            tracer.current().cancelled(self, has_effect=has_effect)
        return has_effect

    cancel.__doc__ = real.__doc__
    clocks.edit_type(kind, {"cancel": cancel})


def _teach_locks() -> None:
    """A lock's flag tells who takes the lock, without a frame more in any traceback."""

    def get(self: Any) -> bool:
        return bool(self.__dict__.get("_is_held", False))

    def put(self: Any, is_held: bool) -> None:  # noqa: FBT001 - the shape of a property
        self.__dict__["_is_held"] = is_held
        if tracer.is_on():
            tracer.current().held(self, is_held=is_held)

    locks.Lock._locked = property(get, put)  # type: ignore[attr-defined]  # noqa: SLF001


def _duration(seconds: float) -> str:
    for size, unit in _UNITS:
        count = round(seconds / size)
        if seconds >= size:
            return f"{count:,} {unit}" + ("s" if count != 1 else "")
    return f"{seconds:.1f} seconds"
