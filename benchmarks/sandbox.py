"""What a run in the sandbox costs, measured against what else a bot could do. Not a test.

    python benchmarks/sandbox.py [--rounds 60] [--short] [--write-baseline]

All ways take turns in one run, in a new order each round, so that a busy machine slows all of
them: the ratios count, not the milliseconds. `--short` takes less than a minute and fails only
when a ratio is worse by half than the one in `sandbox-baseline.json`.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import json
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
if sys.path[0] == str(Path(__file__).parent):  # that folder has another `sandbox`: this file
    sys.path[0] = str(ROOT)

from sandbox.job import Job, Verdict  # noqa: E402
from sandbox.keeper import Keeper, open_embedded  # noqa: E402

BASELINE = Path(__file__).with_name("sandbox-baseline.json")
SNIPPET = """
import asyncio

async def work(number):
    await asyncio.sleep(0)
    return number

async def main():
    print(await asyncio.gather(*(work(number) for number in range(10))))

asyncio.run(main())
"""
SAID = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n"
PAUSE_S = 0.03  # between two measurements: spares are replaced in it, as between two learners
# The same interpreter as the fork server's, warm, confined by nothing: fork, leave, reap.
FLOOR = """
import sys, types
package = types.ModuleType("sandbox")
package.__path__ = [sys.argv[1]]
sys.modules.update(sandbox=package, ssl=None, _hashlib=None)
import gc, os, time
from sandbox import cell, swaps
from sandbox.confine import Cage
cage = Cage()
out, sys.stdout = sys.stdout, open(os.devnull, "w")
cell.warm()
swaps.put_back()  # what Python does at a fork is its own then
cage.prepare()
gc.collect()
gc.freeze()
for line in sys.stdin:
    began = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    out.write(f"{(time.perf_counter() - began) * 1000}\\n")
    out.flush()
"""
BWRAP = ("bwrap", "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "--proc", "/proc")
NSJAIL = ("nsjail", "-Mo", "-q", "--chroot", "/", "--user", "65534", "--group", "65534")
Way = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of this file found."""

    ratios: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)


async def timed(work: Awaitable[object]) -> float:
    """How many milliseconds it took."""
    began = time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000


async def in_sandbox(keeper: Keeper) -> None:
    """One run of ours, to its answer."""
    outcome = await keeper.run(Job(SNIPPET))
    assert (outcome.verdict, outcome.stdout) == (Verdict.OK, SAID), outcome


async def in_process(*before: str) -> None:
    """One run of a fresh interpreter, with whatever starts it."""
    process = await asyncio.create_subprocess_exec(
        *before, sys.executable, "-I", "-c", SNIPPET, stdout=subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert out.decode() == SAID, out


async def in_ourselves() -> float:
    """`exec` in this very process: no protection at all, and what a snippet itself costs."""
    program = f"import io, contextlib\n{SNIPPET}"
    code = compile(program, "snippet.py", "exec")
    with contextlib.redirect_stdout(io.StringIO()):
        return await asyncio.to_thread(_exec, code)


def _exec(code: object) -> float:
    began = time.perf_counter()
    exec(code, {"__name__": "__main__"})  # type: ignore[arg-type]
    return (time.perf_counter() - began) * 1000


@contextlib.asynccontextmanager
async def floor() -> AsyncIterator[Way]:
    """Fork, leave and reap, in an interpreter as warm as the fork server."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-c", FLOOR, str(ROOT / "sandbox"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    asked, told = process.stdin, process.stdout
    assert asked is not None
    assert told is not None

    async def measure() -> float:
        asked.write(b"\n")
        return float(await told.readline())

    await measure()
    yield measure
    asked.close()
    await process.wait()


def others() -> dict[str, tuple[str, ...]]:
    """The other sandboxes that are installed here, with the words that start them."""
    return {
        name: words
        for name, words in {"bubblewrap": BWRAP, "nsjail": NSJAIL}.items()
        if shutil.which(words[0])
    }


async def serial(ways: dict[str, Way], rounds: int) -> dict[str, list[float]]:
    """Each way in turn, in a new order each round."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name in random.sample(list(ways), len(ways)):
            await asyncio.sleep(PAUSE_S)
            took[name].append(await ways[name]())
    return took


async def throughput(
    ways: dict[str, Callable[[], Awaitable[object]]], seconds: float
) -> dict[str, float]:
    """Runs a second with two at once, in slices that take turns."""
    done = dict.fromkeys(ways, 0)
    spent = dict.fromkeys(ways, 0.0)
    slices = 5
    for _ in range(slices):
        for name in random.sample(list(ways), len(ways)):
            began = time.perf_counter()
            until = began + seconds / slices

            async def repeat(name: str = name, until: float = until) -> None:
                while time.perf_counter() < until:
                    await ways[name]()
                    done[name] += 1

            await asyncio.gather(repeat(), repeat())
            spent[name] += time.perf_counter() - began
    return {name: done[name] / spent[name] for name in ways}


def kilobytes(pid: int, *names: str) -> int:
    """The sum of these fields of a process's memory."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith(names))


async def sizes(keeper: Keeper) -> dict[str, float]:
    """Private memory of a child in the middle of its run, and of the idle fork server, in MB."""
    assert keeper._zygote is not None
    zygote = keeper._zygote.server
    idle = kilobytes(zygote, "Rss")
    found = {"idle fork server, resident MB": idle / 1024}
    for clock, wait in {
        "virtual": "stop = time.process_time() + 0.5\nwhile time.process_time() < stop: pass",
        "real": "time.sleep(0.5)",
    }.items():
        run = asyncio.create_task(keeper.run(Job(f"{SNIPPET}import time\n{wait}\n", clock=clock)))
        await asyncio.sleep(0.3)
        children = Path(f"/proc/{zygote}/task/{zygote}/children").read_text(encoding="ascii")
        private = max(kilobytes(int(each), "Private") for each in children.split())
        assert (await run).verdict is Verdict.OK
        found[f"child on the {clock} clock, private MB"] = private / 1024
    return found


async def measure(rounds: int, seconds: float) -> Figures:
    """All of it."""
    alone = frozenset({"tracer"})  # the sandbox without what shows the loop
    async with (
        floor() as fork,
        open_embedded() as spares,
        open_embedded(spares=0) as fresh,
        open_embedded(without=alone) as blind,
        open_embedded(spares=0, without=alone) as blind_fresh,
    ):
        ways: dict[str, Way] = {
            "fork floor": fork,
            "exec in this process": in_ourselves,
            "ours": lambda: timed(in_sandbox(spares)),
            "ours, no spares": lambda: timed(in_sandbox(fresh)),
            "ours, no tracer": lambda: timed(in_sandbox(blind)),
            "ours, no tracer, no spares": lambda: timed(in_sandbox(blind_fresh)),
            "python -I -c": lambda: timed(in_process()),
        }
        for name, words in others().items():
            ways[name] = lambda words=words: timed(in_process(*words))  # type: ignore[misc]
        await serial(ways, 3)
        took = await serial(ways, rounds)
        rates = await throughput(
            {"ours": lambda: in_sandbox(spares), "ours, no spares": lambda: in_sandbox(fresh),
             "ours, no tracer": lambda: in_sandbox(blind), "python -I -c": in_process},
            seconds,
        )  # fmt: skip
        memory = await sizes(fresh)
        told = await sizes(spares)
        memory["child from a spare, private MB"] = told["child on the virtual clock, private MB"]
    show(took, rates, memory)
    return Figures(ratios(took, rates), memory)


def ratios(took: dict[str, list[float]], rates: dict[str, float]) -> dict[str, float]:
    """What is compared with the baseline: more is worse in all of them."""
    middle = {name: statistics.median(values) for name, values in took.items()}
    return {
        "ours / fork floor": middle["ours"] / middle["fork floor"],
        "ours, no spares / fork floor": middle["ours, no spares"] / middle["fork floor"],
        "ours / python -I -c": middle["ours"] / middle["python -I -c"],
        "time per run at two at once, ours / python -I -c": rates["python -I -c"] / rates["ours"],
    }


def show(took: dict[str, list[float]], rates: dict[str, float], memory: dict[str, float]) -> None:
    """A table for people."""
    least = statistics.median(took["fork floor"])
    print(f"{'':26} {'median':>8} {'p95':>8} {'x floor':>8}   ms, one at a time")
    for name, values in took.items():
        middle, late = statistics.median(values), statistics.quantiles(values, n=20)[-1]
        print(f"{name:26} {middle:8.2f} {late:8.2f} {middle / least:8.2f}")
    for name in {"bubblewrap", "nsjail"} - took.keys():
        print(f"{name:26} is not installed")
    for name, rate in rates.items():
        times = rate / rates["python -I -c"]
        print(f"{name:26} {rate:8.1f} runs/s, two at once: {times:.1f} x python -I -c")
    for name, size in memory.items():
        print(f"{name:38} {size:8.1f}")


def compare(found: dict[str, float]) -> int:
    """1 when a ratio is worse by half than the baseline's."""
    known = json.loads(BASELINE.read_text(encoding="utf-8"))
    worse = 0
    for name, value in found.items():
        is_worse = value > 1.5 * known[name]
        worse += is_worse
        print(f"{'WORSE' if is_worse else 'ok   '} {name}: {value:.3f}, baseline {known[name]:.3f}")
    return 1 if worse else 0


def main() -> int:
    """The exit status: 1 when the short form finds a ratio worse by half."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--short", action="store_true", help="quick, and compare the ratios")
    parser.add_argument("--write-baseline", action="store_true")
    chosen = parser.parse_args()
    rounds, seconds = (40, 4.0) if chosen.short else (chosen.rounds, 10.0)
    found = asyncio.run(measure(rounds, seconds)).ratios
    if chosen.write_baseline:
        rounded = {name: round(value, 3) for name, value in found.items()}
        BASELINE.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    return compare(found) if chosen.short else 0


if __name__ == "__main__":
    sys.exit(main())
