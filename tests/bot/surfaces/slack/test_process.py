"""`corobot slack` as an operator starts it: a process, its settings, its end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.slack_api import APP_TOKEN
from tests.fakes.slack_people import Actor, code, told
from tests.fakes.slack_wire import FakeSlack

KEPT = ("PATH", "LANG", "XDG_CACHE_HOME")
ROOT = Path(__file__).parents[4]


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    """The process's own settings, and nobody else's."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"COROBOT_DATABASE": str(tmp_path / "corobot.db"), "PYTHONPATH": str(ROOT)}
    return kept | own | {"HOME": str(tmp_path)} | more


@asynccontextmanager
async def started(
    env: dict[str, str], cwd: Path, *args: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *args, cwd=cwd, env=env, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.mark.may_block  # starting a process forks
@pytest.mark.parametrize("args", [("slack",), ()], ids=["corobot slack", "corobot"])
async def test_process_answers_and_finishes_what_it_heard_on_sigterm(
    args: tuple[str, ...], slack: FakeSlack, sandbox_service: str, tmp_path: Path
) -> None:
    """The token's surface is served, at SLACK_API_URL; the last answer comes before the end."""
    env = environment(
        tmp_path,
        SLACK_BOT_TOKEN="xoxb-good",
        SLACK_APP_TOKEN=APP_TOKEN,
        SLACK_API_URL=f"{slack.base}/api",
        COROBOT_SANDBOX=sandbox_service,
    )
    ada = Actor(slack, "U1")
    async with started(env, tmp_path, *args) as process:
        await slack.until(lambda: slack.sockets)
        await slack.deliver("events_api", ada.said("", "D1", blocks=code("print('last words')")))
        process.send_signal(signal.SIGTERM)
        _, log = await process.communicate()

    assert process.returncode == 0, log.decode()
    assert "Traceback" not in log.decode()
    assert "last words" in told(slack.messages[0])
    assert "xoxb-good" not in log.decode()


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({}, "corobot: SLACK_BOT_TOKEN is not set."),
        (
            {"SLACK_BOT_TOKEN": "xoxb-good"},
            "corobot: Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.",
        ),
    ],
)
def test_missing_token_is_one_line_and_status_2(
    given: dict[str, str], line: str, tmp_path: Path
) -> None:
    """What is missing is said before anything is opened."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "slack"],
        cwd=tmp_path,
        env=environment(tmp_path, **given),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.splitlines() == [line, "  See docs/slack.md."]
    assert not (tmp_path / "corobot.db").exists()


@pytest.mark.may_block
async def test_refused_token_is_one_line_and_status_2(
    slack: FakeSlack, sandbox_service: str, tmp_path: Path
) -> None:
    """A wrong token ends the process with its name."""
    env = environment(
        tmp_path,
        SLACK_BOT_TOKEN="xoxb-wrong",
        SLACK_APP_TOKEN=APP_TOKEN,
        SLACK_API_URL=f"{slack.base}/api/",
        COROBOT_SANDBOX=sandbox_service,
    )
    async with started(env, tmp_path, "slack") as process:
        _, log = await process.communicate()

    assert process.returncode == 2
    assert "Slack refused the token in SLACK_BOT_TOKEN (invalid_auth)." in log.decode()
    assert "Traceback" not in log.decode()
