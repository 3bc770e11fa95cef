"""All that is registered with bolt: commands, buttons, shortcuts, forms, events.

`slack-manifest.yaml` tells Slack the same; a test compares the two.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any, cast

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.surfaces.slack.answers import Answers, Heard, heard_in
from bot.surfaces.slack.calls import Api
from bot.surfaces.slack.controls import PRESS
from bot.surfaces.slack.workspace import Authorize, Workspace

log = logging.getLogger(__name__)
Body = dict[str, Any]

# The callback ids of the shortcuts, and whether each runs code or explains an error.
GLOBAL_SHORTCUTS = {"run-new": True, "explain-new": False}
MESSAGE_SHORTCUTS = {"run-message": True, "explain-message": False}
EVENTS = ("app_home_opened", "app_mention", "app_uninstalled", "message", "tokens_revoked")
SPOKEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})  # subtypes of a message


def build(answers: Answers, api: Api, *, signing_secret: str = "") -> AsyncApp:
    """Make the bolt app with everything registered; how it is connected is not its business."""
    bolt = AsyncApp(
        name="corobot",
        logger=logging.getLogger("bot.surfaces.slack.bolt"),
        client=api.client(),
        authorize=cast("Any", Authorize(answers.workspaces)),  # bolt's annotation forgets its class
        signing_secret=signing_secret,
        request_verification_enabled=bool(signing_secret),
    )
    listeners = Listeners(answers)
    for name in answers.app.commands():
        bolt.command(f"/{name}")(listeners.command)
    bolt.action(re.compile(rf"{PRESS}(:.*)?"))(listeners.press)
    for callback_id in GLOBAL_SHORTCUTS:
        bolt.global_shortcut(callback_id)(listeners.shortcut)
    for callback_id in MESSAGE_SHORTCUTS:
        bolt.message_shortcut(callback_id)(listeners.message_shortcut)
    bolt.view(re.compile(r".*"))(listeners.submit)
    for event in EVENTS:
        bolt.event(event)(getattr(listeners, event))
    return bolt


def _workspace(context: AsyncBoltContext) -> Workspace:
    found: Workspace = context["workspace"]
    return found


class Listeners:
    """Each tells Slack at once that it was heard, and leaves the work to `Answers`."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    async def command(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a slash command."""
        await ack()
        self._answers.command(heard_in(_workspace(context), body), body)

    async def press(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a button or a menu."""
        await ack()
        self._answers.press(heard_in(_workspace(context), body), body)

    async def shortcut(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a shortcut of the search bar."""
        await ack()
        runs = GLOBAL_SHORTCUTS[body["callback_id"]]
        self._answers.shortcut(heard_in(_workspace(context), body), body, runs=runs)

    async def message_shortcut(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Answer a shortcut of a message."""
        await ack()
        runs = MESSAGE_SHORTCUTS[body["callback_id"]]
        self._answers.message_shortcut(heard_in(_workspace(context), body), body, runs=runs)

    async def submit(
        self, ack: AsyncAck, body: Body, view: Body, context: AsyncBoltContext
    ) -> None:
        """Answer a form; the one thing that Slack is told more about than that it was heard."""
        wrong = await self._answers.submit(heard_in(_workspace(context), body), view)
        if wrong:
            await ack(response_action="errors", errors=wrong)
        else:
            await ack()

    async def app_mention(self, event: Body, body: Body, context: AsyncBoltContext) -> None:
        """Answer a message with the bot's name in it."""
        if not event.get("bot_id"):
            self._answers.message(_event(context, event, body), event, is_private=False)

    async def message(self, event: Body, body: Body, context: AsyncBoltContext) -> None:
        """Answer a message in the talk with the bot alone."""
        is_ours = event.get("channel_type") == "im" and event.get("subtype") in SPOKEN
        if is_ours and event.get("user") and not event.get("bot_id"):
            self._answers.message(_event(context, event, body), event, is_private=True)

    async def app_home_opened(self, event: Body, body: Body, context: AsyncBoltContext) -> None:
        """Draw the Home tab."""
        if event.get("tab", "home") == "home":
            self._answers.home(_event(context, event, body))

    async def app_uninstalled(self, context: AsyncBoltContext) -> None:
        """End a workspace that has removed the bot."""
        self._answers.ended(_key(context), "app_uninstalled")

    async def tokens_revoked(self, event: Body, context: AsyncBoltContext) -> None:
        """End a workspace that has revoked the bot's token; those of people are not used."""
        if (event.get("tokens") or {}).get("bot"):
            self._answers.ended(_key(context), "tokens_revoked")


def _key(context: AsyncBoltContext) -> str:
    """Name the workspace of an event that bolt does not authorise: it is about the token."""
    of_all = context.enterprise_id if context.is_enterprise_install else None
    return str(of_all or context.team_id or context.enterprise_id or "")


def _event(context: AsyncBoltContext, event: Mapping[str, Any], body: Mapping[str, Any]) -> Heard:
    key = body.get("event_id")
    return Heard(
        _workspace(context),
        user=str(event.get("user") or ""),
        channel=str(event.get("channel") or ""),
        key=f"event:{key}" if key else "",
    )
