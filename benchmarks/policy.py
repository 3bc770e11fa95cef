"""What the policy's guards cost a running snippet. Not part of the tests.

    python benchmarks/policy.py [--short]

Both ways take turns in a shuffled order, so that a busy machine slows both; the ratios count, not
the figures. `--short` fails when a ratio is half as much again as it should be.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

if sys.path[0] == str(Path(__file__).parent):  # that folder has another `sandbox`
    sys.path[0] = str(Path(__file__).parent.parent)

from sandbox import modules
from sandbox.policy import compile_snippet

CLASS = """
class T:
    def __init__(self):
        self.x = self._y = 1
    def method(self, n=1): return n
    def private(self, n):
        s = 0
        for _ in range(n): s += self._y + self._y
        return s
    def store(self, n):
        for i in range(n): self.x = i
    def augment(self, n):
        for _ in range(n): self.x += 1
"""
# For each loop its source, and how many times plain Python it may cost.
LOOPS: dict[str, tuple[str, float]] = {
    "public attributes": ("t = T(); s = 0\n    for _ in range(n): s += t.x + t.x", 6.0),
    "arithmetic": ("s = 0\n    for i in range(n): s += i * 3 % 7", 1.1),
    "items": ("d = {}\n    for i in range(n): d[i % 9] = i", 1.1),
    "method calls": ("t = T()\n    for i in range(n): t.method(i)", 1.1),
    "private attributes": ("T().private(n)", 10.0),
    "stores": ("T().store(n)", 6.0),
    "augmented stores": ("T().augment(n)", 5.0),
    "list.append": ("k = []\n    for i in range(n): k.append(i)", 1.1),
}
EXAMPLE = """
import asyncio
async def worker(name, queue, results):
    while not queue.empty():
        item = await queue.get()
        await asyncio.sleep(0)
        results.append((name, item * 2))
        queue.task_done()
async def main():
    queue, results = asyncio.Queue(), []
    for number in range(20):
        queue.put_nowait(number)
    async with asyncio.TaskGroup() as group:
        for name in "abc":
            group.create_task(worker(name, queue, results))
    print(f"{len(results)} done, {queue.qsize()} left")
asyncio.run(main())
"""


def both(body: str) -> tuple[Callable[[int], object], Callable[[int], object]]:
    """One function, watched and plain."""
    source = f"{CLASS}\ndef go(n):\n    {body}\n"
    watched: dict[str, Any] = modules.world()
    modules.run_code(compile_snippet(source), watched)
    plain: dict[str, Any] = {"__name__": "plain"}
    exec(source, plain)
    return watched["go"], plain["go"]


def seconds(function: Callable[[int], object], size: int) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    function(size)
    return time.perf_counter() - start


def ratio(first: Callable[[int], object], second: Callable[[int], object], size: int) -> float:
    """How much longer the first one takes: the median of rounds that lie next to each other."""
    found = []
    for _ in range(21):
        taken = {}
        for each in random.sample((first, second), 2):
            taken[each] = seconds(each, size)
        found.append(taken[first] / taken[second])
    return statistics.median(found)


def compile_plainly(_: int) -> object:
    """Python's own compiler."""
    return compile(EXAMPLE, "snippet.py", "exec", dont_inherit=True)


def compile_watched(_: int) -> object:
    """The policy's."""
    return compile_snippet(EXAMPLE)


def main(*, is_short: bool) -> int:
    """Print each ratio; the exit status."""
    too_slow = []
    size = 5_000 if is_short else 30_000
    print(f"Python {sys.version.split()[0]}, times plain Python")
    for name, (body, most) in LOOPS.items():
        found = ratio(*both(body), size)
        print(f"{name:20} {found:5.2f}  (at most {most})")
        if found > most * 1.5:
            too_slow.append(name)
    taken = [seconds(compile_watched, 1) * 1000 for _ in range(50)]
    times = ratio(compile_watched, compile_plainly, 1)
    print(f"{'compile':20} {times:5.2f}  ({statistics.median(taken):.2f} ms for 17 lines)")
    if too_slow and is_short:
        print("too slow:", ", ".join(too_slow))
    return int(bool(too_slow) and is_short)


if __name__ == "__main__":
    sys.exit(main(is_short="--short" in sys.argv[1:]))
