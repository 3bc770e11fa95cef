"""Tests of bot/content/house.py: each rule of style, broken once in a copy of the small pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Fault, load
from bot.content.house import style_faults
from bot.content.parts import Lines, parts
from tests.bot.content.seeding import FETCH, FUTURES, QA, QC, QV, Seed

LOOP_TITLE, FIRST = "## A box for one outcome {#box}", "It computes nothing."
HARD = " ".join(
    ["Notwithstanding implementational dissimilarities orchestration presupposes comprehension."]
    * 3
)
WRONG = f"{FETCH}wrong_unlimited.py"

SEEDS = (
    # lessons
    Seed(FUTURES, FIRST, HARD, LOOP_TITLE, "reading grade"),
    Seed(FUTURES, FIRST, "It simply is empty.", "It simply", "do without 'simply'"),
    Seed(FUTURES, FIRST, "It has no behavior.", "It has no", "write 'behaviour'"),
    Seed(FUTURES, "or cancelled. A task", "or canceled. A task", "ends once", "write 'cancelled'"),
    Seed(FUTURES, "future that fills itself.", "future", "A future is a box for", "has no end"),
    Seed(FUTURES, "lines say?", "lines say.", "Predict: what do", "it ends with '?'"),
    Seed(
        FUTURES,
        "## Awaiting a future {#await}",
        "## A box for one *outcome* {#await}",
        "{#await}",
        "two pages have the title",
    ),
    Seed(
        FUTURES,
        "it only holds the *outcome* of one. If nobody fills the box, it stays pending for ever.",
        "a future is no computation running in the background.",
        "> **Myth:**",
        "myth and truth read alike",
    ),
    Seed(FUTURES, '"say what a', '"obviously say what a', '"obviously', "without 'obviously'"),
    Seed(FUTURES, "level = 2", 'level = 2\nasks = ["so what?", "So what"]', "So what", "twice"),
    # questions
    Seed(QC, "is defined.", "is basically defined.", "prompt", "prompt: do without 'basically'"),
    Seed(QC, "give you?", "give you, of course?", "hints", "hints: do without 'of course'"),
    Seed(QC, "A pending future", "A canceled future", "A canceled", "options: 'canceled'"),
    Seed(QC, "comes later.", "comes later", "correct = true", "why: the last sentence has no end"),
    Seed(QC, "makes a coroutine object.", "makes one", "explain", "explain: the last sentence"),
    Seed(QC, '"A pending future"', '"a running task."', '"a running', "two answers read alike"),
    Seed(QC, "Right. The call packs code and arguments; running comes later.", "Right.",
         "correct = true", "too short to explain anything"),
    Seed(QC, "Tasks are made by `create_task`, `gather` or a TaskGroup, never by a plain call.",
         "That is what `await cool()` gives. A bare call does not run the body.", "The return",
         "stands there twice"),
    Seed(QC, "What does calling", "A coroutine object: the body has not run. What does calling",
         "hints", "the hint gives the answer away: 'A coroutine object;"),
    Seed(QA, "It derives from", "CancelledError derives from", "hints", "away: 'CancelledError'"),
    Seed(QA, "Think of the three", "Note that there are three", "other_why", "'note that'"),
    Seed(QV, "hints = [", 'hints = ["Look at line 11.", ', "hints", "away: 'line 11'"),
    # challenges, errors, misconceptions
    Seed(f"{FETCH}challenge.toml", '  "For the limit', "  #", "", "2 hints; a challenge has 3"),
    Seed(f"{FETCH}challenge.toml", "Waits", "Just waits", "Just", "statement: do without"),
    Seed(f"{FETCH}checks.py", "No urls: an", "Easy: an", "Easy", "docstring: do without 'easy'"),
    Seed("errors.toml", "never ran.", "never ran", "never ran", "cause: the last sentence"),
    Seed("errors.toml", "so its body", "so just its body", "so just", "cause: do without 'just'"),
    Seed("misconceptions.toml", "blocks everyone", "favors nobody", "favors", "write 'favours'"),
)  # fmt: skip


def found(pack: Path) -> set[Fault]:
    """What the rules of style have against one pack."""
    lines = Lines()
    return {fault for part in parts(load([pack])) for fault in style_faults(part, lines)}


@pytest.mark.parametrize("seed", SEEDS, ids=str)
def test_breach_is_found_at_its_line(core: Path, seed: Seed) -> None:
    """One breach of style is reported where it stands, and no other one."""
    before = found(core)
    expected = seed.sow(core)

    new = found(core) - before

    assert [(fault.path, fault.line) for fault in new] == [(expected.path, expected.line)]
    assert expected.what in next(iter(new)).what


def test_two_programs_alike_are_found(core: Path) -> None:
    """A wrong solution that is another one with other comments proves nothing more."""
    source = (core / WRONG).read_text()
    (core / f"{FETCH}wrong_order.py").write_text(f"# mine\n{source}\n")

    assert any(
        fault.path.endswith("wrong_unlimited.py")
        and fault.what == "the same program as wrong_order.py"
        for fault in found(core)
    )


def test_middle_page_of_a_pack_may_not_be_hard(core: Path) -> None:
    """The median over all pages is lower than what one page may have."""
    for path in core.glob("lessons/*.md"):
        text = path.read_text()
        path.write_text(text.replace("Predict:", f"{HARD}\n\nPredict:"))

    assert any("the middle page has" in fault.what for fault in found(core))


def test_hint_may_say_what_the_question_says(core: Path) -> None:
    """An answer that stands in the prompt anyway is not given away."""
    path = core / QA
    text = path.read_text().replace("It derives from", "CancelledError derives from")
    path.write_text(text.replace("raises one exception", "raises CancelledError or another"))

    assert not any("gives the answer away" in fault.what for fault in found(core))
