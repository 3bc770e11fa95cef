"""What the bot posts on Discord without being asked: by a channel's id, without an interaction.

How a reply looks is `_render`'s business, what is said and when the rooms'.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.board import PlaceGoneError, PostFailedError, PostGoneError
from bot.talk import Place, Reply
from cogs._render import FILE_BYTES, POSTED_ID, Page
from cogs._screen import NOBODY, draw

UNKNOWN_MESSAGE = 10008
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
SHUT = frozenset({10003, 10004, 50001, 50007, 50013, 50083})


class DiscordBoard:
    """Posts and edits by the client's HTTP; discord.py waits by itself where Discord says so."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def post(self, place: Place, reply: Reply) -> str:
        """Say something in a channel; the id of the message."""
        channel = self._channel(place)
        sent: list[discord.Message] = []

        async def send(page: Page) -> None:
            sent.append(await channel.send(view=page.view, files=page.files))

        with _told():
            await draw(reply, send, file_bytes=FILE_BYTES, is_posted=True)
        return str(sent[-1].id)

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        """Change what was said."""
        message = self._channel(place).get_partial_message(int(post))

        async def send(page: Page) -> None:
            await message.edit(view=page.view, attachments=page.files, allowed_mentions=NOBODY)

        with _told():
            await draw(reply, send, file_bytes=FILE_BYTES, is_posted=True)

    def delay(self, place: Place) -> float:
        """Nothing to wait for: Discord's limits are the channel's own, and far off."""
        del place
        return 0.0

    def _channel(self, place: Place) -> discord.PartialMessageable:
        _, guild, channel = place.id.split(":")
        guild_id = int(guild) if guild.isdigit() else None
        return self._client.get_partial_messageable(int(channel), guild_id=guild_id)


def is_posted(message: discord.Message) -> bool:
    """Tell whether a message of ours was posted for all: a press on it must not change it."""
    return any(getattr(part, "id", None) == POSTED_ID for part in message.components)


@contextmanager
def _told() -> Iterator[None]:
    """What Discord or the network refuse, in the words of the board."""
    try:
        yield
    except discord.HTTPException as error:
        if error.code == UNKNOWN_MESSAGE:
            raise PostGoneError(str(error)) from error
        if error.code in SHUT or error.status in (403, 404):
            raise PlaceGoneError(str(error)) from error
        raise PostFailedError(str(error)) from error
    except (aiohttp.ClientError, OSError) as error:
        raise PostFailedError(repr(error)) from error
    except RuntimeError as error:
        if str(error) != "Session is closed":  # the client was closed in the middle of it
            raise
        raise PostFailedError(str(error)) from error
