"""The timeline in words: one line for everyone, a paragraph for those who cannot see the picture.

It tells of the same lanes, ends and spans as the drawing.
"""

from __future__ import annotations

from bot.timeline.lanes import Kind, Lane, Segment, Timeline
from bot.timeline.layout import folded
from bot.timeline.marks import seconds
from bot.wording import code, label

OVERLAP = 1.5  # times the whole: sleeps that long in all must have overlapped
NAMED = 3  # tasks that the one line names
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


# ---- the same in one line


def in_a_line(line: Timeline) -> str:
    """What the picture shows, as one sentence of our Markdown."""
    lanes = [*line.lanes, *line.folded]
    count, turns = len(lanes), line.turns
    told = f"{count} task{'s' * (count != 1)} took {turns:,} turn{'s' * (turns != 1)}"
    facts = [fact for fact in (_held(lanes), _ended(lanes)) if fact]
    if not facts and line.is_in_turns:
        facts = ["one at a time, and no time passed" if count > 1 else "no time passed"]
    if not facts and count > 1:
        facts = [fact for fact in (_overlapped(line),) if fact]
    if line.is_in_turns or any(lane.ending == "stuck" for lane in lanes):
        return f"{told}: {', '.join(facts)}."
    return f"{told} in {seconds(line.whole)}{': ' * bool(facts)}{', '.join(facts)}."


def _held(lanes: list[Lane]) -> str:
    """Who held the loop longest, and who had to wait meanwhile."""
    blocks = [(s, lane) for lane in lanes for s in lane.segments if s.kind is Kind.BLOCK]
    if not blocks:
        return ""
    block, who = max(blocks, key=lambda each: each[0].end - each[0].start)
    late = [
        lane
        for lane in lanes
        if lane is not who and any(_is_late(segment, block) for segment in lane.segments)
    ]
    told = f"{_named([who], lanes)} blocked the loop for {seconds(block.end - block.start)}"
    return f"{told} while {_named(late, lanes)} had to wait" if late else told


def _is_late(segment: Segment, block: Segment) -> bool:
    is_meanwhile = segment.start < block.end and block.start < segment.end
    return segment.kind is Kind.READY and is_meanwhile


def _ended(lanes: list[Lane]) -> str:
    """Who did not end well."""
    told = []
    for ending, words in _ENDS.items():
        which = [lane for lane in lanes if lane.ending == ending]
        if which:
            told.append(f"{_named(which, lanes)} {words[len(which) > 1]}")
    return ", ".join(told)


_ENDS = {
    "stuck": ("waits for ever", "wait for ever"),
    "failed": ("failed", "failed"),
    "cancelled": ("was cancelled", "were cancelled"),
    "cut off": ("was cut off at the end of the program", "were cut off at the end of the program"),
}


def _named(which: list[Lane], lanes: list[Lane]) -> str:
    """Some tasks by their functions, and by their names where a function has several."""
    if len(which) > NAMED:
        return f"{len(which)} tasks"
    titles = [lane.title for lane in lanes]
    words = [
        code(lane.title) + (f" [{label(lane.task.name)}]" if titles.count(lane.title) > 1 else "")
        for lane in which
    ]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _overlapped(line: Timeline) -> str:
    """How much the tasks slept in all, if that is more than there was time."""
    slept = sum(
        min(segment.end, line.end) - max(segment.start, line.start)
        for lane in (*line.lanes, *line.folded)
        for segment in lane.segments
        if segment.kind is Kind.SLEEP
    )
    is_whole = line.last - line.first + 1 >= line.turns
    if not is_whole or slept < OVERLAP * line.whole:
        return ""
    return f"their sleeps, {seconds(slept)} in all, overlapped"
