"""What is replaced in the library for most runs, and is put back for the others."""

from __future__ import annotations

import enum
import time
import types

import pytest

from sandbox import cell, swaps
from sandbox.job import Job
from sandbox.keeper import open_embedded
from tests.sandbox.boxes import KERNEL


def test_all_is_put_back_as_it_was_at_first() -> None:
    """In modules, classes and dicts; what was not there is gone again."""
    module = types.ModuleType("module")
    module.__dict__["held"] = "first"
    kind: type = type("Kind", (), {"method": "first"})
    names: dict[str, object] = {"held": "first"}
    for owner, name in ((module, "held"), (kind, "method"), (names, "held")):
        swaps.replace(owner, name, "second")
        swaps.replace(owner, name, "third")
    for owner in (module, names):
        swaps.replace(owner, "new", 1)
    assert (vars(module)["held"], vars(kind)["method"], names["held"]) == ("third",) * 3

    swaps.put_back()

    assert (vars(module)["held"], vars(kind)["method"], names["held"]) == ("first",) * 3
    assert not hasattr(module, "new")
    assert "new" not in names
    swaps.put_back()
    assert names == {"held": "first"}


@pytest.mark.parametrize("clock", ["real", "virtual"])
async def test_what_is_rehearsed_runs_to_its_last_line(clock: str) -> None:
    """An exception that comes earlier would leave most of it unrehearsed, and nobody would know."""
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job(cell._REHEARSED, clock=clock))

    assert outcome.error is not None
    assert (outcome.error.type, outcome.error.source_line.strip()) == (
        "AttributeError",
        "counter.missing",
    )
    assert outcome.stdout == "[1, 2, 3]\ntook 3 done\n"


LOOK = """
import enum, linecache, queue, threading, time, traceback
print(threading.Lock.__module__, threading.RLock, queue.SimpleQueue)
print(time.sleep, time.monotonic, threading.Thread.start.__code__.co_filename[-12:])
print(enum.EnumMeta.__call__.__module__, linecache.updatecache.__module__)
print(enum.Enum("Made", "by_call").by_call)
"""


@pytest.mark.parametrize("clock", ["real", "virtual"])
async def test_run_without_the_policy_has_the_library_as_it_is(clock: str) -> None:
    """The fork server itself is sealed and on the virtual clock; such a run is not."""
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job(LOOK, clock=clock, layers=KERNEL))

    assert outcome.error is None, outcome.error
    lock, times, sealed, made = outcome.stdout.splitlines()
    assert made == "Made.by_call"
    assert sealed == f"{enum.EnumMeta.__module__} linecache"
    if clock == "real":
        assert "<function RLock " in lock
        assert str(time.monotonic) in times
        assert times.endswith("threading.py")


async def test_run_on_the_real_clock_waits_for_real() -> None:
    """Locks, threads and sleep are the library's, though the fork server's are not."""
    source = """
import threading, time
lock = threading.Lock()
def work():
    with lock:
        time.sleep(0.05)
threads = [threading.Thread(target=work) for _ in range(2)]
started = time.monotonic()
for thread in threads: thread.start()
for thread in threads: thread.join()
print(time.monotonic() - started >= 0.1, type(lock).__name__)
"""
    async with open_embedded(1) as keeper:
        outcome = await keeper.run(Job(source, clock="real"))

    assert outcome.stdout == "True lock\n"
    assert outcome.elapsed_ms >= 100
