"""Hidden checks."""
import asyncio


class Dish:
    """An async function without arguments that counts its calls."""

    def __init__(self, name, delay, error=None):
        self.name, self.delay, self.error, self.calls = name, delay, error, 0

    async def __call__(self):
        self.calls += 1
        await asyncio.sleep(self.delay)
        if self.error:
            raise self.error
        return self.name


def is_or_holds(error, kind):
    """Whether an exception, or all that a group holds, is of that kind."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_or_holds(each, kind) for each in error.exceptions)
    return isinstance(error, kind)


def listed(got):
    """The result as a list, with a word for what still has to be awaited."""
    if not isinstance(got, (list, tuple)):
        return got
    return ["a task" if asyncio.isfuture(each) else each for each in got]


async def check_pair(ns):
    """Both results come back"""
    got = listed(await ns["breakfast"](Dish("tea", 0.01), Dish("toast", 0.02)))
    assert got == ["tea", "toast"], f"expected ('tea', 'toast'), got {got!r}"


async def check_overlap(ns):
    """The two waits overlap"""
    loop = asyncio.get_running_loop()
    start = loop.time()
    await ns["breakfast"](Dish("tea", 0.3), Dish("toast", 0.2))
    took = loop.time() - start
    assert took < 0.4, f"tea takes 0.3 s, toast 0.2 s; breakfast took {took:.1f} s"


async def check_order(ns):
    """Tea stands first, even if the toast is done first"""
    got = listed(await ns["breakfast"](Dish("tea", 0.2), Dish("toast", 0.0)))
    assert got == ["tea", "toast"], f"expected ('tea', 'toast'), got {got!r}"


async def check_once(ns):
    """Each is called exactly once"""
    tea, toast = Dish("tea", 0.01), Dish("toast", 0.01)
    await ns["breakfast"](tea, toast)
    calls = (tea.calls, toast.calls)
    assert calls == (1, 1), f"tea was called {tea.calls}x, toast {toast.calls}x"


async def check_error(ns):
    """If the toast burns, its exception comes out"""
    try:
        got = listed(await ns["breakfast"](Dish("tea", 0.01), Dish("toast", 0.02, ValueError("burnt"))))
    except Exception as error:
        assert is_or_holds(error, ValueError), f"expected ValueError, got {error!r}"
        return
    raise AssertionError(f"expected ValueError, got {got!r}")
