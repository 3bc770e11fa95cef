"""The event loop of a snippet: any loop class with its network, signals and processes shut.

What a loop records or how its clock runs is not decided here.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import traceback
from asyncio import tasks
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NoReturn

from sandbox.reasons import LOOP, sentence
from sandbox.refused import SandboxError
from sandbox.rules import LOOP_CLOSED

DEFAULT_THREADS = 8  # more would only fill the sandbox's memory
MOST_THREADS = 32
_MADE_AT = frozenset({"source_traceback", "handle_traceback"})
Handler = Callable[[Any, dict[str, Any]], object]
_POOL_HINT = "use asyncio.to_thread() or a ThreadPoolExecutor"


class SmallPool(ThreadPoolExecutor):
    """A thread pool that stays within the sandbox's memory."""

    def __init__(self, max_workers: int | None = None, *args: Any, **keywords: Any) -> None:
        wanted = DEFAULT_THREADS if max_workers is None else max_workers
        super().__init__(min(wanted, MOST_THREADS), *args, **keywords)


SmallPool.__name__ = SmallPool.__qualname__ = "ThreadPoolExecutor"
SmallPool.__module__ = "concurrent.futures.thread"


def _closed(name: str) -> Callable[..., NoReturn]:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise SandboxError(sentence(f"`loop.{name}`", LOOP), LOOP.hint)

    refuse.__name__ = name
    return refuse


def _genuine(context: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in dict(context).items()
        if key not in _MADE_AT or type(value) is traceback.StackSummary
    }


def _call_handler(handler: Handler, loop: Any, context: Mapping[str, Any]) -> None:
    handler(loop, {key: value for key, value in context.items() if key not in _MADE_AT})


class _Closed:
    """Runs functions in thread pools and nowhere else, and keeps tracebacks to itself."""

    _handler: Handler | None = None

    def run_in_executor(self, executor: object, func: Callable[..., Any], *args: Any) -> Any:
        """As the loop's own, thread pools only."""
        if executor is not None and not isinstance(executor, ThreadPoolExecutor):
            raise SandboxError("only thread pools can run functions here", _POOL_HINT)
        if executor is None and self._default_executor is None:  # type: ignore[attr-defined]  # mix-in
            self.set_default_executor(SmallPool(thread_name_prefix="asyncio"))
        return super().run_in_executor(executor, func, *args)  # type: ignore[misc]  # mix-in

    def set_default_executor(self, executor: object) -> None:
        """As the loop's own, thread pools only."""
        if not isinstance(executor, ThreadPoolExecutor):
            raise SandboxError("only thread pools can run functions here", _POOL_HINT)
        super().set_default_executor(executor)  # type: ignore[misc]  # mix-in

    def set_exception_handler(self, handler: Handler | None) -> None:
        """As the loop's own; the handler is not shown where objects were made."""
        shown: object = handler  # what is no function is refused in Python's own words
        if callable(handler):
            shown = functools.partial(_call_handler, handler)
        super().set_exception_handler(shown)  # type: ignore[misc]  # mix-in
        self._handler = handler

    def get_exception_handler(self) -> Handler | None:
        """As the loop's own."""
        return self._handler

    def call_exception_handler(self, context: Mapping[str, Any]) -> None:
        """As the loop's own; a forged traceback would print any file's lines."""
        super().call_exception_handler(_genuine(context))  # type: ignore[misc]  # mix-in

    def default_exception_handler(self, context: Mapping[str, Any]) -> None:
        """As the loop's own, on the same terms."""
        super().default_exception_handler(_genuine(context))  # type: ignore[misc]  # mix-in

    def __repr__(self) -> str:
        return super().__repr__().replace(type(self).__name__, "_UnixSelectorEventLoop")


def shut(
    base: type[asyncio.AbstractEventLoop], keeps: frozenset[str] = frozenset()
) -> type[asyncio.AbstractEventLoop]:
    """A loop class that does what `base` does, without ways out of the sandbox.

    It keeps what `base` has made harmless itself: the library may call that, a snippet not.
    """
    closed = {name: _closed(name) for name in LOOP_CLOSED - keeps - {"remove_signal_handler"}}
    made: type[asyncio.AbstractEventLoop] = type(base.__name__, (_Closed, base), closed)
    made.__name__ = made.__qualname__ = "_UnixSelectorEventLoop"
    made.__module__ = "asyncio.unix_events"
    return made


ClosedLoop = shut(asyncio.SelectorEventLoop)


@contextlib.contextmanager
def tasks_named() -> Iterator[None]:
    """Name each task that is made meanwhile, so that a snippet's first one is still Task-1.

    CPython counts in C, for good, the tasks that are not given a name.
    """
    kind = asyncio.Task

    def made(coro: Any, *, name: object = None, **options: Any) -> Any:
        return kind(coro, name=name or "rehearsed", **options)  # type: ignore[arg-type]  # the library's own

    tasks.Task = made  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        tasks.Task = kind  # type: ignore[misc]


class ClosedLoopPolicy(asyncio.DefaultEventLoopPolicy):
    """Makes the loops of a snippet."""

    def __init__(self, kind: type[asyncio.AbstractEventLoop] = ClosedLoop) -> None:
        super().__init__()
        self.kind = kind

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop with its ways out shut."""
        return self.kind()


ClosedLoopPolicy.__name__ = ClosedLoopPolicy.__qualname__ = "_UnixDefaultEventLoopPolicy"
ClosedLoopPolicy.__module__ = "asyncio.unix_events"


class PolicyStandIn:
    """What `asyncio.get_event_loop_policy` gives: it makes loops and has no child watcher."""

    __slots__ = ()

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        """The loop of this thread."""
        return asyncio.get_event_loop()

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A new loop."""
        return asyncio.new_event_loop()

    def set_event_loop(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Make this the loop of this thread."""
        asyncio.set_event_loop(loop)


_POLICY = PolicyStandIn()


def get_policy() -> PolicyStandIn:
    """`asyncio.get_event_loop_policy`."""
    return _POLICY


def set_policy(policy: object = None) -> None:
    """`asyncio.set_event_loop_policy`: None, or what `get_policy` gave."""
    if policy is not None and policy is not _POLICY:
        raise SandboxError(
            "event loop policies cannot be changed in the sandbox",
            "use asyncio.run(), asyncio.Runner or asyncio.new_event_loop()",
        )
