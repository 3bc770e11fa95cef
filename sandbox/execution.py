"""One snippet: compiled, executed to its result, and cleared away as Python does at its end.

What surrounds it in a child, the job and the frame that tells of it, is `cell`'s.
"""

from __future__ import annotations

import ast
import atexit
import contextlib
import gc
import logging
import mmap
import sys
import threading
import types
from collections.abc import Callable
from typing import Any, TypeVar

from sandbox import classes, modules, report
from sandbox.guards import SandboxError
from sandbox.job import Refusal, Verdict
from sandbox.policy import compile_snippet
from sandbox.wire import Result

_Fault = TypeVar("_Fault", bound=BaseException)
_reserve: list[mmap.mmap] = []
_RESERVE_BYTES = 4 * 1024 * 1024  # address space given back so that a MemoryError can be told
_at_rest: list[tuple[int, int]] = []  # `_at_exit` of a run that asks for nothing


def note_rest() -> None:
    """In the fork server: what is to be done at the end now is not a snippet's."""
    _at_rest.append(_at_exit())


def reserve() -> None:
    """Keep some address space, of which nothing is touched, for when there is none left."""
    _reserve.append(mmap.mmap(-1, _RESERVE_BYTES))


def release() -> None:
    """Out of memory: let go of what was kept for this."""
    _reserve.clear()


def compiled(
    source: str, *, has_policy: bool, opened: frozenset[str] = frozenset()
) -> types.CodeType:
    """The snippet's code; each way in which a text is no program is a SyntaxError."""
    try:
        source.encode("utf-8")
        if "\0" in source:
            raise _syntax_error("source code cannot contain null bytes", source, source.find("\0"))
        if has_policy:
            return compile_snippet(source, report.SNIPPET, opened=opened)
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code: types.CodeType = compile(
            source, report.SNIPPET, "exec", flags=flags, dont_inherit=True
        )
    except UnicodeEncodeError as fault:
        message = "the source has a character that is no text"
        raise _syntax_error(message, source, fault.start) from None
    except (RecursionError, MemoryError):
        raise _syntax_error("the source is nested too deeply", source, 0) from None
    return code


def _syntax_error(message: str, source: str, at: int) -> SyntaxError:
    line = source.count("\n", 0, at) + 1
    column = at - source.rfind("\n", 0, at)
    return SyntaxError(message, (report.SNIPPET, line, column, report.source_line(line)))


def execute(code: types.CodeType, world: dict[str, Any]) -> Result:
    """How it ended; whatever it raises is a result."""
    try:
        modules.run_code(code, world)
    except SystemExit as fault:
        return _exited(fault)
    except BaseException as fault:  # noqa: BLE001 - whatever a snippet raises is its result
        release()
        refused = _first(fault, SandboxError)
        if refused is not None:
            line = report.line_of(refused.__traceback__)
            told, hint = (getattr(refused, name, "") for name in ("message", "hint"))
            refusal = Refusal(line=line, message=report.text(told), hint=report.text(hint))
            return Result(verdict=Verdict.REFUSED, refusals=(refusal,))
        if _first(fault, MemoryError) is not None:
            return Result(verdict=Verdict.MEMORY, error=report.memory_failure(fault))
        return Result(verdict=Verdict.ERROR, error=report.failure(fault))
    return Result(verdict=Verdict.OK)


def _first(fault: BaseException, kind: type[_Fault]) -> _Fault | None:
    """The exception itself, or the first of that kind in a task group's group."""
    if isinstance(fault, kind):
        return fault
    if type(fault) is ExceptionGroup:  # a subclass could be the snippet's own
        for member in fault.exceptions:
            found = _first(member, kind)
            if found is not None:
                return found
    return None


def _exited(fault: SystemExit) -> Result:
    """SystemExit as the interpreter takes it: a number is the status, a text goes to stderr."""
    if fault.code is None or fault.code == 0:
        return Result(verdict=Verdict.OK)
    if not isinstance(fault.code, int):
        print(fault.code, file=sys.stderr)  # noqa: T201 - the snippet's own stderr
    return Result(verdict=Verdict.ERROR, error=report.failure(fault))


def leave(world: dict[str, Any]) -> None:
    """Wait for threads, run exit functions, drop the globals: each may still print a warning."""
    steps: list[Callable[[], None]] = [lambda: sweep(world)]
    if _at_exit() not in _at_rest:
        steps.insert(0, atexit._run_exitfuncs)  # noqa: SLF001 - nothing public does it
    if len(threading._active) > 1 or threading._limbo:  # type: ignore[attr-defined]  # noqa: SLF001
        steps.insert(0, threading._shutdown)  # type: ignore[attr-defined]  # noqa: SLF001
    for step in steps:
        try:
            step()
        except BaseException as fault:  # noqa: BLE001 - a snippet's code runs in each of them
            sys.stderr.write(report.failure(fault).traceback)


def _at_exit() -> tuple[int, int]:
    """How many functions run at the end, and handlers of `logging`: one of them closes those."""
    return atexit._ncallbacks(), len(logging._handlerList)  # type: ignore[attr-defined]  # noqa: SLF001


def sweep(world: dict[str, Any]) -> None:
    """Drop the globals, so that Python says what was never awaited or never retrieved."""
    kept: dict[str, Any] = {
        name: world[name] for name in ("__name__", "__builtins__") if name in world
    }
    world.clear()
    world.update(kept)  # a destructor may still print
    classes.forget()
    gc.collect()


def flush() -> None:
    """What is still held back goes into the pipes."""
    for stream in (sys.stdout, sys.stderr):  # which a snippet may have replaced or closed
        with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):
            stream.flush()
