"""Outages of Discord, played by the wire: the bot is back, and no answer is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.app import App
from bot.talk import Reply
from tests.cogs.conftest import OnDiscord
from tests.cogs.scripted import BUSY, DONE, FIRST, SECRET, Scripted
from tests.fakes.discord_shapes import ADA, EPHEMERAL, Fault, shown
from tests.fakes.discord_wire import Asked, FakeDiscord

QUICKLY = {"patience": 0.01, "pace": 0.01}
LAPSED = {"code": 10062, "message": "Unknown interaction"}
BEHIND_CLOUDFLARE = {"Retry-After": "0.01"}  # and without Via: discord.py raises
Trouble = Callable[[FakeDiscord], Awaitable[None]]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits seconds between tries here, nor five between two sessions."""

    async def at_once(self: object, shard_id: int | None, *, initial: bool = False) -> None:
        del self, shard_id, initial

    monkeypatch.setattr("discord.Client.before_identify_hook", at_once)
    monkeypatch.setattr("cogs._outage.WAITS", (0.01,) * 8)
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda self: 0.01)


# ---- the connection


async def asked_to_reconnect(wire: FakeDiscord) -> None:
    await wire.ask_to_reconnect()
    await wire.until(lambda: wire.resumed)


async def session_invalidated(wire: FakeDiscord) -> None:
    await wire.invalidate(is_resumable=False)
    await wire.until(lambda: wire.identified == 2)


async def session_to_be_resumed(wire: FakeDiscord) -> None:
    await wire.invalidate(is_resumable=True)
    await wire.until(lambda: wire.resumed)


async def line_cut(wire: FakeDiscord) -> None:
    await wire.break_off()
    await wire.until(lambda: wire.resumed or wire.identified == 2)


async def line_cut_and_gateway_away(wire: FakeDiscord) -> None:
    wire.refused_sockets = 3
    await line_cut(wire)


async def zombie(wire: FakeDiscord) -> None:
    await wire.go_deaf()
    await wire.until(lambda: wire.resumed or wire.identified == 2)


async def malformed_event(wire: FakeDiscord) -> None:
    await wire.dispatch("MESSAGE_CREATE", {"nonsense": True})
    await wire.until(lambda: wire.identified == 2)


TROUBLES = (
    asked_to_reconnect,
    session_invalidated,
    session_to_be_resumed,
    line_cut,
    line_cut_and_gateway_away,
    zombie,
    malformed_event,
)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda each: each.__name__)
async def test_answer_under_way_outlives_a_lost_connection(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, trouble: Trouble
) -> None:
    """Who asked before it gets the answer, and so does who asks after it."""
    wire.heartbeat_s = 0.1
    slow = Scripted(app, [[BUSY, DONE], [FIRST]])
    async with on_discord(slow, heartbeat_timeout=0.5, **QUICKLY):
        before = await wire.slash("topics")
        await trouble(wire)
        after = await wire.slash("topics")
        slow.go.set()
        await wire.until(lambda: is_shown(before, "done"))

    assert is_shown(after, "first")


@pytest.mark.parametrize("trouble", ["asked to reconnect", "line cut"])
async def test_question_from_the_gap_is_answered(
    wire: FakeDiscord, on_discord: OnDiscord, trouble: str
) -> None:
    """What happened while the bot was away comes when its session is resumed."""
    async with on_discord():
        if trouble == "line cut":
            await wire.break_off()
        else:
            await wire.ask_to_reconnect()
        asked = await wire.missed("topics")
        await wire.until(lambda: asked.message)

    assert is_shown(asked, "Topics")


def is_shown(asked: Asked, words: str) -> bool:
    return asked.message is not None and words in shown(asked.message)


@pytest.mark.parametrize("status", [500, 502, 503, 403])
async def test_log_in_that_fails_is_repeated(
    wire: FakeDiscord, on_discord: OnDiscord, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """Discord may be down when the bot starts."""
    real = asyncio.sleep

    async def quick(seconds: float) -> None:  # discord.py waits 25 s over five tries of its own
        await real(min(seconds, 0.01))

    monkeypatch.setattr("discord.http.asyncio.sleep", quick)
    wire.faults += [Fault("/users/@me$", status, body={"message": "down"})] * 6
    async with on_discord():
        asked = await wire.slash("topics")

    assert is_shown(asked, "Topics")


# ---- requests


@pytest.mark.parametrize(
    "faults",
    [
        [Fault("/callback$", 429, BEHIND_CLOUDFLARE)] * 3,
        [Fault("/callback$", 429, {"Via": "1.1 fake"}, {"retry_after": 0.01})],
        [Fault("/callback$", 502)],
    ],
    ids=["429 from Cloudflare", "429 from Discord", "502"],
)
async def test_refused_answer_is_sent_again(
    wire: FakeDiscord, on_discord: OnDiscord, faults: list[Fault]
) -> None:
    """As long as the interaction holds, its answer stands where it was asked for."""
    wire.faults += faults
    async with on_discord():
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message)

    assert is_shown(asked, "Topics")


async def test_edit_that_is_refused_is_repeated(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The outcome of a run replaces its "running", though Discord was busy for a while."""
    slow = Scripted(app, [[BUSY, DONE]])
    async with on_discord(slow, **QUICKLY):
        asked = await wire.slash("topics")
        wire.faults += [Fault("@original$", 429, BEHIND_CLOUDFLARE)] * 3
        slow.go.set()
        await wire.until(lambda: is_shown(asked, "done"))

    assert not wire.faults


async def test_answer_that_arrived_unknown_to_us_is_not_given_twice(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Discord took the answer and the line broke: the next try edits it, and none is added."""
    slow = Scripted(app, [[DONE]])
    slow.go.set()
    wire.faults.append(Fault("/callback$", 429, BEHIND_CLOUDFLARE, is_heard=True))
    async with on_discord(slow):
        asked = await wire.slash("topics")
        await wire.until(lambda: wire.count("PATCH", "@original"))

    assert is_shown(asked, "done")
    assert list(wire.messages.values()) == [asked.message]


# ---- interactions that lapsed


async def lapse(wire: FakeDiscord, slow: Scripted, asked: Asked) -> None:
    """Let an interaction's time run out while its answer is being made."""
    asked.is_lapsed = True
    slow.go.set()
    await wire.until(lambda: slow.closed and wire.count("POST", "/channels/.*/messages$"))


@pytest.mark.parametrize(
    ("reply", "channel"), [(DONE, "300"), (SECRET, "91")], ids=["public", "private"]
)
async def test_late_answer_goes_to_the_channel_or_the_person(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, reply: Reply, channel: str
) -> None:
    """An answer for all goes where it was asked for; one for the learner alone, to the learner."""
    slow = Scripted(app, [[reply]])
    async with on_discord(slow, **QUICKLY):
        asked = await wire.slash("topics", user={**ADA, "global_name": "@everyone"})
        await lapse(wire, slow, asked)
    late = next(m for m in wire.messages.values() if "late" in shown(m))

    assert wire.count("POST", f"/channels/{channel}/messages$") == 1
    assert "@everyone" not in shown(late)
    assert "Discord could not be reached" in shown(late)


async def test_late_answer_where_the_bot_is_no_member_goes_to_the_person(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A person may have installed the bot where it cannot write."""
    slow = Scripted(app, [[DONE]])
    body = {"code": 50001, "message": "Missing Access"}
    wire.faults.append(Fault("/channels/300/messages$", 403, body=body))
    async with on_discord(slow, **QUICKLY):
        asked = await wire.slash("topics")
        await lapse(wire, slow, asked)
        await wire.until(lambda: wire.count("POST", "/channels/91/messages$"))

    assert any("done" in shown(each) for each in wire.messages.values())


async def test_late_answer_to_a_press_changes_its_message(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The message is the bot's own: it can be changed without the interaction."""
    slow = Scripted(app, [[FIRST], [BUSY, DONE]])
    async with on_discord(slow, **QUICKLY):
        first = (await wire.slash("topics")).message
        assert first is not None
        pressed = await wire.press(first, "Again")
        await wire.until(lambda: "running" in shown(first))
        pressed.is_lapsed = True
        slow.go.set()
        await wire.until(lambda: "done" in shown(first))

    assert wire.count("PATCH", f"/channels/300/messages/{first['id']}$") == 1
    assert not first["flags"] & EPHEMERAL


async def test_interaction_that_lapsed_before_it_was_heard_is_answered(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A resumed session may bring a question that is older than three seconds."""
    wire.faults.append(Fault("/callback$", 404, body=LAPSED))
    async with on_discord():
        asked, event = wire.asking(2, wire.command("topics"))
        await wire.dispatch("INTERACTION_CREATE", event)
        await wire.until(lambda: wire.count("POST", "/channels/300/messages$"))

    assert not asked.is_answered
    assert any("Topics" in shown(each) for each in wire.messages.values())


async def test_answer_given_by_another_process_is_left_alone(
    wire: FakeDiscord, on_discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """Two processes with one token: the second is silent, and warns of nothing."""
    taken: dict[str, Any] = {"code": 40060, "message": "Already acknowledged"}
    wire.faults.append(Fault("/callback$", 400, body=taken))
    async with on_discord():
        _, event = wire.asking(2, wire.command("topics"))
        await wire.dispatch("INTERACTION_CREATE", event)
        await wire.until(lambda: not wire.faults)

    assert not wire.messages
    assert not [r for r in caplog.records if r.name.startswith("cogs") and r.levelname != "INFO"]


# ---- shards


@pytest.mark.parametrize("count", [2, None], ids=["two", "as many as Discord says"])
async def test_each_shard_has_a_connection(
    wire: FakeDiscord, on_discord: OnDiscord, count: int | None
) -> None:
    """Questions come over either, and both are closed at the end."""
    async with on_discord(shard_count=count):
        await wire.until(lambda: wire.identified == 2)
        answers = []
        for shard in (0, 1):
            wire.shard = shard
            answers.append(await wire.slash("topics"))
            await wire.until(lambda: answers[-1].message)

    assert wire.shards == [[0, 2], [1, 2]]
    assert all(is_shown(each, "Topics") for each in answers)


async def test_process_holds_the_shards_it_is_told(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Several processes divide the shards among them."""
    wire.shard = 1
    async with on_discord(shard_count=3, shard_ids=[1]):
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message)

    assert wire.shards == [[1, 3]]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda each: each.__name__)
async def test_shard_comes_back(wire: FakeDiscord, on_discord: OnDiscord, trouble: Trouble) -> None:
    """Each trouble of one connection, with several shards."""
    wire.heartbeat_s = 0.1
    async with on_discord(shard_count=1, heartbeat_timeout=0.5):
        await trouble(wire)
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message)

    assert is_shown(asked, "Topics")
