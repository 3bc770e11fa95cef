"""Runs CPython's own asyncio tests on the loop, the clock and the tracer of a run.

`cpython_runner.py NAME...`, such as `tasks` for `test.test_asyncio.test_tasks`; with `--order-0`
first, on the loop of other orders, in asyncio's own. Prints one JSON object: how many tests ran,
and those that did not pass.
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
from sandbox.wire import Result

ABSENT = 3


class Policy(asyncio.DefaultEventLoopPolicy):
    """Makes our loops."""

    def __init__(self, kind: type[asyncio.AbstractEventLoop]) -> None:
        super().__init__()
        self._kind = kind

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        return self._kind()


def end(result: Result) -> NoReturn:
    raise AssertionError(f"{result.verdict.value}: {result.reason}")


def use_our_loop(order: int | None) -> None:
    """From now on, and also when a test puts the default policy back."""
    watched.prepare()
    watch = watched.Watch("virtual", end, order=order)
    watch.names()
    really = asyncio.set_event_loop_policy

    def choose(policy: Any) -> None:
        really(policy or Policy(watch.loop))

    asyncio.set_event_loop_policy = asyncio.events.set_event_loop_policy = choose
    choose(None)


def main(names: list[str]) -> int:
    """Run the named modules that this Python has."""
    # A shell starts what runs in the background with SIGINT ignored; the tests of Ctrl-C need it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    order = 0 if names[:1] == ["--order-0"] else None
    use_our_loop(order)
    if importlib.util.find_spec("test") is None or not importlib.util.find_spec(
        "test.test_asyncio"
    ):
        return ABSENT
    wanted = [f"test.test_asyncio.test_{name}" for name in names if name != "--order-0"]
    there = [name for name in wanted if importlib.util.find_spec(name) is not None]
    suite = unittest.defaultTestLoader.loadTestsFromNames(there)
    result = unittest.TextTestRunner(sys.stderr, verbosity=0, buffer=True).run(suite)
    signal.setitimer(signal.ITIMER_PROF, 0)  # a tick while the interpreter goes would kill it
    failed = [str(test) for test, _ in (*result.failures, *result.errors)]
    print(json.dumps({"ran": result.testsRun, "failed": failed}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
