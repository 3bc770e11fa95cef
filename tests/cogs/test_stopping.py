"""The end of the process: what runs comes to its end, who waits is told, nothing begins."""

from __future__ import annotations

import asyncio
import functools
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.talk import Reply
from cogs import _answer, _client
from cogs._play import STOPPED, Plays
from sandbox import open_sandbox
from tests.cogs.conftest import OnDiscord
from tests.cogs.scripted import BUSY, DONE, QUEUED, Scripted
from tests.fakes.discord_shapes import person, shown
from tests.fakes.discord_wire import TOKEN, FakeDiscord

KEPT = ("PATH", "LANG", "XDG_CACHE_HOME")
ROOT = Path(__file__).parents[2]
BOB = person(7, "bob")
LONG = "n = 0\nwhile n < 4_000_000:\n    n += 1\nprint('came to its end')"
# The command line as an operator calls it, but for where Discord is.
PROCESS = """
import sys
import discord, yarl
from discord.gateway import DiscordWebSocket
from bot.__main__ import main
base = sys.argv[1]
discord.http.Route.BASE = f"{base}/api/v10"
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(base.replace("http", "ws") + "/gateway")
sys.exit(main(["discord"]))
"""


@pytest.fixture
def runs_code() -> bool:
    return True


@pytest.fixture
def one_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sandbox that runs one snippet at a time."""
    monkeypatch.setattr("bot.app.open_sandbox", functools.partial(open_sandbox, slots=1))


async def test_run_is_finished_and_the_next_in_line_is_told(
    one_slot: None, app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Ada's run comes to its end; Bob, who waits behind it, gets his code back."""
    async with on_discord(grace=8.0, patience=0.01, pace=0.01):
        hers = await wire.send_form(await wire.slash("run"), code=LONG)
        await wire.until(lambda: hers.message and "Running" in shown(hers.message))
        his = await wire.send_form(await wire.slash("run", user=BOB), code="print('mine')")
        await wire.until(lambda: his.message and "number 1 in line" in shown(his.message))

    assert hers.message is not None
    assert "came to its end" in shown(hers.message)
    assert his.message is not None
    assert STOPPED in shown(his.message).replace("\\", "")
    assert "print('mine')" in shown(his.message)


async def test_what_takes_too_long_is_told_too(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Nobody is left with "running" for ever, and what made the answer is closed."""
    endless = Scripted(app, [[BUSY, DONE]])
    async with on_discord(endless, pace=0.01):
        asked = await wire.slash("topics")

    assert asked.message is not None
    assert STOPPED in shown(asked.message).replace("\\", "")
    assert endless.closed == 1


async def test_nothing_begins_after_the_end_has_come() -> None:
    """An event that was read from the socket just before is told as much."""
    seen: list[Reply] = []

    class Wall:
        async def show(self, reply: Reply) -> None:
            seen.append(reply)

    async def never() -> AsyncIterator[Reply]:
        yield pytest.fail("this was begun")

    plays = Plays()
    plays.end_waiting()
    await plays.play(never(), Wall(), pace=0, code="x = 1")

    assert [reply.error.message for reply in seen if reply.error] == [STOPPED]


async def test_those_in_line_do_not_wait_for_those_who_run(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """They are told at once: a place in line is worth nothing any more."""
    waiting = Scripted(app, [[QUEUED, DONE]])
    async with on_discord(waiting, pace=0.01):
        asked = await wire.slash("topics")
        began = asyncio.get_running_loop().time()
    took = asyncio.get_running_loop().time() - began

    assert asked.message is not None
    assert STOPPED in shown(asked.message).replace("\\", "")
    assert took < 0.9  # of the one second that running ones get in these tests


async def test_frozen_gateway_does_not_hold_up_the_end(
    wire: FakeDiscord, on_discord: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection whose other side never says goodbye is left."""
    monkeypatch.setattr("cogs._client.FAREWELL", 0.1)
    wire.heartbeat_s = 0.02
    async with on_discord():
        await wire.freeze()
        began = asyncio.get_running_loop().time()
    took = asyncio.get_running_loop().time() - began

    assert took < 3


def test_all_of_it_takes_ten_seconds_at_most() -> None:
    """Goodbye, the time for what runs, the last words, and goodbye to what was opened since."""
    assert 2 * _client.FAREWELL + _client.GRACE + _answer.LAST_WORDS < 10


@pytest.mark.may_block  # starting a process forks
async def test_process_finishes_what_it_heard_on_sigterm(wire: FakeDiscord, tmp_path: Path) -> None:
    """`corobot discord` with a run in flight ends with status 0, and the answer is there."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"DISCORD_TOKEN": TOKEN, "COROBOT_DATABASE": str(tmp_path / "corobot.db")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", PROCESS, wire.base),
        cwd=tmp_path,
        env={**kept, **own, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
    )
    try:
        await wire.until(lambda: wire.identified)
        asked = await wire.send_form(await wire.slash("run"), code=LONG)
        process.send_signal(signal.SIGTERM)
        began = asyncio.get_running_loop().time()
        _, log = await process.communicate()
        took = asyncio.get_running_loop().time() - began
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()

    assert process.returncode == 0, log.decode()
    assert asked.message is not None
    assert "came to its end" in shown(asked.message), log.decode()
    assert took < 10
    assert TOKEN not in log.decode()
