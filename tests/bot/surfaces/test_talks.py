"""Whole talks, replayed through the terminal: `tests/talks/*.txt`, written anew by `--accept`.

A line that starts with `> `, `| ` or `? ` was typed; all others are the bot's.
"""

from __future__ import annotations

import io
import random
import re
from pathlib import Path

import pytest
from rich.console import Console

from bot.app import open_app
from bot.settings import Settings
from bot.surfaces.terminal import Piped, Terminal
from bot.talk import Learner
from tests.packs import SMALL
from tests.people import Clock

TALKS = sorted((Path(__file__).parents[2] / "talks").glob("*.txt"))
TYPED = re.compile(r"^[>|?] ?(.*)$", re.MULTILINE)
TIMES = re.compile(r"after [\d,]+ ms")


async def replay(typed: list[str], database: Path) -> str:
    screen = io.StringIO()
    console = Console(file=screen, width=80, highlight=False)
    lines = Piped(io.StringIO("\n".join(typed) + "\n"), console)
    async with open_app(
        Settings(database=database, content=(SMALL,)), clock=Clock(), chance=random.Random(7)
    ) as app:
        await Terminal(app, Learner(id="local:ada", name="ada"), console, lines).talk()
    shown = TIMES.sub("after N ms", screen.getvalue())
    return "\n".join(line.rstrip() for line in shown.split("\n"))


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_a_talk_goes_as_written(
    talk: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """What is typed gets these answers, to the letter."""
    written = talk.read_text(encoding="utf-8")
    shown = await replay(TYPED.findall(written), tmp_path / "talk.db")
    if pytestconfig.getoption("--accept"):
        talk.write_text(shown, encoding="utf-8")

    assert shown == talk.read_text(encoding="utf-8")


def test_there_are_talks() -> None:
    """An empty folder would pass in silence."""
    assert len(TALKS) >= 4
