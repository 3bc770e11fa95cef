"""The walks through the shipped course, told to Slack: days pass there, and restarts too."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import content
from bot.content import Library
from bot.settings import Settings
from tests.bot.surfaces.slack.talking import Replay
from tests.stage import WALKS


@pytest.fixture(scope="module")
def library() -> Library:
    return content.load()


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
async def test_walk_means_the_same_on_slack(
    walk: Path,
    replay: Replay,
    library: Library,
    sandbox_service: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A learner who comes with a question leaves with the same answer."""
    monkeypatch.setattr("bot.app.content.load", lambda extra: library)
    settings = Settings(database=tmp_path / "terminal.db", sandbox=sandbox_service)
    turns, compared = await replay(walk, settings)

    assert compared >= turns - 1 >= 2
