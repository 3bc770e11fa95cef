"""Mistakes that the trace shows: who was dropped, who ran on, who waits for ever.

Who blocked whom is in `blocking`, who went on after a cancel in `cancels`.
The trace is checked already (`bot.trace`), but may still tell what is not true.
"""

from __future__ import annotations

import ast
import itertools

from bot.diagnose.program import Program
from bot.diagnose.values import Diagnosis, found, listed, named
from bot.trace import Remark, Step, Task, Trace, Wait
from bot.wording import code, tamed
from sandbox import Outcome, Verdict

MOST = 20
MOST_GATHERS = 300
_RUNS = frozenset({"run", "run_until_complete"})
_FUTURES = frozenset({"create_future", "run_in_executor", "Future"})


# ---- deadlock


def deadlocked(outcome: Outcome, trace: Trace) -> list[Diagnosis]:
    """Who waits for what, when nothing can ever go on."""
    if outcome.verdict is not Verdict.DEADLOCK:
        return []
    waits = list(trace.waits)
    roots = [wait for wait in waits if wait.kind not in ("task", "gather", "taskgroup", "wait")]
    circle = [wait for wait in waits if wait.task in trace.circle]
    turned = [wait for wait in circle if _waits_for_its_maker(trace, wait)]
    begins = [wait for wait in circle if wait in roots] or roots or turned or circle or waits
    first = begins[0] if begins else None
    if first is None:
        reason = tamed(outcome.reason) or "Nothing can ever wake a task."
        return [found("deadlock", None, f"This program would hang for ever. {reason}")]
    said = [_waiting(trace, wait) for wait in ([*circle] or roots or waits)[:4]]
    if len(trace.circle) > 1:
        names = [code(trace.tasks[task].coro + "()") for task in trace.circle[:5]]
        said.append(f"Circle: {' -> '.join([*names, names[0]])}.")
    topic, instead = _way_out(first)
    text = f"This program would hang for ever. {' '.join(said)} {instead}"
    return [found("deadlock", first.line, text, topic)]


def _waits_for_its_maker(trace: Trace, wait: Wait) -> bool:
    """Whether a task in the circle waits for the one that started it, or for one further up."""
    place = trace.circle.index(wait.task) if wait.task in trace.circle else 0
    awaited = trace.circle[(place + 1) % len(trace.circle)]
    known = trace.tasks.get(-1 if wait.task is None else wait.task)
    for _ in range(len(trace.tasks)):
        if known is None or known.parent is None:
            return False
        if known.parent == awaited:
            return True
        known = trace.tasks.get(known.parent)
    return False


def _waiting(trace: Trace, wait: Wait) -> str:
    what = {
        "lock": f"the lock {code(wait.name or 'lock')}",
        "semaphore": f"the semaphore {code(wait.name or 'semaphore')}",
        "event": f"the event {code(wait.name or 'event')}, which nobody sets",
        "condition": f"the condition {code(wait.name or 'condition')}, which nobody notifies",
        "barrier": f"the barrier {code(wait.name or 'barrier')}, where too few arrive",
        "queue.get": f"an item from {code(wait.name or 'queue')}, and nobody puts one",
        "queue.put": f"room in {code(wait.name or 'queue')}, and nobody takes an item",
        "queue.join": f"{code((wait.name or 'queue') + '.join()')}, and not every item got its "
        "`task_done()`",
        "future": "a future that nobody sets",
        "task": "a task that cannot end",
        "thread": "a thread that never ends",
        "stream": "data that nobody sends",
        "server": "connections that never come",
    }.get(wait.kind, "something that never comes")
    line = f" at line {wait.line}" if wait.line else ""
    held = ""
    if wait.owner is not None and wait.kind == "lock":
        own = wait.owner == wait.task
        held = ", held by itself" if own else f", held by {named(trace, wait.owner)}"
        held += f" since line {wait.owner_line}" if wait.owner_line else ""
    return f"{named(trace, wait.task)} waits for {what}{line}{held}."


def _way_out(wait: Wait) -> tuple[str, str]:
    if wait.kind == "lock" and wait.owner == wait.task:
        return "locks", "An asyncio.Lock cannot be taken twice: release it first."
    if wait.kind in ("lock", "semaphore"):
        return "locks", "Take locks in the same order everywhere, and release each."
    if wait.kind.startswith("queue"):
        return (
            "queues",
            "Send an end mark for each consumer, and call `task_done()` after each item.",
        )
    if wait.kind in ("event", "condition", "barrier"):
        return "events", "Make sure that another task sets it, also when something fails."
    return "futures", "Make sure that what is awaited can end."


# ---- tasks that nobody cared for


def dropped(program: Program, outcome: Outcome, trace: Trace) -> list[Diagnosis]:
    """Tasks that were collected, or cut off because main ended."""
    if outcome.verdict is not Verdict.OK:
        return []
    asked = {remark.task for remark in trace.seen("cancel") if remark.by is not None}
    seen: dict[int | None, Diagnosis] = {}
    told = {remark.task for remark in trace.seen("dropped")}
    ends = _ends(program, trace)
    if "cancel" in program.called and not trace.seen("cancel"):
        ends = []  # somebody cancels, and the trace does not tell whom
    for task in trace.tasks.values():
        is_ours = not (task.is_internal or _is_main(program, task) or task.id in asked)
        if is_ours and (task.id in told or _is_cut_off(trace, task, ends)):
            seen.setdefault(task.line, _dropped(program, trace, task, task.line))
    return list(seen.values())[:MOST]


def _ends(program: Program, trace: Trace) -> list[tuple[int, int]]:
    """The first and the last event of each main."""
    ends = []
    for task in trace.tasks.values():
        is_main = _is_main(program, task) and not task.is_internal
        steps = trace.steps_of(task.id) if is_main else []
        if steps:
            ends.append((steps[0].place, steps[-1].place))
    return ends


def _is_main(program: Program, task: Task) -> bool:
    """Whether a loop was started for a task; one that a callback starts has no parent either."""
    calls = [node for node in program.at(task.line) if isinstance(node, ast.Call)]
    names = {program.last_name(call.func) for call in calls}
    is_started = bool(names & {"create_task", "ensure_future"}) and not names & _RUNS
    return task.parent is None and not is_started


def _is_cut_off(trace: Trace, task: Task, ends: list[tuple[int, int]]) -> bool:
    """Whether the end of main ended a task, and nobody else did."""
    if task.state not in ("cancelled", "pending") or task.cancelled_by is not None:
        return False
    steps = trace.steps_of(task.id)
    if not steps:
        return bool(ends) and trace.cut == 0
    mains = [(first, last) for first, last in ends if first < steps[0].place]
    return bool(mains) and steps[-1].place > mains[-1][1]


def _dropped(program: Program, trace: Trace, task: Task, line: int | None) -> Diagnosis:
    where = f", started at line {line}: {code(program.text(line))}" if line else ""
    ran = "never got to run" if not trace.steps_of(task.id) else "was cut off before it was done"
    return found(
        "task-dropped",
        line,
        f"{named(trace, task.id)}{where}, {ran}: nobody kept or awaited it, and a program "
        "ends when its main ends. Keep the task and `await` it, or start it in an "
        "`asyncio.TaskGroup`.",
    )


def unretrieved(program: Program, trace: Trace) -> list[Diagnosis]:
    """Exceptions of tasks that nobody asked for."""
    seen: dict[int | None, Diagnosis] = {}
    for remark in trace.seen("unretrieved")[:MOST]:
        if remark.text.startswith("CancelledError"):
            continue  # a gather of what was cancelled at the end
        known = trace.tasks.get(-1 if remark.task is None else remark.task)
        made = _only_future(program) if known is None else known.line
        line = remark.other_line or made or remark.line
        seen.setdefault(line, _unretrieved(trace, remark, line))
    return list(seen.values())


def _only_future(program: Program) -> int | None:
    calls = [node for node in program.nodes if isinstance(node, ast.Call)]
    made = [call.lineno for call in calls if program.last_name(call.func) in _FUTURES]
    return made[0] if len(made) == 1 else None


def _unretrieved(trace: Trace, remark: Remark, line: int | None) -> Diagnosis:
    who = named(trace, remark.task) if remark.task is not None else "A future"
    raised = f" at line {remark.line}" if remark.line else ""
    return found(
        "exception-never-retrieved",
        line,
        f"{who} failed with {code(remark.text or 'an exception', 120)}{raised}, and nobody asked "
        "for its outcome, so the program went on as if all were well. Keep the task and `await` "
        "it, or start it in an `asyncio.TaskGroup`, which passes the exception on.",
    )


# ---- gather


def siblings(program: Program, trace: Trace) -> list[Diagnosis]:
    """Gathers that failed while others of theirs ran on, and nobody asked for those again."""
    seen: dict[int | None, Diagnosis] = {}
    cancelled = {remark.task for remark in trace.seen("cancel") if remark.by is not None}
    asked = _last_asked(trace)
    for step, after in _gathers(trace):
        members = [trace.tasks[each] for each in step.why.tasks] if step.why else []
        failed = [m for m in members if m.state == "failed" and _is_over(trace, m, after)]
        line = _gather_line(program, step.line)
        if not failed or line in seen:
            continue
        left = [m for m in members if m.id not in cancelled and _ran_on(trace, m, after)]
        left = [m for m in left if asked.get(m.id, -1) < after.place]
        if left:
            seen[line] = _siblings(program, trace, line, failed[0], left)
    return list(seen.values())


def _gather_line(program: Program, line: int | None) -> int | None:
    """Where a gather was made that is awaited in this line under a name."""
    for node in program.at(line):
        if isinstance(node, ast.Await) and isinstance(node.value, ast.Name):
            made = program.value(node.value)
            if isinstance(made, ast.Call) and program.name(made.func) == "asyncio.gather":
                return made.lineno
    return line


def _gathers(trace: Trace) -> list[tuple[Step, Step]]:
    """The turns that ended in a gather, each with the turn after it."""
    pairs = [pair for turns in trace.turns.values() for pair in itertools.pairwise(turns)]
    return [(a, b) for a, b in pairs if a.why and a.why.kind == "gather"][:MOST_GATHERS]


def _last_asked(trace: Trace) -> dict[int, int]:
    """When somebody last began to wait for each task."""
    return {
        task: step.place
        for step in trace.steps
        for task in (step.why.tasks if step.why else ())
        if task != step.task
    }


def _is_over(trace: Trace, task: Task, since: Step) -> bool:
    turns = trace.steps_of(task.id)
    return bool(turns) and turns[-1].then == "failed" and turns[-1].place < since.place


def _ran_on(trace: Trace, task: Task, since: Step) -> bool:
    after = [step for step in trace.steps_of(task.id)[-20:] if step.place > since.place]
    return any(step.then != "cancelled" for step in after)


def _siblings(
    program: Program, trace: Trace, line: int | None, failed: Task, left: list[Task]
) -> Diagnosis:
    who = listed([named(trace, each.id) for each in left])
    error = code(failed.error or "an exception", 120)
    return found(
        "siblings-left-running",
        line,
        f"{code(program.text(line))} failed because {named(trace, failed.id)} raised {error}; "
        f"{who} ran on unnoticed: gather does not cancel the others. An `asyncio.TaskGroup` does; "
        "`return_exceptions=True` waits for all.",
    )
