"""The clock of a run: the processor time it used, plus the time it would only have waited.

Threads that wait park here; the clock jumps when all of them do. What a parked thread waits for is
`parking`'s and `looping`'s business.
"""

from __future__ import annotations

import _thread
import datetime
import gc
import heapq
import itertools
import math
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, NoReturn, Protocol, cast

from sandbox import swaps

NEVER = math.inf
# Real sleeps end late, by epoll's rounding to a millisecond: a jump that ended exactly on time
# would let timers of nearly the same moment run in an order that CPython never shows.
LATE_S = 0.001
_SLEEP_LATE_S = 0.0001
SHORTEST_HORIZON_S = 3600.0
HORIZON_FACTOR = 100  # times the longest single wait, so that `sleep(86400)` in a row is fine
MOST_JUMPS = 50_000
_LONGEST_REAL_S = 1e6
_real_time = time.time
_real_monotonic = time.monotonic
_real_sleep = time.sleep
_thread_time = time.thread_time
_real: dict[str, Callable[..., Any]] = {
    name: getattr(time, name)
    for name in "localtime gmtime ctime strftime asctime clock_gettime".split()  # noqa: SIM905
}


class Stopped(BaseException):
    """A run that cannot or must not go on; the message is the kind of end."""


class Parked:
    """One thread that waits for a moment, or to be woken before it."""

    __slots__ = ("has_timed_out", "is_main", "is_woken", "lock", "must_stop")

    def __init__(self) -> None:
        self.lock = _thread.allocate_lock()
        self.lock.acquire()
        self.is_main = _thread.get_ident() == _MAIN
        self.is_woken = self.has_timed_out = self.must_stop = False


class RunClock(Protocol):
    """What a loop and a tracer ask of a clock."""

    skipped: float
    slept: Callable[[float, float], None] | None  # told of every time.sleep()

    def now(self) -> float:
        """Seconds since the start of the run."""

    def monotonic(self) -> float:
        """What `time.monotonic()` says."""

    def horizon(self) -> float:
        """The moment up to which a run may go on, waiting."""

    def stop(self, kind: str) -> NoReturn:
        """End the run."""


class RealClock:
    """The wall clock, counted from the start of the run."""

    skipped = 0.0

    def __init__(self, stop: Callable[[str], NoReturn]) -> None:
        self.stop = stop
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self.slept: Callable[[float, float], None] | None = None
        self._started = _real_monotonic()

    def now(self) -> float:
        """Seconds since the start of the run."""
        return _real_monotonic() - self._started

    def monotonic(self) -> float:
        """What `time.monotonic()` says."""
        return _real_monotonic()

    def horizon(self) -> float:
        """No moment: a run's own limits end it."""
        return NEVER

    def sleep(self, seconds: float) -> None:
        """What `time.sleep()` does."""
        start = self.now()
        _real_sleep(seconds)
        if self.slept is not None:
            self.slept(start, self.now())


class Clock:
    """A clock that skips what a run would only wait."""

    def __init__(self, stop: Callable[[str], NoReturn]) -> None:
        self.stop = stop
        self.begin()

    def begin(self) -> None:
        """Count from now on: nothing was skipped yet, and no thread is known but this one."""
        self.skipped = 0.0
        self.longest = 0.0  # the longest single wait so far
        self.slept: Callable[[float, float], None] | None = None
        self._past = -_thread_time()  # what threads that are gone used, from the start on
        self._used: dict[int, float] = {}  # by thread, once there are several
        self._epoch = _real_time()
        self._start = _real_monotonic()
        self._mutex = _thread.RLock()  # a destructor may come in between
        self._busy = 1
        self._known = {_thread.get_ident()}
        self._timers: list[tuple[float, int, Parked]] = []
        self._order = itertools.count()
        self._parked: dict[Parked, None] = {}
        self._jumps = 0
        self._fate = ""

    def now(self) -> float:
        """Seconds since the start of the run.

        Counted by thread: under a limit on processor time, the kernel counts for the whole process
        in steps of its own tick, 4 ms.
        """
        used = self._used
        if not used:
            return _thread_time() + self._past + self.skipped
        used[_thread.get_ident()] = _thread_time()
        return sum(list(used.values())) + self._past + self.skipped

    def monotonic(self) -> float:
        """What `time.monotonic()` says."""
        return self.now() + self._start

    def time(self) -> float:
        """What `time.time()` says."""
        return self._epoch + self.now()

    def sleep(self, seconds: float) -> None:
        """What `time.sleep()` does."""
        if not isinstance(seconds, int | float) or not 0 < seconds < NEVER:
            _real_sleep(seconds)  # nothing to wait for, or it knows what to say
            return
        start = self.now()
        self.longest = max(self.longest, seconds)
        self.park(start + seconds + _SLEEP_LATE_S)
        if self.slept is not None:
            self.slept(start, self.now())

    def park(self, deadline: float, waiter: Parked | None = None) -> bool:
        """Hold the calling thread until it is woken (True) or the moment has come (False)."""
        waiter = waiter or Parked()
        with self._mutex:
            if waiter.is_woken:
                return True
            self._meet(_thread.get_ident())
            self._parked[waiter] = None
            if deadline < NEVER:
                heapq.heappush(self._timers, (deadline, next(self._order), waiter))
            self._busy -= 1
            self._advance()
        if not waiter.lock.acquire(timeout=self._patience(deadline)):
            # Some thread is busy in real time, in a wait that is not known here.
            with self._mutex:
                if not waiter.is_woken:
                    self.skipped += max(0.0, deadline - self.now())
                    waiter.has_timed_out = True
                    self._unpark(waiter)
        if waiter.must_stop:
            self.stop(self._fate)
        return not waiter.has_timed_out

    def wake(self, waiter: Parked) -> None:
        """Let a thread go on before its time."""
        with self._mutex:
            if not waiter.is_woken:
                self._unpark(waiter)

    def horizon(self) -> float:
        """The moment up to which a run may go on, waiting."""
        return max(SHORTEST_HORIZON_S, HORIZON_FACTOR * self.longest)

    def thread_starts(self) -> None:
        """A thread is about to be started: nothing jumps until it parks."""
        with self._mutex:
            self._busy += 1
            self._used.setdefault(_thread.get_ident(), _thread_time())

    def thread_runs(self) -> None:
        """The calling thread is the one that was announced."""
        with self._mutex:
            self._known.add(_thread.get_ident())

    def thread_ends(self, *, has_run: bool = True) -> None:
        """The calling thread ends, or the announced one never came."""
        with self._mutex:
            self._busy -= 1
            if has_run:
                self._known.discard(_thread.get_ident())
                self._past += self._used.pop(_thread.get_ident(), 0.0)
            if self._parked:
                self._advance()

    def _meet(self, thread: int) -> None:
        if thread not in self._known:  # started behind our back
            self._known.add(thread)
            self._busy += 1

    def _patience(self, deadline: float) -> float:
        if deadline == NEVER:
            return -1
        return min(max(0.0, deadline - self.now()) + LATE_S, _LONGEST_REAL_S)

    def _unpark(self, waiter: Parked) -> None:
        waiter.is_woken = True
        if waiter in self._parked:
            del self._parked[waiter]
            self._busy += 1
        waiter.lock.release()

    def _advance(self) -> None:
        """When every thread is parked, go to the moment at which the first one goes on."""
        if self._busy:
            return
        while self._timers and self._timers[0][2].is_woken:
            heapq.heappop(self._timers)
        if not self._timers:
            self._end("deadlock")
            return
        deadline, _, waiter = heapq.heappop(self._timers)
        self._jumps += 1
        if self._jumps > MOST_JUMPS:
            self._end("waits")
            return
        if deadline > self.horizon():
            self._end("horizon")
            return
        self.skipped += max(0.0, deadline - self.now())
        waiter.has_timed_out = True
        self._unpark(waiter)

    def _end(self, fate: str) -> None:
        """Tell the main thread that the run ends; the others stay parked."""
        for waiter in self._parked:
            if waiter.is_main:
                self._fate = fate
                waiter.must_stop = True
                self._unpark(waiter)
                return


_MAIN = _thread.get_ident()
_now: list[RunClock] = []


def current() -> RunClock:
    """The clock of this process's run."""
    return _now[-1]


def choose(clock: RunClock) -> None:
    """Make this the clock of this process's run."""
    global _MAIN
    _MAIN = _thread.get_ident()
    _now[:] = [clock]


def time_functions(clock: Clock) -> dict[str, object]:
    """The functions of the module `time` that tell or take the clock's time."""

    def strftime(format: str, moment: Any = None, /) -> Any:  # noqa: A002 - the library's own shape
        return _real["strftime"](format, localtime() if moment is None else moment)

    def asctime(moment: Any = None, /) -> Any:
        return _real["asctime"](localtime() if moment is None else moment)

    def localtime(seconds: float | None = None, /) -> Any:
        return _real["localtime"](clock.time() if seconds is None else seconds)

    def gmtime(seconds: float | None = None, /) -> Any:
        return _real["gmtime"](clock.time() if seconds is None else seconds)

    def ctime(seconds: float | None = None, /) -> Any:
        return _real["ctime"](clock.time() if seconds is None else seconds)

    def clock_gettime(which: int, /) -> float:
        told = {time.CLOCK_REALTIME: clock.time, time.CLOCK_MONOTONIC: clock.monotonic}
        return told[which]() if which in told else float(_real["clock_gettime"](which))

    return {  # static: not bound to an instance, as a builtin is not
        each.__name__: staticmethod(cast("Callable[..., Any]", each))
        for each in (
            *(strftime, asctime, localtime, gmtime, ctime, clock_gettime),
            *_counted("time", clock.time),
            *_counted("monotonic", clock.monotonic),
            *_counted("perf_counter", clock.monotonic),
        )
    }


def sleep_function(clock: Clock | RealClock) -> dict[str, object]:
    """The function `time.sleep`, which tells of itself on either clock."""

    def sleep(seconds: float, /) -> None:
        clock.sleep(seconds)

    return {"sleep": staticmethod(sleep)}


def _counted(name: str, read: Callable[[], float]) -> tuple[Callable[[], object], ...]:
    """A function that tells the time in seconds, and its twin in nanoseconds."""

    def seconds() -> float:
        return read()

    def nanoseconds() -> int:
        return int(read() * 1e9)

    seconds.__name__ = seconds.__qualname__ = name
    nanoseconds.__name__ = nanoseconds.__qualname__ = f"{name}_ns"
    return seconds, nanoseconds


def put_in_module(functions: Mapping[str, object]) -> None:
    """Let the library use these functions too."""
    for name, function in functions.items():
        swaps.replace(time, name, function)


def edit_type(kind: type, methods: Mapping[str, object]) -> None:
    """Replace methods of a type that C made: its identity and its repr stay what they are.

    Early: code that has run often keeps the method that it has found.
    """
    gc.get_referents(vars(kind))[0].update(methods)
    sys._clear_type_cache()  # noqa: SLF001 - the interpreter may have looked them up already


def teach_datetime() -> None:
    """Let `datetime` ask the module `time`, which a clock may have replaced. Once, early."""

    def now(cls: Any, tz: Any = None) -> Any:
        return cls.fromtimestamp(time.time(), tz)

    def utcnow(cls: Any) -> Any:
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

    def today(cls: Any) -> Any:
        return cls.fromtimestamp(time.time())

    methods = {each.__name__: classmethod(each) for each in (now, utcnow, today)}
    edit_type(datetime.datetime, methods)
    edit_type(datetime.date, {"today": classmethod(today)})
