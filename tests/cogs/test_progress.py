"""What is remembered, shown to the right people."""

from __future__ import annotations

import pytest

from tests.cogs.conftest import People
from tests.fakes.discord_reading import labels, message_of, told


@pytest.mark.parametrize("name", ["progress", "review", "privacy"])
async def test_what_is_kept_is_shown_to_its_learner_alone(people: People, name: str) -> None:
    """Progress, reviews and privacy are ephemeral."""
    shown = message_of(await people.ada.slash(people.channel, name))

    assert shown.ephemeral
    assert told(shown)


@pytest.mark.parametrize("name", ["leaderboard", "help", "topics"])
async def test_what_is_for_all_is_public(people: People, name: str) -> None:
    """The leaderboard, the help and the topics are for everybody."""
    shown = message_of(await people.ada.slash(people.channel, name))

    assert not shown.ephemeral


async def test_name_on_the_leaderboard_is_no_markup(people: People) -> None:
    """A learner's own name pings nobody and draws nothing."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="predict"))
    await people.ada.click(asked, label=labels(asked)[0])
    shown = message_of(await people.bob.slash(people.channel, "leaderboard"))

    assert "Ada" in told(shown)


async def test_export_is_a_file_of_its_own(people: People) -> None:
    """All that is kept comes as JSON, for the learner alone."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="predict"))
    await people.ada.click(asked, label=labels(asked)[0])
    offered = message_of(await people.ada.slash(people.channel, "privacy"))
    shown = message_of(await people.ada.click(offered, label="Export my data"))

    assert shown.ephemeral
    assert [each.filename for each in shown.attachments] == ["corobot-export.json"]


async def test_forgetting_asks_first_in_the_same_message(people: People) -> None:
    """On a message that only the learner sees, private answers replace each other."""
    offered = message_of(await people.ada.slash(people.channel, "privacy"))
    sure = message_of(await people.ada.click(offered, label="Forget me"))
    done = message_of(await people.ada.click(sure, label="Yes, delete all"))

    assert offered.id == sure.id == done.id
    assert "Forgotten" in told(done)
