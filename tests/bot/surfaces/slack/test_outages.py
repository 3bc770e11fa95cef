"""Slack stumbles, and connections break: nothing is lost, and nothing is said twice."""

from __future__ import annotations

import logging

import pytest

from bot.app import App
from bot.settings import Settings
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_api import Fault
from tests.fakes.slack_people import Actor, code, told
from tests.fakes.slack_wire import FakeSlack

BUSY = Fault("chat.postMessage", 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"})
BROKEN = {"ok": False, "error": "internal_error"}
TWO_TASKS = """import asyncio

async def main():
    await asyncio.gather(asyncio.sleep(0.2), asyncio.sleep(0.1))
    print("both")

asyncio.run(main())
"""


async def test_announced_end_of_a_connection_loses_nothing(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Slack ends each connection every few hours, and says so: a new one is there before."""
    async with on_slack():
        await ada_there.says("futures", "D1")
        await slack.refresh()
        await ada_there.says("topics", "D1")

    assert slack.connections == 2
    assert len(slack.messages) == 2


async def test_silent_loss_is_noticed_and_the_event_comes_again(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A connection that says nothing any more is replaced; what Slack sends again is answered."""
    async with on_slack(ping_interval=0.1):
        slack.deaf = True
        await slack.until(lambda: slack.connections >= 2)
        slack.deaf = False
        event = ada_there.said("futures", "D1")
        await slack.deliver("events_api", event)
        await slack.until(lambda: slack.messages)

    assert len(slack.messages) == 1


async def test_ack_that_was_lost_brings_no_second_answer(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The bot heard, the connection broke before Slack knew: the event comes again, in vain."""
    async with on_slack() as running:
        event = ada_there.said("futures", "D1")
        await slack.lose_ack(event)
        await slack.until(lambda: slack.messages)
        await slack.sockets[-1].close()
        await slack.until(lambda: slack.connections >= 2)
        await slack.deliver("events_api", event)
        await running.answers.jobs.finish()

    assert len(slack.messages) == 1


async def test_refused_sockets_are_tried_again_at_a_new_address(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Slack takes an address once, so each try asks for one anew."""
    slack.refused_sockets = 3
    async with on_slack(ping_interval=0.05):
        await ada_there.says("futures", "D1")

    assert slack.count("apps.connections.open") >= 3


async def test_app_token_that_is_revoked_while_running_is_named(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """The connection ends and no new one is given: the log says which token; it is tried on."""
    refused = Fault("apps.connections.open", 200, {"ok": False, "error": "invalid_auth"})
    async with on_slack(ping_interval=0.1):
        slack.faults += [refused] * 3
        (old,) = slack.sockets
        await old.send_json({"type": "disconnect", "reason": "link_disabled"})
        await old.close()
        await slack.until(lambda: slack.connections == 2)
        await ada_there.says("futures", "D1")

    assert "no longer takes the token in SLACK_APP_TOKEN (invalid_auth)" in caplog.text


async def test_slack_that_is_down_at_the_start_is_waited_for(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """The first calls are tried again until there is an answer."""
    slack.faults += [Fault("auth.test", 502, BROKEN), Fault("apps.connections.open", 502, BROKEN)]
    with caplog.at_level(logging.WARNING):
        async with on_slack():
            await ada_there.says("futures", "D1")

    assert "next try in" in caplog.text


async def test_rate_limit_is_kept(on_slack: OnSlack, slack: FakeSlack, ada_there: Actor) -> None:
    """After a 429 the same message is sent again, once, when Slack allows it."""
    slack.faults.append(BUSY)
    async with on_slack():
        await ada_there.says("futures", "D1")
    asked = [t for (m, _), t in zip(slack.requests, slack.times, strict=False) if "post" in m]

    assert asked[1] - asked[0] >= 1.0
    assert len(slack.messages) == 1


@pytest.mark.parametrize("method", ["chat.postMessage", "files.getUploadURLExternal", "upload"])
async def test_error_of_slack_is_tried_again(
    method: str, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A 503 on the way costs time, not the answer."""
    slack.faults.append(Fault(method, 503, BROKEN))
    async with on_slack():
        shown = await ada_there.says("", "D1", blocks=code(TWO_TASKS))
        await slack.until(lambda: "both" in told(shown))
    kinds = [block["type"] for block in shown["blocks"]]

    assert "image" in kinds
    assert len(slack.messages) == 1


async def test_hidden_answer_survives_an_error(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A response_url that answers 503 is tried again."""
    slack.faults.append(Fault("response_url", 503))
    async with on_slack():
        mine = await ada_there.asks("/progress")

    assert "Your progress" in told(mine)
    assert len(slack.messages) == 1


async def test_picture_that_is_never_processed_is_told_in_words(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A message with such a picture would be refused: the answer comes without it."""
    slack.looks = 1_000_000
    async with on_slack(picture_patience=0.2):
        shown = await ada_there.says("", "D1", blocks=code(TWO_TASKS))
        await slack.until(lambda: "both" in told(shown))
    kinds = [block["type"] for block in shown["blocks"]]

    assert "image" not in kinds
    assert kinds.count("rich_text") >= 3


async def test_channel_without_the_bot_is_answered_by_the_address_of_the_request(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Where the bot is no member a command is still answered, for all to see."""
    async with on_slack():
        page = await ada_there.asks("/explain futures", "C9")

    assert page["channel"] == "C9"
    assert "ephemeral" not in page


async def test_answers_under_way_are_finished_before_the_end(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Stopping waits for what was acknowledged."""
    async with on_slack():
        await slack.deliver("events_api", ada_there.said("", "D1", blocks=code(TWO_TASKS)))

    assert "both" in told(slack.messages[0])


async def test_answer_that_takes_too_long_is_cut_off(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """The grace has an end, and the log says so."""
    slow = "while True: pass"
    with caplog.at_level(logging.WARNING):
        async with on_slack(grace=0.1):
            await ada_there.says("", "D1", blocks=code(slow))
    (shown,) = slack.messages

    assert "cut off" in caplog.text
    assert "the bot is being restarted" in told(shown)


async def test_press_that_is_cut_off_leaves_the_message_as_it_was(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Its buttons work after the restart; who pressed is told alone."""
    slow = "print(sum(range(30_000_000)))"  # long enough to be cut off
    async with on_slack(grace=30.0) as running:
        shown = await ada_there.says("<@UBOT>", blocks=code(slow))
        await running.answers.jobs.finish()
    before = told(shown)
    async with on_slack(grace=0.0) as running:
        await ada_there.press(shown, "Run again")
        await slack.until(lambda: "Running" in told(shown) or len(slack.messages) > 1)

    assert told(shown) == before
    assert "restarted" in told(slack.messages[-1])


async def test_revoked_token_is_logged_once_and_says_what_to_do(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """The one workspace is over; the process goes on."""
    async with on_slack() as running:
        slack.revoked.add("xoxb-good")
        await slack.deliver("events_api", ada_there.said("futures", "D1"))
        await slack.until(lambda: slack.count("users.info"))
        await running.answers.jobs.finish()
        again = await slack.deliver("events_api", ada_there.said("futures", "D1"))
    told_of = [r for r in caplog.records if "must install the bot again" in r.message]

    assert len(told_of) == 1
    assert "token_revoked" in told_of[0].message
    assert again.status == 200


async def test_two_workspaces_do_not_share_a_learner(
    app: App, on_slack: OnSlack, slack: FakeSlack, chosen: Settings, ada_there: Actor
) -> None:
    """The same user id elsewhere is somebody else, and an unknown workspace gets no answer."""
    async with on_slack() as running:
        stranger = Actor(slack, "U1", team="T9")
        await slack.deliver("events_api", stranger.said("futures", "D1"))
        await running.answers.jobs.finish()

    assert slack.messages == []
