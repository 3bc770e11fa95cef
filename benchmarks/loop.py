"""What the watched loop costs: bare task switches, traced over untraced, in turns.

Run: python benchmarks/loop.py [switches]
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from typing import NoReturn

from sandbox import clock, tracer, watched
from sandbox.looping import Loop
from sandbox.wire import Result

ROUNDS = 7
TASKS = 10


async def switch(times: int) -> None:
    """Let the others run, many times."""
    for _ in range(times):
        await asyncio.sleep(0)


async def all_switch(switches: int) -> None:
    """Ten tasks that take turns."""
    await asyncio.gather(*(switch(switches // TASKS) for _ in range(TASKS)))


def took(make: Callable[[], asyncio.AbstractEventLoop], switches: int) -> float:
    """Processor seconds."""
    before = time.process_time()
    with asyncio.Runner(loop_factory=make) as runner:
        runner.run(all_switch(switches))
    return time.process_time() - before


def stop(result: Result) -> NoReturn:
    """Nothing in here ends early."""
    raise AssertionError(result.reason)


def traced_loop() -> Loop:
    """A fresh trace for each round."""
    chosen = clock.Clock(lambda kind: stop(Result(verdict=watched.Verdict.OK, reason=kind)))
    clock.choose(chosen)
    tracer.choose(tracer.Tracer(chosen, __file__))
    return Loop()


def main(switches: int) -> None:
    """Print the ratios of the rounds and their median."""
    watched.prepare()
    ratios = []
    for _ in range(ROUNDS):
        plain = took(asyncio.SelectorEventLoop, switches)
        traced = took(traced_loop, switches)
        ratios.append(traced / plain)
        print(f"plain {plain:.3f} s   traced {traced:.3f} s   ratio {traced / plain:.2f}")
    print(f"{switches:,} switches, traced over untraced: median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
