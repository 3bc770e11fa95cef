"""Hidden checks."""
import asyncio


def job(log, delay, result="page", error=None, tidy_up=0.0):
    """An async function that writes down how it ends."""
    async def run():
        try:
            await asyncio.sleep(delay)
            if error:
                raise error
            log.append("ended")
            return result
        except asyncio.CancelledError:
            await asyncio.sleep(tidy_up)
            log.append("stopped")
            raise
    return run


async def check_result(ns):
    """A job in time: its result, as soon as it is there"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    got = await ns["in_time"](job([], 0.1), 2, "fallback")
    took = loop.time() - start
    assert got == "page", f"expected 'page', got {got!r}"
    assert took < 1, f"the job took 0.1 s, but you needed {took:.1f} s"


async def check_fallback(ns):
    """Too slow: the fallback, when time is up"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    got = await ns["in_time"](job([], 5), 1, "fallback")
    took = loop.time() - start
    assert got == "fallback", f"expected 'fallback', got {got!r}"
    assert 0.9 < took < 1.5, f"the limit was 1 s, but it took {took:.1f} s"


async def check_job_stopped(ns):
    """A late job is stopped and has cleaned up when you return"""
    log = []
    await ns["in_time"](job(log, 5, tidy_up=0.2), 1, "fallback")
    seen = list(log)
    await asyncio.sleep(6)
    assert seen == ["stopped"], f"expected ['stopped'] when you return, got {seen}, and later {log}"


async def check_own_error(ns):
    """An error of the job comes out as it is"""
    try:
        got = await ns["in_time"](job([], 0.1, error=ValueError("bad page")), 1, "fallback")
    except ValueError:
        return
    raise AssertionError(f"expected ValueError('bad page'), got {got!r}")


async def check_own_timeout(ns):
    """A TimeoutError of the job itself comes out too"""
    try:
        got = await ns["in_time"](job([], 0.1, error=TimeoutError("socket")), 5, "fallback")
    except TimeoutError:
        return
    raise AssertionError(f"the deadline was not missed; expected TimeoutError('socket'), got {got!r}")


async def check_cancel(ns):
    """If you are cancelled, you end as cancelled"""
    log = []
    task = asyncio.create_task(ns["in_time"](job(log, 5), 3, "fallback"))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task], timeout=1)
    assert task.cancelled(), f"you were cancelled, but the task is now: {'done' if task.done() else 'running'}"
    assert log == ["stopped"], f"the job should be stopped too, got {log}"
