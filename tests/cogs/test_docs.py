"""docs/discord.md says what the code does: permissions, scopes, intents, commands, variables."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot import settings
from bot.app import COMMANDS, App
from bot.phrase import PROGRAM_BYTES
from cogs import Client
from cogs._form import VALUE_ROOM
from tests.cogs.conftest import OnDiscord

TEXT = (Path(__file__).parents[2] / "docs" / "discord.md").read_text(encoding="utf-8")
NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)
# As the portal calls them, where it is not just the other name with capitals.
CALLED = {"read_messages": "View Channels", "send_messages_in_threads": "Send Messages in Threads"}


def invitation() -> dict[str, list[str]]:
    """The parameters of the address with which a server is joined."""
    found = re.search(r"https://discord\.com/oauth2/authorize\S+", TEXT)
    assert found
    return parse_qs(urlsplit(found[0]).query)


def table(start: str) -> list[list[str]]:
    """The rows of the table that begins with a heading cell."""
    lines = TEXT[TEXT.index(start) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_invitation_asks_for_the_permissions_that_are_explained() -> None:
    """The number in the address is the sum of the names in the table, no more and no less."""
    names = {CALLED.get(name, name.replace("_", " ").title()) for name, on in NEEDED if on}
    portal = next(row[1] for row in table("| Setting") if "permissions" in row[0])
    explained = " ".join(row[0] for row in table("| Permission"))

    assert int(invitation()["permissions"][0]) == NEEDED.value
    assert set(portal.split(", ")) == names
    assert all(word in explained for name in names for word in name.split())


def test_scopes_are_those_that_are_needed() -> None:
    """A bot user for messages, commands for the rest; a person's install has commands alone."""
    rows = dict(row[:2] for row in table("| Setting"))

    assert sorted(invitation()["scope"][0].split()) == ["applications.commands", "bot"]
    assert rows["Guild Install: scopes"] == "`applications.commands`, `bot`"
    assert rows["User Install: scopes"] == "`applications.commands`"


def test_every_command_and_menu_is_named(app: App) -> None:
    """What Discord is told is what the page says, and the page names nothing else."""
    shown = TEXT[TEXT.index("## What people can do") : TEXT.index("## What it reads")]
    commands = Client(app).tree.get_commands()
    menus = {c.name for c in commands if isinstance(c, discord.app_commands.ContextMenu)}

    assert set(re.findall(r"`/(\w+)`", shown)) - {"help"} == COMMANDS.keys() - {"help"}
    assert menus == set(re.findall(r"Apps, \*\*(.+?)\*\*", shown))


async def test_log_of_a_start_is_as_shown(
    on_discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """Who compares it with the terminal finds the same lines."""
    caplog.set_level(logging.INFO)
    shown = re.findall(r"^INFO (cogs\S+: .+)$", TEXT, re.MULTILINE)
    async with on_discord(), asyncio.timeout(10):
        while not any("on Discord as" in r.getMessage() for r in caplog.records):
            await asyncio.sleep(0.01)
    logged = [f"{r.name}: {r.getMessage()}" for r in caplog.records]
    said = [each.replace("as corobot,", "as corobot#1234,") for each in logged]

    assert len(shown) == 2
    assert set(shown) <= set(said)


def test_intents_are_those_that_are_explained(app: App) -> None:
    """Servers, messages in servers, direct messages; nothing privileged."""
    intents = {name for name, on in Client(app).intents if on}

    assert intents == {"guilds", "guild_messages", "dm_messages"}
    assert "three intents: servers, messages in servers, direct messages" in TEXT


def test_variables_and_limits_are_those_of_the_code(tmp_path: Path) -> None:
    """Each variable that is named is read, and the sizes are the real ones."""
    named = set(re.findall(r"`(DISCORD_[A-Z_]+)`|in (DISCORD_TOKEN)", TEXT))
    environ = {"DISCORD_TOKEN": "x", "DISCORD_SHARD_COUNT": "2", "DISCORD_SHARD_IDS": "0,1"}
    found = settings.load(environ, dotenv=tmp_path / "none")

    assert {first or second for first, second in named} == environ.keys()
    assert (found.discord_shard_count, found.discord_shard_ids) == (2, (0, 1))
    assert f"{VALUE_ROOM:,} characters of code" in TEXT
    assert f"a file in it {PROGRAM_BYTES // 1024} KB" in TEXT
