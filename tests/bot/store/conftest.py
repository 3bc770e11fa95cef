"""Stores for the tests: one in memory, one in a file, and values to put in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store, open_store
from tests.bot.store.samples import ANN, BOB, NOW


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database file that is not there yet."""
    return tmp_path / "corobot.db"


@pytest.fixture(params=["memory", "file"])
async def store(request: pytest.FixtureRequest, file: Path) -> AsyncIterator[Store]:
    """An open store that knows Ann and Bob: in memory, and once more in a file."""
    async with open_store(":memory:" if request.param == "memory" else file) as opened:
        await opened.meet(ANN, NOW)
        await opened.meet(BOB, NOW)
        yield opened
