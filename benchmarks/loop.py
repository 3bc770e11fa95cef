"""What the watched loop costs, from a bare task switch to the reply with its picture. Not a test.

    python benchmarks/loop.py [--short] [--json]

What is compared takes turns in one run, so that a busy machine slows both: the ratios count. Each
line has its target; the exit status is 1 when one is missed, with `--short` by half of it. The
programs are CPython's own
examples and tests if `CORPUS_ROOT` leads to Debian's packages of them, else those of the tests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).parent.parent
if sys.path[0] == str(Path(__file__).parent):  # that folder has another `sandbox`: a file
    sys.path[0] = str(ROOT)
sys.path.append(str(ROOT / "tests" / "sandbox" / "corpus"))

from scripts import all_scripts, is_there  # noqa: E402 - found by the line above

from bot.app import open_app  # noqa: E402
from bot.picture import to_png  # noqa: E402
from bot.settings import Settings  # noqa: E402
from bot.sight import see  # noqa: E402
from bot.talk import Ask, Figure, Learner, Place  # noqa: E402
from bot.timeline import lay_out, timeline  # noqa: E402
from bot.tracereader import read_trace  # noqa: E402
from sandbox import clock, tracer, watched  # noqa: E402
from sandbox.job import Job, Outcome, Verdict  # noqa: E402
from sandbox.keeper import Keeper, open_embedded  # noqa: E402
from sandbox.looping import Loop  # noqa: E402
from sandbox.wire import Result  # noqa: E402

TASKS = 10
SWITCHES = 100_000
PAUSE_S = 0.03  # between two runs: a spare is replaced in it, as between two learners
_SHORT_SLACK = 1.5  # few rounds on a busy machine
LITTLE_MS = 50.0  # of computing: what the reply's target is for
FULL = """
import asyncio
async def turn():
    for _ in range(300):
        await asyncio.sleep(0)
async def main():
    async with asyncio.TaskGroup() as group:
        for _ in range(20):
            group.create_task(turn())
asyncio.run(main())
"""
DAY = "import asyncio\nasyncio.run(asyncio.sleep(86400))\nprint('morning')\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement and what it should be at most; `target` 0 is for information."""

    name: str
    value: float
    unit: str
    target: float = 0.0
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether it is within its target."""
        return not self.target or self.value <= self.target


# ---- bare switches


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


def switching(rounds: int, switches: int) -> float:
    """Traced over untraced, the median of the rounds."""
    watched.prepare()
    ratios = []
    for _ in range(rounds):
        plain = took(asyncio.SelectorEventLoop, switches)
        ratios.append(took(traced_loop, switches) / plain)
    return statistics.median(ratios)


# ---- whole children


def programs(count: int) -> list[str]:
    """Real programs, the same each time."""
    root = Path(os.environ.get("CORPUS_ROOT", "/"))
    if is_there(root):
        found = [each.source for each in all_scripts(root)]
    else:
        files = [*ROOT.glob("tests/bot/fine/*.py"), *ROOT.glob("tests/sandbox/programs/*.py")]
        found = [file.read_text(encoding="utf-8") for file in sorted(files)]
    return random.Random(2026).sample(found, min(count, len(found)))


async def run(keeper: Keeper, source: str) -> Outcome:
    """One run, when a spare is there for it."""
    await asyncio.sleep(PAUSE_S)
    return await keeper.run(Job(source))


async def tracing(sources: list[str], rounds: int) -> tuple[float, float]:
    """All programs traced over all untraced, and the median of their own ratios."""
    blind = frozenset({"tracer"})
    totals, own = [0.0, 0.0], []
    async with open_embedded() as traced, open_embedded(without=blind) as untraced:
        for source in sources:
            kept: tuple[list[float], list[float]] = ([], [])
            for _ in range(rounds):
                for which in random.sample((0, 1), 2):
                    outcome = await run((untraced, traced)[which], source)
                    if outcome.verdict in (Verdict.OK, Verdict.ERROR):
                        kept[which].append(outcome.elapsed_ms)
            if not all(kept):
                continue  # refused, or waiting for ever: there is nothing to trace
            least = [min(each) for each in kept]
            own.append(least[1] / least[0])
            totals = [total + each for total, each in zip(totals, least, strict=True)]
    return totals[1] / totals[0], statistics.median(own)


# ---- pictures and replies


async def real_traces() -> list[tuple[str, Outcome]]:
    """Runs of programs that have something to show."""
    files = sorted(ROOT.glob("tests/bot/mistakes/**/*.py"))[::6]
    sources = [file.read_text(encoding="utf-8") for file in files]
    async with open_embedded() as keeper:
        return [(source, await keeper.run(Job(source))) for source in [*sources, FULL]]


def milliseconds(work: Callable[[], object]) -> float:
    """How long it took."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def picturing(traces: list[tuple[str, Outcome]]) -> tuple[float, float, float]:
    """A picture: median and worst; and the picture with the diagnoses: median."""
    pictures, sights = [], []
    for source, outcome in traces:
        line = timeline(read_trace(outcome))
        if not line.is_worth_seeing:
            continue
        for _ in range(4):  # the first warms up fonts and caches
            drawn = milliseconds(lambda line=line: to_png(lay_out(line)))  # type: ignore[misc]
            seen = milliseconds(lambda s=source, o=outcome: see(s, o))  # type: ignore[misc]
        pictures.append(drawn)
        sights.append(seen)
    return statistics.median(pictures), max(pictures), statistics.median(sights)


async def replying(sources: list[str]) -> tuple[list[float], float]:
    """From request to the reply with its picture; and how long a full trace holds up the loop."""
    learner, place = Learner(id="benchmark", name="Ada"), Place(id="benchmark", surface="terminal")
    with tempfile.TemporaryDirectory() as folder:
        async with open_app(Settings(database=Path(folder) / "benchmark.db")) as app:

            async def ask(code: str) -> bool:
                replies = app.handle(learner, place, Ask("run", {"code": code}))
                last = [reply async for reply in replies][-1]
                return any(isinstance(each, Figure) for each in last.blocks)

            found = []
            for source in [DAY, *sources]:
                await asyncio.sleep(PAUSE_S)
                began = time.perf_counter()
                has_picture = await ask(source)
                if has_picture and source != DAY:
                    found.append((time.perf_counter() - began) * 1000)
            held = statistics.median([await _held(lambda: ask(FULL)) for _ in range(5)])
    return found, held


async def _held(work: Callable[[], object]) -> float:
    """The longest time, in milliseconds, for which others in the loop had to wait meanwhile."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            longest = max(longest, time.perf_counter() - began - 0.001)

    watching = asyncio.create_task(watch())
    await asyncio.sleep(PAUSE_S)
    longest = 0.0
    await work()  # type: ignore[misc]  # a coroutine
    watching.cancel()
    return longest * 1000


async def sleeping(rounds: int) -> float:
    """`sleep(86400)`, to the outcome."""
    async with open_embedded() as keeper:
        return statistics.median([(await run(keeper, DAY)).elapsed_ms for _ in range(rounds)])


# ---- the command line


async def measure(*, is_short: bool) -> list[Measured]:
    """Everything but the bare switches."""
    traces = await real_traces()
    drawn, worst, seen = picturing(traces)
    little = [source for source, out in traces if source != FULL and out.elapsed_ms < LITTLE_MS]
    replies, held = await replying(little)
    count, rounds = (30, 2) if is_short else (120, 5)
    whole, middle = await tracing(programs(count), rounds)
    return [
        Measured("whole run, traced / untraced", whole, "x", 1.2, f"own ratios: {middle:.2f}"),
        Measured("picture, warm, median", drawn, "ms", 40.0, f"worst {worst:.0f}"),
        Measured("picture and diagnoses, median", seen, "ms"),
        Measured("request to reply with picture, median", statistics.median(replies), "ms", 150.0,
                f"p95 {statistics.quantiles(replies, n=20)[-1]:.0f}, {len(replies)} programs"),
        Measured("sleep(86400), median", await sleeping(5 if is_short else 20), "ms", 100.0),
        Measured("5,000 events hold up the bot, at most", held, "ms"),
    ]  # fmt: skip


def main() -> int:
    """Print the table; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--short", action="store_true", help="fewer rounds and programs")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    found = asyncio.run(measure(is_short=chosen.short))
    ratio = switching(3 if chosen.short else 7, SWITCHES)  # last: it changes this very process
    found.insert(0, Measured(f"{SWITCHES:,} bare switches, traced / untraced", ratio, "x", 3.0))
    if chosen.json:
        print(json.dumps([{**asdict(each), "is_met": each.is_met} for each in found], indent=2))
    else:
        show(found)
    slack = _SHORT_SLACK if chosen.short else 1.0
    return int(any(each.target and each.value > slack * each.target for each in found))


def show(found: list[Measured]) -> None:
    """A table for people."""
    for each in found:
        target = f"<= {each.target:g}" if each.target else ""
        passed = ("ok" if each.is_met else "MISSED") if each.target else ""
        print(f"{each.name:42} {each.value:8.2f} {each.unit:2} {target:>7} {passed:6} {each.note}")


if __name__ == "__main__":
    sys.exit(main())
