"""Hidden checks."""
import asyncio


async def count(name, steps, log, error=None):
    try:
        for n in range(steps):
            log.append(f"{name}{n}")
            await asyncio.sleep(0)
        if error is not None:
            raise error
        return steps
    finally:
        log.append(f"{name} over")


def result(ns, *coros):
    """What take_turns returns, as a list."""
    got = ns["take_turns"](*coros)
    assert isinstance(got, list), f"expected a list, got {got!r}"
    return got


async def check_values(ns):
    """Values come in the order of the arguments"""
    got = result(ns, count("a", 3, []), count("b", 1, []), count("c", 2, []))
    assert got == [3, 1, 2], f"expected [3, 1, 2], got {got!r}"
    got = result(ns)
    assert got == [], f"no coroutines: expected [], got {got!r}"


async def check_turns(ns):
    """They take turns, step by step"""
    log = []
    result(ns, count("a", 2, log), count("b", 2, log))
    steps = [line for line in log if "over" not in line]
    assert steps == ["a0", "b0", "a1", "b1"], f"expected a0 b0 a1 b1, the steps were {' '.join(steps)}"


async def check_lengths(ns):
    """Long ones run to their end, and short ones drop out"""
    log = []
    got = result(ns, count("a", 1, log), count("b", 4, log), count("c", 0, log))
    assert "b3" in log, f"the second has 4 steps; the log ends with {log[-3:]}"
    assert got == [1, 4, 0], f"expected [1, 4, 0], got {got!r}"


async def check_error(ns):
    """An exception comes out"""
    log = []
    try:
        got = ns["take_turns"](count("a", 3, log), count("b", 1, log, ValueError("no milk")))
    except ValueError as error:
        assert str(error) == "no milk", f"expected ValueError('no milk'), got {error!r}"
    else:
        raise AssertionError(f"expected ValueError, got {got!r}")


async def check_closed(ns):
    """After an exception, the others are closed when it comes out"""
    log = []
    first, third = count("a", 3, log), count("c", 9, log)
    try:
        ns["take_turns"](first, count("b", 1, log, ValueError("no milk")), third)
    except ValueError:
        pass
    for name in ("a", "c"):
        assert f"{name} over" in log, f"coroutine {name!r} was left paused, not closed"
    first.close()
    third.close()
