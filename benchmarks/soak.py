"""Whether the sandbox stays as it was: thousands of runs, and processes killed at random.

    python benchmarks/soak.py [--runs 10000]      good and hostile snippets in a row
    python benchmarks/soak.py --kills 200         SIGKILL for fork server and children

Prints what our own process holds as it goes on; the status is 1 when something leaks, when a run
has no answer, or when one has two.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import contextlib
import os
import random
import signal
import sys
import time
from pathlib import Path

if sys.path[0] == str(Path(__file__).parent):  # that folder has another `sandbox`
    sys.path[0] = str(Path(__file__).parent.parent)

from sandbox.job import Job, Limits, Outcome, Verdict
from sandbox.keeper import Keeper, open_embedded

KERNEL = frozenset({"kernel"})
QUICK = Limits(wall_s=0.3, cpu_s=0.2)
MIX: tuple[tuple[Job, set[Verdict]], ...] = (
    (Job("print(1)"), {Verdict.OK}),
    (Job("import asyncio\nasyncio.run(asyncio.sleep(0))\nprint(2)"), {Verdict.OK}),
    (Job("1/0"), {Verdict.ERROR}),
    (Job("print("), {Verdict.ERROR}),
    (Job("import os"), {Verdict.REFUSED}),
    (Job("print('x' * 100)\n" * 40, limits=Limits(output_bytes=500)), {Verdict.OUTPUT}),
    (Job("while True: pass", limits=QUICK), {Verdict.TIMEOUT}),
    (Job("x = [0] * 10**9"), {Verdict.MEMORY}),
    (Job("import os\nos._exit(3)", layers=KERNEL), {Verdict.KILLED}),
    (Job("import os\nos.write(3, b'junk')", layers=KERNEL), {Verdict.KILLED}),
    (Job("import os\nos.close(3)", layers=KERNEL), {Verdict.KILLED}),
    (Job("import os\nos.fork()", layers=KERNEL), {Verdict.ERROR}),
)
# Of a hundred runs, how many of each of the above; what runs until a limit is dear.
SHARES = (40, 31, 6, 4, 6, 3, 1, 2, 2, 2, 2, 1)


def held(keeper: Keeper) -> dict[str, int]:
    """What our process and the fork server hold."""
    assert keeper._zygote is not None
    zygote = keeper._zygote.server
    return {
        "descriptors": count("/proc/self/fd"),
        "memory KB": resident(os.getpid()),
        "tasks": len(asyncio.all_tasks()),
        "fork server descriptors": count(f"/proc/{zygote}/fd"),
        "fork server KB": resident(zygote, "Rss"),  # what is private depends on its children
        "children": len(children(zygote)),
    }


def count(folder: str) -> int:
    """How many entries a folder has."""
    return len(list(Path(folder).iterdir()))


def resident(pid: int, kind: str = "Private") -> int:
    """The memory of a process."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith(kind))


def children(pid: int) -> list[int]:
    """The living and unreaped children."""
    with contextlib.suppress(OSError):
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [int(each) for each in told.split()]
    return []


async def settled(keeper: Keeper) -> dict[str, int]:
    """What is held when nothing runs and the spares are there."""
    while keeper._running or keeper._leaving or len(keeper._spares) < keeper.slots:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.1)
    return held(keeper)


async def soak(runs: int) -> int:
    """Good and hostile runs, two at a time; the number of faults."""
    faults: list[str] = []
    verdicts: collections.Counter[str] = collections.Counter()
    order = random.Random(7).choices(MIX, SHARES, k=runs)
    async with open_embedded(2) as keeper:

        async def work() -> None:
            while order:
                job, allowed = order.pop()
                outcome = await keeper.run(job)
                verdicts[outcome.verdict.value] += 1
                if outcome.verdict not in allowed:
                    faults.append(f"{job.source[:40]!r}: {outcome}")

        began = time.monotonic()
        start: dict[str, int] = {}
        while order:
            part = max(len(order) - max(runs // 10, 100), 0)
            kept, order[:] = order[:part], order[part:]
            await asyncio.gather(work(), work())
            order[:] = kept
            now = await settled(keeper)
            start = start or now  # after the first tenth: caches are full by then
            print(f"{runs - len(order):6} runs", now, flush=True)
        print(f"{time.monotonic() - began:.0f} s", dict(verdicts))
        for name, before in start.items():
            room = 4096 if name.endswith("KB") else 0  # a heap may settle in one more chunk
            if now[name] > before + room:
                faults.append(f"{name} grew from {before} to {now[name]}")
    for fault in faults[:20]:
        print(fault)
    return len(faults)


async def kill_at_random(kills: int, seed: int = 7) -> int:
    """Runs without end, and a SIGKILL every now and then; the number of runs answered wrongly."""
    chance = random.Random(seed)
    answers: list[list[Outcome]] = []
    is_over = False
    async with open_embedded(2) as keeper:

        async def work(name: int) -> None:
            while not is_over:
                answers.append([])
                mine = answers[-1]
                mark = f"{name}.{len(answers)}"
                source = f"import asyncio\nasyncio.run(asyncio.sleep(0.02))\nprint('{mark}')"
                async for stage in keeper.watch(Job(source)):
                    if isinstance(stage, Outcome):
                        mine.append(stage)
                        if stage.verdict is Verdict.OK and stage.stdout != f"{mark}\n":
                            mine.append(stage)  # as bad as two answers

        workers = [asyncio.create_task(work(name)) for name in range(3)]
        hit: collections.Counter[str] = collections.Counter()
        while hit.total() < kills:
            await asyncio.sleep(chance.uniform(0, 0.08))
            zygote = keeper._zygote
            if zygote is None:
                continue
            server = zygote.server
            there = children(server)
            is_server = chance.random() < 0.3 or not there
            with contextlib.suppress(ProcessLookupError):
                os.kill(server if is_server else chance.choice(there), signal.SIGKILL)
                hit["fork server" if is_server else "child"] += 1
        is_over = True
        await asyncio.gather(*workers)
        left = await settled(keeper)
    verdicts = collections.Counter(one.verdict.value for each in answers for one in each)
    wrong = sum(len(each) != 1 for each in answers)
    print(f"{dict(hit)} killed, {len(answers)} runs: {dict(verdicts)}, {wrong} wrong; left {left}")
    return wrong + (left["children"] != 2)


def main() -> int:
    """0 when nothing leaked and each run had its one answer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=0)
    chosen = parser.parse_args()
    work = kill_at_random(chosen.kills) if chosen.kills else soak(chosen.runs)
    return 1 if asyncio.run(work) else 0


if __name__ == "__main__":
    sys.exit(main())
