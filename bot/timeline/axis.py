"""Where a moment or a turn lies on the x axis, and what the axis says.

A long wait in which nothing happens is drawn short, with a break.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.timeline.lanes import Timeline
from bot.timeline.marks import seconds

MOST_TICKS = 7
BREAK = 0.2  # of the axis that a broken wait takes, if not all together would take too much
BREAKS = 0.6
OUTWEIGHS = 15  # a wait this many times as long as all the rest is broken
OUTWEIGHS_EACH = 150  # the same, if several waits are long, and only all of them together
MOST_BREAKS = 4
_STEPS = (1, 2, 5)
_LONG_STEPS = (10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 43200, 86400)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the axis that runs evenly."""

    start: float
    end: float
    x: float
    to_x: float
    is_break: bool = False

    def place(self, time: float) -> float:
        """The x of a moment in this piece."""
        span = self.end - self.start
        share = (time - self.start) / span if span > 0 else 0.0
        return self.x + min(max(share, 0.0), 1.0) * (self.to_x - self.x)


@dataclass(frozen=True, slots=True)
class Axis:
    """A whole axis, left to right."""

    pieces: tuple[Piece, ...]

    def place(self, time: float) -> float:
        """The x of a moment."""
        for piece in self.pieces:
            if time <= piece.end:
                return piece.place(time)
        return self.pieces[-1].to_x

    def breaks(self) -> list[Piece]:
        """The pieces in which time is cut short."""
        return [piece for piece in self.pieces if piece.is_break]

    def ticks(self) -> list[tuple[float, str]]:
        """Where the axis has a number, and which."""
        if len(self.pieces) == 1:
            piece = self.pieces[0]
            return [(piece.place(t), _label(t)) for t in _even(piece.start, piece.end)]
        edges = [self.pieces[0].start, *(piece.end for piece in self.pieces)]
        return [(self.place(edge), _label(edge)) for edge in edges]


def axis_of(line: Timeline, x: float, to_x: float) -> Axis:
    """The axis of a timeline between two points; in turns, a column is one second."""
    if line.is_in_turns:
        return Axis((Piece(line.first, line.last + 1, x, to_x),))
    start, end = line.start, max(line.end, line.start + 1e-6)
    gaps = _gaps(line, start, end)
    short = min(BREAK, BREAKS / max(1, len(gaps))) * (to_x - x)
    width = to_x - x - short * len(gaps)
    rest = end - start - sum(b - a for a, b in gaps)
    pieces: list[Piece] = []
    at, time = x, start
    for a, b in gaps:
        here = at + (a - time) / rest * width if rest > 0 else at
        pieces.append(Piece(time, a, at, here))
        pieces.append(Piece(a, b, here, here + short, is_break=True))
        at, time = here + short, b
    pieces.append(Piece(time, end, at, to_x))
    return Axis(tuple(pieces))


def _gaps(line: Timeline, start: float, end: float) -> list[tuple[float, float]]:
    """The waits that would squeeze all the rest into a few points."""
    edges = sorted(
        {start, end}
        | {
            min(max(time, start), end)
            for lane in (*line.lanes, *line.folded)
            for segment in lane.segments
            for time in (segment.start, segment.end)
        }
    )
    spans = sorted(_spans(edges), key=lambda span: span[0] - span[1])
    if len(spans) < 4:
        return []
    rest = end - start
    count = 0
    for place, (a, b) in enumerate(spans[:MOST_BREAKS]):
        rest -= b - a
        outweighs = OUTWEIGHS if count == place else OUTWEIGHS_EACH
        if b - a >= outweighs * rest and rest >= 0.02:
            count = place + 1
    return sorted(spans[:count])


def _spans(edges: Sequence[float]) -> Iterable[tuple[float, float]]:
    return itertools.pairwise(edges)


def _even(start: float, end: float) -> list[float]:
    step = _step(end - start)
    first = int(start / step)
    times = [(first + k) * step for k in range(MOST_TICKS + 3)]
    return [time for time in times if start - step * 1e-6 <= time <= end + step * 1e-6]


def _step(span: float) -> float:
    sizes = [
        base * 10.0**power for power in range(-6, 1) for base in _STEPS if base * 10**power < 10
    ]
    sizes += [float(size) for size in _LONG_STEPS]
    sizes += [86400.0 * base * 10**power for power in range(6) for base in _STEPS]
    return next((size for size in sizes if span / size <= MOST_TICKS), span)


def _label(time: float) -> str:
    return "0" if time < 1e-7 else seconds(time)
