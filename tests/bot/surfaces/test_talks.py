"""Whole talks, replayed through the terminal: `tests/talks/*.txt`, written anew by `--accept`.

A line that starts with `> `, `| ` or `? ` was typed; one with `~ ` happened meanwhile; all others
are the bot's. Those in `walks` go through the shipped course, the others through the small pack.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import content
from bot.content import Library
from bot.settings import Settings
from tests.packs import SMALL
from tests.stage import TALKS, WALKS, Stage, script_of

# What differs from run to run: real time, also where it leaks into the clock of a run.
MASKS = (
    (re.compile(r"(?<=after )[\d,]+(?= ms)"), "N"),
    (re.compile(r"(?<=at 0x)[0-9a-f]{8,}"), "…"),
    (re.compile(r"^│ +[~^]+ *\n", re.MULTILINE), ""),  # each Python marks other parts of a line
    (re.compile(r"[\d.]+ m?s(?= on its own clock)"), "N s"),
    (re.compile(r"(?<=blocked for )[\d.]+ m?s"), "N s"),
    (re.compile(r"[\d.]+ m?s(?= late)"), "N s"),
    (re.compile(r"(?<= turns in )[\d.]+ m?s|(?<=the loop for )[\d.]+ m?s"), "N s"),
    (re.compile(r"(?<=their sleeps, )[\d.]+ m?s"), "N s"),
    (re.compile(r"^\d+ tasks? .* on the clock\b(?:.|\n)*?(?=\n\n)", re.MULTILINE), "(a picture)"),
)


async def replay(talk: Path, settings: Settings, *, is_accepted: bool) -> tuple[str, str]:
    """What is shown now, and what is written; the same once it is accepted."""
    shown = await Stage(settings).play(script_of(talk))
    for pattern, mask in MASKS:
        shown = pattern.sub(mask, shown)
    shown = "\n".join(line.rstrip() for line in shown.split("\n"))
    if is_accepted:
        talk.write_text(shown, encoding="utf-8")
    return shown, talk.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def course() -> Library:
    return content.load()


@pytest.fixture
def is_accepted(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--accept"))


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_a_talk_goes_as_written(
    talk: Path, database: Path, library: Library, is_accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed gets these answers, to the letter."""
    monkeypatch.setattr("bot.app.content.load", lambda extra: library)
    settings = Settings(database=database, content=(SMALL,))
    shown, written = await replay(talk, settings, is_accepted=is_accepted)

    assert shown == written


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
async def test_a_walk_goes_as_written(
    walk: Path,
    database: Path,
    course: Library,
    sandbox_service: str,
    is_accepted: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A learner comes with a question and leaves with an answer, through the shipped course."""
    monkeypatch.setattr("bot.app.content.load", lambda extra: course)
    settings = Settings(database=database, sandbox=sandbox_service)
    shown, written = await replay(walk, settings, is_accepted=is_accepted)

    assert shown == written


def test_there_are_talks() -> None:
    """An empty folder would pass in silence."""
    assert len(TALKS) >= 4
    assert len(WALKS) >= 10
