"""Runs each script five times in plain Python and once on our loop, and says where they differ.

    python tests/sandbox/corpus/loop_compare.py [--root FOLDER] [--cache FOLDER] [--all] [WORD]

The loop is the one of a run, with its virtual clock and its tracer, confined by the kernel layer;
the policy is left out, because `compare.py` counts what that refuses. FOLDER holds Debian's two
packages, as for `compare.py`; the cache, by default `loop` in it, takes what `gather.py` fetches
and what the real runs printed. Status 1 below 97 % the same, 3 when there are too few scripts.
With --most-new a machine that knows no real runs yet compares a part, and more each time.
"""

# ruff: noqa: T201 - printing is how this script answers

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
REPO = HERE.parents[2]
sys.path[:0] = [str(HERE), str(REPO)]

from compare import last_line, of_outcome, tidy  # noqa: E402 - found by the line above
from examples import library_scripts  # noqa: E402
from gather import gather  # noqa: E402
from scripts import Script, all_scripts, is_there  # noqa: E402

from sandbox.job import Job, Limits, Outcome  # noqa: E402
from sandbox.keeper import open_embedded  # noqa: E402

REAL_RUNS = 5
SECONDS = 20
FEWEST = 200
WANTED = 0.97
WAITS = "waits for its real runs: --most-new"
_AT_ONCE = 3  # in each of the five: most of them sleep
_PART = 150  # scripts, after which what is known is kept
_KERNEL = frozenset({"kernel"})
_LIMITS = Limits(wall_s=SECONDS, cpu_s=SECONDS, source_bytes=256 * 1024, output_bytes=256 * 1024)
_LACKS = ("NameError", "ImportError", "ModuleNotFoundError", "NotRunnable", "SyntaxError")
Said = tuple[str, str]  # what was printed, and the last line of what was raised


@dataclass(frozen=True, slots=True)
class Findings:
    """How the scripts fared, by name; for the different ones and those left out, why."""

    same: list[str] = field(default_factory=list)
    different: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    wavering: list[str] = field(default_factory=list)  # of those compared: real runs differ

    @property
    def share(self) -> float:
        """The part that gives what a real run gave."""
        return len(self.same) / max(1, len(self.same) + len(self.different))


# ---- real runs


class RealRuns:
    """What each script said in each real run, None for one without an end; kept for next time."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / f"real-{'.'.join(map(str, sys.version_info[:3]))}.json"
        self._rules = hashlib.sha256((HERE / "plain.py").read_bytes()).hexdigest()
        text = self._file.read_text(encoding="utf-8") if self._file.exists() else "{}"
        self._known: dict[str, list[Said | None]] = json.loads(text)

    def run(self, scripts: Sequence[Script], most_new: int) -> None:
        """Those that never ran for real here, at most so many."""
        new = [each for each in scripts if self._key(each) not in self._known]
        random.Random(2026).shuffle(new)
        del new[most_new:]
        for at in range(0, len(new), _PART):
            print(f"running for real: {at} of {len(new)}", file=sys.stderr)
            self._keep(new[at : at + _PART], at_once=_AT_ONCE)

    def run_alone(self, scripts: Sequence[Script]) -> None:
        """Once more, one at a time: five interpreters in a hurry may all be late."""
        self._keep([each for each in scripts if self._key(each, "alone") not in self._known], 0)

    def of(self, script: Script) -> list[Said | None] | None:
        """What it said, if it ran."""
        found = self._known.get(self._key(script, "alone")) or self._known.get(self._key(script))
        if found is None:
            return None
        return [None if said is None else (said[0], said[1]) for said in found]  # JSON has lists

    def _keep(self, scripts: Sequence[Script], at_once: int) -> None:
        runs = _run_for_real(scripts, at_once) if scripts else []
        for each in scripts:
            key = self._key(each, "" if at_once else "alone")
            self._known[key] = [run[each.name] for run in runs]
        self._file.write_text(json.dumps(self._known), encoding="utf-8")

    def _key(self, script: Script, how: str = "") -> str:
        text = f"{self._rules}{how}\0{SECONDS}\0{script.source}"
        return hashlib.sha256(text.encode()).hexdigest()


def _run_for_real(scripts: Sequence[Script], at_once: int) -> list[dict[str, Said | None]]:
    """Five interpreters, each with its own hash seed: side by side, or one after the other."""
    given = json.dumps([(each.name, each.source) for each in scripts])
    return asyncio.run(_heard(given, at_once))


async def _heard(given: str, at_once: int) -> list[dict[str, Said | None]]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    turns = asyncio.Semaphore(REAL_RUNS if at_once else 1)

    async def run(seed: int) -> dict[str, Said | None]:
        async with turns:
            done = await asyncio.to_thread(
                subprocess.run,
                [sys.executable, "-B", "-S", HERE / "plain.py", str(at_once or 1), str(SECONDS)],
                input=given,
                env={**environment, "PYTHONHASHSEED": str(seed)},
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
        return {
            name: (tidy(each["out"]), _raised(each["raised"])) if each["ended"] else None
            for name, each in json.loads(done.stdout).items()
        }

    return await asyncio.gather(*map(run, range(1, REAL_RUNS + 1)))


def _raised(text: str) -> str:
    """An exit without a fault is none."""
    line = last_line(text)
    return "" if line in ("SystemExit:", "SystemExit: 0") else line


# ---- ours


async def our_runs(scripts: Sequence[Script]) -> dict[str, Outcome]:
    """What each script comes to on our loop."""
    outcomes: dict[str, Outcome] = {}
    slots = len(os.sched_getaffinity(0))
    waiting = list(reversed(scripts))
    async with open_embedded(slots, needs=_KERNEL) as keeper:

        async def run_some() -> None:
            while waiting:
                script = waiting.pop()
                job = Job(script.source, limits=_LIMITS, layers=_KERNEL)
                outcomes[script.name] = await keeper.run(job)

        async with asyncio.TaskGroup() as group:
            for _ in range(slots):
                group.create_task(run_some())
    return outcomes


# ---- judging


def compare(scripts: Sequence[Script], cache: Path, most_new: int = sys.maxsize) -> Findings:
    """Run all, and tell which of ours say what no real run said."""
    real = RealRuns(cache)
    real.run(scripts, most_new)
    found = Findings()
    kept = []
    for each in scripts:
        why = _why_not(each, real.of(each))
        if why:
            found.left_out[each.name] = why
        else:
            kept.append(each)
    ours = asyncio.run(our_runs(kept))
    real.run_alone(
        [each for each in kept if of_outcome(ours[each.name]) not in (real.of(each) or [])]
    )
    for each in kept:
        outcome, runs = ours[each.name], real.of(each) or []
        why = _why_not(each, runs)
        if why:
            found.left_out[each.name] = why
            continue
        if len(set(runs)) > 1:
            found.wavering.append(each.name)
        if of_outcome(outcome) in runs:
            found.same.append(each.name)
        else:
            found.different[each.name] = _difference(runs, outcome)
    return found


def _why_not(script: Script, runs: Iterable[Said | None] | None) -> str:
    """Why a script cannot be compared, if so."""
    if runs is None:
        return WAITS
    said = list(runs)
    if any(each is None for each in said):
        return f"does not end in {SECONDS} s"
    raised = {each[1] for each in said if each}
    if any(_is_lacking(each) for each in raised):
        return "needs what is not there"
    if raised != {""} and "_pytest.run(" in script.source:
        return "a test that fails in plain Python"
    if any(each[0] == "SKIP\n" for each in said if each):
        return "is for another Python, as it says"
    if any(not each[0] and not each[1] for each in said if each):
        return "says nothing"
    if len(set(said)) == len(said):
        return "never says the same twice"
    return ""


def _is_lacking(raised: str) -> bool:
    return (
        raised.rpartition(".")[2].startswith(_LACKS)
        or raised.startswith(_LACKS)
        or ("has no attribute 'assert" in raised)
    )


def _difference(real: Sequence[Said | None], outcome: Outcome) -> str:
    said = "\n    ".join(f"real {each}" for each in dict.fromkeys(real))
    more = f"{outcome.verdict.value} {outcome.reason} {outcome.stderr[-1500:]}"
    return f"{said}\n    ours {of_outcome(outcome)} {more}"


# ---- the command line


def main() -> int:
    """Compare, print, and fail when too much differs."""
    chosen = _parser().parse_args()
    cache = chosen.cache or chosen.root / "loop"
    cache.mkdir(parents=True, exist_ok=True)
    missing = [] if chosen.offline else gather(cache)
    scripts = library_scripts(cache / "unpacked")
    if is_there(chosen.root):
        scripts = [*all_scripts(chosen.root), *scripts]
    if missing:
        print("not to be had here, and left out:", *missing)
    if len(scripts) < FEWEST:
        print(f"only {len(scripts)} scripts can be had here: nothing is compared")
        return 3
    chosen_ones = [each for each in scripts if chosen.word in each.name]
    found = compare(chosen_ones, cache, chosen.most_new)
    _show(found, has_all=chosen.all)
    has_all = not chosen.word and WAITS not in found.left_out.values()
    return int(found.share < WANTED or (has_all and len(found.same) < FEWEST))


def _show(found: Findings, *, has_all: bool) -> None:
    if has_all:
        print(*(f"LEFT OUT {name}: {why}" for name, why in found.left_out.items()), sep="\n")
    print(*(f"DIFFERENT {name}:\n    {why}" for name, why in found.different.items()), sep="\n")
    print(f"{'source':16} {'compared':>9} {'the same':>9} {'left out':>9}")
    same, different, left_out = (
        Counter(name.partition("/")[0] for name in names)
        for names in (found.same, found.different, found.left_out)
    )
    for source in sorted(same | different | left_out):
        count = same[source] + different[source]
        print(f"{source:16} {count:9} {same[source]:9} {left_out[source]:9}")
    for why, count in Counter(found.left_out.values()).most_common():
        print(f"left out: {count} {why}")
    print(
        f"{len(found.same)} of {len(found.same) + len(found.different)} say what one of "
        f"{REAL_RUNS} real runs said ({found.share:.1%}); "
        f"the real runs of {len(found.wavering)} differ among themselves"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("/"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--offline", action="store_true", help="fetch nothing")
    parser.add_argument(
        "--most-new", type=int, default=sys.maxsize, metavar="N", help="real runs that are not kept"
    )
    parser.add_argument("--all", action="store_true", help="name those left out too")
    parser.add_argument("word", nargs="?", default="", metavar="WORD")
    return parser


if __name__ == "__main__":
    sys.exit(main())
