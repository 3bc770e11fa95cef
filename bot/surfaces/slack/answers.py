"""What comes from Slack becomes a request to the app, and finds the screen for its replies.

What is registered with bolt is in `listen`; how replies appear is `screen`'s business.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, cast

from slack_sdk.errors import SlackApiError

from bot import phrase
from bot.app import App, sorry
from bot.errors import LearnerError
from bot.surfaces.slack import attached, home
from bot.surfaces.slack.calls import code_of
from bot.surfaces.slack.controls import is_result, owner_of
from bot.surfaces.slack.form import Origin, filled, missing, modal, uploads
from bot.surfaces.slack.jobs import Jobs
from bot.surfaces.slack.screen import Screen, Spot, forgiving, play
from bot.surfaces.slack.snippet import snippet, typed, words_of
from bot.surfaces.slack.text import Json, short
from bot.surfaces.slack.upload import PATIENCE
from bot.surfaces.slack.workspace import Workspace, Workspaces
from bot.talk import (
    Ask,
    Field,
    FieldKind,
    Form,
    Learner,
    Place,
    Press,
    Reply,
    Request,
    Submit,
    TokenError,
    pack,
    unpack,
)

# A form of these rooms belongs to the very message that it was opened from; the answer to any
# other one stands beside it, unless that message is a result already.
OWN_MESSAGE = frozenset({"quiz"})
# Only the one who asks sees these.
PRIVATE = frozenset({"progress", "review", "privacy", "classquiz"})
SHOWN, HERE = frozenset({"progress"}), "here"  # `/progress here` shows it to the channel
MANAGED = frozenset({("classquiz", "skip"), ("classquiz", "stop")})  # rights are looked up for
NEW_RUN = pack("runs", "new")
EXPLAIN = "explain-error"  # the one form that is the surface's own
EXPLAIN_FORM = Form(
    title="Explain an error",
    token=EXPLAIN,
    button="Explain",
    fields=(Field(id="topic", label="The error, as Python printed it", kind=FieldKind.CODE),),
)
# A trigger is good for 3 seconds, once.
LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired"})
TOO_LATE = LearnerError(
    "The form could not be opened in time.", hint="Press once more, or send it as a message."
)
FORM_PATIENCE = 1.5  # seconds that a form stays open for a first answer; Slack allows 3


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Heard:
    """Who asks, and where."""

    workspace: Workspace
    user: str
    name: str = ""
    channel: str = ""
    key: str = ""  # the same for a request that Slack delivers twice
    may_manage: bool = False

    def learner(self) -> Learner:
        """Name them as the store knows them."""
        known = f"slack:{self.workspace.key}:{self.user}"
        return Learner(id=known, name=self.name, may_manage=self.may_manage)

    def place(self, *, is_private: bool) -> Place:
        """Name the place."""
        where = self.channel or self.user
        place_id = f"slack:{self.workspace.key}:{where}"
        return Place(id=place_id, surface="slack", is_private=is_private)


def heard_in(workspace: Workspace, body: Mapping[str, Any]) -> Heard:
    """Read who sent a command, a press, a shortcut or a form."""
    user = body.get("user") or {}
    channel = body.get("channel") or {}
    container = body.get("container") or {}
    trigger = body.get("trigger_id")
    return Heard(
        workspace,
        user=str(body.get("user_id") or user.get("id", "")),
        name=str(body.get("user_name") or user.get("name") or user.get("username") or ""),
        channel=str(body.get("channel_id") or channel.get("id") or container.get("channel_id", "")),
        key=f"trigger:{trigger}" if trigger else "",
    )


@dataclass(slots=True, kw_only=True)
class Answers:
    """Answers all that speaks to the bot, after Slack was told that it was heard."""

    app: App
    workspaces: Workspaces
    jobs: Jobs
    pace: float = 1.2
    picture_patience: float = PATIENCE
    clock: Callable[[], datetime] = field(default=_now)

    # ---- what is heard

    def command(self, heard: Heard, body: Mapping[str, Any]) -> None:
        """Answer a slash command; `/run` alone opens the form."""
        name, text = str(body["command"]).lstrip("/"), typed(str(body.get("text") or ""))
        url = str(body.get("response_url") or "")
        if name == "run" and not text:
            origin = Origin(channel=heard.channel, url=url)
            self._start(heard, self._open(heard, body, NEW_RUN, origin))
            return
        is_shown = name in SHOWN and text.casefold() == HERE
        text = "" if is_shown else text
        spot = Spot(
            channel=heard.channel,
            user=heard.user,
            url=url,
            is_hidden=name in PRIVATE and not is_shown,
            is_private=is_shown,  # by the learner's own wish nothing is kept from the others
        )
        request = phrase.parse(f"/{name} {text}".strip(), self.app.commands())
        self._start(heard, self._play(heard, request, spot))

    def press(self, heard: Heard, body: Mapping[str, Any]) -> None:
        """Answer a button or a menu in the message itself, or open the form behind it."""
        action = body["actions"][0]
        token = str((action.get("selected_option") or {}).get("value") or action.get("value", ""))
        origin = _origin(heard, body)
        if self.app.opens_form(token):
            self._start(heard, self._open(heard, body, token, origin))
            return
        message = body.get("message") or {}
        spot = _spot(heard, origin, in_place=origin.is_own, before=message.get("blocks") or ())
        self._start(heard, self._play(heard, Press(token), spot))

    def shortcut(self, heard: Heard, body: Mapping[str, Any], *, runs: bool) -> None:
        """Open a form from anywhere in Slack; it is answered in the talk with the bot."""
        self._start(heard, self._open(heard, body, NEW_RUN if runs else EXPLAIN, Origin()))

    def message_shortcut(self, heard: Heard, body: Mapping[str, Any], *, runs: bool) -> None:
        """Run the code of a message, or explain the error in it, in its thread."""
        message = body.get("message") or {}
        words = words_of(message)
        request = (
            Ask("run", {"code": snippet(words)})
            if runs
            else Ask("explain", {"topic": phrase.fenced(words) or words})
        )
        spot = Spot(
            channel=heard.channel,
            user=heard.user,
            thread=str(message.get("thread_ts") or message.get("ts") or ""),
            url=str(body.get("response_url") or ""),
        )
        self._start(heard, self._play(heard, request, spot))

    def message(self, heard: Heard, event: Mapping[str, Any], *, is_private: bool) -> None:
        """Answer a message that speaks to the bot, in its thread or in the talk alone."""
        thread = str(event.get("thread_ts") or ("" if is_private else event.get("ts")) or "")
        spot = Spot(channel=heard.channel, user=heard.user, thread=thread, is_private=is_private)
        self._start(heard, self._read(heard, event, spot))

    def home(self, heard: Heard) -> None:
        """Draw the Home tab."""
        self._start(
            heard,
            home.publish(
                self.app, heard.learner(), heard.place(is_private=True), heard.workspace, heard.user
            ),
        )

    def ended(self, workspace: str, why: str) -> None:
        """End a workspace whose token is no longer good."""
        self.jobs.start(self.workspaces.revoked(workspace, why), f"{workspace} {why}")

    async def submit(self, heard: Heard, view: Mapping[str, Any]) -> dict[str, str]:
        """Answer a form that was filled in; give what is wrong with it, if it is, by field."""
        fields = filled(view)
        if wrong := missing(view, fields):
            return wrong
        first: asyncio.Future[Reply | None] = asyncio.get_running_loop().create_future()
        if not self._start(heard, self._submit(heard, view, fields, first), first):
            return {next(iter(fields), "code"): "Too much is going on; send it again in a minute."}
        try:
            async with asyncio.timeout(FORM_PATIENCE):
                reply = await first
        except TimeoutError:
            return {}
        if reply is None or reply.error is None:
            return {}
        return {next(iter(fields), "code"): short(reply.error.message, 300)}

    # ---- how it is answered

    def _start(
        self, heard: Heard, work: Any, first: asyncio.Future[Reply | None] | None = None
    ) -> bool:
        what = heard.key or f"{heard.workspace.key} {heard.user}"
        return self.jobs.start(self._once(heard, work, what, first), what)

    async def _once(
        self, heard: Heard, work: Any, what: str, first: asyncio.Future[Reply | None] | None
    ) -> None:
        """Do a piece of work unless it was delivered before; end a workspace that is shut."""
        revoked: set[str] = set()
        try:
            if heard.key and not await self.app.store.heard(heard.key, self.clock()):
                return
            with forgiving(what, revoked):
                await work
        finally:
            work.close()
            if first is not None and not first.done():
                first.set_result(None)
        for why in revoked:
            await self.workspaces.revoked(heard.workspace.key, why)

    def _screen(self, heard: Heard, spot: Spot) -> Screen:
        return Screen(heard.workspace, spot, patience=self.picture_patience)

    async def _play(self, heard: Heard, request: Request, spot: Spot) -> None:
        if _is_managed(request):
            heard = replace(heard, may_manage=await heard.workspace.may_manage(heard.user))
        replies = self._replies(heard, request, spot)
        await play(replies, self._screen(heard, spot), pace=self.pace)

    def _replies(self, heard: Heard, request: Request, spot: Spot) -> AsyncIterator[Reply]:
        is_private = spot.is_private
        return self.app.handle(heard.learner(), heard.place(is_private=is_private), request)

    async def _read(self, heard: Heard, event: Mapping[str, Any], spot: Spot) -> None:
        heard = replace(heard, name=await heard.workspace.name_of(heard.user))
        words = words_of(event, heard.workspace.bot_user)
        try:
            code = await attached.code(heard.workspace, event)
        except LearnerError as error:
            await self._say(heard, sorry(error), spot)
            return
        if code is not None and phrase.fenced(words) is None:
            await self._play(heard, Ask("run", {"code": code}), spot)
            return
        await self._play(heard, phrase.parse(words, self.app.commands()), spot)

    async def _open(
        self, heard: Heard, body: Mapping[str, Any], token: str, origin: Origin
    ) -> None:
        """Open a form; Slack lets a trigger be used once, within 3 seconds."""
        place = heard.place(is_private=False)
        try:
            if token == EXPLAIN:
                form = EXPLAIN_FORM
            else:
                form = await self.app.form(heard.learner(), place, token)
            view = modal(form, origin)
        except LearnerError as error:
            spot = _spot(heard, origin, in_place=False)
            await self._say(heard, sorry(error), spot)
            return
        try:
            await heard.workspace.client.views_open(trigger_id=body["trigger_id"], view=view)
        except SlackApiError as error:
            if code_of(error) not in LATE:
                raise
            await self._say(heard, sorry(TOO_LATE), _spot(heard, origin, in_place=False))

    async def _submit(
        self,
        heard: Heard,
        view: Mapping[str, Any],
        fields: Mapping[str, str],
        first: asyncio.Future[Reply | None],
    ) -> None:
        token = str(view.get("callback_id", ""))
        origin = Origin.of(str(view.get("private_metadata") or ""))
        fields = dict(fields)
        try:
            for name, files in uploads(view).items():
                fields[name] = await attached.code(heard.workspace, {"files": files}) or ""
        except LearnerError as error:
            if not first.done():
                first.set_result(sorry(error))
            return
        request: Request = Ask("explain", fields) if token == EXPLAIN else Submit(token, fields)
        spot = _spot(heard, origin, in_place=_stays(origin, token))
        here = replace(heard, channel=origin.channel)
        replies = _gated(self._replies(here, request, spot), first)
        await play(replies, self._screen(here, spot), pace=self.pace)

    async def _say(self, heard: Heard, reply: Reply, spot: Spot) -> None:
        screen = self._screen(heard, spot)
        await screen.show(reply, is_last=True)
        await screen.finish()


async def _gated(
    replies: AsyncIterator[Reply], first: asyncio.Future[Reply | None]
) -> AsyncIterator[Reply]:
    """Give the first reply to the form that waits for it; a problem stays in the form."""
    async with contextlib.aclosing(cast("Any", replies)) as each:
        async for reply in each:
            is_awaited = not first.done()
            if is_awaited:
                first.set_result(reply)
            if is_awaited and reply.error is not None:
                return
            yield reply


def _origin(heard: Heard, body: Mapping[str, Any]) -> Origin:
    """Read where something was pressed; in a tab or a form there is no message."""
    container, message = body.get("container") or {}, body.get("message") or {}
    if container.get("type") != "message":
        return Origin()
    owner = owner_of(message)
    return Origin(
        channel=heard.channel,
        thread=str(container.get("thread_ts") or ""),
        message=str(container.get("message_ts") or ""),
        url=str(body.get("response_url") or ""),
        is_result=is_result(message),
        is_own=not owner or owner == heard.user,
        is_hidden=bool(container.get("is_ephemeral")),
    )


def _spot(
    heard: Heard, origin: Origin, *, in_place: bool, before: tuple[Json, ...] | list[Json] = ()
) -> Spot:
    """Find the place for the answer to what was pressed, or to a form that was opened there."""
    return Spot(
        channel=origin.channel or heard.user,
        user=heard.user,
        thread=origin.thread,
        message=origin.message if in_place else "",
        url=origin.url,
        in_place=in_place and bool(origin.message),
        # On somebody else's message the one who presses gets an answer of their own.
        is_hidden=origin.is_hidden or bool(origin.message and not origin.is_own),
        is_private=not origin.channel or origin.channel.startswith("D"),
        before=tuple(before),
    )


def _is_managed(request: Request) -> bool:
    """Tell whether what the learner may do here changes the answer."""
    with contextlib.suppress(TokenError):
        token = unpack(request.token) if isinstance(request, Press) else None
        return token is not None and (token.room, token.verb) in MANAGED
    return False


def _stays(origin: Origin, token: str) -> bool:
    """Tell whether the answer to a form replaces the message that it was opened from."""
    if not origin.message or not origin.is_own:
        return False
    with contextlib.suppress(TokenError):
        return origin.is_result or unpack(token).room in OWN_MESSAGE
    return False
