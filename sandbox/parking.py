"""Thread primitives that park on the clock: locks, queues, starting and joining.

When a parked thread goes on is the clock's to say.
"""

# ruff: noqa: SLF001 - the threading module keeps what is replaced here to itself

from __future__ import annotations

import _thread
import queue
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, cast

from sandbox import swaps
from sandbox.clock import NEVER, Clock, Parked, Stopped, current


class Lock:
    """`threading.Lock`, whose waiters park."""

    def __init__(self) -> None:
        self._held = _thread.allocate_lock()
        self._waiters: deque[Parked] = deque()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:  # noqa: FBT001, FBT002 - the library's own shape
        """As the library's own."""
        if self._held.acquire(blocking=False):
            return True
        if not blocking or timeout is None or 0 > timeout != -1:
            return self._held.acquire(blocking, timeout)  # it knows what to say
        clock = _clock()
        deadline = NEVER if timeout == -1 else clock.now() + timeout
        while True:
            waiter = Parked()
            self._waiters.append(waiter)
            is_mine = self._held.acquire(blocking=False)
            is_in_time = is_mine or clock.park(deadline, waiter)
            self._forget(waiter)
            if is_mine or self._held.acquire(blocking=False):
                return True
            if not is_in_time:
                return False

    def release(self) -> None:
        """As the library's own."""
        self._held.release()
        try:
            waiter = self._waiters.popleft()
        except IndexError:
            return
        _clock().wake(waiter)

    def locked(self) -> bool:
        """As the library's own."""
        return self._held.locked()

    def _forget(self, waiter: Parked) -> None:
        try:
            self._waiters.remove(waiter)
        except ValueError:
            return

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self.__init__()  # type: ignore[misc]  # as the library's own does

    def __repr__(self) -> str:
        return repr(self._held)


Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


_names: dict[str, dict[str, object]] = {
    "threading": {"Lock": Lock, "RLock": threading._PyRLock},  # type: ignore[attr-defined]
    "queue": {"SimpleQueue": queue._PySimpleQueue},  # type: ignore[attr-defined]
}


def install() -> dict[str, dict[str, object]]:
    """Replace what would wait for real; the names that a snippet imports, by module.

    From then on all of it asks for the clock of the run, which may still change.
    """
    if threading.__dict__["Lock"] is Lock:
        return _names
    at_exit = [_join_all, *threading._threading_atexits]  # type: ignore[attr-defined]
    inside = {"_allocate_lock": Lock, "_CRLock": None, "_threading_atexits": at_exit}
    for name, value in (_names["threading"] | inside).items():
        swaps.replace(threading, name, value)
    for name, value in _names["queue"].items():
        swaps.replace(queue, name, value)
    _watch_threads()
    return _names


def _clock() -> Clock:
    """The clock of the run, which is one that skips: on the real one nothing is replaced."""
    return cast("Clock", current())


def _watch_threads() -> None:
    """Count threads from before they start until they are done."""
    start, join = threading.Thread.start, threading.Thread.join
    live: Callable[[Any], None] = threading.Thread._bootstrap_inner  # type: ignore[attr-defined]

    def counted_start(self: Any) -> None:
        if self._started.is_set():
            start(self)  # it knows what to say
        self._is_over = threading.Event()
        _clock().thread_starts()
        try:
            start(self)
        except BaseException:
            _clock().thread_ends(has_run=False)
            raise

    def counted_life(self: Any) -> None:
        _clock().thread_runs()
        try:
            live(self)
        except Stopped:
            return
        finally:
            self._is_over.set()
            _clock().thread_ends()

    def parked_join(self: Any, timeout: float | None = None) -> None:
        is_over = getattr(self, "_is_over", None)
        is_other = self is not threading.current_thread()
        if is_over is None or not is_other or is_over.wait(timeout):
            join(self, timeout)

    for name, method in (("start", counted_start), ("join", parked_join)):
        method.__name__ = method.__qualname__ = name
        swaps.replace(threading.Thread, name, method)
    swaps.replace(threading.Thread, "_bootstrap_inner", counted_life)


def _join_all() -> None:
    """At the end: the library's own wait for threads is one that the clock cannot see."""
    others = [each for each in threading.enumerate() if each is not threading.current_thread()]
    for thread in others:
        if not thread.daemon:
            thread.join()
