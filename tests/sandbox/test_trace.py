"""What the trace of a run says, and what becomes of it when a snippet breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.job import Job, Limits, Outcome, Verdict
from sandbox.traceform import MOST_EVENTS
from tests.sandbox.boxes import Box, open_box

BUSY = """
import asyncio
import time

async def report():
    await asyncio.sleep(0.5)
    time.sleep(1.5)

async def worker(jobs):
    try:
        while True:
            await jobs.get()
    except asyncio.CancelledError:
        print("no")
    await asyncio.sleep(1)

async def lost():
    raise ValueError("boom")

async def main():
    jobs, lock = asyncio.Queue(), asyncio.Lock()
    slow = asyncio.create_task(report())
    stubborn = asyncio.create_task(worker(jobs))
    asyncio.create_task(lost())
    async with lock:
        await asyncio.sleep(0)
    stubborn.cancel()
    report()
    await slow
    await asyncio.gather(stubborn)
    asyncio.create_task(asyncio.sleep(9))

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with open_box() as box:
        yield box


@pytest.fixture(scope="module")
def busy(box: Box) -> Outcome:
    return box.run(Job(BUSY))


def of_kind(outcome: Outcome, kind: str) -> list[dict[str, Any]]:
    return [dict(event.data) for event in outcome.events if event.kind == kind]


def line_of(text: str, source: str = BUSY) -> int:
    return source[: source.index(text)].count("\n") + 1


def test_tasks_are_told(busy: Outcome) -> None:
    """Who made each task and where, and how it ended."""
    told = [
        (task["name"], task["coro"], task["parent"], task["line"], task["state"])
        for task in busy.tasks
        if not task["is_internal"]
    ]

    assert busy.verdict is Verdict.OK
    assert told == [
        ("Task-1", "main", None, line_of("asyncio.run"), "done"),
        ("Task-2", "report", 0, line_of("slow ="), "done"),
        ("Task-3", "worker", 0, line_of("stubborn ="), "done"),
        ("Task-4", "lost", 0, line_of("asyncio.create_task(lost"), "failed"),
        ("Task-5", "sleep", 0, line_of("asyncio.create_task(asyncio.sleep(9"), "cancelled"),
    ]


def test_each_wait_has_its_reason(busy: Outcome) -> None:
    """The line of each await, what for, what it is called and for whom."""
    waits = [
        (step["task"], step["line"], step["why"]["kind"], step["why"]["name"], step["why"]["tasks"])
        for step in of_kind(busy, "step")
        if step["why"] and step["line"] is not None
    ]

    assert waits == [
        (0, line_of("await asyncio.sleep(0)"), "sleep0", None, []),
        (1, line_of("await asyncio.sleep(0.5)"), "sleep", None, []),
        (2, line_of("await jobs.get"), "queue.get", "jobs", []),
        (0, line_of("await slow"), "task", "slow", [1]),
        (2, line_of("await asyncio.sleep(1)"), "sleep", None, []),
        (0, line_of("await asyncio.gather"), "gather", None, [2]),
    ]


def test_mistakes_are_events(busy: Outcome) -> None:
    """Blocking, swallowing a cancel, dropping a task, not awaiting, not asking for an error."""
    (blocked,) = of_kind(busy, "blocked")
    (cancel,) = of_kind(busy, "cancel")
    cancelled_at = line_of("stubborn.cancel")

    assert (blocked["task"], blocked["line"], blocked["call"]) == (
        1,
        line_of("time.sleep"),
        "time.sleep",
    )
    assert round(blocked["end"] - blocked["start"], 2) == 1.5
    assert (cancel["task"], cancel["by"], cancel["line"]) == (2, 0, cancelled_at)
    assert cancel["took_effect"] is False
    assert of_kind(busy, "swallowed-cancel") == [{"task": 2, "line": cancelled_at}]
    assert of_kind(busy, "dropped") == [{"task": 4, "line": line_of("asyncio.create_task(asyncio")}]
    assert of_kind(busy, "never-awaited") == [{"coro": "report", "line": line_of("    report()")}]
    assert of_kind(busy, "unretrieved") == [
        {
            "task": 3,
            "error": "ValueError: boom",
            "line": line_of("raise ValueError"),
            "created_line": line_of("asyncio.create_task(lost"),
        }
    ]


def test_what_asyncio_logs_has_no_frames_of_ours(box: Box) -> None:
    """An exception that went through the whole loop would show them all."""
    source = """
import asyncio
async def leave():
    raise SystemExit(3)
async def main():
    task = asyncio.create_task(leave())
    await asyncio.sleep(1)
asyncio.run(main())
"""
    outcome = box.run(Job(source))

    assert "Task exception was never retrieved" in outcome.stderr
    assert 'File "snippet.py", line 4, in leave' in outcome.stderr
    assert '"asyncio/base_events.py"' in outcome.stderr
    assert "sandbox" not in outcome.stderr


CATCHES = """
import asyncio
async def step():
    return 1
async def main():
    coro = step()
    await coro
    for kind in (RuntimeError, ValueError):
        try:
            if kind is ValueError:
                raise ValueError("own")
            await coro
        except Exception as error:
            print(type(error).__name__)
    try:
        raise RuntimeError("not looked at")
    except RuntimeError as unused:
        pass
asyncio.run(main())
"""


def test_what_a_snippet_catches_and_looks_at_is_told(box: Box) -> None:
    """The types in which asyncio complains, with the line that raised; nothing else."""
    outcome = box.run(Job(CATCHES))

    assert outcome.stdout == "RuntimeError\nValueError\n"
    assert of_kind(outcome, "caught") == [
        {
            "task": 0,
            "error": "RuntimeError: cannot reuse already awaited coroutine",
            "line": line_of("            await coro\n        except", CATCHES),
        }
    ]


def test_what_is_caught_again_and_again_is_told_a_few_times(box: Box) -> None:
    """A loop that catches for ever leaves room for the rest of the trace."""
    source = """
for _ in range(9_999):
    try:
        None.missing
    except AttributeError as error:
        last = str(error)
"""

    assert len(of_kind(box.run(Job(source)), "caught")) == 50


def test_prints_belong_to_their_task(busy: Outcome) -> None:
    """Each line that was printed, by whom and from where."""
    (printed,) = of_kind(busy, "print")

    assert (printed["task"], printed["line"], printed["text"]) == (2, line_of('print("no")'), "no")


def test_computing_is_blocking_at_its_call(box: Box) -> None:
    """A long calculation is told with the line at which the coroutine calls it."""
    source = """
import asyncio
def count():
    return sum(i * i for i in range(3_000_000))
async def main():
    await asyncio.sleep(0)
    count()
asyncio.run(main())
"""
    (blocked,) = of_kind(box.run(Job(source)), "blocked")

    assert (blocked["line"], blocked["call"], blocked["task"]) == (7, "", 0)


def test_a_long_trace_is_cut(box: Box) -> None:
    """The first events are kept, and the number of the others."""
    source = """
import asyncio
async def main():
    for _ in range(20_000):
        await asyncio.sleep(0)
asyncio.run(main())
"""
    outcome = box.run(Job(source))

    assert outcome.verdict is Verdict.OK
    assert len(outcome.events) == MOST_EVENTS + 1
    assert outcome.events[-1].kind == "cut"
    assert outcome.events[-1].data["dropped"] > 15_000


TURNS = """
import asyncio
async def main():
    while True:
        await asyncio.sleep(0)
asyncio.run(main())
"""
SPIN = """
import asyncio
ready = False
async def other():
    print("never")
async def main():
    task = asyncio.create_task(other())
    while not ready:
        pass
asyncio.run(main())
"""


def test_endless_turns_end_with_their_trace(box: Box) -> None:
    """A loop that only gives up its turn is stopped by its steps, and shown."""
    outcome = box.run(Job(TURNS, limits=Limits(cpu_s=20, wall_s=60)))

    assert outcome.verdict is Verdict.TIMEOUT
    assert "steps and were still going. main() [Task-1] is at line 5." in outcome.reason
    assert len(of_kind(outcome, "step")) > 1_000


def test_endless_computing_ends_with_its_trace(box: Box) -> None:
    """Just before the limit would end the process, it is told what held the loop, and where."""
    outcome = box.run(Job(SPIN, limits=Limits(cpu_s=1.5, wall_s=30)))

    assert outcome.verdict is Verdict.TIMEOUT
    assert "main() [Task-1] is at line " in outcome.reason
    (blocked,) = of_kind(outcome, "blocked")
    assert [task["coro"] for task in outcome.tasks] == ["main", "other"]
    assert blocked["line"] in (8, 9)
    assert blocked["end"] - blocked["start"] > 0.5


def test_what_is_made_late_was_not_ready_early(box: Box) -> None:
    """A task that a step starts after a long sleep has not waited for that sleep."""
    source = """
import asyncio, time
async def main():
    time.sleep(2)
    await asyncio.create_task(asyncio.sleep(0))
asyncio.run(main())
"""
    first = next(step for step in of_kind(box.run(Job(source)), "step") if step["task"] == 1)

    assert first["ready"] >= 2


def test_a_day_passes_at_once(box: Box) -> None:
    """Nobody waits for `sleep(86400)`."""
    job = Job("import asyncio\nasyncio.run(asyncio.sleep(86400))")
    box.run(job)
    outcome = box.run(job)

    assert 86400 < outcome.virtual_s < 86401
    assert outcome.elapsed_ms < 500  # 30 ms on a quiet machine


@pytest.mark.parametrize("only", ["kernel", "policy"])
def test_trace_needs_no_other_layer(box: Box, only: str) -> None:
    """With one layer alone the same is seen."""
    outcome = box.run(Job(BUSY, layers=frozenset({only})))

    assert [len(of_kind(outcome, kind)) for kind in ("blocked", "dropped", "print")] == [1, 1, 1]


def test_the_real_clock_is_traced_too(box: Box) -> None:
    """A run on the wall clock shows its waits as they were."""
    source = "import asyncio\nasync def main(): await asyncio.sleep(0.05)\nasyncio.run(main())"
    outcome = box.run(Job(source, clock="real"))

    (idle,) = of_kind(outcome, "idle")
    assert 0.04 < idle["end"] - idle["start"] < 1
    assert outcome.tasks[0]["state"] == "done"


def test_a_name_of_megabytes_does_not_cost_the_trace(box: Box) -> None:
    """A task's name is cut where it is told; what the snippet made of `str` is not asked."""
    source = """
import asyncio
class Name(str):
    def __getitem__(self, key):
        raise SystemExit
async def main():
    for name in ("n" * 10**7, Name("m" * 300)):
        await asyncio.create_task(asyncio.sleep(0), name=name)
asyncio.run(main())
"""
    outcome = box.run(Job(source))

    assert outcome.verdict is Verdict.OK
    assert [len(task["name"]) for task in outcome.tasks][1:3] == [200, 200]


FORGERIES = {
    "no JSON": "seen.events.append((0.0, 'step', {'task': object()}))",
    "no order": "seen.events.append((None, 'step', {}))",
    "no list": "seen.events = 7",
    "no form": "seen.events.append((0.0, 'print', {'task': 0, 'at': 0, 'text': 7, 'line': 1}))",
    "no end": "seen.events.extend([(0.0, 'x' * 999, {'y': 'z' * 999})] * 9999)",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_a_snippet_that_breaks_its_trace_is_an_outcome(box: Box, forgery: str) -> None:
    """Past the policy a snippet reaches the tracer: its trace is clipped or its run has failed."""
    source = f"from sandbox import tracer\nseen = tracer.current()\n{forgery}\nprint('out')"

    outcome = box.run(Job(source, layers=frozenset({"kernel"})))

    assert outcome.verdict in {Verdict.OK, Verdict.SANDBOX_FAILED}
    assert outcome.stdout in {"out\n", ""}
    assert len(outcome.events) <= MOST_EVENTS + 1


def test_a_callback_of_a_task_is_no_step(box: Box) -> None:
    """`call_soon(task.cancel)` runs no step of the task; who cancelled it is nobody."""
    source = """
import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(task.cancel)
    await asyncio.wait([task])
asyncio.run(main())
"""
    (cancel,) = of_kind(box.run(Job(source)), "cancel")

    assert (cancel["task"], cancel["by"], cancel["took_effect"]) == (1, None, True)
