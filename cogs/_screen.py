"""Where replies of one request appear: the answer to an interaction, or a message of ours.

What a reply looks like is `_render`'s business; who asked what is `_answer`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from typing import Protocol, cast

import aiohttp
import discord
from discord import ui

from bot.talk import Note, Reply
from cogs._render import FILE_BYTES, Page, render

log = logging.getLogger(__name__)

# Answers that mean that nobody waits any more: unknown channel, message, webhook or interaction,
# acknowledged by another process, a token past its 15 minutes.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
GONE = frozenset({10003, 10008, 10015, 10062, 40060, 50027})
REFUSED = Reply(blocks=(Note("Discord would not take this answer. The host finds it in the log."),))
FOR_YOU = Reply(
    blocks=(Note("That answer is for you alone: use the slash command, or write to me directly."),)
)
# discord.py puts the client's default into what it sends, but not into every edit.
NOBODY = discord.AllowedMentions.none()
FOLLOW_UPS = 5  # to one interaction, where only the person has installed the bot
MEDIA = (ui.MediaGallery, ui.File)

Edit = Callable[[Page], Awaitable[object]]


class Screen(Protocol):
    """Shows the first reply and changes the same message with every next one."""

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before."""


# ---- one reply after the other


class _Latest:
    """Holds the newest reply; those that nobody had the time to see are passed over."""

    def __init__(self) -> None:
        self._reply: Reply | None = None
        self._news = asyncio.Event()
        self._over = asyncio.Event()

    async def fill(self, replies: AsyncIterator[Reply]) -> None:
        try:
            # Closing an async generator ends what it watches, a run among others.
            async with contextlib.aclosing(cast("AsyncGenerator[Reply, None]", replies)) as each:
                async for reply in each:
                    self._reply = reply
                    self._news.set()
        finally:
            self._over.set()
            self._news.set()

    async def take(self) -> Reply | None:
        if not self._over.is_set():
            await self._news.wait()
            self._news.clear()
        reply, self._reply = self._reply, None
        return reply

    async def rest(self, seconds: float) -> None:
        """Wait before the next edit, no longer than until the last reply is there."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()


async def play(replies: AsyncIterator[Reply], screen: Screen, *, pace: float) -> None:
    """Show replies as they come, one edit in `pace` seconds at most, and the last one always."""
    latest = _Latest()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(latest.fill(replies))
        while (reply := await latest.take()) is not None:
            await screen.show(reply)
            await latest.rest(pace)


@contextlib.contextmanager
def forgiving(what: str) -> Iterator[None]:
    """Log what Discord or the network refuse; an answer that cannot be shown ends there."""
    try:
        yield
    except* discord.HTTPException as group:
        for error in _leaves(group):
            level = logging.DEBUG if _is_gone(error) else logging.WARNING
            log.log(level, "no answer to %s: %s", what, error)
    except* (aiohttp.ClientError, OSError) as group:
        log.warning("no answer to %s: %r", what, group.exceptions)


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error


def _is_gone(error: BaseException) -> bool:
    return isinstance(error, discord.HTTPException) and error.code in GONE


async def draw(reply: Reply, send: Edit, *, file_bytes: int, is_posted: bool = False) -> None:
    """Send a reply; if Discord refuses its form, say so in its place, and log our fault."""
    try:
        await send(render(reply, file_bytes=file_bytes, is_posted=is_posted))
    except discord.HTTPException as error:
        if error.status != 400 or error.code in GONE:
            raise
        log.error("Discord refused the form of a reply: %s", error)
        await send(render(REFUSED))


# ---- the answer to an interaction


class InteractionScreen:
    """The answer to a command, a press or a form.

    It is acknowledged after `patience` seconds if no reply has come by then: Discord gives up
    after 3. A quick first reply needs no such detour, and decides itself who sees it.
    """

    def __init__(
        self, asked: discord.Interaction, *, in_place: bool, is_hidden: bool, is_private: bool
    ) -> None:
        self._asked = asked
        self._in_place = in_place  # a press changes the message that it is on
        self._is_hidden = is_hidden  # only the learner sees it, whatever the reply says
        self._is_private = is_private  # nobody else can see this place
        self._lock = asyncio.Lock()
        self._edit: Edit | None = None
        self._has_changed_source = False
        self._added: list[discord.WebhookMessage] = []

    async def acknowledge_after(self, patience: float) -> None:
        """Tell Discord in time that an answer will come."""
        await asyncio.sleep(patience)
        async with self._lock:
            if self._asked.response.is_done():
                return
            if self._in_place:
                await self._asked.response.defer()
            else:
                await self._asked.response.defer(thinking=True, ephemeral=self._is_hidden)

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before; a problem never replaces a message."""
        async with self._lock:
            if self._has_changed_source and reply.error:
                await self._restore()
                self._edit = None
            send = self._edit or self._opening(reply)
            await draw(reply, send, file_bytes=self._asked.filesize_limit)

    def _opening(self, reply: Reply) -> Edit:
        """Choose how the first reply appears; each way also sets how the next ones do."""
        is_hidden = self._is_hidden or reply.error is not None
        is_hidden |= reply.private and not self._is_private
        is_done = self._asked.response.is_done()
        if self._in_place and not (reply.error or is_hidden):
            return self._change_source
        if not is_done:
            return self._send_hidden if is_hidden else self._send
        if self._in_place:
            return self._add_hidden
        if is_hidden and not self._is_hidden:
            return self._hide
        return self._edit_original

    async def _edit_original(self, page: Page) -> None:
        await self._asked.edit_original_response(view=page.view, attachments=page.files)
        self._edit = self._edit_original

    async def _change_source(self, page: Page) -> None:
        if self._asked.response.is_done():
            await self._edit_original(page)
        else:
            await self._asked.response.edit_message(view=page.view, attachments=page.files)
        self._has_changed_source = True
        self._edit = self._edit_original

    async def _send(self, page: Page, *, is_hidden: bool = False) -> None:
        await self._asked.response.send_message(
            view=page.view, files=page.files, ephemeral=is_hidden
        )
        self._edit = self._edit_original

    async def _send_hidden(self, page: Page) -> None:
        await self._send(page, is_hidden=True)

    async def _add_hidden(self, page: Page) -> None:
        if len(self._added) >= FOLLOW_UPS and _is_visiting(self._asked):
            sent = self._added[-1]
            await sent.edit(view=page.view, attachments=page.files, allowed_mentions=NOBODY)
        else:
            sent = await self._asked.followup.send(
                view=page.view, files=page.files, ephemeral=True, wait=True
            )
            self._added.append(sent)

        async def edit(page: Page) -> None:
            await sent.edit(view=page.view, attachments=page.files, allowed_mentions=NOBODY)

        self._edit = edit

    async def _hide(self, page: Page) -> None:
        """Take the public "thinking" back: a message cannot become private later."""
        await self._asked.delete_original_response()
        await self._add_hidden(page)

    async def _restore(self) -> None:
        """Put the pressed message back, but for its pictures: Discord has dropped those."""
        self._has_changed_source = False
        if self._asked.message is None:
            return
        view = ui.LayoutView.from_message(self._asked.message, timeout=None)
        for item in [item for item in view.walk_children() if isinstance(item, MEDIA)]:
            holder = item.parent if isinstance(item.parent, ui.Container) else view
            holder.remove_item(item)
        view.stop()
        await self._asked.edit_original_response(view=view, attachments=[])


def _is_visiting(asked: discord.Interaction) -> bool:
    """Tell whether the bot is here only because somebody has installed it for themselves."""
    return asked.is_user_integration() and not asked.is_guild_integration()


# ---- a message of ours


class MessageScreen:
    """A reply to a message that spoke to the bot; it is kept, so that it can follow an edit."""

    def __init__(self, heard: discord.Message, *, is_private: bool) -> None:
        self._heard = heard
        self._is_private = is_private
        self._sent: discord.Message | None = None

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before; a blocked person gets none that others see."""
        if reply.details.get("blocked"):
            return
        if reply.private and not self._is_private and reply.error is None:
            reply = FOR_YOU
        guild = self._heard.guild
        limit = guild.filesize_limit if guild else FILE_BYTES
        await draw(reply, self._send, file_bytes=limit)

    async def _send(self, page: Page) -> None:
        if self._sent is not None:
            await self._sent.edit(view=page.view, attachments=page.files, allowed_mentions=NOBODY)
            return
        self._sent = await self._heard.channel.send(
            view=page.view,
            files=page.files,
            reference=self._heard.to_reference(fail_if_not_exists=False),
            mention_author=False,
        )
