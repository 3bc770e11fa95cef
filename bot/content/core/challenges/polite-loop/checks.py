"""Hidden checks."""
import asyncio
import threading


async def turns_during(awaitable):
    """How many turns another task gets meanwhile, and the result."""
    turns = 0

    async def other():
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(other())
    got = await awaitable
    task.cancel()
    return turns, got


async def check_results(ns):
    """All results, in the order of the items"""
    got = await ns["crunch"](len, ["a", "bb", "", "dddd", "eee"], 2)
    assert got == [1, 2, 0, 4, 3], f"expected [1, 2, 0, 4, 3], got {got!r}"


async def check_turns(ns):
    """Others get a turn after every few items"""
    turns, _ = await turns_during(ns["crunch"](str, range(100), 10))
    assert turns >= 9, f"100 items, every 10: another task got {turns} turns, expected about 10"


async def check_not_too_often(ns):
    """Not more turns than asked for"""
    turns, _ = await turns_during(ns["crunch"](str, range(100), 10))
    assert turns <= 12, f"100 items, every 10: another task got {turns} turns, expected about 10"


async def check_same_thread(ns):
    """`work` is called in the loop's own thread"""
    here, seen = threading.get_ident(), set()
    await ns["crunch"](lambda item: seen.add(threading.get_ident()), range(6), 2)
    assert seen == {here}, "work was called in another thread" if seen else "work was not called"


async def check_no_idling(ns):
    """No time is spent asleep"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await ns["crunch"](str, range(50), 5)
    took = loop.time() - start
    assert took < 0.1, f"50 quick items took {took:.1f} s"
