"""Hidden checks."""
import asyncio


def job(log, name, delay, error=None, tidy_up=0.0, tidy_error=None):
    """An async function that writes down how it ends."""
    async def run():
        try:
            await asyncio.sleep(delay)
            if error:
                raise error
            log.append(f"{name} ended")
            return name.upper()
        except asyncio.CancelledError:
            log.append(f"{name} cancelled")
            await asyncio.sleep(tidy_up)
            log.append(f"{name} tidied up")
            if tidy_error:
                raise tidy_error
            raise
    return run


async def check_results(ns):
    """Results in the order of the jobs, with waits that overlap"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    got = await ns["all_or_nothing"]([job([], "a", 0.3), job([], "b", 0.1), job([], "c", 0.2)])
    took = loop.time() - start
    assert got == ["A", "B", "C"], f"expected ['A', 'B', 'C'], got {got!r}"
    assert took < 0.5, f"jobs of 0.3, 0.1 and 0.2 s took {took:.1f} s; let them overlap"


async def check_rest_cancelled(ns):
    """One fails: the others are cancelled at once"""
    log = []
    try:
        await ns["all_or_nothing"]([job(log, "slow", 5), job(log, "bad", 0.1, ValueError("no"))])
    except Exception:
        pass
    await asyncio.sleep(6)
    assert "slow cancelled" in log, f"`bad` failed, and `slow` did this: {log}"


async def check_cleaned_up(ns):
    """When the error comes out, the others have cleaned up"""
    log = []
    jobs = [job(log, "slow", 5, tidy_up=0.5), job(log, "bad", 0.1, ValueError("no"))]
    try:
        await ns["all_or_nothing"](jobs)
    except Exception:
        pass
    assert "slow tidied up" in log, "the error came out while another job was still cleaning up"


async def check_bare_error(ns):
    """The first error itself comes out, not a group"""
    slow = job([], "slow", 5, tidy_error=KeyError("second"))
    try:
        got = await ns["all_or_nothing"]([slow, job([], "bad", 0.1, ValueError("first"))])
    except BaseException as error:
        assert isinstance(error, ValueError), f"expected ValueError('first'), got {error!r}"
        return
    raise AssertionError(f"expected ValueError('first'), got the result {got!r}")


async def check_cancel_goes_down(ns):
    """If you are cancelled, all jobs are cancelled"""
    log = []
    task = asyncio.create_task(ns["all_or_nothing"]([job(log, "a", 1), job(log, "b", 1)]))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task], timeout=2)
    await asyncio.sleep(2)
    assert task.cancelled(), "you were cancelled, but did not end as cancelled"
    assert "a ended" not in log and "b ended" not in log, f"the jobs ran on: {log}"
