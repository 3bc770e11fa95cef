"""What holds for every test: nothing blocks the loop, nothing outlives it, no real settings.

Fixtures of one part lie in the conftest.py beside its tests.
"""

from __future__ import annotations

import asyncio
import inspect
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from blockbuster import blockbuster_ctx
from hypothesis import settings

ROOT = Path(__file__).parent.parent
SETTLING = 10  # turns of the loop that a cancelled task may take to end
# The alarm of pytest-timeout can land in a task that swallows it, and then the test waits for
# ever. This one is sooner, and cancels from within the loop.
PATIENCE_S = 90.0

settings.register_profile("here", deadline=None)  # two busy cores miss deadlines by chance
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    """What search has learned is kept for these tests and their processes, or where CI says."""
    if "TESTS_CACHE" in os.environ:
        os.environ["XDG_CACHE_HOME"] = os.environ["TESTS_CACHE"]
        return
    folder = tempfile.TemporaryDirectory(prefix="corobot-cache-", ignore_cleanup_errors=True)
    os.environ["XDG_CACHE_HOME"] = folder.name
    config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes the talks of tests/talks anew; the diff is for people to read."""
    parser.addoption("--accept", action="store_true", help="take what is said now as right")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Watch each async test for tasks that it leaves behind."""
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.fixturenames.insert(0, "no_task_left_behind")


@pytest.fixture
async def no_task_left_behind() -> AsyncIterator[None]:
    """Fail a test that takes for ever, or whose tasks still run when its fixtures are closed."""
    before = asyncio.all_tasks()
    alarm = asyncio.get_running_loop().call_later(PATIENCE_S, _cancel_all_but, before)
    yield
    alarm.cancel()
    for _ in range(SETTLING):
        left = asyncio.all_tasks() - before - {asyncio.current_task()}
        if not left:
            return
        await asyncio.sleep(0)
    pytest.fail(f"still running: {sorted(task.get_name() for task in left)}")


def _cancel_all_but(before: set[asyncio.Task[object]]) -> None:
    for task in asyncio.all_tasks() - before:
        task.cancel(f"the test took more than {PATIENCE_S:.0f} s")


def _package(name: str) -> ModuleType:
    # Only the folder is needed; importing it here would hide what a test itself imports.
    package = ModuleType(name)
    package.__path__ = [f"{ROOT / name}{os.sep}"]
    return package


OURS = [_package(name) for name in ("bot", "cogs", "sandbox")]


@pytest.fixture(autouse=True)
def nothing_blocks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Make a blocking call raise when our code makes it inside a running event loop."""
    if request.node.get_closest_marker("may_block"):
        yield
        return
    with blockbuster_ctx(OURS):
        yield


@pytest.fixture(autouse=True)
def no_real_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep a developer's tokens, database and content out of the tests."""
    for name in os.environ:
        if name.startswith(("COROBOT_", "DISCORD_", "SLACK_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data"))
