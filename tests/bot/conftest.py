"""The real app on a real file: real content, store, sandbox; only time and chance are given.

One sandbox service and one reading of the content serve all tests: neither keeps anything of them.
"""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.content import Kind, Library, load
from bot.settings import Settings
from bot.talk import Learner
from tests.bot.classroom import LETTERED, Class, Wall, class_in, no_sandbox, only, settings_at
from tests.hours import Hours
from tests.packs import SMALL
from tests.people import Clock, Person

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "corobot.db"


@pytest.fixture(scope="session")
def library() -> Library:
    return load((SMALL,))


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as knocking:
        return path.exists() and knocking.connect_ex(str(path)) == 0


@pytest.fixture(scope="session")
def sandbox_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a sandbox service listens, as the settings name it."""
    path = tmp_path_factory.mktemp("sandbox") / "socket"
    command = [sys.executable, "-m", "sandbox", "serve", "--unix", str(path)]
    with subprocess.Popen(command, cwd=ROOT) as service:
        until = time.monotonic() + 30
        while not _listens(path) and service.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        yield f"unix:{path}"
        service.terminate()


@pytest.fixture
async def app(
    database: Path,
    clock: Clock,
    library: Library,
    sandbox_service: str,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[App]:
    monkeypatch.setattr("bot.app.content.load_sound", lambda extra: (library, ()))
    settings = Settings(database=database, content=(SMALL,), sandbox=sandbox_service)
    async with open_app(settings, clock=clock, chance=random.Random(1)) as opened:
        yield opened


@pytest.fixture
def person(app: App) -> Callable[[str], Person]:
    return lambda name: Person(app, Learner(id=f"test:{name}", name=name))


@pytest.fixture
def ada(person: Callable[[str], Person]) -> Person:
    return person("ada")


@pytest.fixture
def bob(person: Callable[[str], Person]) -> Person:
    return person("bob")


# ---- a class in a channel


@pytest.fixture
def kinds() -> frozenset[Kind]:
    """Which kinds of questions a class may get; true or false has a test of its own."""
    return LETTERED


@pytest.fixture
def class_settings(
    tmp_path: Path, library: Library, kinds: frozenset[Kind], monkeypatch: pytest.MonkeyPatch
) -> Settings:
    found = only(library, kinds)
    monkeypatch.setattr("bot.app.content.load_sound", lambda extra: (found, ()))
    monkeypatch.setattr("bot.app.open_sandbox", no_sandbox)
    return settings_at(tmp_path)


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def here(class_settings: Settings, hours: Hours, wall: Wall) -> AsyncIterator[Class]:
    async with class_in(class_settings, hours, wall, chance=random.Random(1)) as opened:
        yield opened
