"""The connection to Discord: the client, its commands, and staying connected.

What is answered is `_answer`'s business, how it looks `_render`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import itertools
import json
import logging
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import aiohttp
import discord
from discord import ui

from bot.app import App
from bot.errors import SetupError
from bot.phrase import fenced
from cogs import admin, challenges, classquiz, lessons, progress, quiz, runs
from cogs._answer import Answers
from cogs._board import DiscordBoard
from cogs._commands import Commands, Tree
from cogs._snippet import addressed, has_python, words_of
from cogs._translator import Translator

log = logging.getLogger(__name__)

SYNCED = "discord.commands"  # the setting that keeps the hash of the commands Discord has
COGS = (lessons, quiz, classquiz, runs, challenges, progress, admin)
# The end of the process: at most FAREWELL, GRACE and the last words of `Answers.finish`.
GRACE = 5.0  # seconds for what runs to come to its end
FAREWELL = 1.0  # for the other side to say goodbye; one that is frozen never does
STEADY = 60.0  # a connection that held so many seconds starts the waiting anew
# Close codes after which Discord says not to reconnect:
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
FATAL = {
    4010: "Discord refused the shard.",
    4011: "This bot is in too many servers for one connection.",
    4012: "Discord no longer speaks this version of its gateway.",
    4013: "Discord refused the intents of the bot.",
    4014: "Discord refused the intents of the bot.",
}
NO_INTENT = (
    "DISCORD_MESSAGE_CONTENT=1 needs the Message Content Intent on the Bot page of the portal."
)
PORTAL = "https://discord.com/developers/applications"


def _refused() -> SetupError:
    return SetupError(
        "Discord refused the token in DISCORD_TOKEN.",
        hint=f"Copy a new one: {PORTAL}, your application, Bot, Reset Token.",
        status=2,
    )


class Pressed(ui.DynamicItem[ui.Item[Any]], template=re.compile(r"\d+:[a-z0-9._:-]+")):
    """Every button and menu of ours, of any version and from before any restart."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Pressed:
        """Take the pressed item as it is: its token says everything."""
        del interaction, match
        return cls(item)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Answer the press."""
        data = cast("dict[str, Any]", interaction.data)
        token = (data.get("values") or [self.custom_id])[0]
        await cast("Client", interaction.client).answers.press(interaction, token)


class Client(discord.Client):
    """Corobot on Discord, without any privileged intent unless the operator wants to offer runs.

    The text of a message arrives in direct messages, where the bot is mentioned and through the
    menu of a message; without that intent nothing else is read.
    """

    def __init__(
        self, app: App, *, patience: float = 1.2, pace: float = 1.0, **options: Any
    ) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                message_content=app.reads_posts,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
            **options,
        )
        self.app = app
        self.answers = Answers(app=app, patience=patience, pace=pace)
        self.board = DiscordBoard(self)
        self.tree = Tree(self)
        commands = Commands(app, self.tree, self.answers)
        for cog in COGS:
            cog.add(commands)

    async def setup_hook(self) -> None:
        """Make old buttons work, and tell Discord the commands if they have changed."""
        self.add_dynamic_items(Pressed)
        self.app.boards.hang("discord", self.board)
        translator = Translator(self.app.languages)
        await self.tree.set_translator(translator)
        digest = await self._digest(translator)
        if await self.app.store.setting(SYNCED) == digest:
            return
        synced = await self.tree.sync()
        await self.app.store.set_setting(SYNCED, digest)
        log.info("told Discord %d commands", len(synced))

    async def _digest(self, translator: Translator) -> str:
        payload = [
            await command.get_translated_payload(self.tree, translator)
            for command in self.tree.get_commands()
        ]
        text = json.dumps([self.application_id, payload], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    async def close(self) -> None:
        """Close the connection, also one that has only just begun."""
        self.app.boards.take_down("discord", self.board)
        await self.end_welcome()
        await super().close()

    async def end_welcome(self) -> None:
        """End what discord.py does after a log-in.

        It leaves this task behind, to stumble over a closed client or a second log-in; and the
        `wait_for` in there may swallow one cancellation.
        """
        task = self._connection._ready_task  # noqa: SLF001
        while task is not None and not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=0.1)

    async def on_ready(self) -> None:
        """Say in the log that all is well."""
        log.info("on Discord as %s, in %d servers", self.user, len(self.guilds))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answer forms, also those that were opened before a restart."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self.answers.submit(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that speaks to the bot."""
        words = self._spoken(message)
        if words is not None:
            await self.answers.reply(message, words)
        elif self.app.reads_posts and not message.author.bot and has_python(message.content):
            await self.answers.offer(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Follow the edit of a message that was answered."""
        await self.answers.reread(payload.message, self._spoken(payload.message))

    def _spoken(self, message: discord.Message) -> str | None:
        """Read what a message says to the bot; None if it speaks to others."""
        if message.author.bot or self.user is None:
            return None
        content = words_of(message)
        words = addressed(content, self.user.id)
        if words is not None:
            return words
        if message.guild is None:
            return content.strip()
        # A reply to the bot reaches it as a mention: only code in it is meant for us.
        is_reply = self.user in message.mentions
        return content.strip() if is_reply and fenced(content) else None


class ShardedClient(Client, discord.AutoShardedClient):
    """The same over several connections: one takes 2,500 servers at most."""


# ---- staying connected


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """How long to wait before each next try: doubled each time, with jitter, up to a limit."""

    first: float = 1.0
    most: float = 120.0  # Discord allows 1000 sessions a day
    chance: random.Random = field(default_factory=random.SystemRandom)

    def waits(self) -> Iterator[float]:
        """Give one wait after the other, in seconds."""
        for turn in itertools.count():
            most = min(self.most, self.first * 2.0 ** min(turn, 30))
            yield self.chance.uniform(most / 2, most)


async def serve(
    app: App, token: str, *, backoff: Backoff | None = None, grace: float = GRACE, **options: Any
) -> None:
    """Answer on Discord until cancelled, through refused and broken connections.

    Args:
        app: the bot without a surface.
        token: the bot's token.
        backoff: the waits between tries.
        grace: seconds that open requests get to finish when it ends.
        options: for `Client`, and for discord.py's client below it; with `shard_count`, None for
            as many as Discord says, there is one connection for each shard, or for `shard_ids`.

    Raises:
        SetupError: Discord refuses the token, or the connection for good.
    """
    backoff = backoff or Backoff()
    waits = backoff.waits()
    while True:
        kind = ShardedClient if "shard_count" in options else Client
        async with kind(app, **options) as client:
            if await _log_in(client, token):
                await _stay(client, backoff, grace)
                waits = backoff.waits()
        wait = next(waits)
        log.warning("not connected to Discord; next try in %.1f s", wait)
        await asyncio.sleep(wait)


async def _log_in(client: Client, token: str) -> bool:
    """Log in; False if it may work later."""
    try:
        await client.login(token)
    except discord.LoginFailure as error:
        raise _refused() from error
    except (discord.HTTPException, aiohttp.ClientError, OSError, LookupError, TypeError) as error:
        # The last two: discord.py reads what a proxy answers as if it came from Discord.
        log.warning("cannot log in to Discord: %s", str(error) or repr(error))
        return False
    return True


async def _stay(client: Client, backoff: Backoff, grace: float) -> None:
    """Stay connected until the client is closed or the caller is cancelled."""
    waits = backoff.waits()
    clock = asyncio.get_running_loop().time
    try:
        while not client.is_closed():
            began = clock()
            await _connect(client)
            if clock() - began > STEADY:
                waits = backoff.waits()
            wait = next(waits)
            log.warning("the connection to Discord broke; next try in %.1f s", wait)
            await asyncio.sleep(wait)
    finally:
        await _hang_up(client)
        await client.answers.finish(grace)


async def _connect(client: Client) -> None:
    """Hold one connection until it breaks.

    `Client.connect` reconnects by itself, but not from everything: it dies with an AttributeError
    when the very first connection is refused, and with whatever a malformed event raises.
    """
    try:
        await client.connect()
    except discord.PrivilegedIntentsRequired as error:
        raise SetupError(FATAL[4014], hint=NO_INTENT) from error
    except discord.ConnectionClosed as error:
        if error.code == 4004:
            raise _refused() from error
        text = FATAL.get(error.code, "Discord closed the connection for good.")
        raise SetupError(f"{text[:-1]} (close code {error.code}).") from error
    except Exception as error:  # a malformed event may raise anything
        log.warning("the connection to Discord failed: %r", error)
        log.debug("where it failed", exc_info=error)
    await _hang_up(client)


async def _hang_up(client: Client) -> None:
    """End what is left of a connection, so that no two are open at once."""
    await client.end_welcome()
    shards = client.shards.values() if isinstance(client, discord.AutoShardedClient) else ()
    with contextlib.suppress(aiohttp.ClientError, OSError):  # of which a timeout is one
        async with asyncio.timeout(FAREWELL):
            for shard in shards:
                await shard.disconnect()
            socket = cast("discord.gateway.DiscordWebSocket | None", client.ws)
            if socket is not None and socket.open:
                await socket.close(code=1000)
