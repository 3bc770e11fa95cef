"""A small pack, a copy of it to spoil, and the real sandbox."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
import pytest_asyncio

from bot.content import Library, load, pages, sheet, table
from bot.content.places import places
from bot.content.prose import prose_faults
from sandbox import Sandbox, open_sandbox
from tests.packs import SMALL

_parsed = cache(tomllib.loads)  # a hundred copies of the pack differ in one file each
_placed = cache(places)
_judged = cache(prose_faults)


@pytest.fixture(scope="session")
def library() -> Library:
    return load((SMALL,))


@pytest.fixture(scope="session")
def spare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the small pack, which every test leaves as it was."""
    copy = tmp_path_factory.mktemp("content") / "core"
    shutil.copytree(SMALL, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.fixture
def core(spare: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the small pack to spoil, in the current folder as `core`."""
    before = {path: path.read_bytes() for path in spare.rglob("*") if path.is_file()}
    monkeypatch.chdir(spare.parent)
    monkeypatch.setattr("bot.content.sheet.tomllib.loads", _parsed)
    monkeypatch.setattr(sheet, "places", _placed)
    monkeypatch.setattr(table, "prose_faults", _judged)
    monkeypatch.setattr(pages, "prose_faults", _judged)
    yield spare
    for path in [path for path in spare.rglob("*") if path.is_file() and path not in before]:
        path.unlink()
    for path, content in before.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def box() -> AsyncIterator[Sandbox]:
    """One sandbox for a whole file of tests, which then share one event loop."""
    async with open_sandbox() as opened:
        yield opened
