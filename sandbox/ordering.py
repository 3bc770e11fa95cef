"""Other orders of a run: a loop that chooses among tasks that are ready together, by a seed.

Nothing of this is there in a run without a seed. What an order means is told in docs/sandbox.md.
"""

# ruff: noqa: SLF001 - a loop is made of parts that asyncio keeps to itself

from __future__ import annotations

import asyncio
import heapq
import itertools
import random
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.clock import Clock
from sandbox.looping import Loop, Step
from sandbox.taskrecord import TaskRecord

TICK_S = 0.0005  # timers that are due within it are due together
FREE_LOOKS = 1_000
LOOK_S = 0.00001
_EPOCH_S = 3600
_START_S = 1_000.0


class EvenClock(Clock):
    """A clock on which computing takes no time, so that one order gives one output.

    A program that looks at it again and again without a wait in between would never see it move:
    after a thousand looks, each takes ten microseconds, about what a turn of a loop takes.
    """

    def begin(self) -> None:
        """Count from now on, from the same moment in every run."""
        super().begin()
        self._epoch -= self._epoch % _EPOCH_S  # a second that changes in between is no order
        self._start = _START_S  # how sums of seconds are rounded depends on it
        self._looks = 0
        self._looked_at = self._seen = 0.0

    def now(self) -> float:
        """Seconds since the start of the run."""
        return self.skipped + self._seen

    def monotonic(self) -> float:
        """What `time.monotonic()` says."""
        self._look()
        return super().monotonic()

    def time(self) -> float:
        """What `time.time()` says."""
        self._look()
        return super().time()

    def _look(self) -> None:
        if self.skipped != self._looked_at:
            self._looked_at, self._looks = self.skipped, 0
        self._looks += 1
        if self._looks > FREE_LOOKS:
            self._seen += LOOK_S


class Timer(asyncio.TimerHandle):
    """A timer that knows which task set it; of two for the same moment the older comes first."""

    __slots__ = ("_maker", "_number")

    _maker: TaskRecord | None
    _number: int
    _scheduled: bool
    _when: float

    def __lt__(self, other: Any) -> bool:
        return bool((self._when, self._number) < (other._when, other._number))


Timer.__name__ = Timer.__qualname__ = "TimerHandle"
Timer.__module__ = "asyncio.events"


class OrderedLoop(Loop):
    """A loop that runs what is ready together in the order of a seed; first in, first out for 0."""

    _clock: EvenClock
    _scheduled: list[Timer]
    _ready: deque[asyncio.Handle]

    def __init__(self) -> None:
        super().__init__()
        self._numbers = itertools.count()

    def call_at(  # type: ignore[override]  # without its type variable
        self, when: float, callback: Any, *args: Any, context: Any = None
    ) -> Any:
        """As the loop's own, which makes timers of one type only."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()  # type: ignore[attr-defined]
        if self.get_debug():
            self._check_thread()  # type: ignore[attr-defined]
            self._check_callback(callback, "call_at")  # type: ignore[attr-defined]
        timer = Timer(when, callback, args, self, context)
        if timer._source_traceback:  # type: ignore[attr-defined]
            del timer._source_traceback[-1]  # type: ignore[attr-defined]
        timer._maker, timer._number = self._tracer.running, next(self._numbers)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        self._clock.longest = max(self._clock.longest, when - self.time())
        return timer

    def _process_events(self, event_list: Any) -> None:
        """The last that the loop does before it runs what is ready: take the timers too, and mix.

        The timers that the base class would take next are taken here, by the same rule.
        """
        super()._process_events(event_list)  # type: ignore[misc]
        end = self.time() + self._clock_resolution  # type: ignore[attr-defined]
        while self._scheduled and self._scheduled[0]._when < end:
            timer = heapq.heappop(self._scheduled)
            timer._scheduled = False
            self._ready.append(timer)
        if _chance and len(self._ready) > 1:
            handles = list(self._ready)
            mixed = [each for bunch in _bunches(handles) for each in _mix(bunch, _chance[-1])]
            for _ in mixed:
                self._ready.popleft()
            self._ready.extendleft(reversed(mixed))  # before what a thread added meanwhile


def _bunches(handles: Iterable[asyncio.Handle]) -> Iterator[list[asyncio.Handle]]:
    """Neighbours that may change places: steps of tasks, and timers of one moment.

    Any other callback keeps its place, and nothing passes it: asyncio promises its order.
    """
    bunch: list[asyncio.Handle] = []
    for handle in handles:
        if bunch and not _are_together(bunch[0], handle):
            yield bunch
            bunch = []
        bunch.append(handle)
    yield bunch


def _are_together(first: asyncio.Handle, other: asyncio.Handle) -> bool:
    if isinstance(first, Timer):
        return isinstance(other, Timer) and other._when - first._when < TICK_S
    return isinstance(first, Step) and isinstance(other, Step)


def _mix(bunch: list[asyncio.Handle], chance: random.Random) -> list[asyncio.Handle]:
    """The same in another order; those of one task stay in theirs."""
    if len(bunch) == 1:
        return bunch
    turns = [_owner(handle) for handle in bunch]
    waiting: dict[TaskRecord | None, deque[asyncio.Handle]] = {each: deque() for each in turns}
    for owner, handle in zip(turns, bunch, strict=True):
        waiting[owner].append(handle)
    chance.shuffle(turns)
    return [waiting[owner].popleft() for owner in turns]


def _owner(handle: asyncio.Handle) -> TaskRecord | None:
    if isinstance(handle, Timer):
        return handle._maker
    assert isinstance(handle, Step)
    return handle._record


_chance: list[random.Random] = []


def choose(order: int) -> None:
    """Make this the order of this process's run."""
    # Its own generator: what a snippet draws from `random` stays as it is.
    _chance[:] = [random.Random(order)] if order else []  # noqa: S311 - not a secret
