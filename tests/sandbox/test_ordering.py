"""Other orders: what may change places, what never does, and that a seed gives one output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.job import Job, Outcome, Verdict
from tests.sandbox.boxes import Box, open_box

FINE = Path(__file__).parents[1] / "bot" / "fine"
LOST = """
import asyncio
balance = 100

async def change(by):
    global balance
    old = balance
    await asyncio.sleep(0)
    balance = old + by

async def main():
    await asyncio.gather(change(10), change(-30))
    print(balance)

asyncio.run(main())
"""
SLEEPERS = """
import asyncio, time

async def sleeper(n):
    await asyncio.sleep(0.1)
    print(n, end=" ")

async def main():
    start = time.monotonic()
    await asyncio.gather(*map(sleeper, range(9)))
    print(f"{time.monotonic() - start:.9f}")

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with open_box() as box:
        yield box


def printed(box: Box, source: str, orders: range) -> list[str]:
    outcomes = [box.run(Job(source, order=order)) for order in orders]
    assert {outcome.verdict for outcome in outcomes} == {Verdict.OK}, outcomes
    return [outcome.stdout for outcome in outcomes]


def test_a_lost_update_has_two_outputs(box: Box) -> None:
    """Either task may write last; asyncio's own order is order 0 and a run without one."""
    outputs = printed(box, LOST, range(20))

    assert set(outputs) == {"70\n", "110\n"}
    assert outputs[0] == box.run(Job(LOST)).stdout == "70\n"


def test_an_order_gives_the_same_again(box: Box) -> None:
    """The same seed, the same output, to the last digit of a measured time."""
    assert printed(box, SLEEPERS, range(8)) == printed(box, SLEEPERS, range(8))


def test_equal_sleeps_end_in_any_order(box: Box) -> None:
    """First come, first served in order 0; all of them, once each, in every other."""
    outputs = [output.split()[:9] for output in printed(box, SLEEPERS, range(12))]

    assert outputs[0] == list("012345678")
    assert len({tuple(output) for output in outputs}) == 12
    assert all(sorted(output) == outputs[0] for output in outputs)


@pytest.mark.parametrize(
    "name",
    [
        "update_locked", "cache_locked", "locks_in_same_order", "condition", "event_both_ways",
        "queue_joined_workers_cancelled", "queue_then_stop", "gather_returned",
    ],
)  # fmt: skip
def test_what_is_right_stays_right_in_every_order(box: Box, name: str) -> None:
    """Locks, queues and the like keep their promises under fifty seeds."""
    source = (FINE / f"{name}.py").read_text(encoding="utf-8")

    assert set(printed(box, source, range(50))) == {box.run(Job(source)).stdout}


PROMISES = {
    "steps of one task": """
async def count(name):
    for n in range(5):
        seen[name].append(n)
        await asyncio.sleep(0)
seen = {"a": [], "b": [], "c": []}
await asyncio.gather(*map(count, seen))
print(seen)
""",
    "call_soon before the step after it": """
async def asker():
    box = loop.create_future()
    loop.call_soon(box.set_result, 1)
    await asyncio.sleep(0)
    return box.result()
print(await asyncio.gather(*(asker() for _ in range(6))))
""",
    "callbacks of one future": """
seen = []
async def child():
    await asyncio.sleep(0.1)
async def parent(n):
    task = asyncio.create_task(child())
    for k in range(3):
        task.add_done_callback(lambda _: mine.append(k))
    mine = []
    await task
    assert len(mine) == 3, mine
await asyncio.gather(*map(parent, range(5)))
""",
    "call_soon in order": """
seen = []
async def caller():
    for n in range(20):
        loop.call_soon(seen.append, n)
await asyncio.gather(caller(), asyncio.sleep(0))
await asyncio.sleep(0.1)
print(seen)
""",
    "timers of one task": """
seen = {"a": [], "b": []}
async def setter(name):
    for n in range(5):
        loop.call_later(0.1, seen[name].append, n)
await asyncio.gather(*map(setter, seen))
await asyncio.sleep(1)
print(seen)
""",
    "sleeps of different length": """
async def sleeper(n):
    await asyncio.sleep(n / 100)
    print(n)
await asyncio.gather(*map(sleeper, range(8)))
""",
    "nothing before it is ready": """
import time
async def sleeper(n):
    start = time.monotonic()
    await asyncio.sleep(0.05 * n)
    assert time.monotonic() - start >= 0.05 * n
await asyncio.gather(*(sleeper(n % 4) for n in range(20)))
""",
}


@pytest.mark.parametrize("program", PROMISES.values(), ids=PROMISES)
def test_what_asyncio_promises_is_kept(box: Box, program: str) -> None:
    """What belongs to one task or one future, and every plain callback, stays in its order."""
    source = f"import asyncio\nloop = asyncio.get_running_loop()\n{program}\nawait asyncio.sleep(0)"

    assert len(set(printed(box, source, range(16)))) == 1


def test_timers_of_one_moment_change_places(box: Box) -> None:
    """Of two tasks' timers for the same moment either may come first."""
    source = """
import asyncio
loop = asyncio.get_running_loop()
async def setter(name):
    loop.call_later(0.1, print, name)
await asyncio.gather(*map(setter, "ab"))
await asyncio.sleep(1)
"""

    assert set(printed(box, source, range(12))) == {"a\nb\n", "b\na\n"}


def test_the_snippets_own_chance_is_left_alone(box: Box) -> None:
    """A seeded `random` draws the same numbers with an order and without."""
    source = "import random\nrandom.seed(7)\n" + LOST.replace("print(balance)", "print(DRAWN)")
    source = source.replace("DRAWN", "[random.randrange(100) for _ in range(5)]")

    assert set(printed(box, source, range(4))) == {box.run(Job(source)).stdout}


SPINS = {
    "on the clock": "while time.monotonic() < start + 0.3: pass",
    "on the day": "while time.time() < today + 0.3: pass",
    "with yields": "while time.monotonic() < start + 0.3: await asyncio.sleep(0)",
    "on a flag": """
done = []
asyncio.get_running_loop().call_later(0.3, done.append, 1)
while not done: await asyncio.sleep(0)
""",
}


@pytest.mark.parametrize("spin", SPINS.values(), ids=SPINS)
def test_who_polls_sees_time_pass(box: Box, spin: str) -> None:
    """A clock that stands while a program computes moves when it is looked at often."""
    head = "import asyncio, time\nstart, today = time.monotonic(), time.time()\n"
    source = f"{head}{spin}\nawait asyncio.sleep(0)\nprint(round(time.monotonic() - start, 1))"

    assert printed(box, source, range(2)) == ["0.3\n", "0.3\n"]


def test_threads_and_a_deadlock_are_as_ever(box: Box) -> None:
    """Waits in threads are skipped, and what can never go on is told, in every order."""
    threads = "import asyncio, time\nawait asyncio.gather(*(asyncio.to_thread(time.sleep, 1),) * 1)"
    outcomes: list[Outcome] = [box.run(Job(threads, order=order)) for order in range(3)]
    stuck = box.run(Job("import asyncio\nawait asyncio.Event().wait()", order=3))

    assert {outcome.verdict for outcome in outcomes} == {Verdict.OK}
    assert stuck.verdict is Verdict.DEADLOCK


def test_without_the_policy_it_is_the_same_loop(box: Box) -> None:
    """The order is the loop's business, not the policy's."""
    outcomes = [box.run(Job(LOST, order=n, layers=frozenset({"kernel"}))) for n in range(8)]

    assert Counter(outcome.stdout for outcome in outcomes).keys() == {"70\n", "110\n"}
