"""What comes from Discord becomes a request to the app, and finds the screen for its replies.

Commands are declared by the cogs; how replies appear is `_screen`'s business.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

import aiohttp
import discord

from bot import phrase
from bot.app import POSTED, App, sorry
from bot.errors import LearnerError
from bot.phrase import PROGRAM_BYTES
from bot.talk import Ask, Learner, Place, Press, Reply, Request, Submit, TokenError, unpack
from cogs._board import is_posted
from cogs._form import Upload, filled, modal, uploads
from cogs._outage import forgiving
from cogs._play import Plays
from cogs._render import is_result
from cogs._screen import InteractionScreen, MessageScreen, owner_in
from cogs._snippet import is_author, post_behind, snippet, words_of

# A form of these rooms belongs to the very message that it was opened from; the answer to any
# other one stands beside it, unless that message is a result already.
OWN_MESSAGE = frozenset({"quiz", "admin"})
FILE_SECONDS = 20.0
LAST_WORDS = 2.0  # seconds
REMEMBERED = 256  # messages whose edits are still followed


def learner_of(user: discord.User | discord.Member) -> Learner:
    """Name a Discord user as the store knows them."""
    return Learner(id=f"discord:{user.id}", name=user.display_name)


def _asker(asked: discord.Interaction) -> Learner:
    """Name who asks, with their rights in this place."""
    return replace(learner_of(asked.user), may_manage=asked.permissions.manage_guild)


def place_of(asked: discord.Interaction) -> Place:
    """Name the place of an interaction; private is only the talk with the bot itself."""
    is_private = asked.context.dm_channel is True
    return _place(asked.guild_id, asked.channel_id, asked.channel, is_private=is_private)


def _place(guild: int | None, channel: int | None, known: object, *, is_private: bool) -> Place:
    place_id = f"discord:{guild or 'dm'}:{channel or 0}"
    parent = str(known.parent_id) if isinstance(known, discord.Thread) else ""
    return Place(id=place_id, surface="discord", is_private=is_private, parent=parent)


@dataclass(slots=True)
class _Heard:
    """A message that the bot answers: what was last read in it, and our reply."""

    screen: MessageScreen
    words: str
    until: float
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True, kw_only=True)
class Answers:
    """Answers every interaction and every message that speaks to the bot.

    Args:
        app: the bot without a surface.
        patience: seconds without a reply until an interaction is acknowledged; Discord allows 3.
        pace: seconds between two edits of one message.
        recall: seconds in which an edit of a message is followed.
    """

    app: App
    patience: float
    pace: float
    recall: float = 600.0
    _heard: OrderedDict[int, _Heard] = field(default_factory=OrderedDict)
    _plays: Plays = field(default_factory=Plays)
    _open: int = 0
    _idle: asyncio.Event = field(default_factory=asyncio.Event)

    # ---- interactions

    async def answer(
        self, asked: discord.Interaction, request: Request, *, private: bool = False
    ) -> None:
        """Answer a command with a message of its own.

        Args:
            asked: the interaction.
            request: what it asks.
            private: only the learner sees it, even if it takes long.
        """
        place = place_of(asked)
        screen = InteractionScreen(
            asked,
            in_place=False,
            is_hidden=private and not place.is_private,
            is_private=place.is_private,
        )
        await self._serve(asked, place, request, screen)

    async def press(self, asked: discord.Interaction, token: str) -> None:
        """Answer a button or a menu in the message itself, or open the form behind it.

        On somebody else's message the one who presses gets an answer of their own.
        """
        if self.app.opens_form(token):
            await self.open_form(asked, token)
            return
        if token == POSTED:
            await self._run_posted(asked)
            return
        if (owner := owner_in(token)) is not None:
            await self._delete(asked, owner)
            return
        place, is_others = place_of(asked), _is_others(asked)
        screen = InteractionScreen(
            asked,
            in_place=not is_others,
            is_hidden=is_others,
            is_private=place.is_private or _is_ephemeral(asked),
        )
        await self._serve(asked, place, Press(token), screen)

    async def open_form(self, asked: discord.Interaction, token: str) -> None:
        """Open the form behind a token; this must be the first answer to an interaction."""
        try:
            form = await self.app.form(_asker(asked), place_of(asked), token)
        except LearnerError as error:
            await self._say(asked, sorry(error))
            return
        with self._counted(), forgiving("a form"):
            await asked.response.send_modal(modal(form))

    async def submit(self, asked: discord.Interaction) -> None:
        """Answer a form that was filled in."""
        data = cast("Mapping[str, Any]", asked.data or {})
        token, files = str(data.get("custom_id", "")), uploads(data)
        place, stays, is_seen_alone = place_of(asked), _stays(asked, token), _is_ephemeral(asked)
        screen = InteractionScreen(
            asked,
            in_place=stays,
            is_hidden=not stays and (is_seen_alone or _is_posted(asked)),
            is_private=place.is_private or (stays and is_seen_alone),
        )
        request = Submit(token, filled(data))
        if not files:
            replies = self._replies(asked, place, request)
        else:
            replies = self._with_files(asked, place, request, files)
        await self._show(asked, replies, screen, code=request.fields.get("code", ""))

    async def _with_files(
        self,
        asked: discord.Interaction,
        place: Place,
        request: Submit,
        files: Mapping[str, Upload],
    ) -> AsyncGenerator[Reply, None]:
        """Fetch the files of a form, and then answer it."""
        fields = dict(request.fields)
        try:
            for name, file in files.items():
                fields[name] = await _text_of(asked, file)
        except LearnerError as error:
            yield sorry(error)
            return
        submit = Submit(request.token, fields)
        async with contextlib.aclosing(self._replies(asked, place, submit)) as replies:
            async for reply in replies:
                yield reply

    async def _delete(self, asked: discord.Interaction, owner: int) -> None:
        """Take away an answer, for the one who asked or for a moderator."""
        is_moderator = asked.guild_id is not None and asked.permissions.manage_messages
        if asked.user.id != owner and not is_moderator:
            hint = "Moderators with the permission Manage Messages may, too."
            await self._say(
                asked, sorry(LearnerError("Only who asked may delete this.", hint=hint))
            )
            return
        gone = asked.message.id if asked.message else 0
        for heard_id in [key for key, each in self._heard.items() if each.screen.sent == gone]:
            del self._heard[heard_id]  # a later edit shall not bring it back
        with self._counted(), forgiving("a deletion"):
            await asked.response.defer()
            await asked.delete_original_response()

    async def _say(self, asked: discord.Interaction, reply: Reply) -> None:
        screen = InteractionScreen(asked, in_place=False, is_hidden=True, is_private=False)
        with self._counted(), forgiving("a press"):
            await screen.show(reply)

    async def _serve(
        self, asked: discord.Interaction, place: Place, request: Request, screen: InteractionScreen
    ) -> None:
        await self._show(asked, self._replies(asked, place, request), screen)

    def _replies(
        self, asked: discord.Interaction, place: Place, request: Request
    ) -> AsyncGenerator[Reply, None]:
        replies = self.app.handle(_asker(asked), place, request)
        return cast("AsyncGenerator[Reply, None]", replies)

    async def _show(
        self,
        asked: discord.Interaction,
        replies: AsyncIterator[Reply],
        screen: InteractionScreen,
        *,
        code: str = "",
    ) -> None:
        with self._counted(), forgiving(f"interaction {asked.id}"):
            async with asyncio.TaskGroup() as tasks:
                timer = tasks.create_task(screen.acknowledge_after(self.patience))
                await self._plays.play(replies, screen, pace=self.pace, code=code)
                timer.cancel()

    async def _run_posted(self, asked: discord.Interaction) -> None:
        """Run the code of the post that an offer of ours replies to."""
        place, is_own = place_of(asked), is_author(asked)
        screen = InteractionScreen(
            asked,
            in_place=is_own,
            is_hidden=not is_own,
            is_private=place.is_private or _is_ephemeral(asked),
        )
        await self._show(asked, self._posted(asked, place), screen)

    async def _posted(
        self, asked: discord.Interaction, place: Place
    ) -> AsyncGenerator[Reply, None]:
        """Read that post first: its author may have changed it."""
        try:
            code = snippet(words_of(await post_behind(asked)))
        except LearnerError as error:
            yield sorry(error)
            return
        run = self._replies(asked, place, Ask("run", {"code": code}))
        async with contextlib.aclosing(run) as replies:
            async for reply in replies:
                yield reply

    async def offer(self, message: discord.Message) -> None:
        """Offer to run code that was posted to others, where the server wants that."""
        place = self._place_of(message)
        reply = await self.app.offer(learner_of(message.author), place)
        if reply is None:
            return
        with self._counted(), forgiving(f"message {message.id}"):
            await MessageScreen(message, is_private=place.is_private).show(reply)

    # ---- messages

    async def reply(self, message: discord.Message, words: str) -> None:
        """Answer a message that speaks to the bot with one reply, and follow its edits."""
        place = self._place_of(message)
        screen = MessageScreen(message, is_private=place.is_private)
        now = asyncio.get_running_loop().time()
        heard = _Heard(screen, words, now + self.recall)
        self._heard[message.id] = heard
        while len(self._heard) > REMEMBERED:
            self._heard.popitem(last=False)
        async with heard.lock:
            await self._read(message, place, heard)

    async def reread(self, message: discord.Message, words: str | None) -> None:
        """Answer a message anew in the same reply if its words have changed."""
        heard = self._heard.get(message.id)
        if heard is None or not words or words == heard.words:
            return
        if asyncio.get_running_loop().time() > heard.until:
            self._heard.pop(message.id)
            return
        heard.words = words
        async with heard.lock:
            if heard.words == words:  # else a still newer edit waits behind this one
                await self._read(message, self._place_of(message), heard)

    async def _read(self, message: discord.Message, place: Place, heard: _Heard) -> None:
        request = phrase.parse(heard.words, self.app.commands())
        replies = self.app.handle(learner_of(message.author), place, request)
        with self._counted(), forgiving(f"message {message.id}"):
            await self._plays.play(replies, heard.screen, pace=self.pace)

    def _place_of(self, message: discord.Message) -> Place:
        guild = message.guild.id if message.guild else None
        channel = message.channel
        return _place(guild, channel.id, channel, is_private=guild is None)

    # ---- stopping

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        self._open += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._open -= 1
            if not self._open:
                self._idle.set()

    async def finish(self, grace: float) -> None:
        """Begin nothing more, let what runs come to its end, and tell the others that it will not.

        Takes `grace` seconds at most, and two for those last words.
        """
        self._plays.end_waiting()
        await self._idle_within(grace)
        self._plays.end_all()
        await self._idle_within(LAST_WORDS)

    async def _idle_within(self, seconds: float) -> None:
        if self._open:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._idle.wait()


async def _text_of(asked: discord.Interaction, file: Upload) -> str:
    """Read a file out of a form; one that is too large is not fetched."""
    if file.size > PROGRAM_BYTES:
        raise phrase.too_large(file.name, file.size, PROGRAM_BYTES)
    try:
        async with asyncio.timeout(FILE_SECONDS):
            data = await asked.client.http.get_from_cdn(file.url)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        raise LearnerError(
            "Discord did not hand out that file.", hint="Paste the code into the field instead."
        ) from error
    return phrase.program(data, file.name, PROGRAM_BYTES)


def _is_ephemeral(asked: discord.Interaction) -> bool:
    return asked.message is not None and asked.message.flags.ephemeral


def _is_posted(asked: discord.Interaction) -> bool:
    return asked.message is not None and is_posted(asked.message)


def _is_others(asked: discord.Interaction) -> bool:
    """Tell whether the message was asked for by somebody else, as far as Discord says."""
    message = asked.message
    if message is None:
        return False
    if is_posted(message):
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id != asked.user.id
    resolved = message.reference.resolved if message.reference else None
    return isinstance(resolved, discord.Message) and resolved.author.id != asked.user.id


def _stays(asked: discord.Interaction, token: str) -> bool:
    """Tell whether the answer to a form replaces the message that it was opened from."""
    if asked.message is None or _is_others(asked):
        return False
    try:
        room = unpack(token).room
    except TokenError:
        return False
    return room in OWN_MESSAGE or is_result(asked.message)
