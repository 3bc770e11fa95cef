"""From a trace to lanes: when each task ran, slept, waited, stood in line or blocked the others.

Nothing is placed here; `layout` and `terminal` do that.
"""

from __future__ import annotations

import enum
import itertools
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from bot.timeline.marks import seconds
from bot.trace import TINY, Printed, Step, Task, Trace, Why

MOST_LANES = 12
MOST_TURNS = 36  # columns that can still be told apart at 550 px
MOST_STEPS = 160  # in one picture whose axis is time
BLOCKED = 0.05  # seconds of one step that others feel
LATE = 0.01  # seconds in line that are worth showing
NO_TIME = 0.001  # a run whose waits are shorter has none to show
FOR_EVER = 1.1  # of the time before it: how long a wait without an end is drawn
SLEEPS = frozenset({"sleep", "thread"})  # reasons drawn as a solid line


class Kind(enum.Enum):
    """What a task does in a span of time."""

    RUN = "run"
    BLOCK = "block"
    SLEEP = "sleep"
    WAIT = "wait"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Segment:
    """One span of one task; `column` and `to_column` count turns."""

    kind: Kind
    start: float
    end: float
    label: str = ""
    line: int | None = None
    column: int = 0
    to_column: int = 0
    is_for_ever: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One task with all that it did in the window."""

    task: Task
    segments: tuple[Segment, ...]
    turns: int  # in the whole run
    ending: str  # "done" "failed" "cancelled" "cut off" "stuck" "pending"

    @property
    def title(self) -> str:
        """The function, as a call."""
        return f"{self.task.coro}()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that a picture of a run tells, before it is laid out."""

    lanes: tuple[Lane, ...]
    folded: tuple[Lane, ...] = ()  # those that got no lane
    start: float = 0.0  # of the window
    end: float = 0.0
    whole: float = 0.0  # seconds of the whole run
    idle: float = 0.0
    turns: int = 0  # of the whole run
    first: int = 0  # turn of the window
    last: int = 0
    is_in_turns: bool = False  # the axis counts turns, since no time passed
    is_cut: bool = False

    @property
    def is_worth_seeing(self) -> bool:
        """Whether there is more than one task, or one that waits or blocks."""
        segments = [segment for lane in self.lanes for segment in lane.segments]
        kinds = {segment.kind for segment in segments}
        return len(self.lanes) + len(self.folded) >= 2 or (
            len(self.lanes) == 1 and bool(kinds - {Kind.RUN, Kind.READY}) and self.whole >= BLOCKED
        )


def timeline(trace: Trace) -> Timeline:
    """The lanes of a run, twelve at most, in a window where something happens."""
    steps = [step for step in trace.steps if not trace.tasks[step.task].is_internal]
    if not steps:
        return Timeline(lanes=())
    idle = sum(end - start for start, end in trace.idle)
    longest = max(step.end - step.start for step in steps)
    gap = max((b.start - a.end for a, b in itertools.pairwise(steps)), default=0.0)
    is_in_turns = idle < NO_TIME and longest < BLOCKED and gap < BLOCKED and not trace.blocked
    first, last = _window(trace, steps, MOST_TURNS if is_in_turns else MOST_STEPS)
    begin = 0 if first == 0 else steps[first].start
    end = steps[last].end if last < len(steps) - 1 else _end(trace, steps)
    view = _View(trace, steps, begin, end, first, last)
    lanes = [view.lane(task) for task in _ids(steps)]
    shown, folded = _chosen(lanes)
    return Timeline(
        lanes=shown,
        folded=folded,
        start=min(begin, steps[first].start),
        end=end,
        whole=max(step.end for step in steps) - steps[0].start,
        idle=idle,
        turns=len(steps),
        first=first,
        last=last,
        is_in_turns=is_in_turns,
        is_cut=trace.cut > 0,
    )


def _end(trace: Trace, steps: list[Step]) -> float:
    ends = [step.end for step in steps]
    end = max([*ends, *(end for _, end in trace.idle), *(b.end for b in trace.blocked)])
    # Who waits for ever would be seen nowhere if the picture ended where nothing goes on.
    return end + max(0.001, (end - steps[0].start) * FOR_EVER) if trace.is_deadlock else end


def _ids(steps: Iterable[Step]) -> list[int]:
    return list(dict.fromkeys(step.task for step in steps))


def _window(trace: Trace, steps: list[Step], most: int) -> tuple[int, int]:
    """The first and last step to show: around what went wrong, or else the beginning."""
    if len(steps) <= most:
        return 0, len(steps) - 1
    held = [step.end - step.start for step in steps]
    focus = max(range(len(steps)), key=held.__getitem__) if max(held) >= BLOCKED else None
    if focus is None:
        wrong = (i for i, step in enumerate(steps) if step.then in ("failed", "cancelled"))
        focus = len(steps) - 1 if trace.is_deadlock else next(wrong, 0)
    first = max(0, min(focus - most // 2, len(steps) - most))
    return first, first + most - 1


def _chosen(lanes: list[Lane]) -> tuple[tuple[Lane, ...], tuple[Lane, ...]]:
    """Those with a lane of their own, in order of their first step, and the rest."""
    if len(lanes) <= MOST_LANES:
        return tuple(lanes), ()

    def weight(place: int) -> tuple[bool, bool, bool, int]:
        lane = lanes[place]
        has_blocked = any(segment.kind is Kind.BLOCK for segment in lane.segments)
        return not has_blocked, lane.ending == "done", not lane.segments, place

    kept = set(sorted(range(len(lanes)), key=weight)[: MOST_LANES - 1])
    shown = tuple(lane for place, lane in enumerate(lanes) if place in kept)
    return shown, tuple(lane for place, lane in enumerate(lanes) if place not in kept)


# ---- one lane


class _View:
    """A window on the steps of a run."""

    def __init__(
        self, trace: Trace, steps: list[Step], start: float, end: float, first: int, last: int
    ) -> None:
        self._trace = trace
        self._start, self._end = start, end
        self._first, self._last = first, last
        self._turns: dict[int, list[tuple[int, Step]]] = {}
        for column, step in enumerate(steps):
            self._turns.setdefault(step.task, []).append((column, step))
        self._prints: dict[int | None, list[Printed]] = {}
        for printed in sorted(trace.prints, key=lambda printed: printed.at):
            self._prints.setdefault(printed.task, []).append(printed)

    def lane(self, number: int) -> Lane:
        task, turns = self._trace.tasks[number], self._turns[number]
        segments = [s for s in self._segments(task, turns) if self._is_in_view(s)]
        return Lane(task, tuple(segments), len(turns), self._ending(task))

    def _is_in_view(self, segment: Segment) -> bool:
        in_columns = segment.to_column >= self._first and segment.column <= self._last
        return in_columns and segment.end >= self._start and segment.start <= self._end

    def _ending(self, task: Task) -> str:
        dropped = {remark.task for remark in self._trace.seen("dropped")}
        if task.state in ("done", "failed"):
            return task.state
        if task.is_dropped or task.id in dropped:
            return "cut off"
        if task.state == "pending" and self._trace.is_deadlock:
            return "stuck"
        return task.state

    def _segments(self, task: Task, turns: list[tuple[int, Step]]) -> Iterable[Segment]:
        column, step = turns[0]
        if self._born(task, column) < column:
            born = self._born(task, column)
            yield Segment(Kind.READY, task.created, step.start, "", task.line, born, column)
        for place, (column, step) in enumerate(turns):
            yield self._turn(step, column)
            if place + 1 < len(turns):
                yield from _between(step, column, *turns[place + 1])
            elif step.then in ("await", "ready"):
                yield self._left_over(task, step, column)

    def _turn(self, step: Step, column: int) -> Segment:
        held = step.end - step.start
        kind, label = Kind.RUN, self._printed(step) or ("end" if step.then == "done" else "")
        if held >= BLOCKED:
            kind, label = Kind.BLOCK, f"blocks the loop {seconds(held)}"
        return Segment(kind, step.start, step.end, label, step.line, column, column)

    def _printed(self, step: Step) -> str:
        """The first thing that a turn printed."""
        written = self._prints.get(step.task, ())
        place = bisect_left(written, step.start - TINY, key=lambda printed: printed.at)
        for printed in written[place : place + 8]:
            # A print at the very start may belong to the turn before, of which it is the end.
            is_later = printed.at > step.start + TINY or printed.place < step.place
            if printed.at <= step.end + TINY and (is_later or step.end > step.start + TINY):
                return printed.text
        return ""

    def _born(self, task: Task, column: int) -> int:
        """The turn in which a task was made: the last one of its parent before its own first."""
        turns = self._turns.get(-1 if task.parent is None else task.parent, ())
        made = [c for c, step in turns if c < column and step.start <= task.created + TINY]
        return made[-1] if made else column

    def _left_over(self, task: Task, step: Step, column: int) -> Segment:
        end = task.ended if task.ended is not None and task.ended > step.end else self._end
        kind = Kind.SLEEP if step.why and step.why.kind in SLEEPS else Kind.WAIT
        is_stuck = self._trace.is_deadlock and task.state == "pending"
        label = waits_for(step.why) + (", for ever" if is_stuck else "")
        return Segment(
            kind, step.end, max(step.end, end), label, step.line, column, self._last + 1, is_stuck
        )


def _between(step: Step, column: int, then: int, after: Step) -> Iterable[Segment]:
    """What a task did from the end of one turn to the start of the next."""
    ready = after.ready if after.ready is not None else after.start
    if step.then == "ready" or (step.why is not None and step.why.kind == "sleep0"):
        ready = step.end
    ready = min(max(ready, step.end), after.start)
    is_late = after.start - ready >= LATE
    if ready > step.end and step.then != "ready":
        kind = Kind.SLEEP if step.why and step.why.kind in SLEEPS else Kind.WAIT
        end = ready if is_late else after.start
        yield Segment(kind, step.end, end, waits_for(step.why), step.line, column, then)
    if is_late or ready <= step.end:
        late = f"{seconds(after.start - ready)} late" if is_late and ready > step.end else ""
        yield Segment(Kind.READY, ready, after.start, late, step.line, column, then)


def waits_for(why: Why | None) -> str:
    """What a task waits for, in a few words."""
    if why is None:
        return "waits"
    if why.kind == "sleep":
        return "sleeps" if why.delay is None else f"sleep({why.delay:g})"
    if why.kind == "sleep0":
        return "sleep(0)"
    known = {
        "gather": "waits for gather",
        "task": "waits for a task",
        "taskgroup": "waits for TaskGroup",
        "wait": "waits in asyncio.wait",
        "wait_for": "waits in wait_for",
        "future": "waits for a future",
        "thread": "waits for a thread",
        "stream": "waits for a stream",
    }
    if why.kind in known:
        return known[why.kind]
    noun = why.kind.replace(".", " ")
    if "." in why.kind and why.name:
        return f"waits in {why.name}.{why.kind.partition('.')[2]}()"
    return f"waits for {noun} {why.name}".rstrip() if noun else "waits"
