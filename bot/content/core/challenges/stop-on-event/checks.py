"""Hidden checks."""
import asyncio


def clock():
    return asyncio.get_running_loop().time()


def worker(seconds):
    """A job that keeps when it started and ended."""
    starts, ends = [], []

    async def job():
        starts.append(clock())
        await asyncio.sleep(seconds)
        ends.append(clock())

    return job, starts, ends


def set_after(seconds):
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, stop.set)
    return stop


async def check_count(ns):
    """Returns how many jobs were done"""
    job, starts, _ = worker(0)
    got = await asyncio.wait_for(ns["run_until"](set_after(2.5), job, 1), 9)
    assert got == 3, f"stop came after 2.5 s, pause 1: expected 3, got {got!r} ({len(starts)} jobs were started)"


async def check_pause(ns):
    """Pauses between the end of one job and the start of the next"""
    job, starts, ends = worker(0.5)
    await asyncio.wait_for(ns["run_until"](set_after(4), job, 1), 9)
    gaps = [round(start - end, 2) for end, start in zip(ends, starts[1:])]
    assert gaps and set(gaps) == {1.0}, f"pause 1: expected gaps of 1.0 s, got {gaps}"


async def check_stops_at_once(ns):
    """The stop ends a pause at once"""
    job, _, _ = worker(0)
    begin = clock()
    await asyncio.wait_for(ns["run_until"](set_after(2), job, 600), 1000)
    took = round(clock() - begin, 1)
    assert took <= 2.1, f"stop came after 2 s, but you returned after {took} s"


async def check_finishes_the_job(ns):
    """A job that is running is finished"""
    job, starts, ends = worker(2)
    got = await asyncio.wait_for(ns["run_until"](set_after(1), job, 1), 9)
    assert len(ends) == 1, f"{len(starts)} job was started, {len(ends)} came to its end"
    assert got == 1, f"expected 1, got {got!r}"


async def check_set_from_the_start(ns):
    """Does nothing when the event is set already"""
    job, starts, _ = worker(0)
    stop = asyncio.Event()
    stop.set()
    got = await asyncio.wait_for(ns["run_until"](stop, job, 1), 9)
    assert not starts, f"stop was set, but {len(starts)} job was started"
    assert got == 0, f"expected 0, got {got!r}"


async def check_no_task_left(ns):
    """Leaves no task behind"""
    job, _, _ = worker(0)
    before = asyncio.all_tasks()
    most = 0

    async def watch():
        nonlocal most
        await job()
        most = max(most, len(asyncio.all_tasks() - before))

    await asyncio.wait_for(ns["run_until"](set_after(8.5), watch, 1), 30)
    left = asyncio.all_tasks() - before
    assert most <= 2, f"{most} extra tasks were waiting at the same time"
    assert not left, f"{len(left)} tasks are still there"
