"""Reading a trace that may have been forged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.diagnose import diagnose
from bot.picture import to_png
from bot.timeline import alt_text, as_text, lay_out, timeline, to_svg
from bot.tracereader import read_trace
from sandbox import Event, Outcome, Verdict
from tests.bot.films import Film, blocking

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.integers(), st.floats(), st.text(max_size=30)
)
KEYS = st.sampled_from(
    [
        "id",
        "name",
        "coro",
        "state",
        "created",
        "ended",
        "task",
        "start",
        "end",
        "ready",
        "line",
        "then",
        "why",
        "kind",
        "delay",
        "tasks",
        "owner",
        "at",
        "text",
        "call",
        "by",
        "waits",
        "circle",
        "dropped",
        "error",
        "parent",
        "is_internal",
    ]
)
VALUES = st.recursive(
    SCALARS | st.sampled_from(["done", "failed", "await", "sleep", "lock", "gather", "ready"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=8,
)
KINDS = st.sampled_from(
    [
        "step",
        "idle",
        "blocked",
        "print",
        "cancel",
        "never-awaited",
        "unretrieved",
        "caught",
        "dropped",
        "swallowed-cancel",
        "deadlock",
        "cut",
        "other",
    ]
)
SOURCE = "import asyncio\nasync def main():\n    await asyncio.sleep(1)\nasyncio.run(main())\n"


def tell(outcome: Outcome) -> str:
    """All that is made of a trace, of which the text is given."""
    line = timeline(read_trace(outcome))
    drawing = lay_out(line)
    assert drawing.height < 700
    assert len(alt_text(line)) < 1024
    to_svg(drawing, alt=alt_text(line))
    assert len(diagnose(SOURCE, outcome)) <= 3
    return as_text(line)


@given(
    tasks=st.lists(st.dictionaries(KEYS, VALUES, max_size=8), max_size=5),
    events=st.lists(st.tuples(KINDS, st.dictionaries(KEYS, VALUES, max_size=8)), max_size=12),
    verdict=st.sampled_from(list(Verdict)),
)
def test_no_forged_trace_breaks_what_is_told(
    tasks: list[dict[str, Any]], events: list[tuple[str, dict[str, Any]]], verdict: Verdict
) -> None:
    """Whatever a snippet writes into its trace, a bounded picture and some text come out."""
    film = blocking()
    outcome = Outcome(
        verdict=verdict,
        tasks=(*film.tasks, *tasks),
        events=(*film.events, *(Event(kind, data) for kind, data in events)),
    )

    assert tell(outcome)


@pytest.mark.parametrize("count", [1, 13, 3000])
def test_any_number_of_tasks_makes_a_picture_of_bounded_size(count: int) -> None:
    """Three thousand lanes are folded into one line."""
    film = Film()
    for number in range(count):
        film.task("x" * 1000, created=number, name="\u202e@everyone" * 50)
        film.step(number, number, number + 0.5, "done", 1)
    line = timeline(read_trace(film.outcome()))
    drawing = lay_out(line)

    assert drawing.height < 500
    assert len(to_png(drawing)) < 100_000


def test_names_that_would_ping_or_format_are_escaped() -> None:
    """A task named like a mention is a text like any other in the message."""
    film = blocking()
    film.tasks[2].update(name="<@1> **x** `y`", coro="re`port*")
    diagnosis = diagnose(SOURCE, film.outcome())[0]

    assert diagnosis.code == "blocked-loop"
    assert "<@1>" not in diagnosis.message
    assert "**x**" not in diagnosis.message


@pytest.mark.parametrize(
    "source",
    [
        "(" * 5000,
        "x = " + "-" * 50_000 + "1",
        "a" + ".b" * 20_000,
        "\x00",
        "x=1\n" * 30_000,
        "if 1:\n p\n" + "elif 1:\n p\n" * 4000,
        "f" + "()" * 900,
        "a" + ".b" * 900,
        "x" * 10**6,
    ],
)
def test_no_source_breaks_the_reading(source: str) -> None:
    """Deep, broken and huge sources are looked at only as far as that is safe."""
    assert diagnose(source, blocking().outcome())
