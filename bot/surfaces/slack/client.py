"""The connection to Slack: by Socket Mode, by HTTP, or both; staying connected, and stopping.

What is registered is in `listen`, what is answered in `answers`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier

from bot.app import App
from bot.errors import SetupError
from bot.settings import Settings
from bot.surfaces.server import open_server
from bot.surfaces.slack.answers import Answers
from bot.surfaces.slack.board import SlackBoard
from bot.surfaces.slack.install import (
    INSTALL_PATH,
    REDIRECT_PATH,
    Installations,
    Seal,
    flow,
)
from bot.surfaces.slack.jobs import Jobs
from bot.surfaces.slack.listen import build
from bot.surfaces.slack.workspace import REVOKED, Api, Workspaces

log = logging.getLogger(__name__)
EVENTS_PATH = "/slack/events"
SIGNATURE_SECONDS = 600  # bolt refuses a request older than 5 minutes, so no replay is forgotten
SIGNATURES = 100_000
APPS = "https://api.slack.com/apps"


@dataclass(frozen=True, slots=True)
class Slack:
    """A running connection."""

    answers: Answers
    bolt: AsyncApp
    port: int | None  # of the HTTP server, if there is one
    socket: AsyncSocketModeHandler | None


def check(settings: Settings) -> None:
    """Tell what is missing to serve Slack.

    Raises:
        SetupError: in one line.
    """
    see = "See docs/slack.md."
    if bool(settings.slack_client_id) != bool(settings.slack_client_secret):
        missing = "SLACK_CLIENT_SECRET" if settings.slack_client_id else "SLACK_CLIENT_ID"
        raise SetupError(f"{missing} is not set.", hint=see)
    if settings.slack_client_id and not settings.slack_token_key:
        raise SetupError("SLACK_TOKEN_KEY is not set.", hint=see)
    if not settings.slack_client_id and not settings.slack_bot_token:
        raise SetupError("SLACK_BOT_TOKEN is not set.", hint=see)
    if not settings.slack_app_token and not settings.slack_signing_secret:
        raise SetupError("Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.", hint=see)


async def serve(app: App, settings: Settings, **options: Any) -> None:
    """Answer on Slack until cancelled.

    Raises:
        SetupError: something is missing, or Slack refuses a token.
    """
    async with open_slack(app, settings, **options):
        await asyncio.Event().wait()


@asynccontextmanager
async def open_slack(
    app: App,
    settings: Settings,
    *,
    grace: float = 5.0,
    ping_interval: float = 10.0,
    first_wait: float = 1.0,
    **pacing: float,
) -> AsyncIterator[Slack]:
    """Connect, and answer while the block lasts.

    Args:
        app: the bot without a surface.
        settings: the tokens, and where Slack is.
        grace: seconds that open requests get to finish when it ends.
        ping_interval: seconds after which a silent connection is looked at.
        first_wait: seconds until the second try to reach Slack; doubled each time, up to 120.
        pacing: `pace` and `picture_patience` of `Answers`.
    """
    check(settings)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        api = Api(session, settings.slack_api_url)
        installations = None
        if settings.slack_client_id:
            installations = Installations(app, Seal(settings.slack_token_key))
        workspaces = Workspaces(api, installations)
        jobs = Jobs(grace)
        stack.push_async_callback(jobs.finish)  # after the ways in are closed, before the session
        answers = Answers(app=app, workspaces=workspaces, jobs=jobs, clock=app.clock, **pacing)
        bolt = build(answers, api, signing_secret=settings.slack_signing_secret)
        if settings.slack_bot_token:
            await _meet(api, workspaces, settings.slack_bot_token, first_wait)
        board = SlackBoard(workspaces, patience=answers.picture_patience)
        stack.enter_context(app.boards.hung("slack", board))
        port = socket = None
        if routes := _routes(app, settings, bolt, api, workspaces, installations):
            port = await stack.enter_async_context(open_server(settings.server, routes))
        if settings.slack_app_token:
            connected = _socket(bolt, api, settings.slack_app_token, ping_interval, first_wait)
            socket = await stack.enter_async_context(connected)
        yield Slack(answers, bolt, port, socket)


async def _meet(api: Api, workspaces: Workspaces, token: str, first_wait: float) -> None:
    """Know the one workspace whose token was given."""
    found = await _reached("auth.test", "SLACK_BOT_TOKEN", api, first_wait, token=token)
    given = {"token": token, "bot_id": found.get("bot_id", ""), "bot_user": found["user_id"]}
    workspaces.add(found["team_id"], given)
    log.info("on Slack as %s in %s", found.get("user"), found.get("team"))


async def _reached(
    method: str, variable: str, api: Api, wait: float, *, token: str
) -> dict[str, Any]:
    """Call a method until Slack can be reached.

    Raises:
        SetupError: Slack refuses the token.
    """
    while True:
        try:
            answer = await api.client(token).api_call(method)
        except SlackApiError as error:
            code = error.response.get("error")
            if code in REVOKED or code == "not_allowed_token_type":
                raise SetupError(
                    f"Slack refused the token in {variable} ({code}).",
                    hint=f"Copy a new one: {APPS}, your app.",
                ) from error
            log.warning("Slack answers %s with %s; next try in %.1f s", method, code, wait)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("cannot reach Slack: %r; next try in %.1f s", error, wait)
        else:
            return cast("dict[str, Any]", answer.data)
        await asyncio.sleep(wait)
        wait = min(wait * 2, 120.0)


# ---- Socket Mode


@asynccontextmanager
async def _socket(
    bolt: AsyncApp, api: Api, token: str, ping_interval: float, first_wait: float
) -> AsyncIterator[AsyncSocketModeHandler]:
    opened = await _reached(
        "apps.connections.open", "SLACK_APP_TOKEN", api, first_wait, token=token
    )
    handler = AsyncSocketModeHandler(
        bolt, token, web_client=api.client(token), ping_interval=ping_interval
    )
    handler.client.wss_uri = str(opened["url"])
    watch = asyncio.create_task(_watch(handler, ping_interval), name="slack watch")
    try:
        await handler.connect_async()
        log.info("connected to Slack by Socket Mode")
        yield handler
    finally:
        watch.cancel()
        await handler.close_async()
        client = handler.client
        left = (watch, client.message_processor, client.current_session_monitor)
        tasks = [task for task in (*left, client.message_receiver) if task is not None]
        await asyncio.wait(tasks)


async def _watch(handler: AsyncSocketModeHandler, ping_interval: float) -> None:
    """Have a new address asked for while there is no connection.

    slack_sdk asks for one only once and then tries it for ever, but Slack takes each only for a
    short while.
    """
    while True:
        await asyncio.sleep(ping_interval)
        if not await handler.client.is_connected():
            handler.client.wss_uri = None


# ---- HTTP


class _Seen:
    """Signatures that came before: a request that comes again as it was is a replay.

    Slack signs each delivery anew, its own repeated ones too.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[str, float] = OrderedDict()

    def is_new(self, signature: str) -> bool:
        """Tell whether a signature comes for the first time, and know it from now on."""
        now = time.monotonic()
        while self._seen and (
            len(self._seen) > SIGNATURES
            or next(iter(self._seen.values())) < now - SIGNATURE_SECONDS
        ):
            self._seen.popitem(last=False)
        if signature in self._seen:
            return False
        self._seen[signature] = now
        return True


def _routes(
    app: App,
    settings: Settings,
    bolt: AsyncApp,
    api: Api,
    workspaces: Workspaces,
    installations: Installations | None,
) -> list[web.RouteDef]:
    """Find out what is served by HTTP: events if they can be told from forgeries, installing."""
    routes: list[web.RouteDef] = []
    if settings.slack_signing_secret:
        door = _Door(bolt, settings.slack_signing_secret)
        routes.append(web.post(EVENTS_PATH, door.enter))
    if installations is not None:
        pages = _Pages(flow(app, settings, api, installations, workspaces.forget))
        routes += [web.get(INSTALL_PATH, pages.install), web.get(REDIRECT_PATH, pages.redirected)]
    return routes


class _Door:
    """Lets in what Slack signed, each delivery once."""

    def __init__(self, bolt: AsyncApp, signing_secret: str) -> None:
        self._bolt = bolt
        self._verifier = SignatureVerifier(signing_secret)
        self._seen = _Seen()

    async def enter(self, request: web.Request) -> web.StreamResponse:
        """Answer one delivery; 401 for what is not signed, signed long ago, or comes again."""
        signature = request.headers.get("x-slack-signature", "")
        stamp = request.headers.get("x-slack-request-timestamp", "")
        is_signed = stamp.isascii() and stamp.isdigit() and bool(signature)
        if not is_signed or not self._verifier.is_valid(await request.text(), stamp, signature):
            return web.json_response({"error": "invalid request"}, status=401)
        # Only what Slack signed is remembered: nobody else can fill the memory.
        if not self._seen.is_new(signature):
            log.warning("a request came twice, with the same signature")
            return web.json_response({"error": "replayed request"}, status=401)
        answer = await self._bolt.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)


class _Pages:
    """The two pages by which a workspace installs the bot."""

    def __init__(self, oauth: AsyncOAuthFlow) -> None:
        self._oauth = oauth

    async def install(self, request: web.Request) -> web.StreamResponse:
        """Send a person on to Slack."""
        answer = await self._oauth.handle_installation(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    async def redirected(self, request: web.Request) -> web.StreamResponse:
        """Take what Slack sends back."""
        answer = await self._oauth.handle_callback(await to_bolt_request(request))
        return await to_aiohttp_response(answer)
