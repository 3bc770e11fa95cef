"""Hidden checks."""
import asyncio


async def letters(text, delay=0.0, log=None, error=None):
    """The letters of a text, each after a delay; tells the log when it is closed."""
    try:
        for letter in text:
            await asyncio.sleep(delay)
            yield letter
        if error:
            raise error
    finally:
        if log is not None:
            log.append("closed")


async def check_rest(ns):
    """All items, in order, in new lists; the last one may be short"""
    got = [batch async for batch in ns["batches"](letters("abcde"), 2)]
    want = [["a", "b"], ["c", "d"], ["e"]]
    assert got == want, f"5 items, size 2: expected {want}, got {got}"


async def check_no_empty(ns):
    """Never an empty list"""
    for text in ("abcd", ""):
        got = [batch async for batch in ns["batches"](letters(text), 2)]
        assert [] not in got, f"{len(text)} items, size 2: an empty list came out: {got}"


async def check_at_once(ns):
    """A full list is handed on before the next item is asked for"""
    start, times = asyncio.get_running_loop().time(), []
    async for batch in ns["batches"](letters("abcd", delay=1), 2):
        times.append(round(asyncio.get_running_loop().time() - start))
    assert times == [2, 4], f"an item a second, size 2: lists should come after [2, 4] seconds, not {times}"


async def check_closed(ns):
    """When your generator is closed early, the source is closed too"""
    log = []
    source = letters("abcdef", log=log)
    mine = ns["batches"](source, 2)
    async for batch in mine:
        break
    await mine.aclose()
    assert log == ["closed"], "your generator was closed after the first list, but the source was still open"


async def check_error(ns):
    """If the source fails, its exception comes out"""
    source = letters("abc", error=ConnectionError("line cut"))
    try:
        got = [batch async for batch in ns["batches"](source, 2)]
    except ConnectionError:
        return
    raise AssertionError(f"the source failed with ConnectionError, but nothing came out; got {got}")
