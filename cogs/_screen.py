"""Where replies of one request appear: the answer to an interaction, or a message of ours.

What a reply looks like is `_render`'s business; who asked what is `_answer`'s.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace

import aiohttp
import discord
from discord import ui

from bot.talk import Choice, Mark, Note, Reply, Style, TokenError, Verdict, pack, unpack
from bot.wording import escape, shorten
from cogs._outage import GONE, LATE, TAKEN, is_passing, persist
from cogs._render import FILE_BYTES, Page, render

log = logging.getLogger(__name__)

REFUSED = Reply(blocks=(Note("Discord would not take this answer. The host finds it in the log."),))
FOR_YOU = Reply(
    blocks=(Note("That answer is for you alone: use the slash command, or write to me directly."),)
)
# discord.py puts the client's default into what it sends, but not into every edit.
NOBODY = discord.AllowedMentions.none()
FOLLOW_UPS = 5  # to one interaction, where only the person has installed the bot
MEDIA = (ui.MediaGallery, ui.File)
OURS = "discord"  # the room of the tokens that are this surface's own
NAME_ROOM = 40

Edit = Callable[[Page], Awaitable[object]]


# ---- a button of our own


def deletable(reply: Reply, owner: int) -> Reply:
    """Put a button beside an answer with which the one who asked may take it away."""
    is_busy = any(isinstance(b, Verdict) and b.mark is Mark.BUSY for b in reply.blocks)
    if is_busy:
        return reply
    button = Choice("Delete", pack(OURS, "delete", str(owner)), Style.DANGER)
    return replace(reply, choices=(*reply.choices, button))


def owner_in(token: str) -> int | None:
    """Read who may delete; None if the token is another one."""
    try:
        read = unpack(token)
    except TokenError:
        return None
    if (read.room, read.verb) != (OURS, "delete") or not "".join(read.ids).isdigit():
        return None
    return int(read.ids[0])


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
    after 3. A quick first reply needs no such detour, and decides itself who sees it. Where an
    outage has cost the interaction, the answer goes to the message, the channel, or the person.
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
        self._has_failed = False
        self._late: Iterator[Edit] | None = None

    async def acknowledge_after(self, patience: float) -> None:
        """Tell Discord in time that an answer will come."""
        await asyncio.sleep(patience)
        async with self._lock:
            if self._asked.response.is_done() or self._late:
                return
            try:
                if self._in_place:
                    await self._asked.response.defer()
                else:
                    await self._asked.response.defer(thinking=True, ephemeral=self._is_hidden)
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                self._has_failed = True  # the answer itself will find its way
                log.debug("interaction %s was not acknowledged: %r", self._asked.id, error)

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before; a problem never replaces a message."""
        async with self._lock:
            if self._has_changed_source and reply.error and not self._late:
                await self._restore()
                self._edit = None
            is_own = self._is_hidden or self._is_private or reply.private
            if "run" in reply.details and not (is_own or reply.error):
                reply = deletable(reply, self._asked.user.id)

            async def send() -> None:
                edit = self._edit or self._opening(reply)
                told = self._named(reply) if self._late else reply
                await draw(told, edit, file_bytes=self._asked.filesize_limit)

            await persist(send, lambda error: self._turn(error, reply))

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
        self._edit = _editing(sent)

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

    # ---- after an outage

    def _turn(self, error: Exception, reply: Reply) -> bool:
        """Take another way after a failure; False if this one is tried again, or none is left."""
        code = error.code if isinstance(error, discord.HTTPException) else 0
        if code == TAKEN and self._has_failed and not self._edit:
            self._edit = self._edit_original  # our own request had arrived, its answer had not
            return True
        self._has_failed |= is_passing(error)
        if code in LATE and not self._late:
            self._late = self._ways(reply)
        elif not self._late or is_passing(error):
            return False
        self._edit = next(self._late, None)
        return self._edit is not None

    def _ways(self, reply: Reply) -> Iterator[Edit]:
        """The ways that need no interaction: the pressed message, the channel, the person."""
        is_for_all = not (self._is_hidden or reply.private or reply.error)
        message, channel = self._asked.message, self._asked.channel_id
        if is_for_all and self._in_place and message and not message.flags.ephemeral:
            yield _editing(message)
        if is_for_all and channel and not self._in_place:
            yield self._posting(self._asked.client.get_partial_messageable(channel))
        yield self._posting(self._asked.user)

    def _posting(self, to: discord.abc.Messageable) -> Edit:
        async def post(page: Page) -> None:
            sent = await to.send(view=page.view, files=page.files)
            self._edit = _editing(sent)

        return post

    def _named(self, reply: Reply) -> Reply:
        """Say whom a late answer is for: nothing else connects it with the question."""
        name = escape(shorten(self._asked.user.display_name, NAME_ROOM))
        note = Note(f"For {name}, late: Discord could not be reached in between.")
        return replace(reply, blocks=(note, *reply.blocks))


def _editing(sent: discord.Message | discord.WebhookMessage) -> Edit:
    async def edit(page: Page) -> None:
        await sent.edit(view=page.view, attachments=page.files, allowed_mentions=NOBODY)

    return edit


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

    @property
    def sent(self) -> int:
        """The id of our message; 0 before there is one."""
        return self._sent.id if self._sent else 0

    async def show(self, reply: Reply) -> None:
        """Show a reply in place of the one before; a blocked person gets none that others see."""
        if reply.details.get("blocked"):
            return
        if reply.private and not self._is_private and reply.error is None:
            reply = FOR_YOU
        reply = deletable(reply, self._heard.author.id)
        guild = self._heard.guild
        limit = guild.filesize_limit if guild else FILE_BYTES
        await persist(lambda: draw(reply, self._send, file_bytes=limit))

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
