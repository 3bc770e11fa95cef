"""`corobot content check` and `new`: every rule and every program of the packs, and new files.

How other Pythons are found and asked is in `bot.pythons`; `preview` has a module of its own.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot import content, pythons
from bot.content import Census, ContentError, Fault, Library, Start
from bot.errors import SetupError
from bot.pythons import Other
from bot.settings import Settings
from sandbox import Job, Outcome, open_sandbox

MOST_RUNS = 100
LONG_RUNS = 3  # of each program: what differs by chance shows sooner or later


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be checked, and how long one is ready to wait."""

    folder: Path | None = None  # one more pack
    runs: int = 1  # of each program
    is_long: bool = False  # on every Python that is found
    pythons: tuple[str, ...] = ()  # and on these
    as_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found on this Python."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...] = ()
    census: Census | None = None  # None: the packs could not be read
    programs: int = 0
    runs: int = 0
    seconds: float = 0.0
    python: str = pythons.OWN

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain JSON values."""
        return {
            "python": self.python,
            "faults": [asdict(fault) for fault in self.faults],
            "advice": [asdict(fault) for fault in self.advice],
            "counts": self.census.as_dict() if self.census else None,
            "programs": self.programs,
            "runs": self.runs,
            "seconds": round(self.seconds, 1),
        }


def begin(start: Start) -> int:
    """Write the form for something new and say what comes next."""
    for path in content.begin(start):
        sys.stdout.write(f"Wrote {path}\n")
    sys.stdout.write(
        "Fill in what says FILL IN; the rest works as it is. Then:\n"
        f"  corobot content check {start.pack}\n"
        f"  corobot content preview {start.id} --pack {start.pack}\n"
    )
    return 0


async def check(chosen: Settings, wish: Wish) -> int:
    """Load every pack, hold it to the rules and run all that is in it; 0 when nothing is wrong."""
    if wish.folder and not (wish.folder / "pack.toml").is_file():
        raise SetupError(f"{wish.folder} has no pack.toml.", hint="Name the folder of one pack.")
    found, left_out = await pythons.find(wish.pythons, is_search=wish.is_long)
    report = await _report(chosen, wish)
    others = []
    for other in found if report.census else ():
        folder = [str(wish.folder)] if wish.folder else []
        others.append(await pythons.check(other, [*folder, "--runs", str(wish.runs)]))
    own = {(fault.path, fault.line, fault.what) for fault in report.faults}
    added = [
        Fault(fault.path, fault.line, f"on Python {other.python}: {fault.what}")
        for other in others
        for fault in other.faults
        if (fault.path, fault.line, fault.what) not in own
    ]
    if wish.as_json:
        told = report.as_dict() | {"others": [o.as_dict() for o in others], "left_out": left_out}
        sys.stdout.write(json.dumps(told) + "\n")
    else:
        _write(report, added, others, left_out)
    return 1 if report.faults or added else 0


async def _report(chosen: Settings, wish: Wish) -> Report:
    begin = time.monotonic()
    extra = (*chosen.content, wish.folder) if wish.folder else chosen.content
    try:
        library = await asyncio.to_thread(content.load, extra)
    except ContentError as error:
        return Report(faults=error.faults, seconds=time.monotonic() - begin)
    findings = await asyncio.to_thread(content.lint, library, corpus=chosen.corpus)
    wrong, programs = await _run_all(library, chosen.sandbox, wish.runs)
    return Report(
        faults=tuple(sorted({*findings.faults, *wrong}, key=lambda f: (f.path, f.line, f.what))),
        advice=findings.advice,
        census=findings.census,
        programs=programs,
        runs=wish.runs,
        seconds=time.monotonic() - begin,
    )


async def _run_all(library: Library, where: str, runs: int) -> tuple[list[Fault], int]:
    """What the programs of a library have against it, each run several times; how many there are.

    A fault that shows in some runs only says so: such a program depends on chance.
    """
    seen: Counter[Fault] = Counter()
    programs = 0
    async with open_sandbox(where) as box:

        async def run(job: Job) -> Outcome:
            nonlocal programs
            programs += 1
            return await box.run(job)

        for _ in range(runs):
            seen.update(await content.check(library, run))
    return [
        fault
        if count == runs
        else Fault(fault.path, fault.line, f"{fault.what} (in {count} of {runs} runs)")
        for fault, count in seen.items()
    ], programs // runs


def _write(
    report: Report, added: list[Fault], others: list[Other], left_out: dict[str, str]
) -> None:
    for fault in (*report.faults, *added):
        sys.stdout.write(f"{fault}\n")
    for fault in report.advice:
        sys.stdout.write(f"{fault.path}:{fault.line}: advice: {fault.what}\n")
    for other in others:
        sys.stdout.write(f"Python {other.python} ({other.path}): {len(other.faults)} faults\n")
    for path, why in left_out.items():
        sys.stdout.write(f"Left out {path}: {why}\n")
    count = len(report.faults) + len(added)
    if report.census is None:
        faults = "1 fault" if count == 1 else f"{count} faults"
        sys.stdout.write(f"{faults}: the packs cannot be read\n")
        return
    line = content.summary(report.census, count, len(report.advice))
    times = f" {report.runs} times" if report.runs > 1 else ""
    sys.stdout.write(f"{line} ({report.programs} programs{times}, {report.seconds:.0f} s)\n")
