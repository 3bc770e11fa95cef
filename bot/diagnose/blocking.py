"""Who held the event loop, and who had to wait for it.

Deadlocks, where nobody holds it, are in `traced`.
"""

from __future__ import annotations

import ast
import functools
from dataclasses import replace

from bot.diagnose.program import Program
from bot.diagnose.values import Diagnosis, found, listed, named
from bot.timeline.marks import seconds
from bot.trace import TINY, Blocked, Task, Trace
from bot.wording import code

MOST = 100
STARVED = 0.099  # seconds; 0.1 less what clocks round away


def blocked(program: Program, trace: Trace) -> list[Diagnosis]:
    """Each line that held the loop while another task was ready or due."""
    worst: dict[int | None, tuple[float, Blocked, list[tuple[float, int]]]] = {}
    for span in joined(program, trace)[:MOST]:
        starved = _starved(trace, span)
        if starved and starved[0][0] >= STARVED:
            known = worst.get(span.line)
            if known is None or known[0] < span.end - span.start:
                worst[span.line] = (span.end - span.start, span, starved)
    return [_blocked(program, trace, span, who) for _, span, who in worst.values()]


def joined(program: Program, trace: Trace) -> list[Blocked]:
    """Blocked spans, those of one line in one step as one, with the line to point at."""
    spans: list[Blocked] = []
    every = [*trace.blocked, *_unseen(trace)]
    for told in sorted(every, key=lambda each: (each.start, each.end)):
        task = trace.tasks.get(-1 if told.task is None else told.task)
        span = told if told.line or not task else replace(told, line=_culprit(program, task.coro))
        last = spans[-1] if spans else None
        if (
            last
            and (last.task, last.line) == (span.task, span.line)
            and _is_same(trace, last, span)
        ):
            spans[-1] = replace(last, end=span.end)
        else:
            spans.append(span)
    return spans


def _unseen(trace: Trace) -> list[Blocked]:
    """Long turns of which the tracer says nothing: one waited for a thread, and held the loop."""
    spans = []
    for step in trace.steps:
        if step.end - step.start < STARVED or trace.tasks[step.task].is_internal:
            continue
        inside = [b for b in trace.blocked if b.start < step.end and b.end > step.start]
        if sum(b.end - b.start for b in inside) < (step.end - step.start) / 2:
            spans.append(
                Blocked(task=step.task, start=step.start, end=step.end, line=None, call="")
            )
    return spans[:MOST]


@functools.lru_cache(maxsize=100)
def _culprit(program: Program, name: str) -> int | None:
    """What in a task's function may hold the loop: a wait for a thread, or the first loop."""
    for function in program.functions.get(name, [])[:1]:
        nodes = sorted(program.inside(function), key=lambda node: getattr(node, "lineno", 0))
        waits = [n for n in nodes if _is_wait(program, n)]
        waits += [n for n in nodes if _is_pool(program, n)]
        loops = [n for n in nodes if isinstance(n, ast.For | ast.While | ast.ListComp)]
        called = [n for n in nodes if isinstance(n, ast.Call) and program.callees(n)]
        called.sort(key=program.is_async)  # what computes is rather a plain function
        known = [*waits, *loops, *called]
        return getattr(known[0], "lineno", None) if known else function.lineno
    return None


def _is_wait(program: Program, call: ast.AST) -> bool:
    if not isinstance(call, ast.Call):
        return False
    is_awaited = isinstance(program.parents.get(call), ast.Await)
    is_method = isinstance(call.func, ast.Attribute)
    if not is_method or is_awaited:
        return False
    name = program.last_name(call.func)
    # `get` without a key is that of a queue for threads.
    return name in ("result", "join", "acquire", "wait") or (name == "get" and not call.args)


def _is_pool(program: Program, node: ast.AST) -> bool:
    """`with ThreadPoolExecutor()` waits for its threads when it is left."""
    calls = [item.context_expr for item in node.items] if isinstance(node, ast.With) else []
    names = [program.last_name(c.func) for c in calls if isinstance(c, ast.Call)]
    return "ThreadPoolExecutor" in names


def _is_same(trace: Trace, first: Blocked, second: Blocked) -> bool:
    return any(
        step.start - TINY <= first.start and second.end <= step.end + TINY
        for step in trace.steps_of(-1 if first.task is None else first.task)
    )


def _starved(trace: Trace, span: Blocked) -> list[tuple[float, int]]:
    """Who could not go on meanwhile, and for how long; the longest first."""
    waited: dict[int, float] = {}
    for step in trace.steps:
        if step.task == span.task or trace.tasks[step.task].is_internal or step.ready is None:
            continue
        if step.ready < span.end - TINY and step.start >= span.end - TINY:
            late = step.start - max(step.ready, span.start)
            waited.setdefault(step.task, late)
    for number, task in trace.tasks.items():
        due = _due(trace, task) if number != span.task and number not in waited else None
        if due is not None and due < span.end - TINY:
            waited[number] = span.end - max(due, span.start)
    return sorted(((late, task) for task, late in waited.items()), reverse=True)


def _due(trace: Trace, task: Task) -> float | None:
    """When a task would have gone on that never did: the run was stopped before."""
    steps = trace.steps_of(task.id)
    if task.state != "pending" or task.is_internal or trace.cut:
        return None
    if not steps:
        return task.created
    why = steps[-1].why
    is_timed = why is not None and why.kind == "sleep" and why.delay is not None
    return steps[-1].end + (why.delay or 0.0) if why and is_timed else None


def _late(trace: Trace, span: Blocked, task: int, late: float) -> str:
    turns = trace.steps_of(task)
    if turns and turns[-1].start >= span.end - TINY:
        return f"{named(trace, task)} came {seconds(late)} late"
    return f"{named(trace, task)} waited {seconds(late)} for a turn that never came"


def _blocked(
    program: Program, trace: Trace, span: Blocked, starved: list[tuple[float, int]]
) -> Diagnosis:
    length = seconds(span.end - span.start)
    text = code(program.text(span.line))
    how = text if span.call else f"it computed without an `await` ({text})"
    who = listed([_late(trace, span, task, late) for late, task in starved])
    instead = (
        "Instead write `await asyncio.sleep(...)`."
        if span.call == "time.sleep"
        else "Move the work to `await asyncio.to_thread(...)`, or give up the turn now and then "
        "with `await asyncio.sleep(0)`."
    )
    if program.text(span.line).startswith("while") and not span.call:
        instead = f"If it waits for something, let that wake it: `await event.wait()`. {instead}"
    at = f" at line {span.line}" if span.line else ""
    return found(
        "blocked-loop",
        span.line,
        f"The event loop was blocked for {length} by {named(trace, span.task)}: {how}{at}. No "
        f"other task can run meanwhile: {who}. {instead}",
    )
