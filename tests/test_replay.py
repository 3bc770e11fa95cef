"""The comparison of a surface with the terminal bites: what is left out or changed is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.talk import (
    Ask,
    Choice,
    Code,
    Facts,
    Figure,
    Heading,
    Mark,
    Note,
    Output,
    Problem,
    Prose,
    Reply,
    Verdict,
    pack,
)
from tests.replay import Seen, compare
from tests.stage import Turn, pressed

REPLY = Reply(
    blocks=(
        Verdict(Mark.FINE, "Ran to the end after 12 ms"),
        Heading("Futures"),
        Prose("A [future](https://docs.python.org/3/) is a *box*."),
        Code("await box"),
        Output("tea\ncake", label="Printed"),
        Figure(b"", "Two lanes"),
        Facts((("Tasks", "2"),)),
        Note("Try `/quiz`."),
    ),
    choices=(Choice("Run it", pack("runs", "again", "a")), Choice("Quiz me", pack("quiz", "ask"))),
)
TURN = Turn(
    who="ada",
    sitting=1,
    words="/explain futures",
    request=Ask("explain", {"topic": "futures"}),
    pressed="",
    reply=REPLY,
    now=datetime(2026, 3, 1, tzinfo=UTC),
    dice=(),
)
WORDS = (
    "✅ Ran to the end after 9 ms\n# Futures\nA future is a box.\nawait box\nPrinted\ntea\ncake\n"
    "Two lanes\nTasks: 2\n> Try /quiz."
)
SEEN = Seen(WORDS, ("Run it", "Quiz me"))


def test_same_meaning_in_another_layout_passes() -> None:
    """Markup, signs and real time are no meaning."""
    compare(TURN, SEEN)


@pytest.mark.parametrize(
    "part",
    ["Ran to the end", "Futures", "box.", "await", "Printed", "tea", "cake", "lanes", "2", "quiz"],
)
def test_word_that_is_left_out_is_found(part: str) -> None:
    """Each kind of block counts."""
    with pytest.raises(AssertionError, match="is not in"):
        compare(TURN, replace(SEEN, words=WORDS.replace(part, "")))


def test_other_order_is_found() -> None:
    """What comes first in the terminal comes first everywhere."""
    lines = WORDS.split("\n")
    with pytest.raises(AssertionError, match="is not in"):
        compare(TURN, replace(SEEN, words="\n".join([*lines[1:], lines[0]])))


@pytest.mark.parametrize(
    "labels", [("Run it",), ("Quiz me", "Run it"), ("Run it", "Quiz", "x"), ()]
)
def test_choice_that_differs_is_found(labels: tuple[str, ...]) -> None:
    """None is left out, added or put elsewhere."""
    with pytest.raises(AssertionError):
        compare(TURN, replace(SEEN, labels=labels))


def test_fault_of_ours_is_found_even_if_both_have_it() -> None:
    """Two surfaces that fail alike do not mean well."""
    with pytest.raises(AssertionError):
        compare(TURN, replace(SEEN, words=WORDS + "\nSomething went wrong on our side"))


def test_form_is_refused_only_where_the_terminal_has_a_problem() -> None:
    """And it says why."""
    problem = replace(TURN, reply=Reply(blocks=(), error=Problem("That is no number.")))
    refused = Seen("That is no number.", (), is_refused_form=True)
    compare(problem, refused)

    with pytest.raises(AssertionError):
        compare(TURN, refused)
    with pytest.raises(AssertionError):
        compare(problem, replace(refused, words="No."))


def test_press_belongs_to_the_last_reply_that_offers_it() -> None:
    """A problem in between leaves the choices where they were."""
    asked = replace(TURN, words="1", pressed=pack("quiz", "ask"))
    turns = [TURN, replace(TURN, reply=Reply(blocks=())), asked]

    assert pressed(turns, asked) == (0, REPLY.choices[1])
    with pytest.raises(AssertionError, match="nobody offered"):
        pressed(turns[1:], asked)
