"""Hidden checks."""
import asyncio


async def in_thread(ns, work, value, timeout):
    """Calls ask() as a window would: in another thread."""
    loop = asyncio.get_running_loop()
    return await asyncio.to_thread(ns["ask"], loop, work, value, timeout)


async def double(n):
    await asyncio.sleep(0.05)
    return 2 * n


async def check_result(ns):
    """Returns the result of the work"""
    got = await in_thread(ns, double, 21, 2)
    assert got == 42, f"double(21): expected 42, got {got!r}"


async def check_same_loop(ns):
    """The work runs in the loop that you were given"""
    async def where(_):
        return asyncio.get_running_loop()

    got = await in_thread(ns, where, None, 2)
    assert got is asyncio.get_running_loop(), "the work ran in another event loop"


async def check_error(ns):
    """Raises the exception of the work"""
    async def bad(_):
        raise LookupError("no such member")

    try:
        got = await in_thread(ns, bad, None, 2)
    except LookupError:
        return
    raise AssertionError(f"expected LookupError, got {got!r}")


async def check_timeout(ns):
    """Gives up after `timeout` seconds with TimeoutError"""
    async def slow(_):
        await asyncio.sleep(3)
        return "late"

    try:
        got = await in_thread(ns, slow, None, 0.2)
    except TimeoutError:
        return
    raise AssertionError(f"timeout 0.2 s, work of 3 s: expected TimeoutError, got {got!r}")


async def check_cancels(ns):
    """After a timeout the work is cancelled in the loop"""
    log = []

    async def slow(_):
        try:
            await asyncio.sleep(1)
            log.append("finished")
        except asyncio.CancelledError:
            log.append("cancelled")
            raise

    try:
        await in_thread(ns, slow, None, 0.2)
    except TimeoutError:
        pass
    await asyncio.sleep(2)
    assert log == ["cancelled"], f"expected the work to be cancelled, but it was {log}"
