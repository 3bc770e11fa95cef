"""What is known of one task of a run, and how its end is put into words.

When something becomes known is the tracer's to say.
"""

from __future__ import annotations

import asyncio
import types
import weakref
from asyncio import tasks
from pathlib import Path
from typing import Any

from sandbox.traceform import TEXT_CHARS

PythonTask: Any = tasks._PyTask  # type: ignore[attr-defined]  # noqa: SLF001 - it has no other name
_LIBRARY = str(Path(asyncio.__file__).parent)
_INTERNAL = frozenset({"shutdown_asyncgens", "shutdown_default_executor", "_accept_connection2"})
_PLAIN = (str, int, float, bool, type(None), bytes)


class TaskRecord:
    """What is known of one task. It holds the task weakly: a lost task must stay one."""

    __slots__ = (
        "cancel_line", "cancelled_by", "cancels", "coro", "created", "ended", "error", "error_line",
        "id", "is_dropped", "is_internal", "kind", "line", "name", "parent", "ready", "ref",
        "state", "steps", "woken_by",
    )  # fmt: skip

    def __init__(self, number: int, task: Any, coro: Any) -> None:
        self.id = number
        self.ref = weakref.ref(task)
        self.kind: Any = asyncio.Task if isinstance(task, asyncio.Task) else PythonTask
        self.name = ""
        code = coro.cr_code if type(coro) is types.CoroutineType else None
        told = coro.__qualname__ if code else type(coro).__name__
        self.coro = told.rpartition("<locals>.")[2][:TEXT_CHARS]
        self.is_internal = bool(
            code and code.co_name in _INTERNAL and code.co_filename.startswith(_LIBRARY)
        )
        self.parent: int | None = None
        self.line: int | None = None
        self.created = self.ready = 0.0
        self.ended: float | None = None
        self.state = "pending"
        self.error: str | None = None
        self.error_line: int | None = None
        self.cancelled_by: int | None = None
        self.cancel_line: int | None = None
        self.is_dropped = False
        self.woken_by: int | None = None
        self.steps = 0
        self.cancels: list[tuple[int, dict[str, Any]]] = []  # steps so far, and the event

    def label(self) -> str:
        """As a sentence names it."""
        return f"{self.coro}()" + (f" [{self.name}]" if self.name else "")


def told(record: TaskRecord) -> dict[str, Any]:
    """A task as it crosses the sandbox's door."""
    return {
        "id": record.id,
        "name": str.__getitem__(record.name, slice(TEXT_CHARS)),  # no line of the snippet's runs
        "coro": record.coro,
        "parent": record.parent,
        "line": record.line,
        "created": round(record.created, 6),
        "ended": None if record.ended is None else round(record.ended, 6),
        "state": record.state,
        "error": record.error,
        "error_line": record.error_line,
        "cancelled_by": record.cancelled_by,
        "cancel_line": record.cancel_line,
        "is_internal": record.is_internal,
        "dropped": record.is_dropped,
    }


def rounded(data: dict[str, Any]) -> dict[str, Any]:
    """With moments in whole microseconds."""
    return {
        name: round(value, 6) if type(value) is float else value for name, value in data.items()
    }


def say_error(fault: BaseException) -> str:
    """`ValueError: boom`, without running a line of the snippet for it."""
    name = type.__getattribute__(type(fault), "__name__")
    if not all(type(each) in _PLAIN for each in fault.args):
        return str(name)[:TEXT_CHARS]
    say = type(fault).__str__
    text = say(fault) if isinstance(say, types.WrapperDescriptorType) else str(fault.args)
    told = f"{name}: {text}" if text else str(name)
    if len(told) <= TEXT_CHARS:
        return told
    half = TEXT_CHARS // 2 - 1  # asyncio's own messages begin with a task and end with the point
    return f"{told[:half]}…{told[-half:]}"


def line_in(fault: BaseException, path: str) -> int | None:
    """The deepest of the learner's lines that an exception came through."""
    line, trace = None, fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
