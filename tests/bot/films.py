"""Traces made by hand, as the traced loop hands them out, for tests of what reads them."""

from __future__ import annotations

from typing import Any

from sandbox import Event, Outcome, Verdict


class Film:
    """Records tasks and steps; ids are handed out in order."""

    def __init__(self) -> None:
        self.tasks: list[dict[str, Any]] = []
        self.events: list[Event] = []

    def task(self, coro: str, created: float = 0.0, parent: int | None = 0, **more: Any) -> int:
        number = len(self.tasks)
        self.tasks.append(
            {
                "id": number, "name": f"Task-{number + 1}", "coro": coro,
                "parent": parent if number else None, "line": None, "created": created,
                "ended": None, "state": "pending", "error": None, "error_line": None,
                "cancelled_by": None, "cancel_line": None, "is_internal": False, "dropped": False,
                **more,
            }
        )  # fmt: skip
        return number

    def step(
        self, task: int, start: float, end: float, then: str = "await", line: int | None = None,
        why: dict[str, Any] | None = None, ready: float | None = None,
    ) -> None:  # fmt: skip
        self.event(
            "step", task=task, start=start, end=end, ready=start if ready is None else ready,
            line=line, then=then, why=why, woken_by=None, cpu=end - start,
        )  # fmt: skip
        if then in ("done", "failed", "cancelled"):
            self.tasks[task].update(state=then, ended=end)

    def event(self, kind: str, **data: Any) -> None:
        self.events.append(Event(kind, data))

    def idle(self, start: float, end: float) -> None:
        self.event("idle", start=start, end=end)

    def outcome(self, verdict: Verdict = Verdict.OK, **more: Any) -> Outcome:
        return Outcome(verdict=verdict, tasks=tuple(self.tasks), events=tuple(self.events), **more)


def sleep(delay: float) -> dict[str, Any]:
    return {"kind": "sleep", "delay": delay}


def gather(*tasks: int) -> dict[str, Any]:
    return {"kind": "gather", "tasks": list(tasks)}


ZERO = {"kind": "sleep0", "delay": 0}
TICK = 0.00005


def counters(tasks: int = 3, turns: int = 4, prints: bool = True) -> Film:
    """Counters that give up their turn with sleep(0): no time passes."""
    film, now = Film(), 0.0
    film.task("main")
    ids = [film.task("counter", 0.0, line=9) for _ in range(tasks)]
    film.step(0, now, now + TICK, line=10, why=gather(*ids))
    for turn in range(turns):
        for each in ids:
            now += TICK
            is_last = turn == turns - 1
            ready = max(0.0, now - tasks * TICK)
            film.step(each, now, now + TICK / 2, "done" if is_last else "ready", 6, ZERO, ready)
            if prints and not is_last:
                film.event("print", task=each, at=now, line=5, text=f"{turn}")
    film.step(0, now + TICK, now + 2 * TICK, "done", 11)
    return film


def three_sleeps() -> Film:
    """A gather of three sleeps: 3, 1 and 2 seconds."""
    film = Film()
    film.task("main")
    ids = [film.task("fetch", 0.0002, line=8) for _ in range(3)]
    film.step(0, 0.0, 0.0004, line=8, why=gather(*ids))
    for each, delay in zip(ids, (3, 1, 2), strict=True):
        film.step(each, 0.0004 + each * 1e-4, 0.0005 + each * 1e-4, line=4, why=sleep(delay))
    last = 0.0008
    for each, delay in sorted(zip(ids, (3, 1, 2), strict=True), key=lambda pair: pair[1]):
        film.idle(last, delay + 0.001)
        film.step(each, delay + 0.0011, delay + 0.0012, "done", 5)
        last = delay + 0.0012
    film.step(0, 3.0013, 3.0014, "done", 9)
    return film


def blocking() -> Film:
    """A report that blocks the loop for 1.5 s beside a heartbeat."""
    film = Film()
    film.task("main")
    film.task("heartbeat", 0.0001, line=14)
    film.task("report", 0.0001, line=14)
    film.step(0, 0.0, 0.0003, line=14, why=gather(1, 2))
    film.step(1, 0.0003, 0.0004, line=5, why=sleep(0.5))
    film.step(2, 0.0004, 0.0005, line=8, why=sleep(0.7))
    film.idle(0.0005, 0.501)
    film.step(1, 0.501, 0.5011, line=5, why=sleep(0.5))
    film.idle(0.5011, 0.701)
    film.step(2, 0.701, 2.201, "done", 10)
    film.event("blocked", task=2, start=0.701, end=2.201, line=10, call="time.sleep")
    film.step(1, 2.2011, 2.2012, line=5, why=sleep(0.5), ready=1.0011)
    for turn in range(2):
        film.idle(2.2012 + turn / 2, 2.702 + turn / 2)
        film.step(1, 2.702 + turn / 2, 2.7021 + turn / 2, line=5, why=sleep(0.5))
    film.idle(3.2021, 3.703)
    film.step(1, 3.703, 3.7031, "done", 6)
    film.step(0, 3.7032, 3.7033, "done", 15)
    return film


def task_group() -> Film:
    """A TaskGroup in which one task fails and another is cancelled."""
    film = Film()
    film.task("main")
    film.task("fetch", 0.0001, line=12)
    film.task("broken", 0.0001, line=13, error="ValueError: no such page", error_line=8)
    film.task("fetch", 0.0001, line=14)
    film.step(0, 0.0, 0.0003, line=11, why={"kind": "taskgroup", "tasks": [1, 2, 3]})
    for each, delay in ((1, 0.2), (2, 0.5), (3, 1.5)):
        film.step(each, 0.0003, 0.0004, line=4, why=sleep(delay))
    film.idle(0.0004, 0.201)
    film.step(1, 0.201, 0.2011, "done", 5)
    film.idle(0.2011, 0.501)
    film.step(2, 0.501, 0.5011, "failed", 8)
    film.step(3, 0.5012, 0.5013, "cancelled", 4)
    film.tasks[3].update(cancelled_by=0, cancel_line=11)
    film.step(0, 0.5014, 0.5015, "done", 16)
    return film


def queue() -> Film:
    """A producer, and a consumer that is cut off when main ends."""
    film = Film()
    film.task("main")
    film.task("producer", 0.0001, line=16)
    film.task("consumer", 0.0001, line=17, dropped=True)
    film.step(0, 0.0, 0.0003, line=18, why={"kind": "task", "tasks": [1]})
    film.step(1, 0.0003, 0.0004, line=6, why=sleep(0.3))
    get = {"kind": "queue.get", "name": "box"}
    film.step(2, 0.0004, 0.0005, line=11, why=get)
    for item in range(3):
        film.idle(0.0005 + item * 0.301, 0.301 + item * 0.301)
        start = 0.301 * (item + 1)
        if item < 2:
            film.step(1, start, start + 1e-4, line=6, why=sleep(0.3))
        else:
            film.step(1, start, start + 1e-4, "done", 7)
        film.step(2, start + 2e-4, start + 3e-4, line=11, why=get)
    film.step(0, 0.9034, 0.9035, line=19, why={"kind": "queue.join", "name": "box"})
    film.step(0, 0.9036, 0.9037, "done", 20)
    film.step(2, 0.9038, 0.9039, "cancelled", 11)
    film.event("dropped", task=2, line=17)
    return film


def deadlock() -> Film:
    """Two tasks that take two locks in opposite order."""
    film = Film()
    film.task("main")
    film.task("left", 0.0001, line=17)
    film.task("right", 0.0001, line=17)
    film.step(0, 0.0, 0.0003, line=17, why=gather(1, 2))
    film.step(1, 0.0003, 0.0004, line=5, why=sleep(0.1))
    film.step(2, 0.0004, 0.0005, line=11, why=sleep(0.1))
    film.idle(0.0005, 0.101)
    b = {"kind": "lock", "name": "b", "owner": 2, "owner_line": 10}
    a = {"kind": "lock", "name": "a", "owner": 1, "owner_line": 4}
    film.step(1, 0.101, 0.1011, line=6, why=b)
    film.step(2, 0.1012, 0.1013, line=12, why=a)
    film.event(
        "deadlock",
        waits=[
            {"task": 0, "line": 17, "kind": "gather", "name": None, "owner": None},
            {"task": 1, "line": 6, **b},
            {"task": 2, "line": 12, **a},
        ],
        circle=[1, 2],
    )
    return film


FILMS = {
    "counters": counters,
    "three-sleeps": three_sleeps,
    "blocking": blocking,
    "task-group": task_group,
    "queue": queue,
    "deadlock": deadlock,
}  # fmt: skip
