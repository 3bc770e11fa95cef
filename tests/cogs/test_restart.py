"""Every button, menu choice and form of every room, used in the process after its own."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from bot.app import ROOMS, App
from tests.cogs.conftest import OnDiscord
from tests.fakes.discord_rules import walk
from tests.fakes.discord_shapes import ADA, CHANNEL, Json, shown
from tests.fakes.discord_wire import Asked, FakeDiscord

TOGETHER = """
import asyncio
print(await asyncio.gather(asyncio.sleep(0.2, "tea"), asyncio.sleep(0.2, "cake")))
"""
FILLED = {"code": TOGETHER, "answer": "1", "said": "tea", "verdict": "t", "reason": "0"}
FILLED |= {"seconds": "2", "hour": "9", "zone": "Europe/Berlin", "channel": f"{CHANNEL} asyncio"}
FILLED |= {"person": "7 bob"}
LESSON, RUN = "explain topic=futures", "run!"
AHEAD, LATER, OLD = "turn pages", "a month later", "an older message"
# What leads to a message that has the button: a command, then buttons by room and verb. An
# exclamation mark sends the form that opens.
WAYS: dict[str, tuple[str, ...]] = {
    "lessons.page": (LESSON,),
    "lessons.predict": (LESSON, AHEAD),
    "lessons.guess": (LESSON, AHEAD, "lessons.predict"),
    "quiz.topic": (LESSON,),
    "quiz.review": ("quiz kind=predict", "quiz.pick", LATER, "review"),
    "quiz.pick": ("quiz kind=predict",),
    "quiz.step": ("quiz kind=order",),
    "quiz.reason": ("quiz kind=true-false", "quiz.step"),
    "quiz.finish": ("quiz kind=multi", OLD),
    "quiz.hint": ("quiz kind=predict",),
    "quiz.type": ("quiz kind=number",),
    "quiz.enter": ("quiz kind=true-false",),
    "runs.again": (RUN,),
    "runs.real": (RUN,),
    "runs.orders": (RUN,),
    "runs.example": (LESSON, AHEAD),
    "runs.new": ("help",),
    "runs.edit": (RUN,),
    "runs.change": (LESSON, AHEAD),
    "challenges.open": ("challenge",),
    "challenges.hint": ("challenge", "challenges.open"),
    "challenges.solution": ("challenge", "challenges.open", *["challenges.write!"] * 3),
    "challenges.write": ("challenge", "challenges.open"),
    "progress.export": ("privacy",),
    "progress.forget": ("privacy",),
    "progress.forget-now": ("privacy", "progress.forget"),
    "progress.hide": ("privacy",),
    "progress.show": ("privacy", "progress.hide"),
    "progress.privacy": ("privacy", "progress.forget"),
    "progress.channel-board": ("leaderboard",),
    "progress.server-board": ("leaderboard", "progress.channel-board"),
    "admin.answers": ("settings",),
    "admin.limits": ("settings",),
    "admin.daily": ("settings",),
    "admin.language": ("settings",),
    "admin.offers": ("settings",),
    "admin.block": ("settings",),
    "admin.unblock": ("settings", "admin.block!"),
    "admin.undo": ("settings", "admin.limits!"),
    "app.start": ("help",),
    "discord.delete": (RUN,),
}


@pytest.fixture(autouse=True)
def ada_manages_the_server(wire: FakeDiscord) -> None:
    wire.admins = {ADA["id"]}


@pytest.fixture
def runs_code() -> bool:
    return True


def test_every_verb_of_every_room_is_tried() -> None:
    """A new button comes with the way to it; `discord.delete` is this surface's own.

    Those of a class quiz and of the day's question stand on messages that nobody asked for:
    `test_classquiz`, `test_daily`.
    """
    rooms = [room for room in ROOMS if room.name != "classquiz"]
    verbs = {f"{room.name}.{verb}" for room in rooms for verb in (*room.presses, *room.forms)}

    assert (verbs | {"discord.delete"}) - {"quiz.daily"} == WAYS.keys()


def tokens(message: Json, verb: str) -> list[str]:
    """The tokens of a verb on the buttons and in the menus of a message."""
    found = [each.get("custom_id", "") for each in walk(message["components"])]
    menus = [each for each in walk(message["components"]) if each["type"] == 3]
    found += [option["value"] for menu in menus for option in menu["options"]]
    start = "1:" + verb.replace(".", ":")
    return [each for each in found if each == start or each.startswith(start + ":")]


async def press(wire: FakeDiscord, message: Json, token: str) -> Asked:
    data = {"custom_id": token, "component_type": 2}
    return await wire.interact(3, data, message=message)


async def settled(wire: FakeDiscord, asked: Asked) -> Json:
    """The message that answers, once nothing in it is under way."""
    await wire.until(lambda: asked.message and "⏳" not in shown(asked.message))
    assert asked.message is not None
    return asked.added[-1] if asked.added else asked.message


async def go(wire: FakeDiscord, app: App, message: Json | None, step: str, following: str) -> Json:
    """Take one step towards a message."""
    if step == LATER:
        now = app.clock()
        app.clock = lambda: now + timedelta(days=30)
        return message or {}
    while step == AHEAD and message is not None and not tokens(message, following):
        ahead = tokens(message, "lessons.page")[-1]
        message = await settled(wire, await press(wire, message, ahead))
    if step == OLD and message is not None:
        for each in walk(message["components"]):  # today's bot sends a form instead
            token = str(each.get("custom_id", "")).replace(":enter:", ":finish:")
            each.update({"custom_id": f"{token}:0"} if ":finish:" in token else {})
    if step in (AHEAD, OLD) and message is not None:
        return message
    if "." not in step:
        name, *options = step.rstrip("!").split()
        asked = await wire.slash(name, **dict(each.split("=") for each in options))
    else:
        assert message is not None
        asked = await press(wire, message, tokens(message, step.rstrip("!"))[0])
    if step.endswith("!"):
        asked = await wire.send_form(asked, **FILLED)
    return await settled(wire, asked)


@pytest.mark.parametrize("verb", WAYS)
async def test_token_of_an_earlier_process_is_answered(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, verb: str
) -> None:
    """In place or beside it, but never with a fault; and what a form holds is taken likewise."""
    message: Json | None = None
    async with on_discord():
        for step, following in itertools.pairwise((*WAYS[verb], verb)):
            message = await go(wire, app, message, step, following)
    assert message is not None
    async with on_discord():
        pressed = await press(wire, message, tokens(message, verb)[0])
        if verb == "discord.delete":
            await wire.until(lambda: message["id"] not in wire.messages)
            return
        answer = shown(await settled(wire, pressed)) if pressed.modal is None else ""
    if pressed.modal is not None:
        async with on_discord():
            answer = shown(await settled(wire, await wire.send_form(pressed, **FILLED)))

    assert answer
    assert not any(each in answer for each in ("fault", "no longer", "does not fit", "💥"))
