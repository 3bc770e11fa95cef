"""`/settings` through the real client: who may, what changes at once, and what is refused."""

from __future__ import annotations

import discord
import pytest
import simcord
from simcord import Env

from bot.app import App
from tests.cogs.conftest import OnDiscord
from tests.fakes import discord_reading as reading
from tests.fakes.discord_shapes import (
    ADA,
    CHANNEL,
    EPHEMERAL,
    GUILD,
    MANAGE_GUILD,
    Asked,
    Json,
    buttons,
    person,
    shown,
)
from tests.fakes.discord_wire import FakeDiscord

BOB = person(7, "bob")
SERVER = f"discord:{GUILD}"


@pytest.fixture(autouse=True)
def ada_manages_the_server(wire: FakeDiscord) -> None:
    wire.admins = {ADA["id"]}


async def opened(wire: FakeDiscord) -> Json:
    """The settings, as Ada sees them."""
    asked = await wire.slash("settings")
    await wire.until(lambda: asked.message)
    assert asked.message is not None
    return asked.message


async def sent(wire: FakeDiscord, label: str, user: Json = ADA, **fields: str) -> Asked:
    """One form of the settings, filled in by Ada and sent."""
    form = await wire.press(await opened(wire), label)
    asked = await wire.send_form(form, **fields)
    await wire.until(lambda: asked.message)
    return asked


def text(asked: Asked) -> str:
    """What was answered last: beside the message, or in it."""
    message = asked.added[-1] if asked.added else asked.message
    assert message is not None
    return shown(message)


async def test_the_command_is_offered_to_those_who_manage_the_server(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Discord is told the permission, and hides the command from others."""
    async with on_discord():
        (told,) = [each for each in wire.commands if each["name"] == "settings"]

    assert int(told["default_member_permissions"]) == MANAGE_GUILD


async def test_settings_are_shown_to_the_admin_alone(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """All that can be settled, and a button for each."""
    async with on_discord():
        message = await opened(wire)

    assert message["flags"] & EPHEMERAL
    assert "everybody sees them" in shown(message)
    assert len(buttons(message)) == 7


async def test_somebody_without_the_right_is_told_so(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Where a server has given the command to more people, the room still asks."""
    wire.admins = set()
    async with on_discord():
        message = await opened(wire)

    assert message["flags"] & EPHEMERAL
    assert "those who manage this server" in shown(message)
    assert not buttons(message)


@pytest.mark.parametrize(
    "label", ["Who sees answers", "Limits", "Question of the day", "Language", "Block", "Unblock"]
)
async def test_a_button_of_an_admin_opens_nothing_for_others(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, label: str
) -> None:
    """A token travels through clients: the right is asked for again with every press."""
    async with on_discord():
        message = await opened(wire)
        refused = await wire.press(message, label, user=BOB)
        await wire.until(lambda: refused.message)

    assert refused.modal is None
    assert "those who manage this server" in text(refused)


async def test_a_form_of_an_admin_changes_nothing_when_others_send_it(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Whoever lost the right while the form was open, too."""
    async with on_discord():
        form = await wire.press(await opened(wire), "Limits of a run")
        wire.admins = set()
        refused = await wire.send_form(form, seconds="1")
        await wire.until(lambda: refused.message)

    assert "those who manage this server" in text(refused)
    assert await app.store.server_values(SERVER) == {}


async def test_a_change_is_shown_with_who_made_it(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """In the same message, with a line of the audit and a way back."""
    async with on_discord():
        message = await opened(wire)
        form = await wire.press(message, "Limits of a run")
        asked = await wire.send_form(form, seconds="2", output="16")
        assert asked.message is message
        undone = await wire.press(asked.message, "Undo")
        text_after = shown(asked.message)

    assert "Ada" in text_after
    assert "2 s, 16 KiB of output → the bot's own" in text_after
    assert undone.kinds == [7]
    assert (await app.store.server(SERVER)).wall_s is None


async def test_a_double_click_on_undo_takes_back_once(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The second press finds that it is not the last change any more."""
    async with on_discord():
        asked = await sent(wire, "Limits of a run", seconds="2")
        assert asked.message is not None
        before = {**asked.message, "components": list(asked.message["components"])}
        await wire.press(before, "Undo")
        again = await wire.press(before, "Undo")
        await wire.until(lambda: again.message)

    assert "not the last change any more" in text(again)
    assert len(await app.store.server_changes(SERVER)) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"zone": "Europe/Berlni"}, "Europe/Berlin"),
        ({"zone": "Berlin"}, "Europe/Berlin"),
        ({"hour": "25"}, "not an hour"),
        ({"topic": "baking bread"}, "There are no questions on"),
        ({"channel": "999"}, "There is no channel"),
        ({"channel": "garbage"}, "There is no channel"),
    ],
)
async def test_what_cannot_be_used_names_the_nearest_right_thing(
    app: App, wire: FakeDiscord, on_discord: OnDiscord, given: dict[str, str], said: str
) -> None:
    """A bad zone, hour, topic; a channel that Discord does not know of, as a client may make up."""
    fields = {"channel": f"{CHANNEL} general", "hour": "18", "zone": "UTC", "topic": "", **given}
    async with on_discord():
        asked = await sent(wire, "Question of the day", **fields)

    assert said in text(asked)
    assert await app.store.server_values(SERVER) == {}


async def test_the_daily_question_is_settled_in_one_form(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The form opens the next time with what is settled, and the pickers with what was chosen."""
    async with on_discord():
        channel = f"{CHANNEL} general"
        await sent(wire, "Question", channel=channel, hour="6 pm", zone="europe/berlin", topic="")
        again = await wire.press(await opened(wire), "Question of the day")
    daily = (await app.store.server(SERVER)).daily
    assert again.modal is not None
    picker = again.modal["components"][0]["component"]

    assert daily is not None
    assert (daily.channel.id, daily.channel.name, daily.hour, daily.zone) == (
        CHANNEL,
        "general",
        18,
        "Europe/Berlin",
    )
    assert [str(each["id"]) for each in picker["default_values"]] == [CHANNEL]


async def test_answers_are_private_where_the_server_wants_it(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A public command is hidden from then on, also in a thread of the channel."""
    async with on_discord():
        before = await wire.slash("topics")
        await sent(wire, "Who sees", who="public", **{"except": f"{CHANNEL} general"})
        after = await wire.slash("topics", user=BOB)
        wire.thread_of = CHANNEL
        inside = await wire.slash("topics", user=BOB)
        for asked in (before, after, inside):
            await wire.until(lambda asked=asked: asked.message)

    hidden = [bool(a.message and a.message["flags"] & EPHEMERAL) for a in (before, after, inside)]
    assert hidden == [False, True, True]


async def test_a_mention_in_a_private_channel_gets_one_line(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A reply to a message cannot be private; it says how to ask instead."""
    async with on_discord():
        await sent(wire, "Who sees", who="private")
        await wire.say("<@100> topics", user=BOB)
        await wire.until(lambda: any("for you alone" in shown(m) for m in wire.messages.values()))

    assert wire.messages[max(wire.messages)]["channel_id"] == CHANNEL


async def test_a_blocked_person_gets_one_private_sentence(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """By command, by press and by form; a mention gets nothing that others would see."""
    async with on_discord():
        lesson = await wire.slash("explain", topic="futures", user=BOB)
        await wire.until(lambda: lesson.message)
        await sent(wire, "Block", person="7 bob")
        assert lesson.message is not None
        label = buttons(lesson.message)[0]["label"]
        for asked in (
            await wire.slash("topics", user=BOB),
            await wire.slash("run", user=BOB),
            await wire.press(lesson.message, label, user=BOB),
        ):
            await wire.until(lambda asked=asked: asked.message)
            assert asked.message is not None
            assert asked.message["flags"] & EPHEMERAL
            assert "blocked you here" in text(asked)
        count = len(wire.messages)
        await wire.say("<@100> topics", user=BOB)
        last = await wire.slash("topics")
        await wire.until(lambda: last.message)

    assert len(wire.messages) == count + 2  # what bob said, and what ada was answered


async def test_a_block_can_be_lifted(app: App, wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """The form lists who is blocked."""
    async with on_discord():
        await sent(wire, "Block", person="7 bob")
        await sent(wire, "Unblock", person="7")
        asked = await wire.slash("topics", user=BOB)
        await wire.until(lambda: asked.message)

    assert "Topics" in text(asked)
    assert (await app.store.server(SERVER)).blocked == ()


async def test_an_admin_cannot_block_themselves(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """Nobody could lift that."""
    async with on_discord():
        asked = await sent(wire, "Block", person="1 ada")

    assert "cannot block yourself" in text(asked)


async def test_settings_outlive_a_restart(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """An old message's buttons work on, and what was settled holds."""
    async with on_discord():
        asked = await sent(wire, "Limits of a run", seconds="2")
    async with on_discord():
        assert asked.message is not None
        form = await wire.press(asked.message, "Limits of a run")

    assert form.modal is not None
    assert form.modal["components"][0]["component"]["value"] == "2"


async def test_offers_need_what_only_the_host_can_allow(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Without the intent the settings say so, and the switch stays off."""
    async with on_discord():
        message = await opened(wire)
        note = shown(message)
        refused = await wire.press(message, "Offer to run code")
        await wire.until(lambda: refused.message)

    assert "DISCORD_MESSAGE_CONTENT=1" in note
    assert "cannot read" in text(refused)
    assert await app.store.server_values(SERVER) == {}


async def test_roles_decide_who_sees_the_command_and_who_may_use_it(simcord_env: Env) -> None:
    """SimCord computes permissions as Discord does: hidden from one, whole for the other."""
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("asyncio")
    keys = guild.create_role("keys", permissions=discord.Permissions(manage_guild=True))
    host = guild.add_member(simcord_env.create_user("ada"), roles=[keys])
    guest = guild.add_member(simcord_env.create_user("bob"))
    with pytest.raises(simcord.SetupError, match="default-member-permissions"):
        await guest.slash(channel, "settings")
    message = reading.message_of(await host.slash(channel, "settings"))
    form = await host.click(message, label="Limits of a run")
    changed = reading.message_of(await host.submit_modal(form, {"seconds": "2", "output": ""}))

    assert message.ephemeral
    assert "2 s" in reading.told(changed)
    assert changed.id == message.id
