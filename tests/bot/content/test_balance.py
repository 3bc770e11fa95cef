"""Tests of bot/content/balance.py: each habit that helps to guess is told, none is imagined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bot.content import Kind, Option, Question
from bot.content.balance import habits
from tests.bot.content.whole import question, whole


def of_kind(kind: Kind, count: int = 12) -> list[Question]:
    return [question(f"t{n}", 0, kind) for n in range(count)]


def option(text: str, *, is_right: bool, line: int = 0) -> Option:
    return Option(text=text, is_right=is_right, why="because", line=line)


def longest(questions: Sequence[Question]) -> list[Question]:
    """Five of twelve have a right option that is longer than the others."""
    options = (option("longer than others", is_right=True), option("short", is_right=False))
    return [replace(each, options=options) if n < 5 else each for n, each in enumerate(questions)]


def at(questions: Sequence[Question], *places: int) -> list[Question]:
    """The bug in these of four listed lines, one question after the other."""
    made = []
    for n, each in enumerate(questions):
        right = places[n % len(places)]
        options = tuple(option("x", is_right=line == right, line=line) for line in range(4))
        made.append(replace(each, options=options))
    return made


def as_written(questions: Sequence[Question]) -> list[Question]:
    return [replace(each, key=("a", "b")) if n < 5 else each for n, each in enumerate(questions)]


HABITS: dict[str, tuple[Callable[[], list[Question]], str]] = {
    "length": (
        lambda: longest(of_kind(Kind.CHOICE)),
        "the right option is the longest in 5 of 12 questions, at most 40%",
    ),
    "middle": (
        lambda: at(of_kind(Kind.BUG), 1, 2),
        "neither in the first nor in the last line listed in 12 of 12",
    ),
    "place": (
        lambda: at(of_kind(Kind.BUG), 3, 3, 1),
        "the bug is line 4 of those listed in 8 of 12",
    ),
    "order": (lambda: as_written(of_kind(Kind.ORDER)), "5 of 12 'order' programs print in"),
    "verdict": (
        lambda: [replace(each, answer=False) for each in of_kind(Kind.TRUE_FALSE)],
        "12 of 12 'true-false' questions are false, at most 70%",
    ),
    "number": (
        lambda: [
            replace(each, accept=(str(n % 2),)) for n, each in enumerate(of_kind(Kind.NUMBER))
        ],
        "0 is the answer of 6 of 12 'number' questions, at most 40%",
    ),
}


@pytest.mark.parametrize(("made", "what"), HABITS.values(), ids=HABITS.keys())
def test_habit_is_told(made: Callable[[], list[Question]], what: str) -> None:
    """Each habit is said once, with its numbers."""
    told = list(habits(made()))

    assert len(told) == 1
    assert what in told[0]


@pytest.mark.parametrize(("made", "what"), HABITS.values(), ids=HABITS.keys())
def test_few_questions_prove_no_habit(made: Callable[[], list[Question]], what: str) -> None:
    """Seven questions that are alike may be so by chance."""
    assert list(habits(made()[:7])) == []


def test_whole_pack_has_no_habit() -> None:
    """What is spread evenly is not told."""
    assert list(habits(tuple(whole().questions.values()))) == []
