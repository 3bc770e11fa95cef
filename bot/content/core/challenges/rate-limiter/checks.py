"""Hidden checks."""
import asyncio

ROOM = 0.05  # a clock is never quite exact


async def call(ready, times, start, after=0.0):
    loop = asyncio.get_running_loop()
    await asyncio.sleep(after)
    await ready()
    times.append(loop.time() - start)


async def times_of(ready, afters, limit_s=300):
    """When the calls returned; each call is made so many seconds after the start."""
    start, times = asyncio.get_running_loop().time(), []
    tasks = [asyncio.create_task(call(ready, times, start, after)) for after in afters]
    done, pending = await asyncio.wait(tasks, timeout=limit_s)
    for task in pending:
        task.cancel()
    assert not pending, f"{len(pending)} of {len(tasks)} calls had not returned after {limit_s} seconds"
    for task in done:
        task.result()
    return sorted(times)


def shown(times):
    return "[" + ", ".join(f"{time:.1f}" for time in times) + "]"


async def check_burst(ns):
    """The first calls return at once"""
    times = await times_of(ns["make_limiter"](3, 10), [0, 0, 0])
    assert times[-1] < 1, f"limit 3 in 10 s: the first three calls should return at once, not after {shown(times)} s"


async def check_window(ns):
    """Never more than `limit` in any stretch of `period`"""
    for afters in ([0] * 9, [0, 9, 9, 9, 11, 11, 11, 12]):
        times = await times_of(ns["make_limiter"](3, 10), afters)
        for first, fourth in zip(times, times[3:]):
            assert fourth - first > 10 - ROOM, f"limit 3 in 10 s, but four calls returned within {fourth - first:.1f} s: {shown(times)}"


async def check_speed(ns):
    """Nobody waits longer than needed"""
    ready = ns["make_limiter"](2, 10)
    times = await times_of(ready, [0, 0, 0, 0, 0, 0])
    assert times[-1] < 21, f"limit 2 in 10 s: six calls should be through after 20 s, not {times[-1]:.1f} s"
    ready = ns["make_limiter"](2, 10)
    times = await times_of(ready, [0, 0, 50, 50])
    assert times[-1] < 51, f"after 50 quiet seconds two calls should return at once, not after {times[-1] - 50:.1f} s more"


async def check_order(ns):
    """Tasks are let through in the order they came"""
    ready, log = ns["make_limiter"](1, 10), []

    async def one(name):
        await ready()
        log.append(name)

    await asyncio.wait_for(asyncio.gather(*(one(name) for name in "ABCDE")), 300)
    assert log == list("ABCDE"), f"they came as A B C D E and were let through as {' '.join(log)}"


async def check_cancelled(ns):
    """A waiting task that is cancelled uses up no place"""
    ready = ns["make_limiter"](1, 10)
    await ready()
    tasks = [asyncio.create_task(ready()) for _ in range(3)]
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    times = await times_of(ready, [0])
    assert times[0] < 10, f"limit 1 in 10 s: with the other tasks gone, the next call should return within 9 s, not {times[0]:.1f} s"
