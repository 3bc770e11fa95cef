"""Hidden checks."""
import asyncio
import weakref


def collect():
    """So many new objects that Python's garbage collector comes round, for the young and the old."""
    for _ in range(20):
        waste = [[n] for n in range(20_000)]
    return len(waste)


async def check_task(ns):
    """Returns a task that gives the value"""
    async def job():
        await asyncio.sleep(0.01)
        return 42

    task = ns["start"](job())
    assert isinstance(task, asyncio.Task), f"expected a Task, got {type(task).__name__}"
    assert not task.done(), "start() should return at once, before the job is done"
    got = await asyncio.wait_for(task, 1)
    assert got == 42, f"expected 42, got {got!r}"


async def check_overlap(ns):
    """Several jobs wait side by side"""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    tasks = [ns["start"](asyncio.sleep(0.1, n)) for n in range(5)]
    got = [await asyncio.wait_for(task, 2) for task in tasks]
    took = loop.time() - begin
    assert got == [0, 1, 2, 3, 4], f"expected the values 0 to 4, got {got!r}"
    assert took < 0.2, f"five sleeps of 0.1 s took {took:.1f} s"


async def check_kept(ns):
    """A waiting job lives on, although the caller drops its task"""
    boxes, ended = weakref.WeakSet(), []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)

    async def job(n):
        box = asyncio.get_running_loop().create_future()
        boxes.add(box)
        ended.append(await box)

    for n in range(3):
        ns["start"](job(n))
    await asyncio.sleep(0)
    collect()
    left = len(boxes)
    assert left == 3, f"started 3 jobs, but after a garbage collection only {left} are left"
    for n, box in enumerate(list(boxes)):
        box.set_result(n)
    await asyncio.sleep(0.01)
    assert len(ended) == 3, f"3 jobs were woken, but {len(ended)} came to their end"


async def check_let_go(ns):
    """A task that is done is let go"""
    refs = []
    for _ in range(3):
        refs.append(weakref.ref(ns["start"](asyncio.sleep(0.01))))
    await asyncio.sleep(0.05)
    collect()
    left = sum(ref() is not None for ref in refs)
    assert left == 0, f"3 jobs are done, but {left} of their tasks are still held"


async def check_let_go_failed(ns):
    """A task that failed or was cancelled is let go too"""
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)

    async def fail():
        raise ValueError("no milk")

    failed = weakref.ref(ns["start"](fail()))
    dropped = ns["start"](asyncio.sleep(9))
    await asyncio.sleep(0)
    dropped.cancel()
    dropped = weakref.ref(dropped)
    await asyncio.sleep(0.05)
    collect()
    assert failed() is None, "the task that failed is still held"
    assert dropped() is None, "the task that was cancelled is still held"
