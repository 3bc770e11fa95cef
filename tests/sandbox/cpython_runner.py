"""Runs CPython's own asyncio tests on the loop, the clock and the tracer of a run.

`cpython_runner.py NAME...`, such as `tasks` for `test.test_asyncio.test_tasks`. Prints one JSON
object: how many tests ran, and those that did not pass.
"""

# ruff: noqa: T201 - printing is how this script answers

from __future__ import annotations

import asyncio
import asyncio.events
import importlib.util
import json
import signal
import sys
import unittest
from typing import Any, NoReturn

from sandbox import watched
from sandbox.looping import Loop
from sandbox.wire import Result

ABSENT = 3


class Policy(asyncio.DefaultEventLoopPolicy):
    """Makes our loops."""

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return Loop()


def end(result: Result) -> NoReturn:
    raise AssertionError(f"{result.verdict.value}: {result.reason}")


def use_our_loop() -> None:
    """From now on, and also when a test puts the default policy back."""
    watched.prepare()
    watched.Watch("virtual", end).names()
    really = asyncio.set_event_loop_policy

    def choose(policy: Any) -> None:
        really(policy or Policy())

    asyncio.set_event_loop_policy = asyncio.events.set_event_loop_policy = choose
    choose(None)


def main(names: list[str]) -> int:
    """Run the named modules that this Python has."""
    # A shell starts what runs in the background with SIGINT ignored; the tests of Ctrl-C need it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    use_our_loop()
    if importlib.util.find_spec("test") is None or not importlib.util.find_spec(
        "test.test_asyncio"
    ):
        return ABSENT
    wanted = [f"test.test_asyncio.test_{name}" for name in names]
    there = [name for name in wanted if importlib.util.find_spec(name) is not None]
    suite = unittest.defaultTestLoader.loadTestsFromNames(there)
    result = unittest.TextTestRunner(sys.stderr, verbosity=0, buffer=True).run(suite)
    signal.setitimer(signal.ITIMER_PROF, 0)  # a tick while the interpreter goes would kill it
    failed = [str(test) for test, _ in (*result.failures, *result.errors)]
    print(json.dumps({"ran": result.testsRun, "failed": failed}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
