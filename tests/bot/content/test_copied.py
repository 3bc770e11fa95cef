"""Tests of bot/content/copied.py: eight words in a row, from the docs or another lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Fault, load
from bot.content.copied import DOCS, copied_faults
from bot.content.parts import Lines, parts
from tests.bot.content.seeding import FUTURES, LOOP, QC, Seed

SAID = "Run awaitable objects in the aws sequence concurrently."
HTML = f"<head><title>x</title></head><p>{SAID.replace('aws', '<em>aws</em>')}</p><pre>no</pre>"
TAKEN = Seed(FUTURES, "It computes nothing.", SAID, SAID, "library/asyncio-task.html: 'run")
ASKED = Seed(QC, "Calling an", f"{SAID} Calling an", "explain", "explain: shares eight words")
EIGHT = "When nothing is ready the loop sleeps like a cat."
SEVEN = "When nothing is ready the loop sleeps, as cats do."


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Documentation of one page, unpacked as Debian has it."""
    page = tmp_path / DOCS / "library/asyncio-task.html"
    page.parent.mkdir(parents=True)
    page.write_text(HTML)
    return tmp_path / DOCS


def found(pack: Path, docs: Path | None) -> list[Fault]:
    lines = Lines()
    return [f for part in parts(load([pack])) for f in copied_faults(part, lines, docs)]


@pytest.mark.parametrize("seed", [TAKEN, ASKED], ids=str)
def test_run_of_words_from_the_documentation_is_found(core: Path, docs: Path, seed: Seed) -> None:
    """In lessons and questions alike, at its line, with its page; marks and tags do not hide it."""
    expected = seed.sow(core)

    faults = found(core, docs)

    assert [(fault.path, fault.line) for fault in faults] == [(expected.path, expected.line)]
    assert seed.what in faults[0].what


def test_without_the_documentation_that_part_is_left_out(core: Path, tmp_path: Path) -> None:
    """It is unpacked where CI runs, and hardly elsewhere."""
    TAKEN.sow(core)

    assert found(core, None) == found(core, tmp_path / "nowhere") == []


def test_run_of_words_from_another_lesson_is_found(core: Path) -> None:
    """The lesson that comes later in the course has the fault; seven words are chance."""
    Seed(LOOP, "Predict:", f"{EIGHT}\n\nPredict:", EIGHT, "").sow(core)
    expected = Seed(FUTURES, "It computes nothing.", SEVEN, SEVEN, "").sow(core)
    assert found(core, None) == []

    Seed(FUTURES, SEVEN, EIGHT, EIGHT, "").sow(core)
    faults = found(core, None)

    assert [(fault.path, fault.line) for fault in faults] == [(expected.path, expected.line)]
    assert "with the lesson 'event-loop': 'when nothing is ready" in faults[0].what
