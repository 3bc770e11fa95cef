"""Runs made-up snippets under the policy, each in a fork, and watches what their code holds.

A source as a JSON line in, what happened as a JSON line out. What must not happen: `test_fuzz`.
"""

from __future__ import annotations

import abc
import enum
import gc
import json
import os
import resource
import signal
import sys
import tempfile
import threading
import types
import typing
from pathlib import Path

from sandbox import modules
from sandbox.facade import Facade
from sandbox.policy import PolicyErrors, compile_snippet

SECONDS = 0.7
PLANTED = "secret-" + "9f3c51d7"  # in this module, in the environment and in a file
_CLOSED = (types.FrameType, types.CodeType, types.TracebackType, types.ModuleType, types.CellType)
_METACLASSES = (type, abc.ABCMeta, enum.EnumMeta, type(typing.Protocol))
_found: list[str] = []


def watch(frame: types.FrameType, event: str, arg: object) -> object:
    """A trace function: look at all that the snippet's own code has in hand."""
    if frame.f_code.co_filename != "snippet.py":
        return None
    if event in ("line", "return"):
        is_exit = frame.f_code.co_name in ("__exit__", "__aexit__")
        for name, value in list(frame.f_locals.items()):
            look(name, value, has_trace=is_exit)
        if event == "return" and type(arg) is not types.CellType:  # a class body's own
            look("the result", arg, has_trace=is_exit)
    return watch


def look(name: str, value: object, *, has_trace: bool) -> None:
    """Note a value that must never be in a snippet's hands."""
    if name.startswith(("__", "$")):
        return
    if has_trace and isinstance(value, types.TracebackType | tuple):
        return  # Python hands it over; its type is closed
    kind = type(value)
    is_closed = issubclass(kind, _CLOSED) and kind is not Facade
    if is_closed or any(value is each for each in _METACLASSES):  # a stand-in says it is equal
        _found.append(f"{name}: {kind.__name__}")


def child(source: str, out: int, report: int) -> None:
    """In the fork: run a snippet under the policy; write down what it held."""
    os.dup2(out, 1)
    os.dup2(out, 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", errors="backslashreplace")
    try:
        code = compile_snippet(source)
    except (SyntaxError, PolicyErrors):
        return
    world = modules.world()
    modules.seal()
    threading.settrace(watch)  # type: ignore[arg-type]
    sys.settrace(watch)  # type: ignore[arg-type]
    try:
        modules.run_code(code, world)
    except BaseException as error:
        sys.stdout.write(f"{type(error)} {error}")
    finally:
        sys.settrace(None)
        world.clear()
        gc.collect()
        sys.stdout.flush()
        os.write(report, json.dumps(_found[:10]).encode())


def run(source: str) -> dict[str, object]:
    """Exit status, what was printed, what was held that is closed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as report:
        pid = os.fork()
        if pid == 0:
            try:
                child(source, out.fileno(), report.fileno())
            finally:
                os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        out.seek(0)
        report.seek(0)
        return {
            "status": status,
            "out": out.read().decode(errors="replace"),
            "held": json.loads(report.read() or b"[]"),
        }


if __name__ == "__main__":
    os.environ["PLANTED"] = PLANTED
    Path(sys.argv[1]).write_text(PLANTED, encoding="utf-8")
    modules.prepare()
    for line in sys.stdin:
        sys.__stdout__.write(json.dumps(run(json.loads(line))) + "\n")  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]
