"""The nets that conftest.py hangs under every test hold."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CARELESS = """
import asyncio, os, time
import pytest

from tests import conftest

OURS = compile("def wait(): time.sleep(0)", os.path.join(ROOT, "bot", "sleepy.py"), "exec")
exec(OURS, globals())


async def test_blocks():
    wait()


@pytest.mark.may_block
async def test_blocks_and_says_so():
    wait()


def test_blocks_outside_the_loop():
    wait()


async def test_leaves_a_task():
    asyncio.get_running_loop().forgotten = asyncio.create_task(asyncio.sleep(60), name="forgotten")


async def test_ends_what_it_starts():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))


async def test_waits_for_ever():
    async def keep_on():
        while True:
            await asyncio.sleep(0)

    asyncio.get_running_loop().call_later(0.1, lambda: conftest._cancel_all_but(set()))
    await keep_on()


def test_sees_no_token():
    assert "DISCORD_TOKEN" not in os.environ
"""


TOLD = {
    "ERROR test_leaves_a_task - Failed: still running: ['forgotten']",
    "FAILED test_blocks - blockbuster.blockbuster.BlockingError",
    "FAILED test_waits_for_ever - asyncio.exceptions.CancelledError",
    "PASSED test_blocks_and_says_so",
    "PASSED test_blocks_outside_the_loop",
    "PASSED test_ends_what_it_starts",
    "PASSED test_leaves_a_task",
    "PASSED test_sees_no_token",
}


def test_careless_tests_are_caught(tmp_path: Path) -> None:
    """A blocked loop and a task left behind fail the test; what is done well passes."""
    careless = tmp_path / "test_careless.py"
    careless.write_text(f"ROOT = {str(ROOT)!r}\n{CARELESS}", encoding="utf-8")
    options = [
        "-c",
        "pyproject.toml",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
        "-rA",
        "--tb=no",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(careless)],
        cwd=ROOT,
        env={
            **os.environ,
            "COLUMNS": "80",
            "DISCORD_TOKEN": "a real one",
            "PYTEST_ADDOPTS": "",  # it could have more said
        },
        capture_output=True,
        text=True,
        check=False,
    )
    told = {line.replace("::", "") for line in done.stdout.splitlines() if " ::" in line}

    assert {line.split("Error: ")[0] + "Error" * ("Error: " in line) for line in told} == TOLD
