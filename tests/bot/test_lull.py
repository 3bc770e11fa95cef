"""Heavy work waits until the loop has nobody to answer, but not for ever."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.lull import Lull

BUSY_S = 0.005  # that each turn of a busy loop takes


async def keep_busy(turns: int, done: list[str]) -> None:
    """Take up the loop, as many turns as it comes round."""
    for _ in range(turns):
        time.sleep(BUSY_S)
        await asyncio.sleep(0)
    done.append("busy")


async def test_one_learner_alone_does_not_wait() -> None:
    """Not even for one turn of the loop."""
    lull = Lull()
    lull.came()

    with pytest.raises(StopIteration):
        lull.wait().send(None)


async def test_heavy_work_waits_for_a_busy_loop_to_rest() -> None:
    """In a crowd what keeps the loop busy is done first."""
    lull, done = Lull(patience=60), list[str]()
    lull.came()
    lull.came()
    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        tasks.create_task(keep_busy(10, done))
        await lull.wait()
        done.append("heavy")

    assert done == ["busy", "heavy"]


async def test_a_loop_that_never_rests_is_not_waited_for() -> None:
    """After a while the work is done all the same."""
    lull, done = Lull(patience=0.02), list[str]()
    async with asyncio.timeout(60):
        busy = asyncio.create_task(keep_busy(10_000, done))
        lull.came()
        lull.came()
        await lull.wait()
        busy.cancel()

    assert done == []


async def test_all_who_wait_come_to_their_turn() -> None:
    """They look one after the other, and none is left behind."""
    lull = Lull(patience=60)
    lull.came()
    lull.came()
    async with asyncio.timeout(60):
        done = await asyncio.gather(*(lull.wait() for _ in range(20)))

    assert done == [None] * 20
