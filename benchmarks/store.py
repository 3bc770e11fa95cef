"""How much the store gains by committing many answers together. Not part of the tests.

    python benchmarks/store.py [FOLDER]

Both ways take turns, so that a busy machine slows both; the ratios count, not the figures. The
folder must be on the disk that is meant: a tmpfs syncs nothing, and then there is little to gain.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bot.schedule import Grade, review
from bot.store import Answer, Store, open_store, writer
from bot.talk import Learner

ROUNDS = 3
ANSWERS = 200
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONE_BY_ONE, GROUPED = 1, writer.GROUP


async def ask_all(store: Store) -> None:
    """A question for every answer to come, by as many learners; not measured."""
    for start in range(0, ANSWERS, 100):
        async with asyncio.TaskGroup() as group:
            for number in range(start, min(start + 100, ANSWERS)):
                group.create_task(ask_one(store, number))


async def ask_one(store: Store, number: int) -> None:
    """A learner and the question put to them."""
    learner = f"bench:{number}"
    await store.meet(Learner(id=learner, name="bench"), NOW)
    await store.ask(learner, "futures.1", id=f"a{number}", seed=1, place="bench", now=NOW)


async def answer_one(store: Store, number: int) -> float:
    """Answer, with card and totals, then read what is due; the milliseconds until it is safe."""
    start = time.perf_counter()
    card = review(None, "futures.what", Grade.GOOD, NOW)
    answer = Answer(
        asked=f"a{number}",
        question="futures.1",
        topic="futures",
        given="b",
        is_right=True,
        grade=Grade.GOOD,
        at=NOW,
    )
    await store.answered(f"bench:{number}", answer, card)
    took = (time.perf_counter() - start) * 1000
    await store.due(f"bench:{number}", NOW)
    return took


async def measure(folder: Path, *, size: int, at_once: int) -> tuple[float, float]:
    """Answers a second and the median milliseconds of one, so many in flight at once."""
    writer.GROUP = size
    async with open_store(folder / "bench.db") as store:
        await ask_all(store)
        numbers = iter(range(ANSWERS))

        async def worker() -> list[float]:
            return [await answer_one(store, number) for number in numbers]

        start = time.perf_counter()
        times = await asyncio.gather(*(worker() for _ in range(at_once)))
        took = time.perf_counter() - start
    return ANSWERS / took, statistics.median(chain.from_iterable(times))


def compare(folder: Path, *, at_once: int) -> None:
    """Print both ways and their ratio, round by round in turn."""
    rates: dict[int, list[float]] = {ONE_BY_ONE: [], GROUPED: []}
    waits: dict[int, list[float]] = {ONE_BY_ONE: [], GROUPED: []}
    for _ in range(ROUNDS):
        for size in (ONE_BY_ONE, GROUPED):
            with tempfile.TemporaryDirectory(dir=folder) as place:
                rate, wait = asyncio.run(measure(Path(place), size=size, at_once=at_once))
            rates[size].append(rate)
            waits[size].append(wait)
    ratios = [b / a for a, b in zip(rates[ONE_BY_ONE], rates[GROUPED], strict=True)]
    for size, name in ((ONE_BY_ONE, "one by one"), (GROUPED, "grouped")):
        rate, wait = statistics.median(rates[size]), statistics.median(waits[size])
        print(f"{at_once:4} at once, {name:10}: {rate:7.0f} answers/s, {wait:6.2f} ms to safety")
    print(
        f"{at_once:4} at once: grouped is {statistics.median(ratios):.1f} x as fast "
        f"({min(ratios):.1f} to {max(ratios):.1f})"
    )


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd()
    for width in (1, 50):
        compare(where, at_once=width)
