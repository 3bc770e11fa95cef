"""Runs scripts in plain Python, each in a fork: `plain.py AT_ONCE [SECONDS]`, JSON on stdin.

Nothing of the sandbox is imported here: this is what its runs are compared with.
"""

from __future__ import annotations

import ast
import asyncio
import gc
import inspect
import json
import linecache
import os
import signal
import sys
import tempfile
import threading
import traceback
import types
from typing import IO, NoReturn

SECONDS = int(sys.argv[2]) if len(sys.argv) > 2 else 4  # that a script may take


def execute(source: str) -> BaseException | None:
    """Run a script to its end, as the interpreter does; what it raised."""
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    raised: BaseException | None = None
    lines = [f"{line}\n" for line in source.split("\n")]
    linecache.cache["snippet.py"] = (len(source), None, lines, "snippet.py")
    try:
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = compile(source, "snippet.py", "exec", flags=flags, dont_inherit=True)
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(code, vars(main)))
        else:
            exec(code, vars(main))
    except BaseException as error:
        raised = error.with_traceback(None)
    threading._shutdown()  # as at the interpreter's end: it also lets idle pools go
    vars(main).clear()
    gc.collect()
    return raised


def child(source: str, out: IO[bytes], err: IO[bytes]) -> NoReturn:
    """In the fork: run one script with its output in files."""
    status = 1
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        signal.alarm(SECONDS)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace")
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
        raised = execute(source)
        sys.stdout.flush()
        sys.stderr.flush()
        if raised is not None:
            told = str(traceback.TracebackException.from_exception(raised))
            line = f"\0{type(raised).__name__}: {told}"
            os.write(2, line.encode("utf-8", "backslashreplace"))
        status = 0
    finally:
        os._exit(status)


def start(source: str) -> tuple[int, IO[bytes], IO[bytes]]:
    """A fork that runs a script, and the files that take its output."""
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - `told` reads them
    pid = os.fork()
    if pid == 0:
        child(source, out, err)
    return pid, out, err


def told(status: int, out: IO[bytes], err: IO[bytes]) -> dict[str, object]:
    """What a run came to."""
    out.seek(0)
    err.seek(0)
    text = err.read().decode("utf-8", "replace")
    said, _, raised = text.partition("\0")
    return {
        "ended": os.waitstatus_to_exitcode(status) == 0,
        "out": out.read().decode("utf-8", "replace"),
        "err": said,
        "raised": raised,
    }


def run_all(scripts: list[tuple[str, str]], at_once: int) -> dict[str, dict[str, object]]:
    """Each script's outcome, by name."""
    waiting = list(reversed(scripts))
    running: dict[int, tuple[str, IO[bytes], IO[bytes]]] = {}
    done: dict[str, dict[str, object]] = {}
    while waiting or running:
        while waiting and len(running) < at_once:
            name, source = waiting.pop()
            pid, out, err = start(source)
            running[pid] = (name, out, err)
        pid, status = os.wait()
        name, out, err = running.pop(pid)
        done[name] = told(status, out, err)
        out.close()
        err.close()
    return done


if __name__ == "__main__":
    json.dump(run_all(json.load(sys.stdin), int(sys.argv[1])), sys.stdout)
