"""What the bot posts on Slack without being asked: by a channel's id, through the Web API.

How a reply looks is `render`'s business, what is said and when the rooms'.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.board import PlaceGoneError, PostFailedError, PostGoneError
from bot.surfaces.slack.controls import NOBODY
from bot.surfaces.slack.screen import SHUT, Screen, Spot
from bot.surfaces.slack.workspace import REVOKED, Workspaces
from bot.talk import Place, Reply

DELETED = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
UNINSTALLED = "the bot is not installed there"


class SlackBoard:
    """Posts and edits as the bot; edits count in the limit of their workspace."""

    def __init__(self, workspaces: Workspaces, *, patience: float) -> None:
        self._workspaces = workspaces
        self._patience = patience

    async def post(self, place: Place, reply: Reply) -> str:
        """Say something in a channel; where it stands, `channel/time`."""
        _, key, channel = place.id.split(":", 2)
        return await self._show(key, Spot(channel=channel, user=NOBODY, is_private=True), reply)

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        """Change what was said."""
        key = place.id.split(":", 2)[1]
        channel, _, message = post.partition("/")
        spot = Spot(channel=channel, user=NOBODY, message=message, in_place=True, is_private=True)
        await self._show(key, spot, reply)

    async def _show(self, key: str, spot: Spot, reply: Reply) -> str:
        workspace = await self._workspaces.find(key)
        if workspace is None:
            raise PlaceGoneError(UNINSTALLED)
        screen = Screen(workspace, spot, patience=self._patience)
        try:
            with _told():
                await screen.show(reply, is_last=True)
                if not spot.message:  # an edit would send again what follows in the thread
                    await screen.finish()
        except _RevokedError as error:
            await self._workspaces.revoked(key, str(error))
            raise PlaceGoneError(UNINSTALLED) from error
        return screen.stands_at

    def delay(self, place: Place) -> float:
        """Tell the seconds until the workspace's limit lets a sign of progress pass."""
        workspace = self._workspaces.known(place.id.split(":", 2)[1])
        return workspace.limiter.delay() if workspace else 0.0


class _RevokedError(Exception):
    """The workspace's token will never work again."""


@contextmanager
def _told() -> Iterator[None]:
    """What Slack or the network refuse, in the words of the board."""
    try:
        yield
    except SlackApiError as error:
        code = str(error.response.get("error"))
        if code in REVOKED:
            raise _RevokedError(code) from error
        if code in DELETED:
            raise PostGoneError(code) from error
        if code in SHUT:
            raise PlaceGoneError(code) from error
        raise PostFailedError(code) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise PostFailedError(repr(error)) from error
