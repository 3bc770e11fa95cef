"""Hidden checks."""
import asyncio
import time


class Library:
    """A blocking `read` that keeps a list of its calls."""

    def __init__(self, delays=None):
        self.delays, self.calls = delays or {}, []

    def __call__(self, url):
        self.calls.append(url)
        time.sleep(self.delays.get(url, 0.1))
        if url == "/bad":
            raise ConnectionError("no such page")
        return f"page {url}"


def is_or_holds(error, kind):
    """Whether an exception, or all that a group holds, is of that kind."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_or_holds(each, kind) for each in error.exceptions)
    return isinstance(error, kind)


def listed(got):
    return list(got) if isinstance(got, (list, tuple)) else got


async def check_pages(ns):
    """Each url is read once, and its page comes back"""
    read = Library()
    got = await ns["read_all"](read, ["/a"])
    assert listed(got) == ["page /a"], f"expected ['page /a'], got {got!r}"
    assert read.calls == ["/a"], f"read was called with {read.calls}"


async def check_heartbeat(ns):
    """The heart beats while a page is read"""
    beats = 0

    async def heart():
        nonlocal beats
        while True:
            await asyncio.sleep(0.05)
            beats += 1

    task = asyncio.create_task(heart())
    await ns["read_all"](Library({"/slow": 0.52}), ["/slow"])
    task.cancel()
    assert beats >= 8, f"reading took 0.5 s; the heart beat {beats}x, expected about 10"


async def check_overlap(ns):
    """The reads overlap"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await ns["read_all"](Library(), ["/a", "/b", "/c", "/d"])
    took = loop.time() - start
    assert took < 0.25, f"four reads of 0.1 s took {took:.1f} s"


async def check_order(ns):
    """Pages follow the order of the urls, even if the first is the slowest"""
    got = await ns["read_all"](Library({"/a": 0.3}), ["/a", "/b", "/c"])
    assert listed(got) == ["page /a", "page /b", "page /c"], f"expected the pages of /a, /b, /c; got {got!r}"


async def check_error(ns):
    """A read that fails lets its exception out"""
    try:
        got = await ns["read_all"](Library(), ["/a", "/bad"])
    except Exception as error:
        assert is_or_holds(error, ConnectionError), f"expected ConnectionError, got {error!r}"
        return
    raise AssertionError(f"expected ConnectionError, got {got!r}")
