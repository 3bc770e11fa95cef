"""How Slack is called: one session, and patience with what passes.

What is called, and what becomes of an error that stays, is not known here.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

log = logging.getLogger(__name__)

# What Slack answers when a token will never work again.
REVOKED = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
    | {"team_access_not_granted", "org_login_required"}
)
# What passes, said with status 200. After the last two a part may have been done already.
PASSING = frozenset(
    {"ratelimited", "service_unavailable", "request_timeout", "internal_error", "fatal_error"}
)
CALL_SECONDS = 20.0  # slack_sdk gives its own timeout to sessions of its own alone
STUMBLES = 5  # further tries after an error that passes: within 10 seconds
TURNS = 60  # further tries after "too many": a whole class may wait for one channel
LONGEST = 300.0  # seconds; who is told to wait longer gets no answer
BROKEN = (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, TimeoutError)


class NotTakenError(Exception):
    """What an address that Slack gave us answered instead of 200."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(f"{status} {text}")
        self.status = status


def code_of(error: SlackApiError) -> str:
    """Say in a word what Slack refused; what no JSON says is its status."""
    data = getattr(error.response, "data", None)
    if isinstance(data, dict) and data.get("error"):
        return str(data["error"])
    status = getattr(error.response, "status_code", getattr(error.response, "status", "?"))
    return f"HTTP {status}"


def reason_of(error: Exception) -> str:
    """Say in a line what went wrong: what Slack refused, and the scope that it asks for."""
    if not isinstance(error, SlackApiError):
        return repr(error)
    data = getattr(error.response, "data", None)
    needed = data.get("needed") if isinstance(data, dict) else None
    return f"{code_of(error)}, the app needs {needed}" if needed else code_of(error)


def passes(error: Exception) -> bool:
    """Tell whether the same may work a little later."""
    if isinstance(error, SlackApiError):
        return code_of(error) in PASSING or code_of(error).startswith("HTTP ")
    if isinstance(error, NotTakenError):
        return _may_pass(error.status)
    return isinstance(error, BROKEN)


def wait_of(headers: Mapping[str, Any], otherwise: float) -> float:
    """Read the seconds of `Retry-After`; a date in it, or nothing, counts as told otherwise."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            text = str(value[0] if isinstance(value, list) else value).strip()
            return float(text) if text.isascii() and text.isdigit() else otherwise
    return otherwise


def backoff(turn: int) -> float:
    """Give the seconds before the next try, longer each time, not the same for all."""
    return 0.3 * 2.0**turn * random.uniform(0.7, 1.0)  # noqa: S311 - only spreads the tries


class Patience(AsyncRetryHandler):
    """Has a call tried again: when told to wait, and a few times after all that passes.

    slack_sdk's own handlers give up at a 502 or 504, at a page that is no JSON, and when a whole
    class waits for the same channel.
    """

    def __init__(self) -> None:
        super().__init__(max_retry_count=TURNS)

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        del request
        if response is not None and error is None and _is_busy(response):
            return wait_of(response.headers, 1.0) <= LONGEST
        return self._stumbles(state) < STUMBLES and _has_stumbled(response, error)

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        """Wait as long as Slack says, or a little longer each time."""
        del request
        state.next_attempt_requested = True
        if response is not None and error is None and _is_busy(response):
            wait = wait_of(response.headers, 1.0) + random.uniform(0.0, 0.5)  # noqa: S311
        else:
            stumbles = self._stumbles(state)
            state.custom_values = {"stumbles": stumbles + 1}
            wait = backoff(stumbles)
        await asyncio.sleep(wait)
        state.increment_current_attempt()

    def _stumbles(self, state: RetryState) -> int:
        return int((state.custom_values or {}).get("stumbles", 0))


def _is_busy(response: HttpResponse) -> bool:
    return response.status_code == 429


def _may_pass(status: int) -> bool:
    return status == 429 or status >= 500


def _has_stumbled(response: HttpResponse | None, error: Exception | None) -> bool:
    if isinstance(error, BROKEN):
        return True
    if isinstance(error, SlackApiError):  # JSON that is none
        return True
    if response is None:
        return False
    if response.status_code >= 500 or not isinstance(response.body, dict):
        return True
    return response.body.get("error") in PASSING


class Caller(AsyncWebClient):
    """A client that says plainly when no new connection can be had any more.

    slack_sdk asks for one again and again, and tells only that the request failed.
    """

    async def apps_connections_open(self, *, app_token: str, **kwargs: Any) -> AsyncSlackResponse:
        """Ask for the address of a new connection."""
        try:
            return await super().apps_connections_open(app_token=app_token, **kwargs)
        except SlackApiError as error:
            if code_of(error) in REVOKED:
                log.error(
                    "Slack no longer takes the token in SLACK_APP_TOKEN (%s): "
                    "copy a new one, and restart",
                    code_of(error),
                )
            raise


@dataclass(frozen=True, slots=True)
class Api:
    """How Slack's Web API is reached; one session for all workspaces."""

    session: aiohttp.ClientSession
    url: str

    def client(self, token: str | None = None, *, is_patient: bool = True) -> AsyncWebClient:
        """Make a client that waits when told to, and tries again when Slack stumbles."""
        return Caller(
            token=token,
            base_url=self.url,
            session=self.session,
            retry_handlers=[Patience()] if is_patient else [],
        )

    async def post(self, url: str, *, tries: int = 4, **body: Any) -> None:
        """Post to an address that Slack gave us, with the same patience.

        Raises:
            NotTakenError: the answer is another than 200.
            aiohttp.ClientError: no connection holds.
            TimeoutError: nothing comes.
        """
        for turn in range(tries):
            is_last = turn == tries - 1
            wait = backoff(turn)
            try:
                async with self.session.post(url, **body) as answer:
                    if answer.status == 200:
                        return
                    text = await answer.text(errors="replace")
                    wait = wait_of(cast("Mapping[str, Any]", answer.headers), wait)
                    if not _may_pass(answer.status) or is_last or wait > LONGEST:
                        raise NotTakenError(answer.status, text[:200])
            except BROKEN:
                if is_last:
                    raise
            await asyncio.sleep(wait)
