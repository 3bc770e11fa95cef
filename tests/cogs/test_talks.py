"""The talks of the terminal, told to Discord: the same turns come to the same end."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from tests.cogs.talking import Replay
from tests.packs import SMALL
from tests.stage import TALKS


@pytest.fixture
def runs_code() -> bool:
    return True


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_talk_means_the_same_on_discord(talk: Path, replay: Replay, tmp_path: Path) -> None:
    """Each turn, as a command, a mention, a press or a form: all that is said is seen, in order."""
    settings = Settings(database=tmp_path / "terminal.db", content=(SMALL,))
    turns, compared = await replay(talk, settings)

    assert compared >= turns - 1 >= 2
