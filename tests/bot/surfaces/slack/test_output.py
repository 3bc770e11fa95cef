"""What programs print to fool a screen is shown, and obeyed by nobody.

The fake refuses control characters, markup, mentions and whatever else could be obeyed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor, code, told
from tests.fakes.slack_rules import walk
from tests.fakes.slack_wire import FakeSlack

ATTEMPTS = sorted((Path(__file__).parents[3] / "outputs").glob("*.py"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in ATTEMPTS}
DONE = ("Ran to the end", "Stopped", "Not run")


def test_there_are_attempts() -> None:
    """An empty folder would pass in silence."""
    assert len(ATTEMPTS) >= 15


@pytest.mark.parametrize("name", TEXTS)
async def test_output_is_harmless(
    name: str, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The answer comes, and no payload of it holds what a client would obey."""
    async with on_slack():
        shown = await ada_there.says("", "D1", blocks=code(TEXTS[name]))
        await slack.until(lambda: any(words in told(shown) for words in DONE))
    sent = [body for method, body in slack.requests if method.startswith("chat.")]
    kinds = {e.get("type") for body in sent for e in walk(body["blocks"])}

    assert sent
    assert not kinds & {"mrkdwn", "user", "usergroup", "broadcast", "channel", "emoji", "link"}
