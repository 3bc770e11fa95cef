"""Hidden checks."""
import asyncio


class Shop:
    """A source of items and a handler that records what happens."""

    def __init__(self, items, delay=0.1, pause=0.0):
        self.items, self.delay, self.pause = items, delay, pause
        self.read = self.finished = self.now = self.peak = self.ahead = 0
        self.seen = []

    async def source(self):
        for item in self.items:
            await asyncio.sleep(self.pause)
            self.read += 1
            self.ahead = max(self.ahead, self.read - self.finished)
            yield item

    async def handle(self, item):
        self.seen.append(item)
        self.now += 1
        self.peak = max(self.peak, self.now)
        try:
            await asyncio.sleep(self.delay)
            if item == "bad":
                raise ConnectionError("no answer")
        finally:
            self.now -= 1
            self.finished += 1


async def run(ns, shop, workers):
    try:
        return await asyncio.wait_for(ns["run_pool"](shop.handle, shop.source(), workers), 60)
    except asyncio.TimeoutError:
        raise AssertionError("run_pool had not returned after 60 seconds") from None


async def check_counts(ns):
    """Each item is handled once, and the count comes back"""
    for text in ("abcdefg", "a", ""):
        shop = Shop(text)
        got = await run(ns, shop, 3)
        assert sorted(shop.seen) == sorted(text), f"items {list(text)}, but handle was called with {shop.seen}"
        assert shop.finished == len(text), f"you returned when {shop.finished} of {len(text)} calls had finished"
        assert got == (len(text), 0), f"{len(text)} good items: expected {(len(text), 0)}, got {got!r}"


async def check_overlap(ns):
    """All workers are busy while there is work"""
    shop = Shop("abcdefghijkl", delay=1)
    start = asyncio.get_running_loop().time()
    await run(ns, shop, 4)
    took = asyncio.get_running_loop().time() - start
    assert shop.peak >= 4, f"4 workers, but only {shop.peak} call at a time"
    assert took < 4, f"12 calls of 1 s with 4 workers should take 3 s, not {took:.1f} s"


async def check_limit(ns):
    """Never more calls at once than workers"""
    shop = Shop("abcdefgh")
    await run(ns, shop, 2)
    assert shop.peak <= 2, f"2 workers, but {shop.peak} calls ran at once"


async def check_read_ahead(ns):
    """Does not read far ahead of the work"""
    shop = Shop(range(100))
    await run(ns, shop, 2)
    assert shop.ahead <= 6, f"2 workers: at most 6 items may be read and not finished, but there were {shop.ahead}"


async def check_errors(ns):
    """A failing call does not stop the rest"""
    shop = Shop(["a", "bad", "b", "bad", "c", "bad"])
    try:
        got = await run(ns, shop, 2)
    except (ConnectionError, ExceptionGroup) as error:
        raise AssertionError(f"the error of one call came out of run_pool: {error!r}") from None
    assert got == (3, 3), f"3 good calls and 3 failing ones: expected (3, 3), got {got!r}"


async def check_none_left(ns):
    """No task is left behind"""
    before = asyncio.all_tasks()
    await run(ns, Shop("abcd", pause=0.01), 3)
    left = len(asyncio.all_tasks() - before)
    assert left == 0, f"{left} tasks were still there after you had returned"
