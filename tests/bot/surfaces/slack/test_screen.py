"""Replies that follow one another in one message, within what Slack allows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.surfaces.slack.calls import Api
from bot.surfaces.slack.jobs import Jobs, Limiter
from bot.surfaces.slack.screen import Screen, Spot, forgiving, play
from bot.surfaces.slack.workspace import Workspace, Workspaces
from bot.talk import (
    Choice,
    Code,
    Figure,
    Heading,
    Mark,
    Note,
    Output,
    Problem,
    Prose,
    Reply,
    Verdict,
    pack,
)
from tests.fakes.slack_api import Fault
from tests.fakes.slack_people import told
from tests.fakes.slack_wire import FakeSlack

PNG = b"\x89PNG\r\n\x1a\n"
LONG = "\n".join(f"line {n}" for n in range(500))
HERE = Spot(channel="C1", user="U1")


@pytest.fixture
async def workspace(slack: FakeSlack) -> AsyncIterator[Workspace]:
    async with aiohttp.ClientSession() as session:
        workspaces = Workspaces(Api(session, f"{slack.base}/api/"))
        given = {"token": "xoxb-good", "bot_id": "B1", "bot_user": "UBOT"}
        yield workspaces.add("T1", given)


async def one_after_another(count: int) -> AsyncIterator[Reply]:
    for number in range(count):
        yield Reply(blocks=(Verdict(Mark.BUSY, f"Step {number}"),))
        await asyncio.sleep(0.01)
    yield Reply(blocks=(Verdict(Mark.FINE, "Done"),))


async def only(reply: Reply) -> AsyncIterator[Reply]:
    yield reply


async def test_progress_is_one_message_and_few_edits(
    slack: FakeSlack, workspace: Workspace
) -> None:
    """What nobody had the time to see is passed over; the last reply never is."""
    await play(one_after_another(50), Screen(workspace, HERE), pace=0.05)

    assert len(slack.messages) == 1
    assert "Done" in told(slack.messages[0])
    assert slack.count("chat.update") <= 15


async def test_workspace_that_is_out_of_edits_shows_the_end_at_once(
    slack: FakeSlack, workspace: Workspace
) -> None:
    """Progress waits for its turn in the whole workspace, a last reply does not."""
    for _ in range(60):
        workspace.limiter.spend()
    await play(one_after_another(20), Screen(workspace, HERE), pace=0.0)

    assert slack.count("chat.update") == 1
    assert "Done" in told(slack.messages[0])


async def test_limiter_gives_a_burst_and_then_a_rate() -> None:
    """Five at once, then one in a second and a half; all of it in one workspace."""
    limiter = Limiter(rate=40.0, burst=5.0)
    waits = []
    for _ in range(8):
        waits.append(limiter.delay())
        limiter.spend()

    assert waits[:5] == pytest.approx([0.0] * 5, abs=0.01)
    assert waits[7] == pytest.approx(4.5, abs=0.1)


async def test_hidden_progress_stays_within_the_uses_of_its_address(
    slack: FakeSlack, workspace: Workspace
) -> None:
    """Slack takes five changes of a hidden message; the last one is kept for the end."""
    spot = Spot(channel="C1", user="U1", url=slack.address("C1", "U1"), is_hidden=True)
    await play(one_after_another(30), Screen(workspace, spot), pace=0.0)

    assert slack.count("response_url") <= 5
    assert "Done" in told(slack.messages[0])
    assert slack.messages[0]["ephemeral"] == "U1"


async def test_what_does_not_fit_follows_in_the_thread(
    slack: FakeSlack, workspace: Workspace
) -> None:
    """The next messages and the files belong to the first one."""
    blocks = (*(Prose("word " * 500) for _ in range(5)), Output(LONG))
    await play(only(Reply(blocks=blocks)), Screen(workspace, HERE), pace=0.0)
    first, *rest = slack.messages
    (file,) = slack.files.values()

    assert rest
    assert all(message["thread_ts"] == first["ts"] for message in rest)
    assert (file["channel"], file["thread_ts"]) == ("C1", first["ts"])
    assert file["data"].decode() == LONG


async def test_what_does_not_fit_a_hidden_answer_goes_to_the_learner_alone(
    slack: FakeSlack, workspace: Workspace
) -> None:
    """Neither a file nor a message of it comes into the channel."""
    spot = Spot(channel="C1", user="U1", url=slack.address("C1", "U1"))
    reply = Reply(blocks=(Output(LONG, label="corobot-export.json"),), private=True)
    await play(only(reply), Screen(workspace, spot), pace=0.0)
    (file,) = slack.files.values()

    assert slack.messages[0]["ephemeral"] == "U1"
    assert "our direct messages" in told(slack.messages[0])
    assert file["channel"] == "D-U1"
    assert file["name"] == "corobot-export.json"


async def test_problem_never_replaces_a_message(slack: FakeSlack, workspace: Workspace) -> None:
    """A press that fails half-way puts the message back, and tells the learner alone."""

    async def fails() -> AsyncIterator[Reply]:
        yield Reply(blocks=(Verdict(Mark.BUSY, "Running"),))
        await asyncio.sleep(0.05)
        yield Reply(blocks=(), private=True, error=Problem("No luck.", "Again."))

    choice = Choice("again", pack("runs", "again", "x"))
    shown = Reply(blocks=(Heading("As it was"), Figure(PNG, "Two lanes")), choices=(choice,))
    await play(only(shown), Screen(workspace, HERE), pace=0.0)
    (message,) = slack.messages
    spot = Spot(
        channel="C1",
        user="U1",
        message=message["ts"],
        url=slack.address("C1", "U1", message),
        in_place=True,
        before=tuple(message["blocks"]),
    )
    await play(fails(), Screen(workspace, spot), pace=0.0)

    assert any("Running" in told({"blocks": blocks}) for blocks in message["history"])
    assert "As it was" in told(message)
    assert "image" in {block["type"] for block in message["blocks"]}
    assert "No luck" in told(slack.messages[1])
    assert slack.messages[1]["ephemeral"] == "U1"


async def test_refused_form_is_our_fault_and_is_said(
    slack: FakeSlack, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    """The learner reads that there is no answer, the host why."""
    bad = Fault("chat.postMessage", 200, {"ok": False, "error": "invalid_blocks"})
    slack.faults += [bad, bad]
    await play(only(Reply(blocks=(Note("x"),))), Screen(workspace, HERE), pace=0.0)

    assert "would not take this answer" in told(slack.messages[0])
    assert "Slack refused the form of a reply" in caplog.text


async def test_same_picture_is_uploaded_once(slack: FakeSlack, workspace: Workspace) -> None:
    """A workspace remembers its pictures by what is in them."""
    reply = Reply(blocks=(Figure(PNG, "Two lanes"), Code("x")))
    for _ in range(3):
        await play(only(reply), Screen(workspace, HERE), pace=0.0)

    assert len(slack.files) == 1
    assert len(slack.messages) == 3


async def test_message_that_is_gone_is_no_news(
    slack: FakeSlack, workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    """Who deletes a message in the meantime wants no answer in it."""
    spot = Spot(channel="C1", user="U1", message="1.2", in_place=True)
    revoked: set[str] = set()
    with caplog.at_level(logging.INFO, "bot"), forgiving("a press", revoked):
        await play(only(Reply(blocks=(Note("x"),))), Screen(workspace, spot), pace=0.0)

    assert not revoked
    assert not [record for record in caplog.records if record.name.startswith("bot")]


async def test_too_much_at_once_is_dropped_and_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What waits is bounded; a fault in one answer is logged and ends no other."""
    monkeypatch.setattr("bot.surfaces.slack.jobs.MOST", 2)
    jobs = Jobs(grace=1.0)
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(0)
        if name == "bad":
            raise ValueError(name)
        done.append(name)

    started = [jobs.start(work(name), name) for name in ("bad", "good", "late")]
    await jobs.finish()

    assert started == [True, True, False]
    assert done == ["good"]
    assert "late is not answered" in caplog.text
    assert "no answer to bad" in caplog.text
