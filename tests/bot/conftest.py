"""The real app on a real file: real content, store, sandbox; only time and chance are given."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.app import App, open_app
from bot.settings import Settings
from bot.talk import Learner
from tests.packs import SMALL
from tests.people import Clock, Person


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "corobot.db"


@pytest.fixture
async def app(database: Path, clock: Clock) -> AsyncIterator[App]:
    async with open_app(
        Settings(database=database, content=(SMALL,)), clock=clock, chance=random.Random(1)
    ) as opened:
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
