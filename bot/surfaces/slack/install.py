"""Workspaces that install the bot themselves: by OAuth, their tokens sealed in our database.

What is done with a workspace once it is known is not here.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.app import App
from bot.errors import SetupError
from bot.settings import Settings
from bot.surfaces.slack.calls import Api

log = logging.getLogger(__name__)
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
STATE_SECONDS = 600
SCOPES = (
    "app_mentions:read",
    "chat:write",
    "chat:write.public",
    "commands",
    "files:read",
    "files:write",
    "im:history",
    "im:write",
    "users:read",
)


class Seal:
    """Encrypts what is kept; several keys, the first of which is used for what is new."""

    def __init__(self, keys: str) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key.strip()) for key in keys.split(",")])
        except ValueError as error:
            raise SetupError(
                "SLACK_TOKEN_KEY is not a key.", hint="docs/slack.md says how to make one."
            ) from error

    def close(self, text: str) -> str:
        """Encrypt a text."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def open(self, sealed: str, *, seconds: int | None = None) -> str | None:
        """Decrypt it; None if it is not ours, or older than so many seconds."""
        try:
            return self._fernet.decrypt(sealed.encode(), ttl=seconds).decode()
        except InvalidToken:
            return None


class Installations:
    """Installations in our database."""

    def __init__(self, app: App, seal: Seal) -> None:
        self._store = app.store
        self._clock = app.clock
        self.seal = seal

    async def find(self, key: str) -> Mapping[str, str] | None:
        """Read one; one that another key sealed counts as none, and is said in the log."""
        sealed = await self._store.installation(key)
        if sealed is None:
            return None
        text = self.seal.open(sealed)
        if text is None:
            log.error("SLACK_TOKEN_KEY does not open what is kept of workspace %s", key)
            return None
        found: dict[str, str] = json.loads(text)
        return found

    async def drop(self, key: str) -> None:
        """Forget one."""
        await self._store.uninstall(key)

    async def keep(self, key: str, given: Mapping[str, str]) -> None:
        """Keep one in place of the one before."""
        await self._store.install(key, self.seal.close(json.dumps(given)), self._clock())


class _Store(AsyncInstallationStore):
    """What bolt's OAuth flow saves to; requests are authorised without it."""

    def __init__(self, installations: Installations, saved: Callable[[str], None]) -> None:
        self._installations = installations
        self._saved = saved

    @property
    def logger(self) -> logging.Logger:
        return log

    async def async_save(self, installation: Installation) -> None:
        is_of_all = bool(installation.is_enterprise_install)
        key = installation.enterprise_id if is_of_all else installation.team_id
        if not key or not installation.bot_token:
            log.error("Slack sent an installation without a workspace or a token")
            return
        given = {
            "token": installation.bot_token,
            "bot_id": installation.bot_id or "",
            "bot_user": installation.bot_user_id or "",
        }
        await self._installations.keep(key, given)
        self._saved(key)
        log.info("installed in workspace %s", key)

    async def async_save_bot(self, bot: Bot) -> None:
        del bot  # saved with the installation

    async def async_delete_installation(self, **which: Any) -> None:
        await self._installations.drop(which.get("team_id") or which.get("enterprise_id") or "")


class _States(AsyncOAuthStateStore):
    """What ties the answer of Slack to the question of a person, for ten minutes, once.

    A state says by itself that it is ours and how old it is; that it was used is kept.
    """

    def __init__(self, app: App, seal: Seal) -> None:
        self._app = app
        self._seal = seal

    @property
    def logger(self) -> logging.Logger:
        return log

    async def async_issue(self, *args: Any, **options: Any) -> str:
        del args, options
        return self._seal.close("state")

    async def async_consume(self, state: str) -> bool:
        if self._seal.open(state, seconds=STATE_SECONDS) != "state":
            return False
        now: datetime = self._app.clock()
        return await self._app.store.heard(f"state:{state[-80:]}", now)


def flow(
    app: App,
    settings: Settings,
    api: Api,
    installations: Installations,
    saved: Callable[[str], None],
) -> AsyncOAuthFlow:
    """Make the two pages by which a workspace installs the bot."""
    base = settings.slack_api_url.removesuffix("api/")
    return AsyncOAuthFlow(
        client=api.client(),
        logger=log,
        settings=AsyncOAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret,
            scopes=SCOPES,
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            installation_store=_Store(installations, saved),
            state_store=_States(app, installations.seal),
            state_expiration_seconds=STATE_SECONDS,
            authorization_url=f"{base}oauth/v2/authorize",
            logger=log,
        ),
    )
