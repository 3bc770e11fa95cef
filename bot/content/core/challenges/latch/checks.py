"""Hidden checks."""
import asyncio


async def turns(n=5):
    for _ in range(n):
        await asyncio.sleep(0)


async def check_counts(ns):
    """Stays shut until the last thing is reported"""
    count_down, wait = ns["make_latch"](3)
    task = asyncio.create_task(wait())
    for n in (1, 2):
        count_down()
        await asyncio.sleep(0.1)
        assert not task.done(), f"a latch of 3 was open after {n} of 3 reports"
    count_down()
    await asyncio.sleep(1)
    is_open = task.done()
    task.cancel()
    assert is_open, "a latch of 3 was still shut after 3 reports"


async def check_all(ns):
    """All who wait go on"""
    count_down, wait = ns["make_latch"](1)
    tasks = [asyncio.create_task(wait()) for _ in range(3)]
    await asyncio.sleep(0.1)
    count_down()
    await asyncio.wait(tasks, timeout=1)
    passed = sum(task.done() for task in tasks)
    for task in tasks:
        task.cancel()
    assert passed == 3, f"3 tasks were waiting, {passed} went on"


async def check_late(ns):
    """Whoever comes later does not pause"""
    count_down, wait = ns["make_latch"](1)
    count_down()
    for n in (1, 2):
        try:
            await asyncio.wait_for(wait(), 1)
        except asyncio.TimeoutError:
            raise AssertionError(f"the gate was open, but wait number {n} did not return") from None


async def check_zero(ns):
    """A latch of 0 is open from the start"""
    _, wait = ns["make_latch"](0)
    try:
        await asyncio.wait_for(wait(), 1)
    except asyncio.TimeoutError:
        raise AssertionError("wait() of a latch of 0 did not return") from None


async def check_at_once(ns):
    """Waiters go on at the last report, not some time later"""
    count_down, wait = ns["make_latch"](1)
    task = asyncio.create_task(wait())
    await turns()
    count_down()
    await turns()
    is_done = task.done()
    task.cancel()
    assert is_done, "the last thing was reported, but the waiting task had not gone on a few turns later"


async def check_more_reports(ns):
    """More reports than needed do no harm"""
    count_down, wait = ns["make_latch"](1)
    count_down()
    count_down()
    try:
        await asyncio.wait_for(wait(), 1)
    except asyncio.TimeoutError:
        raise AssertionError("after 2 reports to a latch of 1 the gate was shut again") from None
