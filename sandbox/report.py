"""How a snippet's exception is told: as Python prints it, without our own frames.

Runs in the child after the snippet; what it makes is plain text and line numbers.
"""

from __future__ import annotations

import linecache
import logging
import os
import sys
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sandbox.job import Failure
from sandbox.rules import SNIPPET as SNIPPET

_OURS = str(Path(__file__).parent) + os.sep
_LIBRARY = str(Path(os.__file__).parent) + os.sep
_TRACEBACK_CHARS = 16_000
_MESSAGE_CHARS = 2_000
_LINE_CHARS = 500
_warned: dict[Any, Any] = {}
on_unawaited: Callable[[types.CoroutineType[Any, Any, Any]], None] | None = None


def remember(source: str) -> None:
    """Let tracebacks and warnings quote the snippet's lines."""
    lines = [f"{line}\n" for line in source.split("\n")]  # carets are misplaced without the end
    linecache.cache[SNIPPET] = (len(source), None, lines, SNIPPET)


def source_line(line: int | None) -> str:
    """One line of the snippet, without its end."""
    return "" if line is None else linecache.getline(SNIPPET, line).rstrip()[:_LINE_CHARS]


def warn_unawaited(coroutine: types.CoroutineType[Any, Any, Any]) -> None:
    """Warn as Python does, but at the end of a run name the line that made the coroutine.

    Python itself says `sys:1` there, and without this it would be a line of ours.
    """
    message = f"coroutine {coroutine.__qualname__!r} was never awaited"
    if on_unawaited is not None:
        on_unawaited(coroutine)
    ours = sys._getframe(1).f_code.co_filename.startswith(_OURS)  # noqa: SLF001
    if ours and coroutine.cr_origin:
        path, line, _ = coroutine.cr_origin[0]
        warnings.warn_explicit(
            message, RuntimeWarning, path, line, registry=_warned, source=coroutine
        )
    else:
        warnings.warn(message, RuntimeWarning, stacklevel=2, source=coroutine)


def text(value: object) -> str:
    """A plain text, whatever a snippet made of `str`: one that lies spoils what is told of it."""
    return str.__str__(value if isinstance(value, str) else str(value))


def line_of(trace: types.TracebackType | None) -> int | None:
    """The deepest line of the snippet that a traceback names."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == SNIPPET:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def has_our_frames(trace: types.TracebackType | None) -> bool:
    """Whether a traceback ends in a guard, or passes through one."""
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(_OURS):
            return True
        trace = trace.tb_next
    return False


def shown(value: object) -> str:
    """Its `repr`, whatever that does."""
    try:
        return text(repr(value))
    except BaseException:  # noqa: BLE001 - it is the snippet's
        return object.__repr__(value)


def failure(fault: BaseException) -> Failure:
    """What to tell of an uncaught exception."""
    told = traceback.TracebackException.from_exception(fault, compact=True)
    column = None
    for part in _linked(told):
        _clean(part)
    for frame in told.stack:
        if frame.filename == SNIPPET:
            column = getattr(frame, "colno", None)
    line = line_of(fault.__traceback__)
    return Failure(
        type=_name(fault),
        message=text(told)[:_MESSAGE_CHARS],
        line=line,
        traceback=_shorten("".join(told.format())),
        column=None if column is None else column + 1,
        source_line=source_line(line),
    )


def syntax_failure(fault: SyntaxError) -> Failure:
    """What to tell of code that does not compile."""
    if fault.text is None and fault.lineno is not None and fault.filename == SNIPPET:
        fault.text = source_line(fault.lineno) or None
    return Failure(
        type=_name(fault),
        message=text(fault.msg)[:_MESSAGE_CHARS],
        line=fault.lineno,
        traceback=_shorten("".join(traceback.format_exception_only(fault))),
        column=fault.offset,
        source_line=source_line(fault.lineno),
    )


def memory_failure(fault: BaseException) -> Failure:
    """What to tell when there is no room left: little, and its frames are let go."""
    line = line_of(fault.__traceback__)
    trace = fault.__traceback__
    fault.__traceback__ = fault.__context__ = fault.__cause__ = None
    if trace is not None:
        traceback.clear_frames(trace)
    place = f'  File "{SNIPPET}", line {line}\n    {source_line(line).strip()}\n' if line else ""
    return Failure(
        type="MemoryError",
        message="",
        line=line,
        traceback=f"Traceback (most recent call last):\n{place}MemoryError\n",
        source_line=source_line(line),
    )


class LogFormatter(logging.Formatter):
    """What asyncio logs of an exception, told as `failure` does: without our frames."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's own name
        """The traceback of one."""
        _, fault, _ = ei
        return failure(fault).traceback.rstrip("\n") if fault else super().formatException(ei)


def _linked(told: traceback.TracebackException) -> Iterator[traceback.TracebackException]:
    """An exception's report, and those of its causes, contexts and members."""
    waiting, seen = [told], set()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        yield part
        linked = (part.__cause__, part.__context__, *(part.exceptions or ()))
        waiting += [each for each in linked if each is not None]


def _clean(told: traceback.TracebackException) -> None:
    """Drop our frames and what called the snippet; name library files as a learner knows them."""
    frames = [frame for frame in told.stack if not frame.filename.startswith(_OURS)]
    for at, frame in enumerate(frames):
        if frame.filename == SNIPPET:
            frames = frames[at:]
            break
    for frame in frames:
        _ = frame.line  # read now: under the shorter name it would not be found
        frame.filename = frame.filename.removeprefix(_LIBRARY)
    told.stack = traceback.StackSummary.from_list(frames)


def _name(fault: BaseException) -> str:
    return text(type(fault).__name__)[:_MESSAGE_CHARS]


def _shorten(text: str) -> str:
    if len(text) <= _TRACEBACK_CHARS:
        return text
    half = _TRACEBACK_CHARS // 2
    return f"{text[:half]}\n  [... {len(text) - 2 * half} characters left out ...]\n{text[-half:]}"
