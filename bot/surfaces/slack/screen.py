"""Where the replies of one request appear: a message of ours, or one that only the learner sees.

What a reply looks like is `render`'s business; who asked what is `answers`'.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.surfaces.slack.render import File, Page, render
from bot.surfaces.slack.text import Json, rich, said, section
from bot.surfaces.slack.upload import PATIENCE, pictures, upload
from bot.surfaces.slack.workspace import REVOKED, Workspace
from bot.talk import Note, Reply

log = logging.getLogger(__name__)

# The bot cannot write there itself; the address that came with the request still can.
SHUT = frozenset(
    {"not_in_channel", "channel_not_found", "is_archived", "restricted_action", "not_allowed"}
    | {"restricted_action_read_only_channel", "no_permission", "ekm_access_denied"}
)
MALFORMED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"}) | {
    "msg_too_long",
    "invalid_attachments",
    "too_many_attachments",
}
GONE = frozenset({"message_not_found", "cant_update_message", "expired_url", "used_url"})
URL_USES = 5  # of a response_url, within 30 minutes
REFUSED = Reply(blocks=(Note("Slack would not take this answer. The host finds it in the log."),))
ELSEWHERE = "The rest is in our direct messages."
# Nothing that we send is read for markup, names or links.
AS_IT_IS: Mapping[str, Any] = {
    "mrkdwn": False,
    "parse": "none",
    "link_names": False,
    "unfurl_links": False,
    "unfurl_media": False,
}


class RefusedError(Exception):
    """What a response_url answered instead of `ok`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an answer goes.

    Args:
        channel: the channel; a user's id makes it the talk with the bot alone.
        user: who asked.
        thread: the thread to answer in.
        message: the message of ours to change.
        url: the response_url that came with the request.
        is_hidden: only the learner sees it, whatever the reply says.
        is_private: nobody else can see this place.
        before: the blocks of `message`, to put them back if the answer is a problem.
    """

    channel: str
    user: str
    thread: str = ""
    message: str = ""
    url: str = ""
    in_place: bool = False
    is_hidden: bool = False
    is_private: bool = False
    before: tuple[Json, ...] = ()


class Screen:
    """Shows the first reply and changes the same message with every next one."""

    def __init__(self, workspace: Workspace, spot: Spot, *, patience: float = PATIENCE) -> None:
        self._workspace = workspace
        self._client = workspace.client
        self._spot = spot
        self._patience = patience
        self._channel = spot.channel
        self._message = spot.message
        self._edit: Callable[[Page], Awaitable[None]] | None = None
        self._is_hidden = spot.is_hidden
        self._has_changed_source = False
        self._uses = 0
        self._held: Reply | None = None
        self._page: Page | None = None

    @property
    def stands_at(self) -> str:
        """Where the message is, `channel/time`."""
        return f"{self._channel}/{self._message}"

    def delay(self) -> float:
        """Tell the seconds until progress may be shown."""
        return self._workspace.limiter.delay()

    async def show(self, reply: Reply, *, is_last: bool) -> None:
        """Show a reply in place of the one before; a problem never replaces a message."""
        if not is_last and self._edit is not None and self._is_scarce():
            self._held = reply
            return
        self._held = None
        if self._has_changed_source and reply.error:
            await self._restore()
            self._edit = None
        self._is_hidden = self._hides(reply) if self._edit is None else self._is_hidden
        await self._draw(reply, self._edit or self._opening(reply))

    async def finish(self) -> None:
        """Send what belongs to the last reply: what did not fit, and files."""
        if self._held is not None:
            await self.show(self._held, is_last=True)
        page = self._page
        if page is None or not (page.thread or page.files):
            return
        channel, thread = self._channel, self._spot.thread or self._message
        if self._is_hidden or not self._message:
            opened = await self._client.conversations_open(users=self._spot.user)
            channel, thread = opened["channel"]["id"], ""
        for blocks in page.thread:
            await self._client.chat_postMessage(
                channel=channel,
                blocks=blocks,
                text=page.text,
                thread_ts=thread or None,
                **AS_IT_IS,
            )
        for file in page.files:
            await self._attach(file, channel, thread)

    async def _attach(self, file: File, channel: str, thread: str) -> None:
        await upload(self._workspace, file.name, file.data, channel=channel, thread=thread)

    # ---- how a reply appears

    def _hides(self, reply: Reply) -> bool:
        is_for_one = reply.private or reply.error is not None
        return self._spot.is_hidden or (is_for_one and not self._spot.is_private)

    def _opening(self, reply: Reply) -> Callable[[Page], Awaitable[None]]:
        """Choose how the first reply appears; each way also sets how the next ones do."""
        spot = self._spot
        if spot.in_place and reply.error is None and self._is_hidden == spot.is_hidden:
            return self._change_source
        if self._is_hidden:
            return self._whisper
        return self._post

    async def _change_source(self, page: Page) -> None:
        if self._spot.is_hidden:
            await self._replace(page)
            return
        await self._update(page)
        self._has_changed_source = True

    async def _post(self, page: Page) -> None:
        thread = self._spot.thread or None
        try:
            sent = await self._client.chat_postMessage(
                channel=self._channel,
                blocks=page.blocks,
                text=page.text,
                thread_ts=thread,
                **AS_IT_IS,
            )
        except SlackApiError as error:
            if error.response.get("error") not in SHUT or not self._spot.url:
                raise
            await self._respond(page, {"response_type": "in_channel", "replace_original": False})
            self._message = ""
            self._edit = self._replace
            return
        self._channel, self._message = str(sent["channel"]), str(sent["ts"])
        self._edit = self._update

    async def _update(self, page: Page) -> None:
        self._workspace.limiter.spend()
        await self._client.chat_update(
            channel=self._channel,
            ts=self._message,
            blocks=page.blocks,
            text=page.text,
            parse="none",
            link_names=False,
        )
        self._edit = self._update

    async def _whisper(self, page: Page) -> None:
        """Show it to the learner alone."""
        if self._spot.url:
            await self._respond(page, {"response_type": "ephemeral", "replace_original": False})
            self._edit = self._replace
            return
        await self._client.chat_postEphemeral(
            channel=self._channel,
            user=self._spot.user,
            blocks=page.blocks,
            text=page.text,
            parse="none",
            link_names=False,
            thread_ts=self._spot.thread or None,
        )
        self._edit = self._whisper  # such a message cannot be changed

    async def _replace(self, page: Page) -> None:
        await self._respond(page, {"replace_original": True})
        self._edit = self._replace

    async def _respond(self, page: Page, how: Mapping[str, Any]) -> None:
        self._uses += 1
        body = {"blocks": page.blocks, "text": page.text, **how}
        session = self._workspace.api.session
        for wait in (0.2, 0.5, None):
            async with session.post(self._spot.url, json=body) as answer:
                if (answer.status < 500 and answer.status != 429) or wait is None:
                    text = await answer.text()
                    if answer.status != 200:
                        raise RefusedError(f"{answer.status} {text[:200]}")
                    return
                again = float(answer.headers.get("Retry-After", wait))
            await asyncio.sleep(again)

    def _is_scarce(self) -> bool:
        """Tell whether each further change costs one of the few that are left."""
        return self._edit == self._whisper or (
            self._edit == self._replace and self._uses >= URL_USES - 2
        )

    async def _restore(self) -> None:
        """Put the pressed message back."""
        self._has_changed_source = False
        before = [_as_sent(block) for block in self._spot.before]
        if before:
            page = Page([block for block in before if block], "Corobot")
            await self._update(page)

    # ---- drawing

    async def _draw(self, reply: Reply, send: Callable[[Page], Awaitable[None]]) -> None:
        """Send a reply; if Slack refuses its form, say so in its place, and log our fault."""
        uploaded = await pictures(self._workspace, reply, patience=self._patience)
        for shown, images in ((reply, uploaded), (reply, {}), (REFUSED, {})):
            page = render(shown, pictures=images, owner=self._spot.user)
            if self._is_hidden and (page.thread or page.files):
                page.blocks.append(rich(section(said(ELSEWHERE, "italic"))))
            try:
                await send(page)
            except SlackApiError as error:
                if error.response.get("error") not in MALFORMED or shown is REFUSED:
                    raise
                log.error("Slack refused the form of a reply: %s", error.response.data)
                continue
            self._page = page
            return


def _as_sent(block: Json) -> Json | None:
    """Make a block that came from Slack one that can be sent; a picture is known by its file."""
    if block.get("type") != "image":
        return block
    file_id = (block.get("slack_file") or {}).get("id")
    alt = block.get("alt_text") or "A picture."
    if file_id:
        return {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt}
    return rich(section(said(f"Picture: {alt}", "italic")))


# ---- one reply after the other


class _Latest:
    """Holds the newest reply; those that nobody had the time to see are passed over."""

    def __init__(self) -> None:
        self._reply: Reply | None = None
        self._news = asyncio.Event()
        self._over = asyncio.Event()

    @property
    def is_over(self) -> bool:
        return self._over.is_set()

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
    """Show replies as they come, no faster than the workspace allows, and the last one always."""
    latest = _Latest()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(latest.fill(replies))
        while (reply := await latest.take()) is not None:
            await screen.show(reply, is_last=latest.is_over)
            await latest.rest(max(pace, screen.delay()))
    await screen.finish()


@contextlib.contextmanager
def forgiving(what: str, revoked: set[str]) -> Iterator[None]:
    """Log what Slack or the network refuse; `revoked` takes why a token is no longer good."""
    try:
        yield
    except* SlackApiError as group:
        for error in _leaves(group):
            code = str(cast("SlackApiError", error).response.get("error"))
            if code in REVOKED:
                revoked.add(code)
            else:
                level = logging.DEBUG if code in GONE else logging.WARNING
                log.log(level, "no answer to %s: %s", what, code)
    except* (RefusedError, aiohttp.ClientError, OSError) as group:
        log.warning("no answer to %s: %r", what, group.exceptions)


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error
