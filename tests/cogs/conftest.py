"""The real app behind Discord, and two Discords that are not the real one."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from simcord import ChannelHandle, Env, MemberActor

from bot import content
from bot.app import App, open_app
from bot.content import Library
from bot.settings import Settings
from cogs import Client, serve
from cogs._client import Backoff
from tests.cogs.talking import OnTheWire, Replay
from tests.fakes.discord_wire import TOKEN, FakeDiscord, discord_on_loopback
from tests.packs import SMALL
from tests.people import Clock, unhurried


@dataclass(frozen=True)
class People:
    """Who is in the server."""

    channel: ChannelHandle
    ada: MemberActor
    bob: MemberActor


OnDiscord = Callable[..., AbstractAsyncContextManager[None]]
QUICK = Backoff(first=0.01, most=0.02)


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content, read once: nothing changes it."""
    return content.load((SMALL,))


@pytest.fixture
def runs_code() -> bool:
    """Whether a module's tests need the sandbox, which takes a while to start."""
    return False


@asynccontextmanager
async def no_sandbox(where: str) -> AsyncIterator[None]:
    yield


@pytest.fixture
async def app(
    tmp_path: Path, library: Library, runs_code: bool, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[App]:
    monkeypatch.setattr("bot.app.content.load_sound", lambda extra: (library, ()))
    if not runs_code:
        monkeypatch.setattr("bot.app.open_sandbox", no_sandbox)
    settings = Settings(database=tmp_path / "corobot.db", content=(SMALL,))
    async with open_app(settings, chance=random.Random(1)) as opened:
        opened.ticks = unhurried()
        yield opened


@pytest.fixture
async def wire(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with discord_on_loopback(monkeypatch) as fake:
        yield fake


@pytest.fixture
def on_discord(app: App, wire: FakeDiscord) -> OnDiscord:
    """Start the bot, wait until it is connected, and stop it at the end."""

    @asynccontextmanager
    async def connected(served: App = app, **options: Any) -> AsyncIterator[None]:
        before = wire.identified
        options = {"guild_ready_timeout": 0.01, "grace": 1.0, **options}
        async with asyncio.TaskGroup() as tasks:
            serving = tasks.create_task(serve(served, TOKEN, backoff=QUICK, **options))
            await wire.until(lambda: wire.identified > before)
            yield
            serving.cancel()

    return connected


@pytest.fixture
async def simcord_bot(app: App) -> Client:
    """What SimCord runs: the real client, over a Discord that is a model in memory."""
    return Client(app)


@pytest.fixture
def people(simcord_env: Env) -> People:
    """A server with one channel and two learners in it."""
    guild = simcord_env.create_guild()
    return People(
        channel=guild.create_text_channel("asyncio"),
        ada=guild.add_member(simcord_env.create_user("ada", global_name="Ada")),
        bob=guild.add_member(simcord_env.create_user("bob", global_name="Bob")),
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> list[Client]:
    """The clients that are started, to know when they have nothing to do."""
    found: list[Client] = []

    class Known(Client):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            found.append(self)

    monkeypatch.setattr("cogs._client.Client", Known)
    return found


@pytest.fixture
def replay(
    app: App, clock: Clock, clients: list[Client], wire: FakeDiscord, on_discord: OnDiscord
) -> Replay:
    """Talks are told to an app that lives in the time of the terminal."""
    app.clock = clock
    return Replay(app, clock, on_discord, OnTheWire(wire, clients))
