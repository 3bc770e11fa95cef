"""Hidden checks."""
import asyncio


def clock():
    return asyncio.get_running_loop().time()


class Flaky:
    """Fails with each of the errors in turn, then answers; keeps when it was called."""

    def __init__(self, *errors):
        self.errors, self.times, self.begin = list(errors), [], clock()

    async def __call__(self):
        self.times.append(round(clock() - self.begin, 2))
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop(0)
        return "answer"


def down(n):
    return [ConnectionError(f"down {i}") for i in range(1, n + 1)]


async def check_pauses(ns):
    """Waits, and twice as long after each failure"""
    call = Flaky(*down(3))
    got = await ns["retry"](call, 5, 1)
    assert got == "answer", f"expected 'answer', got {got!r}"
    assert call.times == [0, 1, 3, 7], f"pause 1: expected calls at [0, 1, 3, 7] s, got {call.times}"


async def check_attempts(ns):
    """Calls at most `attempts` times"""
    call = Flaky(*down(9))
    try:
        got = await ns["retry"](call, 3, 0.1)
    except ConnectionError:
        got = None
    assert len(call.times) == 3, f"attempts=3, but there were {len(call.times)} calls (result {got!r})"


async def check_gives_up(ns):
    """The last error comes out, without another pause"""
    call = Flaky(*down(2))
    try:
        got = await ns["retry"](call, 2, 5)
    except ConnectionError as error:
        assert str(error) == "down 2", f"expected the last error 'down 2', got {str(error)!r}"
    else:
        raise AssertionError(f"expected ConnectionError, got {got!r}")
    took = round(clock() - call.begin, 1)
    assert took == 5, f"one pause of 5 s is needed, but it took {took} s"


async def check_other_errors(ns):
    """Any other exception comes out at once"""
    call = Flaky(ValueError("bad key"))
    try:
        got = await ns["retry"](call, 4, 1)
    except ValueError:
        got = "ValueError"
    assert got == "ValueError", f"expected ValueError, got {got!r}"
    assert len(call.times) == 1, f"ValueError was retried: {len(call.times)} calls"


async def check_cancel(ns):
    """A cancel gets through"""
    async def hang():
        await asyncio.sleep(30)
        raise ConnectionError("too late")

    task = asyncio.create_task(ns["retry"](hang, 5, 1))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task], timeout=2)
    assert task.done(), "cancelled 2 s ago, but retry() goes on"
    assert task.cancelled(), "the task ended, but not as cancelled"


async def check_others_run(ns):
    """Other tasks run during the pauses"""
    ticks = 0

    async def ticker():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.1)

    task = asyncio.create_task(ticker())
    await ns["retry"](Flaky(*down(2)), 3, 0.5)
    task.cancel()
    assert ticks >= 10, f"in 1.5 s of pauses another task got {ticks} turns, not 15"
