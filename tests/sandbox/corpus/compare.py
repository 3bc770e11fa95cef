"""Runs each script in plain Python and under the policy, and says where they differ.

    python tests/sandbox/corpus/compare.py [--root FOLDER] [--all] [--json] [--sample N] [WORD]

FOLDER holds the unpacked packages `python3.11-doc` and `libpython3.11-testsuite`; by default `/`.
WORD picks scripts by name; `--all` prints the refused ones and those left out too. A script is
left out when its plain runs differ, do not end, or lack a name.
"""

# ruff: noqa: T201 - printing is how this script answers

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
REPO = HERE.parents[2]
sys.path[:0] = [str(HERE), str(REPO)]

from scripts import Script, all_scripts, is_there  # noqa: E402 - found by the line above

from sandbox.job import Job, Limits, Outcome, Verdict  # noqa: E402
from sandbox.keeper import open_embedded  # noqa: E402

PLAIN_RUNS = 2
DOUBTFUL_RUNS = 3  # once more, one by one, for a script that differs: it may differ from itself
_AT_ONCE = 6
_WANTED = 0.9
_POLICY = frozenset({"policy"})
_ADDRESS = re.compile(r"0x[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How the scripts fared: names, and for the refused and different ones why."""

    same: tuple[str, ...]
    refused: dict[str, str]
    different: dict[str, str]
    left_out: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part that runs the same."""
        return len(self.same) / max(1, len(self.same) + len(self.refused) + len(self.different))


Plain = dict[str, tuple[str, str] | None]
Watched = dict[str, Outcome]


def run_plain(scripts: Sequence[Script], at_once: int = _AT_ONCE) -> Plain:
    """What each script prints and raises in plain Python; None when it does not come to an end."""
    done = subprocess.run(
        [sys.executable, "-B", str(HERE / "plain.py"), str(at_once)],
        input=json.dumps([(each.name, each.source) for each in scripts]),
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    )
    return {
        name: (tidy(each["out"]), last_line(each["raised"])) if each["ended"] else None
        for name, each in json.loads(done.stdout).items()
    }


async def run_watched(scripts: Sequence[Script], at_once: int = _AT_ONCE) -> Watched:
    """What each script comes to under the policy."""
    turns = asyncio.Semaphore(at_once)
    outcomes: Watched = {}
    limits = Limits(source_bytes=256_000)
    async with open_embedded(at_once, needs=_POLICY) as keeper:

        async def run_one(script: Script) -> None:
            async with turns:
                job = Job(script.source, limits=limits, layers=_POLICY)
                outcomes[script.name] = await keeper.run(job)

        async with asyncio.TaskGroup() as group:
            for script in scripts:
                group.create_task(run_one(script))
    return outcomes


def tidy(text: str) -> str:
    """Output without addresses."""
    return _ADDRESS.sub("0x", text)


def last_line(text: str) -> str:
    """What of an exception is compared: the last line of its report."""
    return tidy(text.strip().rpartition("\n")[2])


def of_outcome(outcome: Outcome) -> tuple[str, str]:
    """The same of a watched run."""
    error = outcome.error
    raised = "" if error is None else f"{error.type}: {error.message}"
    return tidy(outcome.stdout), last_line(raised)


def compare(scripts: Sequence[Script]) -> Verdicts:
    """Run all both ways; those whose output differs between runs of one kind are left out."""
    plain = [run_plain(scripts) for _ in range(PLAIN_RUNS)]
    stable = [each for each in scripts if _is_stable(each.name, plain)]
    watched = [asyncio.run(run_watched(stable))]
    doubtful = [each for each in stable if _is_different(each.name, plain, watched)]
    if doubtful:
        plain += [run_plain(doubtful, 1) for _ in range(DOUBTFUL_RUNS)]
        watched += [asyncio.run(run_watched(doubtful, 1))]
    kept = [each.name for each in stable if _is_stable(each.name, plain)]
    different = {name for name in kept if _is_different(name, plain, watched)}
    refused = {name for name in kept if watched[0][name].verdict is Verdict.REFUSED}
    return Verdicts(
        same=tuple(name for name in kept if name not in different | refused),
        refused={name: _reason(watched[0][name]) for name in kept if name in refused},
        different={
            name: _difference(plain[0][name], watched[0][name])
            for name in kept
            if name in different
        },
        left_out=tuple(each.name for each in scripts if each.name not in set(kept)),
    )


def _is_stable(name: str, runs: Iterable[Plain]) -> bool:
    seen = {run[name] for run in runs if name in run}
    return len(seen) == 1 and all(each is not None and _is_whole(each) for each in seen)


def _is_whole(plain: tuple[str, str]) -> bool:
    """Whether the script runs: a fragment of documentation may lack a name, a test a helper."""
    return not plain[1].startswith("NameError") and "has no attribute 'assert" not in plain[1]


def _is_different(name: str, plain: Iterable[Plain], watched: Iterable[Watched]) -> bool:
    """Whether no run under the policy prints what plain Python prints."""
    printed = {run[name] for run in plain if name in run}
    outcomes = [run[name] for run in watched if name in run]
    return all(
        each.verdict is not Verdict.REFUSED and of_outcome(each) not in printed for each in outcomes
    )


def _reason(outcome: Outcome) -> str:
    return "; ".join(f"{each.line}: {each.message}" for each in outcome.refusals)


def _difference(plain: tuple[str, str] | None, watched: Outcome) -> str:
    came = f"{of_outcome(watched)} {watched.verdict.value} {watched.stderr}"
    return f"plain   {plain}\n    watched {came}"


def main() -> int:
    """Compare, print, and fail when something differs or too much is refused."""
    parser = _parser()
    chosen = parser.parse_args()
    if not is_there(chosen.root):
        parser.error(f"the two packages are not unpacked under {chosen.root}")
    scripts = [each for each in all_scripts(chosen.root) if chosen.word in each.name]
    if chosen.sample and chosen.sample < len(scripts):
        scripts = random.Random(chosen.seed).sample(scripts, chosen.sample)
    found = compare(scripts)
    if chosen.json:
        print(json.dumps(asdict(found)))
    else:
        _show(found, has_all=chosen.all)
    return int(bool(found.different) or found.share < _WANTED)


def _show(found: Verdicts, *, has_all: bool) -> None:
    if has_all:
        print(*(f"REFUSED {name}: {why}" for name, why in found.refused.items()), sep="\n")
        print(*(f"LEFT OUT {name}" for name in found.left_out), sep="\n")
    print(*(f"DIFFERENT {name}:\n    {why}" for name, why in found.different.items()), sep="\n")
    print(
        f"{len(found.same)} the same, {len(found.refused)} refused, "
        f"{len(found.different)} different ({found.share:.1%} the same); "
        f"{len(found.left_out)} left out"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("/"))
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("word", nargs="?", default="", metavar="WORD")
    return parser


if __name__ == "__main__":
    sys.exit(main())
