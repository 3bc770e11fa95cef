"""Runs snippets, each in a fork of its own: `attempt_runner.py policy|plain`, paths on stdin.

Prints one JSON object, path to what happened. What must happen is said in test_policy.
"""

# ruff: noqa: T201 - printing is how this script answers

from __future__ import annotations

import asyncio
import gc
import json
import os
import signal
import sys
import tempfile
import threading
import traceback
import types
from pathlib import Path

from sandbox import modules
from sandbox.guards import SandboxError
from sandbox.policy import PolicyErrors, compile_snippet

SECONDS = 10


def run_watched(source: str) -> int:
    """Run under the policy layer alone; the status tells who stopped it."""
    world = modules.world()
    modules.seal()
    try:
        modules.run_code(compile_snippet(source), world)
        return 0
    except PolicyErrors as error:
        print(*(f"{line}: {text} | {hint}" for line, text, hint in error.refusals), sep="\n")
        return 3
    except SandboxError as error:
        print(f"refused: {error.message} | {error.hint}", file=sys.stderr)
        return 4
    finally:
        settle(world)


def run_plainly(source: str) -> int:
    """Run as Python does, to see that an attempt is one."""
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    asyncio.set_event_loop_policy(None)
    try:
        exec(compile(source, "snippet.py", "exec", dont_inherit=True), vars(main))
        return 0
    finally:
        settle(vars(main))


def settle(world: dict[str, object]) -> None:
    """Let the program end as Python does: threads first, then its variables."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    world.clear()
    gc.collect()


def child(path: str, mode: str, out: int, err: int) -> int:
    """In the fork: run one file with its output in files."""
    os.dup2(out, 1)
    os.dup2(err, 2)
    signal.alarm(SECONDS)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
    source = Path(path).read_text(encoding="utf-8")
    source = source.replace("{PATH}", os.environ["SECRET_FILE"])
    try:
        return run_watched(source) if mode == "policy" else run_plainly(source)
    except SyntaxError as error:
        print("SyntaxError:", error)
        return 2
    except SystemExit:
        return 5
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def run(path: str, mode: str) -> dict[str, object]:
    """One attempt's exit status (negative: the signal that ended it) and output."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            status = 99
            try:
                status = child(path, mode, out.fileno(), err.fileno())
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        out.seek(0)
        err.seek(0)
        return {
            "status": status,
            "out": out.read().decode(errors="replace"),
            "err": err.read().decode(errors="replace"),
        }


if __name__ == "__main__":
    modules.prepare()
    json.dump({path: run(path, sys.argv[1]) for path in sys.stdin.read().split("\n")}, sys.stdout)
