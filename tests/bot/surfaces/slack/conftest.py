"""The real app behind the real bolt app, and a Slack on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.settings import Settings
from bot.surfaces.slack.client import Slack, open_slack
from tests.bot.surfaces.slack.talking import Replay
from tests.fakes.slack_api import APP_TOKEN
from tests.fakes.slack_people import Actor
from tests.fakes.slack_wire import SECRET, FakeSlack, slack_on_loopback
from tests.people import Clock

OnSlack = Callable[..., AbstractAsyncContextManager[Slack]]


@pytest.fixture
async def slack(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeSlack]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    async with slack_on_loopback() as fake:
        yield fake


@pytest.fixture
def transport() -> str:
    return "socket"


@pytest.fixture
def chosen(slack: FakeSlack, transport: str, tmp_path: Path) -> Settings:
    """What an operator would set."""
    by_http = transport == "http"
    return Settings(
        database=tmp_path / "corobot.db",
        slack_bot_token="xoxb-good",
        slack_app_token="" if by_http else APP_TOKEN,
        slack_signing_secret=SECRET if by_http else "",
        slack_api_url=f"{slack.base}/api/",
        server="127.0.0.1:0",
    )


@pytest.fixture
def on_slack(app: App, slack: FakeSlack, chosen: Settings) -> OnSlack:
    """Start the bot, wait until it is connected, and stop it at the end."""

    @asynccontextmanager
    async def connected(
        served: App = app, settings: Settings = chosen, **options: Any
    ) -> AsyncIterator[Slack]:
        before = slack.connections
        given = {"pace": 0.05, "picture_patience": 5.0, "ping_interval": 0.2, "first_wait": 0.01}
        async with open_slack(served, settings, **{**given, **options}) as running:
            if settings.slack_app_token:
                await slack.until(lambda: slack.connections > before)
            if running.port and not settings.slack_app_token:
                slack.bot_url = f"http://127.0.0.1:{running.port}"
            yield running

    return connected


@pytest.fixture
def ada_there(slack: FakeSlack) -> Actor:
    return Actor(slack, "U1")


@pytest.fixture
def bob_there(slack: FakeSlack) -> Actor:
    return Actor(slack, "U2")


@pytest.fixture
def replay(app: App, clock: Clock, on_slack: OnSlack, slack: FakeSlack) -> Replay:
    return Replay(app, clock, on_slack, slack)
