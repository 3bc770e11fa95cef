"""Hidden checks."""
import asyncio


async def bring(value, delay=0.01):
    await asyncio.sleep(delay)
    if isinstance(value, Exception):
        raise value
    return value


class Bell:
    """An awaitable of our own kind."""

    def __init__(self, sound):
        self.sound = sound

    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.sound


def is_or_holds(error, kind):
    """Whether an exception, or all that a group holds, is of that kind."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_or_holds(each, kind) for each in error.exceptions)
    return isinstance(error, kind)


def shown(got):
    """The result as a list, with a word for what was not awaited."""
    if not isinstance(got, (list, tuple)):
        return got
    return [word(each) for each in got]


def word(each):
    if asyncio.iscoroutine(each):
        each.close()
        return "a coroutine"
    if isinstance(each, Bell):
        return "an object that was not awaited"
    return "a future" if asyncio.isfuture(each) else each


async def check_values(ns):
    """Plain values come back as they are"""
    got = shown(await ns["settle"](1, None, "", [2]))
    assert got == [1, None, "", [2]], f"expected [1, None, '', [2]], got {got!r}"


async def check_future(ns):
    """Futures and tasks bring what is in them"""
    loop = asyncio.get_running_loop()
    box, task = loop.create_future(), asyncio.create_task(bring("task"))
    loop.call_later(0.02, box.set_result, "box")
    got = shown(await ns["settle"](box, task))
    assert got == ["box", "task"], f"expected ['box', 'task'], got {got!r}"


async def check_own_kind(ns):
    """An object with `__await__` is awaited"""
    got = shown(await ns["settle"](Bell("ding")))
    assert got == ["ding"], f"expected ['ding'], got {got!r}"


async def check_order(ns):
    """Results stand in the order given"""
    got = shown(await ns["settle"](bring("slow", 0.1), 2, bring("fast", 0.0)))
    assert got == ["slow", 2, "fast"], f"expected ['slow', 2, 'fast'], got {got!r}"


async def check_overlap(ns):
    """The waits overlap"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await ns["settle"](*(bring(n, 0.1) for n in range(5)))
    took = loop.time() - start
    assert took < 0.25, f"five waits of 0.1 s took {took:.1f} s"


async def check_error(ns):
    """An awaitable that fails lets its exception out"""
    try:
        got = shown(await ns["settle"](1, bring(LookupError("lost"))))
    except Exception as error:
        assert is_or_holds(error, LookupError), f"expected LookupError, got {error!r}"
        return
    raise AssertionError(f"expected LookupError, got {got!r}")
