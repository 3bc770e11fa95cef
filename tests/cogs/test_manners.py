"""Cooldowns, one run at a time, offers and visits, through the real client."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import App
from bot.manners import REQUESTS, RUNS
from bot.talk import Learner, Note, Reply
from cogs._render import render
from cogs._screen import FOLLOW_UPS, InteractionScreen
from tests.cogs.conftest import OnDiscord
from tests.fakes.discord_shapes import EPHEMERAL, GUILD, Asked, Json, buttons, person, shown
from tests.fakes.discord_wire import FakeDiscord
from tests.gates import Gate

BOB, EVE = person(7, "bob"), person(8, "eve")
SERVER = f"discord:{GUILD}"
HOST = Learner(id="discord:1", name="Ada")
POST = "look at this\n```py\nprint('hello', 6 * 7)\n```"


@pytest.fixture
def runs_code() -> bool:
    return True


async def answered(wire: FakeDiscord, asked: Asked) -> Json:
    await wire.until(lambda: asked.message)
    assert asked.message is not None
    return asked.message


# ---- cooldowns


async def test_who_presses_too_fast_is_told_how_long_to_wait(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Privately, with seconds; others are not slowed down, and the wait ends."""
    now = 100.0
    app.ticks = lambda: now
    async with on_discord():
        for _ in range(REQUESTS.most):
            await answered(wire, await wire.slash("help"))
        late = await answered(wire, await wire.slash("help"))
        other = await answered(wire, await wire.slash("help", user=BOB))
        now += 1.0
        after = await answered(wire, await wire.slash("help"))

    assert "in 1 second" in shown(late)
    assert late["flags"] & EPHEMERAL
    assert "Corobot teaches" in shown(other)
    assert "Corobot teaches" in shown(after)


async def test_runs_have_a_cooldown_of_their_own(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """After some runs the next is refused with a countdown; a lesson still opens."""
    app.ticks = lambda: 100.0
    async with on_discord():
        for _ in range(RUNS.most):
            asked = await wire.send_form(await wire.slash("run"), code="print(1)")
            await wire.until(lambda asked=asked: asked.message and "Ran" in shown(asked.message))
        late = await wire.send_form(await wire.slash("run"), code="print(1)")
        refused = await answered(wire, late)
        lesson = await answered(wire, await wire.slash("explain", topic="futures"))

    assert "free in 6 seconds" in shown(refused)
    assert refused["flags"] & EPHEMERAL
    assert "Futures" in shown(lesson)


async def test_fifty_people_at_once_are_not_slowed_down(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A class that starts together is no crowd of spammers."""
    async with on_discord():
        people = [person(100 + number, f"p{number}") for number in range(50)]
        asked = await asyncio.gather(*(wire.slash("topics", user=each) for each in people))
        shown_to = [await answered(wire, each) for each in asked]

    assert all("Topics" in shown(message) for message in shown_to)


# ---- one run at a time


async def test_a_second_run_waits_behind_the_first_and_says_so(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The third waits too; one more is refused kindly, to the one who asked alone."""
    gate = Gate()
    app.sandbox = gate  # type: ignore[assignment]
    async with on_discord(pace=0.01):
        forms = [await wire.slash("run") for _ in range(4)]
        runs = [await wire.send_form(form, code="print(1)") for form in forms]
        behind, refused = message_of(runs[1]), message_of(runs[3])
        waiting = [shown(message_of(each)) for each in runs]
        alone = list(gate.inside)
        gate.opened.set()
        for each in runs[:3]:
            await wire.until(lambda each=each: "done for" in shown(message_of(each)))

    assert "own runs: 1 before" in waiting[1]
    assert "own runs: 2 before" in waiting[2]
    assert "3 runs under way" in shown(refused)
    assert refused["flags"] & EPHEMERAL
    assert alone == ["discord:1"]
    assert "done for" in shown(behind)


def message_of(asked: Asked) -> Json:
    assert asked.message is not None
    return asked.message


# ---- offers


@pytest.fixture
def reading(app: App, wire: FakeDiscord) -> App:
    """The bot with the message content intent, as the host may set it up."""
    app.reads_posts = wire.may_read = True
    return app


async def offers_on(app: App) -> None:
    await app.store.change_server(SERVER, "offers", lambda _: "on", by=HOST, now=app.clock())


async def offer_below(wire: FakeDiscord, post: Json) -> Json:
    def found() -> list[Json]:
        told = [(m.get("message_reference") or {}, m) for m in wire.messages.values()]
        return [m for reference, m in told if str(reference.get("message_id")) == post["id"]]

    await wire.until(found)
    return found()[0]


async def test_posted_code_is_offered_to_run_where_the_server_wants_it(
    reading: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The author runs it in the offer; somebody else gets an outcome that only they see."""
    await offers_on(reading)
    async with on_discord():
        post = await wire.say(POST, user=BOB)
        offer = await offer_below(wire, post)
        labels = [each["label"] for each in buttons(offer)]
        hers = await wire.press(offer, "Run this", user=EVE)
        await wire.until(lambda: hers.message and "hello 42" in shown(hers.message))
        his = await wire.press(offer, "Run this", user=BOB)
        await wire.until(lambda: his.message and "hello 42" in shown(his.message))

    assert labels == ["Run this", "Delete"]
    assert message_of(hers)["id"] != offer["id"]
    assert message_of(hers)["flags"] & EPHEMERAL
    assert message_of(his)["id"] == offer["id"]


async def test_an_offer_works_after_a_restart_and_says_when_the_post_is_gone(
    reading: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Nothing is kept of the post: it is read when the button is pressed."""
    await offers_on(reading)
    async with on_discord():
        post = await wire.say(POST, user=BOB)
        offer = await offer_below(wire, post)
    async with on_discord():
        ran = await wire.press(offer, "Run this", user=EVE)
        await wire.until(lambda: ran.message and "hello 42" in shown(ran.message))
        del wire.messages[post["id"]]
        gone = await wire.press(offer, "Run this", user=EVE)
        await wire.until(lambda: gone.message)

    assert "gone" in shown(message_of(gone))


@pytest.mark.parametrize("content", ["no code here", "```js\nalert(1)\n```", "`print(1)`"])
async def test_nothing_is_offered_without_python(
    reading: App, wire: FakeDiscord, on_discord: OnDiscord, content: str
) -> None:
    """Only a block that says it is Python is taken for it."""
    await offers_on(reading)
    async with on_discord():
        await wire.say(content, user=BOB)
        last = await wire.slash("help")
        await answered(wire, last)

    assert len(wire.messages) == 2


async def test_nothing_is_offered_where_nobody_asked_for_it(
    reading: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """It is off until an admin switches it on."""
    async with on_discord():
        await wire.say(POST, user=BOB)
        await answered(wire, await wire.slash("help"))

    assert len(wire.messages) == 2


# ---- a visit


async def test_a_visiting_bot_sends_five_follow_ups_and_then_edits(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only a person has installed it, Discord takes no sixth one."""
    wire.owners = {"1": BOB["id"]}
    screens: list[InteractionScreen] = []
    begin = InteractionScreen.__init__

    def noted(self: InteractionScreen, *args: object, **options: object) -> None:
        begin(self, *args, **options)  # type: ignore[arg-type]
        screens.append(self)

    monkeypatch.setattr(InteractionScreen, "__init__", noted)
    async with on_discord():
        asked = await wire.slash("topics", user=BOB)
        await answered(wire, asked)
        for number in range(FOLLOW_UPS + 3):
            await screens[0]._add_hidden(render(Reply(blocks=(Note(f"number {number}"),))))

    assert len(asked.added) == FOLLOW_UPS
    assert "number 7" in shown(asked.added[-1])
