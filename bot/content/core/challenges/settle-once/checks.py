"""Hidden checks."""
import asyncio


def new_future():
    return asyncio.get_running_loop().create_future()


def attempt(ns, box, outcome):
    """What settle() says; an exception out of it is told as feedback."""
    try:
        return ns["settle"](box, outcome)
    except BaseException as error:
        raise AssertionError(f"settle() raised {type(error).__name__}: {error}") from None


async def check_result(ns):
    """A pending future gets the result, and somebody who waits for it wakes up"""
    box = new_future()
    waiter = asyncio.create_task(asyncio.wait_for(box, 1))
    await asyncio.sleep(0)
    said = attempt(ns, box, "tea")
    assert said is True, f"expected True, got {said!r}"
    assert box.done(), "the future is still pending"
    got = await waiter
    assert got == "tea", f"the waiter got {got!r}, not 'tea'"


async def check_none(ns):
    """None and 0 are results too"""
    for value in (None, 0):
        box = new_future()
        said = attempt(ns, box, value)
        assert box.done(), f"settle(box, {value!r}) left the future pending"
        assert said is True and box.result() == value, f"settle(box, {value!r}) said {said!r}"


async def check_exception(ns):
    """An exception object is set as an exception"""
    box = new_future()
    said = attempt(ns, box, LookupError("no milk"))
    assert said is True, f"expected True, got {said!r}"
    try:
        got = await asyncio.wait_for(box, 1)
    except LookupError:
        return
    raise AssertionError(f"awaiting the future should raise LookupError, but it gave {got!r}")


async def check_second_try(ns):
    """The first outcome stays, and a second try says False"""
    for first in ("tea", LookupError("no milk")):
        for second in ("jam", ValueError("late")):
            box = new_future()
            attempt(ns, box, first)
            said = attempt(ns, box, second)
            assert said is False, f"second try: expected False, got {said!r}"
            kept = box.exception() or box.result()
            assert kept is first, f"the future should still hold {first!r}, but holds {kept!r}"


async def check_cancelled(ns):
    """A cancelled future is left alone"""
    box = new_future()
    box.cancel()
    said = attempt(ns, box, "too late")
    assert said is False, f"expected False, got {said!r}"
    assert box.cancelled(), "the future is no longer cancelled"
