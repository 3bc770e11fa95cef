"""From lanes to a drawing, 550 points wide: where every bar, line and word lies.

What to show is decided in `lanes`, colours in `themes`.
"""

from __future__ import annotations

from bot.timeline.axis import Axis, axis_of
from bot.timeline.lanes import Kind, Lane, Segment, Timeline
from bot.timeline.marks import Drawing, Line, Mark, Rect, Text, fitted, seconds, text_width

WIDTH = 550.0
MARGIN = 14.0
LEFT = 126.0  # where the lanes begin
RIGHT = WIDTH - 30  # where time ends; the ends of tasks are marked beyond
EDGE = WIDTH - 8  # where a lane's ground ends
TOP = 48.0
LANE = 30.0
TITLE, BOLD, BODY, SMALL = 13.0, 11.0, 10.5, 10.0
SIGNS = {"failed": "✕", "cancelled": "⊘", "cut off": "⊘", "stuck": "∞"}
ENDINGS = {"stuck": "waits for ever"}
BAR = 3.5  # points; a shorter turn could not be seen
LEGEND = {
    Kind.RUN: "running",
    Kind.BLOCK: "blocking the loop",
    Kind.SLEEP: "sleeping",
    Kind.WAIT: "waiting for others",
    Kind.READY: "ready, not its turn",
}


def lay_out(line: Timeline) -> Drawing:
    """The drawing of a timeline."""
    return _Layout(line).drawing()


class _Layout:
    """A drawing in the making."""

    def __init__(self, line: Timeline) -> None:
        self._line = line
        self._axis: Axis = axis_of(line, LEFT, RIGHT)
        self._bottom = TOP + LANE * len(line.lanes) + (20 if line.folded else 0)
        self._marks: list[Mark] = []
        self._unsaid: list[tuple[str, str]] = []  # signs that had no room for their word

    def drawing(self) -> Drawing:
        self._head()
        lanes = self._line.lanes
        self._scale()
        for place, _ in enumerate(lanes):
            y = TOP + place * LANE
            self._add(Rect(LEFT - 4, y + 2, EDGE - LEFT + 4, LANE - 4, "lane", 4))
        for place, lane in enumerate(lanes):
            self._lane(lane, TOP + place * LANE)
        if self._line.folded:
            self._fold()
        height = self._legend(self._bottom + (8 if self._line.is_in_turns else 24))
        ground = Rect(0, 0, WIDTH, height, "ground")
        return Drawing(WIDTH, height, (ground, *self._marks))

    def _add(self, *marks: Mark) -> None:
        self._marks.extend(marks)

    # ---- around the lanes

    def _head(self) -> None:
        title = "What the event loop did"
        self._add(Text(MARGIN, 20, title, "text", TITLE, is_bold=True))
        text = fitted(subtitle(self._line), WIDTH - 2 * MARGIN, BODY)
        self._add(Text(MARGIN, 37, text, "muted", BODY))

    def _scale(self) -> None:
        if self._line.is_in_turns:
            return
        ground = TOP + LANE * len(self._line.lanes)
        taken = 0.0
        end = self._axis.place(self._line.whole) + 1  # who waits for ever is drawn beyond
        for x, label in (tick for tick in self._axis.ticks() if tick[0] <= end):
            self._add(Line(x, TOP - 1, x, ground + 3, "grid"))
            half = text_width(label, SMALL) / 2
            at = min(max(x, MARGIN + half), WIDTH - 4 - half)
            if at - half >= taken:
                self._add(Text(at, ground + 15, label, "muted", SMALL, "middle"))
                taken = at + half + 6
        for piece in self._axis.breaks():
            middle = (piece.x + piece.to_x) / 2
            self._add(Text(middle, ground + 15, "//", "muted", SMALL, "middle", is_bold=True))

    def _fold(self) -> None:
        y = TOP + LANE * len(self._line.lanes) + (34 if not self._line.is_in_turns else 14)
        text = fitted(folded(self._line), WIDTH - 2 * MARGIN, BODY)
        self._add(Text(MARGIN, y, text, "muted", BODY))

    def _legend(self, y: float) -> float:
        kinds = {s.kind for lane in self._line.lanes for s in lane.segments if self._shows(s)}
        x = MARGIN
        for kind in (kind for kind in Kind if kind in kinds):
            width = 22 + text_width(LEGEND[kind], SMALL) + 14
            if x + width > WIDTH and x > MARGIN:
                x, y = MARGIN, y + 17
            self._sample(kind, x, y)
            self._add(Text(x + 22, y + 9, LEGEND[kind], "muted", SMALL))
            x += width
        for sign, word in dict.fromkeys(self._unsaid):
            width = 18 + text_width(word, SMALL) + 14
            if x + width > WIDTH:
                x, y = MARGIN, y + 17
            self._add(Text(x, y + 10, sign, "bad", TITLE, is_bold=True))
            self._add(Text(x + 18, y + 9, word, "muted", SMALL))
            x += width
        return y + 22

    def _sample(self, kind: Kind, x: float, y: float) -> None:
        if kind in (Kind.SLEEP, Kind.WAIT):
            is_dashed = kind is Kind.WAIT
            self._add(Line(x, y + 5, x + 16, y + 5, kind.value, 2, is_dashed))
        elif kind is Kind.READY and self._line.is_in_turns:
            self._add(Line(x, y + 5, x + 16, y + 5, kind.value, 2))
        else:
            self._add(Rect(x, y, 16, 10, kind.value, 2, kind is Kind.READY))

    # ---- one lane

    def _lane(self, lane: Lane, y: float) -> None:
        room = LEFT - MARGIN - 10
        title = fitted(lane.title, room, BOLD, is_bold=True)
        self._add(Text(MARGIN, y + 14, title, "text", BOLD, is_bold=True))
        self._add(Text(MARGIN, y + 26, fitted(lane.task.name, room, SMALL), "muted", SMALL))
        shown = [segment for segment in lane.segments if self._shows(segment)]
        for segment in shown:
            if segment.kind not in (Kind.RUN, Kind.BLOCK):
                self._gap(segment, y + LANE / 2)
        for segment in shown:
            if segment.kind in (Kind.RUN, Kind.BLOCK):
                self._turn(segment, y)
        self._ending(lane, y + LANE / 2)

    def _shows(self, segment: Segment) -> bool:
        if segment.kind in (Kind.RUN, Kind.BLOCK):
            return True
        x, to_x = self._ends(segment)
        least = 0.5 if segment.kind in (Kind.SLEEP, Kind.WAIT) else 2.0
        return to_x - x > least

    def _ends(self, segment: Segment) -> tuple[float, float]:
        is_run = segment.kind in (Kind.RUN, Kind.BLOCK)
        if not self._line.is_in_turns:
            return self._axis.place(segment.start), self._axis.place(segment.end)
        first = max(segment.column if is_run else segment.column + 1, self._line.first)
        if segment.start == segment.end and not is_run:
            return 0.0, 0.0
        last = segment.to_column + 1 if is_run else segment.to_column
        if segment.kind is Kind.READY and segment.column == segment.to_column:
            return 0.0, 0.0
        return self._axis.place(first), self._axis.place(min(last, self._line.last + 1))

    def _gap(self, segment: Segment, y: float) -> None:
        x, to_x = self._ends(segment)
        if segment.kind is Kind.READY and not self._line.is_in_turns:
            self._add(Rect(x, y - 4, to_x - x, 8, "ready", 2, is_hatched=True))
        else:
            is_dashed = segment.kind is Kind.WAIT
            self._add(Line(x, y, to_x, y, segment.kind.value, 2, is_dashed))
        where = f" (line {segment.line})" if segment.line and segment.label else ""
        rise = 6 if segment.kind is Kind.READY else 4
        brief = segment.label.removeprefix("waits for ")
        for text in (segment.label + where, segment.label, brief):
            if text and text_width(text, SMALL) < to_x - x - 8:
                self._add(Text((x + to_x) / 2, y - rise, text, "muted", SMALL, "middle"))
                return

    def _turn(self, segment: Segment, y: float) -> None:
        x, to_x = self._ends(segment)
        if self._line.is_in_turns:
            inset = min(1.5, (to_x - x) / 6)
            self._add(Rect(x + inset, y + 6, to_x - x - 2 * inset, LANE - 12, "run", 3))
            word = fitting(segment.label, to_x - x - 6)
            if word:
                self._word((x + to_x) / 2, y, word, "on-run")
            return
        width = max(BAR, to_x - x)
        is_block = segment.kind is Kind.BLOCK
        rise = 5 if is_block else 6
        self._add(Rect(x, y + rise, width, LANE - 2 * rise, segment.kind.value, 2))
        for text in (segment.label, seconds(segment.end - segment.start)):
            if is_block and text_width(text, SMALL, is_bold=True) < width - 8:
                self._word(x + width / 2, y, text, "on-block")
                return

    def _word(self, x: float, y: float, text: str, ink: str) -> None:
        self._add(Text(x, y + LANE / 2 + 3.7, text, ink, SMALL, "middle", is_bold=True))

    def _ending(self, lane: Lane, y: float) -> None:
        sign = SIGNS.get(lane.ending)
        ends = [self._ends(segment)[1] for segment in lane.segments if self._shows(segment)]
        if sign is None or not ends or not self._is_over(lane):
            return
        x = min(max(ends), RIGHT) + 6
        self._add(Text(x, y + 5, sign, "bad", TITLE, is_bold=True))
        word = lane.task.error.partition(":")[0] if lane.ending == "failed" else lane.ending
        word = word or lane.ending
        if x + 16 + text_width(word, SMALL) < EDGE - 4:
            self._add(Text(x + 16, y + 4, word, "bad", SMALL))
        else:
            self._unsaid.append((sign, ENDINGS.get(lane.ending, lane.ending)))

    def _is_over(self, lane: Lane) -> bool:
        """Whether the task's end lies in the window."""
        last = lane.segments[-1]
        return last.end <= self._line.end and last.column <= self._line.last


# ---- what is said beside the lanes


def fitting(printed: str, room: float) -> str:
    """What a turn printed, or its last word, or nothing when there is no room."""
    last = printed.rpartition(" ")[2]
    fits = (t for t in (printed, last) if text_width(t, SMALL, is_bold=True) <= room)
    return next(fits, "")


def subtitle(line: Timeline) -> str:
    """How many tasks, turns and seconds, and what part of it is shown."""
    count = len(line.lanes) + len(line.folded)
    parts = [f"{count} task{'s' * (count != 1)}", f"{line.turns:,} turn{'s' * (line.turns != 1)}"]
    shown = line.last - line.first + 1
    if line.is_in_turns:
        parts.append("columns are turns: no time passed")
        if shown < line.turns:
            parts.append(f"here {line.first + 1:,} to {line.last + 1:,}")
        return " · ".join(parts)
    parts.append(f"{seconds(line.whole)} on the clock")
    if shown < line.turns:
        start = seconds(line.start) if line.start else "0"
        parts.append(f"here {start} to {seconds(line.end)}")
    elif line.whole > 0 and line.idle > 0:
        parts.append(f"loop idle {min(100, round(100 * line.idle / line.whole))}%")
    return " · ".join(parts)


def folded(line: Timeline) -> str:
    """How many tasks got no lane, and how they ended."""
    ends: dict[str, int] = {}
    for lane in line.folded:
        ends[lane.ending] = ends.get(lane.ending, 0) + 1
    how = ", ".join(f"{count} {ending}" for ending, count in ends.items())
    return f"and {len(line.folded):,} more tasks: {how}"
