"""The short form of `benchmarks/soak.py`: nothing leaks, and each run has its one answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.soak import kill_at_random

ROOT = Path(__file__).parents[2]


async def test_processes_killed_at_random_cost_nobody_an_answer() -> None:
    """Fork server and children are killed while runs go on: one answer each, nothing left."""
    assert await kill_at_random(15, seed=11) == 0


def test_good_and_hostile_runs_leave_nothing_behind() -> None:
    """Each gets its verdict; descriptors, tasks, children and memory stay as they were.

    In a process of its own: that of the tests holds hundreds of megabytes of others.
    """
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "soak.py", "--runs", "250"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
