"""Why a run cannot go on, in words and as an event: who waits for what, and the circle, if any.

That it cannot go on is found by the clock.
"""

from __future__ import annotations

import sys
import types
from typing import Any

from sandbox.taskrecord import TaskRecord
from sandbox.tracer import Tracer

_SHOWN = 4
_WAITS = {
    "lock": "waits for the lock{name}",
    "semaphore": "waits for the semaphore{name}, which nobody releases",
    "event": "waits for the event{name}, which nobody sets",
    "condition": "waits to be notified on the condition{name}",
    "barrier": "waits for others at the barrier{name}",
    "queue.get": "waits for an item from the queue{name}, and nobody puts one in",
    "queue.put": "waits for room in the queue{name}, and nobody takes an item out",
    "queue.join": "waits for the queue{name} to be done, and task_done() is missing",
    "future": "waits for the future{name}, which nobody completes",
    "thread": "waits for a thread that never ends",
    "stream": "waits for data that nobody sends",
    "server": "waits for connections that never come",
}
_OF_TASKS = frozenset({"task", "gather", "taskgroup", "wait", "shield", "wait_for"})


def explain(tracer: Tracer) -> tuple[str, dict[str, Any]]:
    """The sentences for the learner, and the data of the event."""
    records: dict[int, TaskRecord] = {}
    waits: list[dict[str, Any]] = []
    ahead: dict[int, list[int]] = {}
    for record, task in tracer.pending():
        line, why = tracer.wait_of(task)
        records[record.id] = record
        owner = why.get("owner")
        ahead[record.id] = [owner] if owner is not None else list(why.get("tasks") or ())
        waits.append(
            {
                "task": record.id,
                "line": line,
                "kind": why["kind"],
                "name": why.get("name"),
                "owner": owner,
                "owner_line": why.get("owner_line"),
                "tasks": ahead[record.id],
            }
        )
    circle = find_circle(ahead)
    waits.sort(key=lambda each: (each["task"] not in circle, each["kind"] in _OF_TASKS))
    sentences = [_sentence(each, tracer) for each in waits[:_SHOWN]]
    if len(waits) > _SHOWN:
        sentences.append(f"So do {len(waits) - _SHOWN} more tasks.")
    if circle:
        names = [records[each].label() for each in (*circle, circle[0])]
        sentences.append(f"They wait in a circle: {' -> '.join(names)}.")
    if not waits:
        sentences = _of_main(tracer.path)
    told = " ".join(["The program would wait for ever.", *sentences])
    return told, {"waits": waits, "circle": circle}


def find_circle(ahead: dict[int, list[int]]) -> list[int]:
    """A way from a task over those it waits for back to itself; empty if there is none."""
    done: set[int] = set()
    for start in ahead:
        path: list[int] = []
        branches = [iter([start])]
        while branches:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                if path:
                    done.add(path.pop())
            elif following in path:
                return path[path.index(following) :]
            elif following not in done and following in ahead:
                path.append(following)
                branches.append(iter(ahead[following]))
    return []


def _sentence(wait: dict[str, Any], tracer: Tracer) -> str:
    who = tracer.records[wait["task"]].label()
    name = f" `{wait['name']}`" if wait["name"] else ""
    at = f" at line {wait['line']}" if wait["line"] else ""
    if wait["kind"] in _OF_TASKS:
        others = [tracer.records[each].label() for each in wait["tasks"][:_SHOWN]]
        return f"{who} waits{at} for {', '.join(others) or 'other tasks'}."
    told = _WAITS.get(wait["kind"], "waits").format(name=name)
    first, comma, rest = told.partition(",")
    owner = ""
    if wait["owner"] is not None:
        holder = tracer.records[wait["owner"]]
        since = f" since line {wait['owner_line']}" if wait["owner_line"] else ""
        itself = "itself" if holder.id == wait["task"] else holder.label()
        over = ", which has ended" if holder.ended is not None else ""
        owner = f", held by {itself}{since}{over}"
    return f"{who} {first}{at}{owner}{comma}{rest}."


def _of_main(path: str) -> list[str]:
    """Without tasks: the line at which the main thread stands."""
    frame: types.FrameType | None = sys._getframe()  # noqa: SLF001 - nothing public tells it
    while frame is not None:
        if frame.f_code.co_filename == path:
            return [f"It waits at line {frame.f_lineno}, and nothing is left that could wake it."]
        frame = frame.f_back
    return ["It waits for a thread that never ends."]
