"""Work that is finished though its caller is cancelled."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.finishing import finish


async def test_result_and_error_pass_through() -> None:
    """Without a cancellation it is as if it were not there."""

    async def fail() -> None:
        raise KeyError("mine")

    assert await finish(asyncio.sleep(0, "done")) == "done"
    with pytest.raises(KeyError, match="mine"):
        await finish(fail())


@pytest.mark.parametrize("error", [None, KeyError("mine")])
async def test_cancelled_caller_waits_for_the_work(error: Exception | None) -> None:
    """The cancellation comes out after the work, even if it came twice, even if the work fails."""
    gate, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await gate.wait()
        ended.set()
        if error:
            raise error

    caller = asyncio.create_task(finish(work()))
    for _ in range(2):
        await asyncio.sleep(0)
        caller.cancel()
    await asyncio.sleep(0)
    was_done = caller.done()
    gate.set()
    await asyncio.wait([caller])

    assert not was_done
    assert ended.is_set()
    assert caller.cancelled()
