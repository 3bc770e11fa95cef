"""Hidden checks."""
import asyncio


def counted(value="data", error=None):
    """An async function and the list of the moments when it was run."""
    runs = []

    async def load():
        runs.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.05)
        if error is not None:
            raise error
        return value

    return load, runs


async def answer(ask):
    """What one call gives; a RuntimeError is told as feedback."""
    try:
        return await asyncio.wait_for(ask(), 1)
    except RuntimeError as error:
        raise AssertionError(f"await ask() raised RuntimeError: {error}") from None


async def check_later(ns):
    """Later calls share the first run"""
    load, runs = counted()
    ask = ns["once"](load)
    got = [await answer(ask) for _ in range(3)]
    assert got == ["data"] * 3, f"expected 'data' three times, got {got!r}"
    assert len(runs) == 1, f"three calls one after the other ran the function {len(runs)} times"


async def check_same_time(ns):
    """Calls at the same time share one run"""
    load, runs = counted()
    ask = ns["once"](load)
    got = await asyncio.gather(*(answer(ask) for _ in range(4)))
    assert got == ["data"] * 4, f"expected 'data' four times, got {got!r}"
    assert len(runs) == 1, f"four calls at the same time ran the function {len(runs)} times"


async def check_lazy(ns):
    """Nothing runs before the first call"""
    load, runs = counted()
    ask = ns["once"](load)
    await asyncio.sleep(0.1)
    assert not runs, "the function was run before anybody called ask()"
    got = await answer(ask)
    assert got == "data", f"expected 'data', got {got!r}"


async def check_error(ns):
    """All callers get the exception"""
    load, runs = counted(error=LookupError("no data"))
    ask = ns["once"](load)
    got = await asyncio.gather(*(answer(ask) for _ in range(3)), return_exceptions=True)
    names = [type(each).__name__ for each in got]
    assert names == ["LookupError"] * 3, f"expected LookupError three times, got {names}"


async def check_cancelled_caller(ns):
    """A caller who is cancelled does not spoil it for the others"""
    load, runs = counted()
    ask = ns["once"](load)
    first, second = asyncio.create_task(ask()), asyncio.create_task(ask())
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.wait([first, second], timeout=1)
    assert first.cancelled(), "the caller that was cancelled should end as cancelled"
    assert second.done(), "the second caller is still waiting"
    assert not second.cancelled(), "the first caller was cancelled, and the second ended as cancelled too"
    got = await answer(ask)
    assert got == "data" == second.result(), f"expected 'data' for all others, got {got!r}"
    assert len(runs) == 1, f"the function was run {len(runs)} times"
