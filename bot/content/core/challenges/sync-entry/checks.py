"""Hidden checks. The learner's function is plain code, so it is called in a thread that has no loop."""
import asyncio


class Web:
    """An async `fetch` that keeps its calls and the loops it ran in."""

    def __init__(self, delays=None):
        self.delays, self.calls, self.loops = delays or {}, [], []

    def __call__(self, url):
        self.calls.append(url)
        return self.get(url)

    async def get(self, url):
        self.loops.append(asyncio.get_running_loop())
        await asyncio.sleep(self.delays.get(url, 0.1))
        if url == "/bad":
            raise ConnectionError("no such page")
        return f"page {url}"


def is_or_holds(error, kind):
    """Whether an exception, or all that a group holds, is of that kind."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_or_holds(each, kind) for each in error.exceptions)
    return isinstance(error, kind)


def listed(got):
    if asyncio.iscoroutine(got):
        got.close()
        return "a coroutine"
    return list(got) if isinstance(got, (list, tuple)) else got


async def check_pages(ns):
    """Called from plain code, it returns the pages in order"""
    web = Web({"/a": 0.2})
    got = listed(await asyncio.to_thread(ns["fetch_now"], web, ["/a", "/b"]))
    assert got == ["page /a", "page /b"], f"expected ['page /a', 'page /b'], got {got!r}"


async def check_overlap(ns):
    """The fetches overlap"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.to_thread(ns["fetch_now"], Web(), ["/a", "/b", "/c", "/d"])
    took = loop.time() - start
    assert took < 0.25, f"four fetches of 0.1 s took {took:.1f} s"


async def check_again(ns):
    """It can be called again and again"""
    for url in ("/a", "/b"):
        try:
            got = listed(await asyncio.to_thread(ns["fetch_now"], Web(), [url]))
        except RuntimeError as error:
            raise AssertionError(f"the call for {url} raised RuntimeError: {error}") from None
        assert got == [f"page {url}"], f"expected ['page {url}'], got {got!r}"


async def check_closes(ns):
    """It leaves no loop open"""
    web = Web()
    await asyncio.to_thread(ns["fetch_now"], web, ["/a"])
    assert web.loops, "nothing was fetched"
    still_open = [loop for loop in web.loops if not loop.is_closed()]
    assert not still_open, "the loop that fetched was still open afterwards"


async def check_error(ns):
    """A fetch that fails lets its exception out"""
    try:
        got = listed(await asyncio.to_thread(ns["fetch_now"], Web(), ["/a", "/bad"]))
    except Exception as error:
        assert is_or_holds(error, ConnectionError), f"expected ConnectionError, got {error!r}"
        return
    raise AssertionError(f"expected ConnectionError, got {got!r}")


async def check_inside(ns):
    """Inside a running loop it raises RuntimeError and fetches nothing"""
    web = Web()
    try:
        got = listed(ns["fetch_now"](web, ["/a"]))
    except RuntimeError:
        assert not web.calls, f"fetch was called with {web.calls} before the RuntimeError"
        return
    raise AssertionError(f"expected RuntimeError, got {got!r}")
