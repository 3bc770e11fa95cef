"""The timeline in words, for those who cannot see the picture.

It tells of the same lanes, ends and spans as the drawing.
"""

from __future__ import annotations

from bot.timeline.lanes import Kind, Lane, Timeline
from bot.timeline.layout import folded
from bot.timeline.marks import seconds

MOST = 900  # characters; Discord takes 1,024
_SAID = {
    Kind.SLEEP: "slept",
    Kind.WAIT: "waited for others",
    Kind.READY: "stood in line for",
    Kind.BLOCK: "blocked the loop for",
}


def alt_text(line: Timeline) -> str:
    """One paragraph: every task, its turns, what it spent its time on, and its end."""
    if not line.lanes:
        return "No task ran."
    count = len(line.lanes) + len(line.folded)
    tasks = f"{count} asyncio task{'s' * (count != 1)}"
    over = f"{line.turns:,} turns" if line.is_in_turns else seconds(line.whole)
    told = f"Timeline of {tasks} over {over}: "
    for place, lane in enumerate(line.lanes):
        more = ("; " if place else "") + _lane(line, lane)
        if len(told) + len(more) > MOST - 80:
            told += f"; and {len(line.lanes) - place} more lanes"
            break
        told += more
    told += f"; {folded(line)}" if line.folded else ""
    blocks = [s for lane in line.lanes for s in lane.segments if s.kind is Kind.BLOCK]
    if blocks:
        times = "once" if len(blocks) == 1 else f"{len(blocks)} times"
        longest = max(segment.end - segment.start for segment in blocks)
        told += f". The loop was blocked {times}, at most {seconds(longest)}"
    return f"{told}."


def _lane(line: Timeline, lane: Lane) -> str:
    parts = [f"took {lane.turns:,} turn{'s' * (lane.turns != 1)}"]
    if not line.is_in_turns:
        parts += _spent(line, lane)
    parts.append(_ending(lane))
    return f"{lane.title} [{lane.task.name}] {', '.join(parts)}"


def _spent(line: Timeline, lane: Lane) -> list[str]:
    spent: dict[Kind, float] = {}
    for segment in (s for s in lane.segments if not s.is_for_ever):
        inside = min(segment.end, line.end) - max(segment.start, line.start)
        spent[segment.kind] = spent.get(segment.kind, 0.0) + max(0.0, inside)
    least = (line.end - line.start) / 50
    return [f"{said} {seconds(spent[k])}" for k, said in _SAID.items() if spent.get(k, 0) > least]


def _ending(lane: Lane) -> str:
    if lane.ending == "failed":
        return f"failed with {lane.task.error.partition(':')[0] or 'an exception'}"
    if lane.ending == "stuck":
        waits = [segment for segment in lane.segments if segment.is_for_ever]
        return waits[-1].label if waits else "waits for ever"
    return {"cut off": "was cut off at the end", "pending": "not yet done"}.get(
        lane.ending, lane.ending
    )
