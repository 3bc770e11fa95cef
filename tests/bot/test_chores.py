"""Chores: they end with their block, and a fault in one ends no other."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.chores import Chores


async def test_chores_end_with_their_block() -> None:
    """One that would go on for ever is cancelled, and has cleaned up when the block is left."""
    told = list[str]()

    async def stay() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            told.append("cleaned up")

    async with Chores() as chores:
        chores.start(stay(), "stay")
        await asyncio.sleep(0)

    assert told == ["cleaned up"]


async def test_a_fault_is_logged_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    """A chore that raises is named in the log; its neighbour does its work."""
    done = asyncio.Event()

    async def fail() -> None:
        raise RuntimeError("broken")

    async def work() -> None:
        await asyncio.sleep(0)
        done.set()

    with caplog.at_level(logging.ERROR, "bot.chores"):
        async with asyncio.timeout(5), Chores() as chores:
            chores.start(fail(), "the broken one")
            chores.start(work(), "the good one")
            await done.wait()

    assert "a fault in the broken one" in caplog.text


async def test_nothing_begins_after_the_end() -> None:
    """Work that comes too late is dropped, not left unawaited."""
    async with Chores() as chores:
        pass

    assert not chores.start(asyncio.sleep(0), "late")
