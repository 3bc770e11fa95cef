# Each check is one run with names and an event loop of its own. `ns` holds what the learner wrote.
# The docstring is the check's name as learners see it, the assertion's text is their feedback.
import asyncio


async def check_results(ns):
    """Both results come, in order"""
    counter = iter([1, 2])

    async def work():
        await asyncio.sleep(0.01)
        return next(counter)

    got = await ns["twice"](work)
    assert got == [1, 2], f"expected [1, 2], got {got!r}"


async def check_overlap(ns):
    """The waits overlap"""
    running = most = 0

    async def work():
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1

    await ns["twice"](work)
    assert most == 2, f"expected 2 at a time, saw {most}"
