"""Hidden checks."""
import asyncio


def clock():
    return asyncio.get_running_loop().time()


class Kitchen:
    """Orders are seconds of cooking. Keeps what was finished and given up, and the peak."""

    def __init__(self, clean_up=0.0):
        self.clean_up, self.finished, self.given_up, self.now, self.peak = clean_up, [], [], 0, 0

    async def cook(self, order):
        self.now += 1
        self.peak = max(self.peak, self.now)
        try:
            await asyncio.sleep(order)
            self.finished.append(order)
        except asyncio.CancelledError:
            await asyncio.sleep(self.clean_up)
            self.given_up.append(order)
            raise
        finally:
            self.now -= 1


async def evening(ns, kitchen, orders, stop_after, grace):
    """Runs serve() with some orders in the queue; gives the result, the seconds, the queue."""
    queue, stop, begin = asyncio.Queue(), asyncio.Event(), clock()
    for order in orders:
        queue.put_nowait(order)
    loop = asyncio.get_running_loop()
    loop.call_later(stop_after, stop.set)
    loop.call_later(stop_after + 0.1, queue.put_nowait, 0.01)      # somebody comes too late
    got = await asyncio.wait_for(ns["serve"](queue, kitchen.cook, stop, grace), 50)
    return got, round(clock() - begin, 1), queue


async def check_side_by_side(ns):
    """Orders are cooked side by side"""
    kitchen = Kitchen()
    got, _, _ = await evening(ns, kitchen, [1, 1, 1], 2, 1)
    assert kitchen.peak == 3, f"3 orders of 1 s, but only {kitchen.peak} cooked at a time"
    assert got == 3, f"expected 3, got {got!r}"


async def check_finishes(ns):
    """What runs at the stop may finish"""
    kitchen = Kitchen()
    got, _, _ = await evening(ns, kitchen, [1, 3], 2, 5)
    assert kitchen.finished == [1, 3], f"expected both to be finished, got {kitchen.finished}"
    assert got == 2, f"expected 2, got {got!r}"


async def check_takes_no_more(ns):
    """After the stop no order is taken"""
    kitchen = Kitchen()
    _, _, queue = await evening(ns, kitchen, [3], 1, 5)
    assert queue.qsize() == 1, "an order that came after the stop was taken from the queue"


async def check_deadline(ns):
    """After `grace` seconds the rest is cancelled"""
    kitchen = Kitchen()
    got, took, _ = await evening(ns, kitchen, [1, 40], 2, 3)
    assert kitchen.given_up == [40], f"expected the order of 40 s to be given up, got {kitchen.given_up}"
    assert took == 5, f"stop after 2 s, grace 3 s: expected to end after 5 s, not {took} s"
    assert got == 1, f"one order was cooked to the end, got {got!r}"


async def check_clean_up(ns):
    """Returns only when clean-ups are through"""
    kitchen = Kitchen(clean_up=0.5)
    await evening(ns, kitchen, [40], 1, 1)
    assert kitchen.given_up == [40], "you returned while a cancelled order was still cleaning up"


async def check_no_longer_than_needed(ns):
    """Returns as soon as nothing runs any more"""
    _, took, _ = await evening(ns, Kitchen(), [2], 1, 9)
    assert took == 2, f"stop after 1 s, last order done after 2 s: expected 2 s, not {took} s"
    _, took, _ = await evening(ns, Kitchen(), [], 1, 9)
    assert took == 1, f"no orders at all, stop after 1 s: expected 1 s, not {took} s"
