"""asyncio's own tests hold on the loop of a run: learners see the asyncio that they will meet.

All modules with CI in the environment, else those that take few seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
QUICK = [
    "locks",
    "queues",
    "taskgroups",
    "timeouts",
    "runners",
    "threads",
    "pep492",
    "futures2",
    "context",
    "staggered",
]
LONG = ["tasks", "futures", "waitfor", "base_events", "eager_task_factory"]
ABSENT = 3


def run(names: list[str]) -> tuple[int, list[str]]:
    """How many tests ran, and which did not pass."""
    done = subprocess.run(
        [sys.executable, str(HERE / "cpython_runner.py"), *names],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        capture_output=True,
        text=True,
        timeout=110,
    )
    if done.returncode == ABSENT:
        pytest.skip("this Python comes without its own tests (Debian: libpython3-testsuite)")
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    return told["ran"], told["failed"]


def test_asyncio_passes_its_own_tests_on_our_loop() -> None:
    """With virtual clock and tracer: locks, queues, groups, timeouts, runners and threads."""
    ran, failed = run(QUICK)

    assert failed == []
    assert ran > 150


def test_the_loop_of_other_orders_is_asyncios_in_order_0() -> None:
    """Its timers, its clock and its turns keep what asyncio promises."""
    ran, failed = run(["--order-0", "locks", "queues", "timeouts", "futures2", "context"])

    assert failed == []
    assert ran > 100


@pytest.mark.skipif(not os.environ.get("CI"), reason="takes half a minute; set CI=1 to run it")
def test_asyncio_passes_the_longer_tests_on_our_loop() -> None:
    """Tasks, futures, waiting and the loop itself."""
    ran, failed = run(LONG)

    assert failed == []
    assert ran > 1000
