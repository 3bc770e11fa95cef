"""What a suspended task waits for: the kind of wait, its name and line in the learner's code.

Reads frames and objects, and never runs a line of the snippet for it.
"""

# ruff: noqa: SLF001 - a wait is only visible in what asyncio keeps to itself

from __future__ import annotations

import asyncio
import gc
import types
import weakref
from asyncio import base_events, locks, queues, streams, taskgroups, tasks
from collections.abc import Callable, Iterator
from typing import Any

_DEEPEST = 200
_MOST_TASKS = 50  # named of one wait
_LARGEST = 200  # containers and modules beyond this size are not searched for a name
_HEAP_TYPE = 1 << 9
# By the id of their code: a code's hash reads all of its bytes.
KINDS: dict[int, str] = {
    id(function.__code__): kind
    for function, kind in (
        (tasks.sleep, "sleep"),
        (getattr(tasks, "__sleep0"), "sleep0"),
        (locks.Lock.acquire, "lock"),
        (locks.Semaphore.acquire, "semaphore"),
        (locks.Event.wait, "event"),
        (locks.Condition.wait, "condition"),
        (locks.Barrier.wait, "barrier"),
        (queues.Queue.get, "queue.get"),
        (queues.Queue.put, "queue.put"),
        (queues.Queue.join, "queue.join"),
        (tasks._wait, "wait"),  # type: ignore[attr-defined]
        (tasks.wait_for, "wait_for"),
        (taskgroups.TaskGroup.__aexit__, "taskgroup"),
        (getattr(taskgroups.TaskGroup, "_aexit", taskgroups.TaskGroup.__aexit__), "taskgroup"),
        (streams.StreamReader._wait_for_data, "stream"),  # type: ignore[attr-defined]
        (streams.FlowControlMixin._drain_helper, "stream"),  # type: ignore[attr-defined]
        (streams.StreamWriter.wait_closed, "stream"),
        (streams.open_connection, "stream"),
        (asyncio.to_thread, "thread"),
        (base_events.Server.serve_forever, "server"),
        (base_events.Server.wait_closed, "server"),
    )
    if hasattr(function, "__code__")
}
KINDS |= {
    id(code): "wait"
    for code in tasks.as_completed.__code__.co_consts
    if isinstance(code, types.CodeType)
}
_NAMED = frozenset("lock semaphore event condition barrier queue.get queue.put queue.join".split())  # noqa: SIM905
_TASKS = (asyncio.Task, tasks._PyTask)  # type: ignore[attr-defined]


class Names:
    """What the learner calls an object: looked for once, in the frames of who waits for it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Callable[[], object], str | None]] = {}

    def of(self, wanted: object, frames: list[types.FrameType]) -> str | None:
        """Its name, `self.lock`, `bank.lock` or `forks[2]`, if it has one there."""
        known = self._known.get(id(wanted))
        if known is not None and known[0]() is wanted and known[1] is not None:
            return known[1]
        name = next(_names(wanted, frames), None)
        try:
            self._known[id(wanted)] = (weakref.ref(wanted), name)
        except TypeError:  # no weak references to it
            return name
        return name


def _names(wanted: object, frames: list[types.FrameType]) -> Iterator[str]:
    places = [place for frame in reversed(frames) for place in (frame.f_locals, frame.f_globals)]
    for place in places:
        yield from (name for name, value in _items(place) if value is wanted)
    for place in places:
        for name, value in _items(place):
            yield from _inner_names(name, value, wanted)


def _inner_names(name: str, value: Any, wanted: object) -> Iterator[str]:
    kind = type(value)
    if kind in (list, tuple):
        few = value[:_LARGEST]
        yield from (f"{name}[{index}]" for index, item in enumerate(few) if item is wanted)
    elif kind is dict:
        for key, item in _items(value):
            if item is wanted and type(key) in (str, int):
                yield f"{name}[{key!r}]"
    else:
        yield from (f"{name}.{key}" for key, item in _items(_held(value)) if item is wanted)


def _held(value: object) -> dict[Any, Any]:
    """The attributes of an object of the snippet's, whatever its class pretends."""
    for kind in type.mro(type(value)) if type(value).__flags__ & _HEAP_TYPE else ():
        slot = type.__dict__["__dict__"].__get__(kind).get("__dict__")
        if type(slot) is types.GetSetDescriptorType:
            held = slot.__get__(value)
            return held if type(held) is dict else {}
    return {}


def _items(place: dict[Any, Any]) -> list[tuple[Any, Any]]:
    return list(place.items()) if len(place) <= _LARGEST else []


class Waits:
    """Tells what tasks wait for; `number` gives the id of a task, `path` is the snippet's."""

    def __init__(self, path: str, number: Callable[[object], int | None]) -> None:
        self._path = path
        self._number = number
        self._names = Names()

    def of(self, task: Any) -> tuple[int | None, dict[str, Any]]:
        """The learner's line at which a task stands, and why it waits."""
        line, kind, frame, frames = self._stand(task)
        waiter = task._fut_waiter
        why: dict[str, Any] = {"kind": kind}
        if kind == "sleep" and frame is not None:
            delay = frame.f_locals.get("delay")
            why["delay"] = delay if type(delay) in (int, float) else None
        elif kind in _NAMED and frame is not None:
            lock = why["object"] = frame.f_locals.get("self")
            why["name"] = self._names.of(lock, frames)
        elif kind == "wait" and frame is not None:
            why["tasks"] = self._numbers(frame.f_locals.get("fs") or frame.f_locals.get("todo"))
        elif kind == "wait_for" and frame is not None:
            inner = frame.f_locals.get("fut")
            if isinstance(inner, tasks._GatheringFuture):  # type: ignore[attr-defined]
                why.update(kind="gather", tasks=self._numbers(inner._children))
        elif kind == "taskgroup" and frame is not None:
            why["tasks"] = self._numbers(frame.f_locals["self"]._tasks)
        elif not kind:
            self._by_future(waiter, why, frames)
        if why["kind"] in {"sleep", ""} and waiter is None:
            why["kind"] = "sleep0"
        return line, why

    def _by_future(self, waiter: Any, why: dict[str, Any], frames: list[types.FrameType]) -> None:
        """What a task waits for when no function of asyncio's stands in between."""
        if waiter is None:
            return
        why["kind"] = "future"
        if isinstance(waiter, _TASKS):
            why.update(kind="task", tasks=self._numbers([waiter]))
        elif isinstance(waiter, tasks._GatheringFuture):  # type: ignore[attr-defined]
            why.update(kind="gather", tasks=self._numbers(waiter._children))
        else:
            for callback, _ in list(waiter._callbacks or ()):
                code = getattr(callback, "__code__", None)
                if code is None:
                    continue
                if code.co_name == "_call_check_cancel":
                    why["kind"] = "thread"
                elif code.co_name == "_outer_done_callback":
                    inner = code.co_freevars.index("inner")
                    shielded = callback.__closure__[inner].cell_contents
                    why.update(kind="shield", tasks=self._numbers([shielded]))
        if why["kind"] in {"task", "future"}:
            why["name"] = self._names.of(waiter, frames)

    def _numbers(self, futures: Any) -> list[int]:
        if type(futures) not in (list, tuple, set):
            return []
        found = [self._number(each) for each in list(futures)[:_MOST_TASKS]]
        return sorted(each for each in found if each is not None)

    def _stand(
        self, task: Any
    ) -> tuple[int | None, str, types.FrameType | None, list[types.FrameType]]:
        """Down the chain of awaits: the last line of the learner's, and what it called."""
        line, kind, at = None, "", None
        frames: list[types.FrameType] = []
        awaited = task.get_coro()
        for _ in range(_DEEPEST):
            frame, following = _step(awaited)
            if frame is None and following is None:
                break
            if frame is not None:
                if frame.f_code.co_filename == self._path:
                    line, kind, at = frame.f_lineno, "", None
                    frames.append(frame)
                else:
                    found = KINDS.get(id(frame.f_code), "")
                    if (found and not kind) or found == "lock":
                        kind, at = found, frame
            awaited = following
        return line, kind, at, frames


def _step(awaited: Any) -> tuple[types.FrameType | None, Any]:
    """The frame of one link of a chain of awaits, and the next link."""
    kind = type(awaited)
    if kind is types.CoroutineType:
        return awaited.cr_frame, awaited.cr_await
    if kind is types.GeneratorType:
        return awaited.gi_frame, awaited.gi_yieldfrom
    if kind is types.AsyncGeneratorType:
        return awaited.ag_frame, awaited.ag_await
    if awaited is None or kind.__flags__ & _HEAP_TYPE or isinstance(awaited, asyncio.Future):
        return None, None
    for each in gc.get_referents(awaited):  # asend() and its kin show nothing else
        if type(each) in (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType):
            return None, each
    return None, None
