"""The talks of the terminal, told to Slack: the same turns come to the same end."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Library
from bot.settings import Settings
from tests.bot.surfaces.slack.talking import Replay
from tests.packs import SMALL
from tests.stage import TALKS


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_talk_means_the_same_on_slack(
    talk: Path,
    replay: Replay,
    library: Library,
    sandbox_service: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each turn, as a command, a message, a press or a form: all that is said is seen, in order."""
    monkeypatch.setattr("bot.app.content.load", lambda extra: library)
    settings = Settings(
        database=tmp_path / "terminal.db", content=(SMALL,), sandbox=sandbox_service
    )
    turns, compared = await replay(talk, settings)

    assert compared >= turns - 1 >= 2
