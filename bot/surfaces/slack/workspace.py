"""The workspaces that the bot is installed in, each with its token, its client and its limits.

How a workspace is installed is in `install`; what is said there is not known here.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.jobs import Limiter

log = logging.getLogger(__name__)

# What Slack answers when a token will never work again.
REVOKED = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
    | {"team_access_not_granted", "org_login_required"}
)
PICTURES = 256  # ids of uploaded pictures that a workspace remembers
NAMES = 4096


@dataclass(frozen=True, slots=True)
class Api:
    """How Slack's Web API is reached; one session for all workspaces."""

    session: aiohttp.ClientSession
    url: str

    def client(self, token: str | None = None) -> AsyncWebClient:
        """Make a client that waits when told to, and tries again when Slack stumbles."""
        return AsyncWebClient(
            token=token,
            base_url=self.url,
            session=self.session,
            timeout=20,
            retry_handlers=[
                AsyncConnectionErrorRetryHandler(max_retry_count=2),
                AsyncRateLimitErrorRetryHandler(max_retry_count=5),
                AsyncServerErrorRetryHandler(max_retry_count=3),
            ],
        )


@dataclass(slots=True, kw_only=True)
class Workspace:
    """One workspace, or one organisation that has installed the bot for all of its own."""

    key: str
    token: str = field(repr=False)
    bot_id: str
    bot_user: str
    client: AsyncWebClient = field(repr=False)
    api: Api = field(repr=False)
    limiter: Limiter = field(default_factory=Limiter)
    pictures: OrderedDict[str, str] = field(default_factory=OrderedDict)
    names: OrderedDict[str, str] = field(default_factory=OrderedDict)

    async def may_manage(self, user: str) -> bool:
        """Ask whether a user is an admin or an owner of the workspace, now."""
        try:
            found = (await self.client.users_info(user=user))["user"]
        except SlackApiError as error:
            if error.response.get("error") in REVOKED:
                raise
            return False
        return bool(found.get("is_admin") or found.get("is_owner"))

    async def name_of(self, user: str) -> str:
        """Ask for a user's name, the same that commands carry; messages come without it."""
        if user not in self.names:
            try:
                answer = await self.client.users_info(user=user)
            except SlackApiError as error:
                if error.response.get("error") in REVOKED:
                    raise
                return ""  # a guest from elsewhere perhaps
            self.names[user] = str(answer["user"].get("name") or "")
            while len(self.names) > NAMES:
                self.names.popitem(last=False)
        return self.names[user]

    def remember(self, key: str, file_id: str) -> None:
        """Keep the id of an uploaded picture."""
        self.pictures[key] = file_id
        while len(self.pictures) > PICTURES:
            self.pictures.popitem(last=False)


class Installs(Protocol):
    """Where installations are kept."""

    async def find(self, key: str) -> Mapping[str, str] | None:
        """Read one: `token`, `bot_id`, `bot_user`."""

    async def drop(self, key: str) -> None:
        """Forget one."""


class Workspaces:
    """Finds the workspace that a request comes from."""

    def __init__(self, api: Api, installs: Installs | None = None) -> None:
        self._api = api
        self._installs = installs
        self._known: dict[str, Workspace] = {}

    def add(self, key: str, given: Mapping[str, str]) -> Workspace:
        """Know a workspace by its token."""
        self._known[key] = Workspace(
            key=key,
            token=given["token"],
            bot_id=given["bot_id"],
            bot_user=given["bot_user"],
            client=self._api.client(given["token"]),
            api=self._api,
        )
        return self._known[key]

    async def find(self, team: str | None, enterprise: str | None = None) -> Workspace | None:
        """Find a workspace by its own installation, or by that of its organisation."""
        for key in (team, enterprise):
            if key and key in self._known:
                return self._known[key]
            given = await self._installs.find(key) if key and self._installs else None
            if key and given:
                return self.add(key, given)
        return None

    def known(self, key: str) -> Workspace | None:
        """Give a workspace that was met already."""
        return self._known.get(key)

    def forget(self, key: str) -> None:
        """Read this workspace anew when it is needed next."""
        self._known.pop(key, None)

    async def revoked(self, key: str, why: str) -> None:
        """End a workspace whose token is no longer good; the others go on."""
        self.forget(key)
        if self._installs is not None:
            await self._installs.drop(key)
        log.error(
            "Slack no longer takes the token of workspace %s (%s): it must install the bot again",
            key,
            why,
        )


class Authorize(AsyncAuthorize):
    """Tells bolt whose request it is, without asking Slack each time."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        """Find the workspace; bolt answers for us if there is none."""
        del actor_enterprise_id, actor_team_id, actor_user_id
        found = await self._workspaces.find(team_id, enterprise_id)
        if found is None:
            log.warning("a request from workspace %s, where the bot is not installed", team_id)
            return None
        context["workspace"] = found
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user,
            bot_token=found.token,
            user_id=user_id,
        )
