"""What passes is waited for: an answer comes late rather than never, and never twice."""

from __future__ import annotations

import asyncio
import logging

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.surfaces.slack.calls import code_of, reason_of, wait_of
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_api import Fault
from tests.fakes.slack_people import Actor, code, told
from tests.fakes.slack_wire import FakeSlack

TWO_TASKS = """import asyncio

async def main():
    await asyncio.gather(asyncio.sleep(0.2), asyncio.sleep(0.1))
    print("both")

asyncio.run(main())
"""
POST, UPDATE = "chat.postMessage", "chat.update"
STUMBLES = {
    "bad gateway, as a page": [Fault(POST, 502, page="<html>502</html>")],
    "unavailable, in words": [Fault(POST, 503, page="upstream error", kind="text/plain")] * 2,
    "time-out of a gateway": [Fault(POST, 504)],
    "a page in place of JSON": [Fault(POST, 200, page="<html>", kind="text/html")],
    "JSON that is none": [Fault(POST, 200, page="{oops", kind="application/json")],
    "a connection that ends": [Fault(POST, is_dropped=True)],
    "an error that Slack says": [Fault(POST, 200, {"ok": False, "error": "internal_error"})],
    "too many, until some day": [Fault(POST, 429, {}, {"Retry-After": "Thu, 1 Jan 2026"})],
    "an upload that breaks": [Fault("upload", is_dropped=True), Fault("upload", 429)],
    "a name that is not told": [Fault("users.info", is_dropped=True)],
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the steps to grow."""
    monkeypatch.setattr("bot.surfaces.slack.calls.backoff", lambda turn: 0.01)


@pytest.mark.parametrize("name", STUMBLES)
async def test_stumble_costs_time_and_not_the_answer(
    name: str, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """One answer comes, whole and with its picture."""
    slack.faults += STUMBLES[name]
    async with on_slack() as running:
        await slack.deliver("events_api", ada_there.said("", "D1", blocks=code(TWO_TASKS)))
        await running.answers.jobs.finish()
    (shown,) = slack.messages

    assert "both" in told(shown)
    assert "image" in {block["type"] for block in shown["blocks"]}


async def test_call_without_an_answer_is_made_again(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A connection that stays and says nothing is given up."""
    slack.faults.append(Fault(POST, is_silent=True))
    async with on_slack(call_seconds=0.3):
        await ada_there.says("futures", "D1")

    assert slack.count(POST) == 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault("response_url", is_dropped=True),
        Fault("response_url", 502, page="<html>"),
        Fault("response_url", 429, headers={"Retry-After": "soon"}),
    ],
    ids=["dropped", "502", "429"],
)
async def test_hidden_answer_is_sent_again(
    fault: Fault, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The address that came with a command has its hiccups too."""
    slack.faults.append(fault)
    async with on_slack() as running:
        await ada_there.command("/progress")
        await running.answers.jobs.finish()
    (mine,) = slack.messages

    assert "Your progress" in told(mine)


async def test_progress_that_cannot_be_shown_does_not_end_the_run(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """Slack is down while it runs and back at the end: the outcome is there."""
    slow = "import time\ntime.sleep(0.4)\nprint('after all')"
    slack.faults += [Fault(POST, 503)] * 6
    async with on_slack() as running:
        await slack.deliver("events_api", ada_there.said("", "D1", blocks=code(slow)))
        await running.answers.jobs.finish()
    (shown,) = slack.messages

    assert "after all" in told(shown)
    assert "progress is not shown: HTTP 503" in caplog.text


async def test_slack_that_stays_down_is_said_without_a_trace(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """After some tries the answer is given up, in one line."""
    slack.faults += [Fault(POST, 503, page="upstream error", kind="text/plain")] * 50
    async with on_slack() as running:
        await slack.deliver("events_api", ada_there.said("futures", "D1"))
        await running.answers.jobs.finish()
    ours = [r for r in caplog.records if r.name.startswith("bot.") and r.levelno >= logging.WARNING]

    assert slack.messages == []
    assert "HTTP 503" in ours[-1].getMessage()
    assert not any(record.exc_info for record in ours)


async def test_class_that_asks_at_once_is_answered_in_turn(
    on_slack: OnSlack, slack: FakeSlack
) -> None:
    """Slack takes few messages a second in a channel: everybody has an answer, and only one."""
    slack.posts_a_second = 6
    people = [Actor(slack, f"U{number}") for number in range(14)]
    async with on_slack(grace=30.0) as running:
        await asyncio.gather(*(each.command("/explain futures") for each in people))
        await running.answers.jobs.finish()

    assert len(slack.messages) == len(people)
    assert slack.count(POST) <= len(people) + 6


async def test_form_that_comes_too_late_is_said(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """A trigger lives for three seconds; who pressed must not wait for nothing."""
    slack.faults.append(Fault("views.open", 200, {"ok": False, "error": "expired_trigger_id"}))
    async with on_slack():
        mine = await ada_there.asks("/run")

    assert "could not be opened in time" in told(mine)
    assert mine["ephemeral"] == "U1"


async def test_scope_that_is_missing_is_named(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says what the app needs."""
    lacking = {"ok": False, "error": "missing_scope", "needed": "chat:write"}
    slack.faults.append(Fault(POST, 200, lacking))
    async with on_slack() as running:
        await slack.deliver("events_api", ada_there.said("futures", "D1"))
        await running.answers.jobs.finish()

    assert "missing_scope, the app needs chat:write" in caplog.text


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30.0),
        ({"retry-after": ["7"]}, 7.0),
        ({"Retry-After": "Thu, 1 Jan 2026 00:00:00 GMT"}, 1.0),
        ({"Retry-After": "-5"}, 1.0),
        ({"Retry-After": "٣"}, 1.0),
        ({}, 1.0),
    ],
)
def test_what_is_told_to_wait_is_read(headers: dict[str, object], seconds: float) -> None:
    """Whatever else stands there is no number of seconds."""
    assert wait_of(headers, 1.0) == seconds


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"error": "no_permission"}, "no_permission"),
        ({}, "HTTP 503"),
        ("upstream error", "HTTP 503"),
        ({"error": "missing_scope", "needed": "im:write"}, "missing_scope, the app needs im:write"),
    ],
)
def test_refusal_is_said_in_a_word(data: object, reason: str) -> None:
    """What a proxy says in place of Slack has no `error` in it."""
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers={},
        status_code=503,
    )  # type: ignore[arg-type, call-arg]  # its annotations are narrower than what it gets
    error = SlackApiError("no", response)

    assert reason_of(error) == reason
    assert code_of(error) == reason.partition(",")[0]
