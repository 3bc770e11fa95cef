"""Hidden checks."""
import asyncio


def job(value, delay=0.1, log=None):
    """An async function that gives a value, or raises it."""
    async def run():
        try:
            await asyncio.sleep(delay)
            if isinstance(value, Exception):
                raise value
            if log is not None:
                log.append(f"{value} ended")
            return value
        except asyncio.CancelledError:
            if log is not None:
                log.append(f"{value} cancelled")
            raise
    return run


async def check_order(ns):
    """Results follow the order of the jobs"""
    got = await ns["collect"]([job("slow", 0.3), job("fast", 0.1), job("mid", 0.2)], None)
    assert got == ["slow", "fast", "mid"], f"expected ['slow', 'fast', 'mid'], got {got!r}"


async def check_overlap(ns):
    """The jobs wait side by side"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await ns["collect"]([job(n, 0.2) for n in range(5)], None)
    took = loop.time() - start
    assert took < 0.4, f"five jobs of 0.2 s took {took:.1f} s together"


async def check_failed(ns):
    """A failed job gives the default, and the others still end"""
    log = []
    jobs = [job("a", 0.1, log), job(OSError("no net"), 0.0), job("c", 0.2, log)]
    got = await ns["collect"](jobs, "?")
    assert got == ["a", "?", "c"], f"expected ['a', '?', 'c'], got {got!r}"
    assert log == ["a ended", "c ended"], f"the good jobs did this: {log}"


async def check_empty(ns):
    """No jobs: an empty list"""
    got = await ns["collect"]([], None)
    assert got == [], f"expected [], got {got!r}"


async def check_cancel(ns):
    """When collect is cancelled, no job goes on"""
    log = []
    jobs = [job("a", 1, log), job("b", 1, log), job("c", 1, log)]
    task = asyncio.create_task(ns["collect"](jobs, None))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task], timeout=2)
    await asyncio.sleep(2)
    assert task.cancelled(), "collect was cancelled while it waited, but it did not end as cancelled"
    assert sorted(log) == ["a cancelled", "b cancelled", "c cancelled"], f"the jobs did this: {log}"
