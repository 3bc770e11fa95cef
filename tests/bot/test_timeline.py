"""From a trace to lanes, a drawing, words and SVG."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.timeline import (
    DARK,
    LIGHT,
    Theme,
    alt_text,
    as_text,
    in_a_line,
    lay_out,
    timeline,
    to_svg,
)
from bot.timeline.lanes import Kind
from bot.timeline.marks import Rect, Text, seconds, text_width
from bot.tracereader import read_trace
from tests.bot.films import FILMS, Film, blocking, counters, sleep

GOLDEN = Path(__file__).parent / "timelines"
MARKS = ("run", "sleep", "wait", "ready", "block", "bad")
TEXTS = (
    *(("text", "ground"), ("muted", "ground"), ("muted", "lane")),
    *(("bad", "lane"), ("bad", "ground")),
)
INSIDE = (("on-run", "run"), ("on-block", "block"))


def line_of(film: Film):  # type: ignore[no-untyped-def]
    return timeline(read_trace(film.outcome()))


@pytest.mark.parametrize("name", FILMS)
def test_the_layout_is_the_one_that_was_looked_at(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Primitives, alt text and terminal text of the examples; `--accept` takes new ones."""
    line = line_of(FILMS[name]())
    drawing = lay_out(line)
    marks = [[type(m).__name__, *asdict(m).values()] for m in drawing.marks]
    told = json.dumps(
        {
            "alt": alt_text(line),
            "text": as_text(line).split("\n"),
            "size": [drawing.width, drawing.height],
            "marks": json.loads(json.dumps(marks), parse_float=lambda x: round(float(x), 2)),
        },
        ensure_ascii=False,
    )
    told = re.sub(r"(, \[\"(?:Rect|Line|Text))", r"\n\1", told) + "\n"
    file = GOLDEN / f"{name}.json"
    if request.config.getoption("--accept"):
        file.write_text(told, encoding="utf-8")

    assert told == file.read_text(encoding="utf-8")


def _luminance(ink: str) -> float:
    parts = [int(ink[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: str, other: str) -> float:
    low, high = sorted((_luminance(theme.inks[one]), _luminance(theme.inks[other])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_marks_and_texts_stand_out(theme: Theme) -> None:
    """3:1 for every mark on its lane, 4.5:1 for every text on what is behind it."""
    marks = {mark: contrast(theme, mark, "lane") for mark in MARKS}
    texts = {pair: contrast(theme, *pair) for pair in (*TEXTS, *INSIDE)}

    assert {mark: ratio for mark, ratio in marks.items() if ratio < 3} == {}
    assert {pair: ratio for pair, ratio in texts.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("make", [*FILMS.values(), lambda: counters(30, 40)])
def test_no_text_leaves_the_picture(make: Callable[[], Film]) -> None:
    """Neither the last tick nor a long name is clipped."""
    drawing = lay_out(line_of(make()))
    for text in (mark for mark in drawing.marks if isinstance(mark, Text)):
        width = text_width(text.text, text.size, is_bold=text.is_bold)
        left = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
        assert left >= 0, text
        assert left + width <= drawing.width, text


def test_a_run_without_idle_time_is_drawn_in_turns() -> None:
    """Programs of sleep(0) show who came after whom."""
    line = line_of(counters())

    assert line.is_in_turns
    assert "no time passed" in as_text(line)


def test_a_long_run_is_shown_where_it_went_wrong() -> None:
    """Of a thousand turns, those around the block are shown."""
    film = Film()
    film.task("main")
    film.task("beat", parent=0)
    for turn in range(1000):
        start = turn * 0.1
        end = start + 0.09 if turn == 700 else start + 0.0001
        film.step(1, start, end, line=4, why=sleep(0.1))
        film.idle(end, start + 0.1)
    line = line_of(film)

    assert line.start < 70 < line.end
    assert line.last - line.first < 200
    assert any(s.kind is Kind.BLOCK for lane in line.lanes for s in lane.segments)


def test_a_day_asleep_does_not_squeeze_the_rest() -> None:
    """A wait in which nothing happens is drawn short."""
    film = Film()
    film.task("nap")
    film.task("tick", parent=0)
    film.step(0, 0, 0.001, line=2, why=sleep(86400))
    for turn in range(5):
        film.step(1, 0.002 + turn / 5, 0.003 + turn / 5, line=4, why=sleep(0.2))
    film.idle(1, 86400)
    film.step(0, 86400.001, 86400.002, "done", 3)
    drawing = lay_out(line_of(film))
    bars = [m.x for m in drawing.marks if isinstance(m, Rect) and m.ink == "run"]

    assert max(bars[2:7]) - min(bars[2:7]) > 200


def test_several_long_waits_do_not_squeeze_a_burst_between_them() -> None:
    """Three hours, and twenty turns in one second of them: the turns can be told apart."""
    film = Film()
    film.task("cron")
    film.task("burst", parent=0)
    for hour in range(3):
        film.step(0, hour * 3600, hour * 3600 + 0.001, line=2, why=sleep(3600))
    film.step(1, 0.002, 0.003, line=6, why=sleep(5000))
    for turn in range(20):
        film.step(1, 5000 + turn / 20, 5000.001 + turn / 20, line=8, why=sleep(0.05))
    film.step(0, 10800, 10800.001, "done", 3)
    drawing = lay_out(line_of(film))
    bars = sorted(m.x for m in drawing.marks if isinstance(m, Rect) and m.ink == "run")

    assert sum(1 for left, right in itertools.pairwise(bars) if right - left > 5) >= 20


def test_a_sign_without_its_word_is_explained_below() -> None:
    """At the right edge there is room for a sign alone; the axis ends where the clock did."""
    texts = [m.text for m in lay_out(line_of(FILMS["deadlock"]())).marks if isinstance(m, Text)]

    assert "waits for ever" in texts
    assert {"100 ms", "150 ms"} & set(texts) == {"100 ms"}


def test_more_than_twelve_tasks_are_folded_with_a_count() -> None:
    """One task in thirty fails: it keeps its lane."""
    film = counters(30)
    film.tasks[29].update(state="failed", error="ValueError: x")
    line = line_of(film)

    assert len(line.lanes) == 11
    assert any(lane.ending == "failed" for lane in line.lanes)
    assert "and 20 more tasks: 20 done" in as_text(line)


def test_one_task_that_does_not_wait_is_not_worth_a_picture() -> None:
    """A snippet without tasks, or with a main that only prints, gets none."""
    film = Film()
    film.task("main")
    film.step(0, 0, 0.001, "done", 3)

    assert not line_of(film).is_worth_seeing
    assert not line_of(Film()).is_worth_seeing
    assert line_of(blocking()).is_worth_seeing


def test_svg_is_well_formed_and_escapes_names() -> None:
    """A name with markup is text in the page."""
    film = blocking()
    film.tasks[2]["coro"] = "</svg><script>"
    line = line_of(film)
    svg = to_svg(lay_out(line), alt=alt_text(line), theme=LIGHT)
    ElementTree.fromstring(svg)

    assert "<script>" not in svg


def test_the_terminal_text_fits_eighty_columns() -> None:
    """No line is longer than a terminal is wide, whatever happens in it."""
    for make in FILMS.values():
        assert max(len(row) for row in as_text(line_of(make())).split("\n")) <= 80


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0 µs"),
        (0.0015, "2 ms"),
        (0.7, "700 ms"),
        (1.501, "1.5 s"),
        (90, "90 s"),
        (7200, "2 h"),
        (86400, "1 d"),
        (1e9, "11,574 d"),
    ],
)
def test_spans_are_said_as_people_do(value: float, said: str) -> None:
    """Three digits and a unit that fits."""
    assert seconds(value) == said


def test_a_run_is_told_in_one_line() -> None:
    """Who held up whom, who waits for ever, how much overlapped; names are harmless in it."""
    film = blocking()
    film.tasks[2].update(coro="re`port*")
    told = {name: in_a_line(line_of(make())) for name, make in FILMS.items()}

    assert all(each.endswith(".") and each.count("\n") == 0 for each in told.values())
    assert (
        "`report()` blocked the loop for 1.5 s while `heartbeat()` had to wait" in told["blocking"]
    )
    assert told["deadlock"].endswith(" wait for ever.")
    assert "re\\`port\\*\\(\\) blocked the loop" in in_a_line(line_of(film))
