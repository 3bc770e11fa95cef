"""The short form of `benchmarks/soak.py`: nothing leaks, and each run has its one answer."""

from __future__ import annotations

from benchmarks.soak import kill_at_random, soak


async def test_processes_killed_at_random_cost_nobody_an_answer() -> None:
    """Fork server and children are killed while runs go on: one answer each, nothing left."""
    assert await kill_at_random(15, seed=11) == 0


async def test_good_and_hostile_runs_leave_nothing_behind() -> None:
    """Each gets its verdict; descriptors, tasks, children and memory stay as they were."""
    assert await soak(250) == 0
