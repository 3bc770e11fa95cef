"""A timeline in signs of equal width, for terminals.

The picture of the same lanes is laid out in `layout`.
"""

from __future__ import annotations

from bot.timeline.axis import axis_of
from bot.timeline.lanes import Kind, Lane, Timeline
from bot.timeline.layout import LEGEND, SIGNS, folded, subtitle

WIDTH = 78
NAMES = 20
CELLS = 46
SHAPES = {
    Kind.RUN: "█",
    Kind.BLOCK: "▓",
    Kind.SLEEP: "─",
    Kind.WAIT: "╌",
    Kind.READY: "░",
}
_RANK = {kind: rank for rank, kind in enumerate((Kind.SLEEP, Kind.WAIT, Kind.READY, Kind.RUN))}


def as_text(line: Timeline) -> str:
    """The timeline as lines of text, none wider than 78 signs."""
    if not line.lanes:
        return ""
    rows = [subtitle(line)[:WIDTH]]
    rows += [_lane(line, lane) for lane in line.lanes]
    if not line.is_in_turns:
        rows.append(_ticks(line))
    if line.folded:
        rows.append(folded(line)[:WIDTH])
    drawn = "".join(rows)
    signs = [f"{SHAPES[kind]} {LEGEND[kind]}" for kind in Kind if SHAPES[kind] in drawn]
    rows += _wrapped(signs)
    return "\n".join(rows)


def _lane(line: Timeline, lane: Lane) -> str:
    axis = axis_of(line, 0, CELLS)
    cells = [(" ", -1)] * CELLS
    for segment in lane.segments:
        is_run = segment.kind in (Kind.RUN, Kind.BLOCK)
        start, end = axis.place(segment.start), axis.place(segment.end)
        if line.is_in_turns:
            start = axis.place(segment.column if is_run else segment.column + 1)
            end = axis.place(segment.to_column + 1 if is_run else segment.to_column)
        first = min(int(start), CELLS - 1)
        last = min(max(int(end - 1e-9), first), CELLS - 1)
        if not is_run and end - start < 1:
            continue
        rank = _RANK.get(segment.kind, len(_RANK))
        for cell in range(first, last + 1):
            cells[cell] = max(cells[cell], (SHAPES[segment.kind], rank), key=lambda c: c[1])
    name = f"{lane.title} {lane.task.name}"
    name = name if len(name) <= NAMES else name[: NAMES - 1] + "…"
    sign = SIGNS.get(lane.ending, "")
    return f"{name:<{NAMES}} {''.join(c for c, _ in cells)} {sign} {lane.ending}".rstrip()


def _ticks(line: Timeline) -> str:
    row = ""
    for x, label in axis_of(line, 0, CELLS).ticks():
        if not row or len(row) < int(x):
            row = row.ljust(int(x)) + label
    return f"{'':<{NAMES}} {row}"


def _wrapped(signs: list[str]) -> list[str]:
    rows = [""]
    for sign in signs:
        longer = f"{rows[-1]}   {sign}" if rows[-1] else sign
        if len(longer) > WIDTH:
            rows.append(sign)
        else:
            rows[-1] = longer
    return rows
