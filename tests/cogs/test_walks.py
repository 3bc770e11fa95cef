"""The walks through the shipped course, told to Discord: days pass there, and restarts too."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import content
from bot.content import Library
from bot.settings import Settings
from tests.cogs.talking import Replay
from tests.stage import WALKS


@pytest.fixture(scope="module")
def library() -> Library:
    return content.load()


@pytest.fixture
def runs_code() -> bool:
    return True


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
async def test_walk_means_the_same_on_discord(walk: Path, replay: Replay, tmp_path: Path) -> None:
    """A learner who comes with a question leaves with the same answer."""
    turns, compared = await replay(walk, Settings(database=tmp_path / "terminal.db"))

    assert compared >= turns - 1 >= 2
