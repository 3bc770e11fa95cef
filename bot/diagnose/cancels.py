"""Tasks that were cancelled and went on all the same, and the `except` that is to blame.

Which other tasks ran on when they should not have is in `traced`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from bot.diagnose.program import Function, Program
from bot.diagnose.values import Diagnosis, found, named
from bot.trace import TINY, Remark, Step, Task, Trace
from bot.wording import code

MOST = 20
MOST_CALLS = 100  # looked at for a caller
DEEPEST = 8  # calls between a task's first function and where it waits
CATCHES = frozenset({"asyncio.CancelledError", "asyncio.exceptions.CancelledError"})
ALL_CATCHES = CATCHES | {"BaseException"}
OWN_CANCELS = frozenset(
    {"asyncio.timeout", "asyncio.timeout_at", "asyncio.wait_for", "asyncio.TaskGroup"}
)
_LEAVES = (ast.Return, ast.Break, ast.Continue)


@dataclass(frozen=True, slots=True)
class Catch:
    """What keeps a cancel from its task: an `except`, a `suppress`, a `return` in `finally`."""

    line: int
    lines: frozenset[int]  # where a task may still stand while it only cleans up


def swallowed(program: Program, trace: Trace) -> list[Diagnosis]:
    """Tasks that were cancelled and went on."""
    seen: dict[int | None, Diagnosis] = {}
    if "uncancel" in program.called:
        return []
    caught: dict[tuple[str, int | None], Catch | None] = {}
    sure = {(remark.task, remark.line) for remark in trace.seen("swallowed-cancel")}
    for remark in trace.seen("cancel")[:MOST]:
        task = trace.tasks.get(-1 if remark.task is None else remark.task)
        before = _stand(trace, task, remark) if task else None
        if task is None or before is None or task.state == "cancelled":
            continue
        # What failed instead, as a group may whose members fail when cancelled, did stop.
        is_sure = (task.id, remark.line) in sure and task.state == "done"
        place = task.coro, before.line
        if place not in caught:
            caught[place] = _catch(program, task, before.line)
        catch = caught[place]
        if catch is None and not is_sure:
            continue
        if _went_on(trace, task, before, catch):
            line = catch.line if catch else remark.line
            seen.setdefault(line, _swallowed(program, trace, task, remark, catch))
    return list(seen.values())


def _swallowed(
    program: Program, trace: Trace, task: Task, remark: Remark, catch: Catch | None
) -> Diagnosis:
    by = f" (line {remark.line}: {code(program.text(remark.line))})" if remark.line else ""
    line = catch.line if catch else remark.line
    what = f"{code(program.text(line))} kept CancelledError from it" if catch else "it was caught"
    return found(
        "swallowed-cancel",
        line,
        f"{named(trace, task.id)} was cancelled{by} but did not stop: {what}, and it went on. "
        "Timeouts and TaskGroups rely on a cancel. Clean up, then `raise` it again.",
    )


def _stand(trace: Trace, task: Task, remark: Remark) -> Step | None:
    """The turn at whose end the task was waiting when it was cancelled."""
    before = [step for step in trace.steps_of(task.id) if step.end <= remark.at + TINY]
    last = before[-1] if before else None
    return last if last and last.then in ("await", "ready") and last.line else None


def _went_on(trace: Trace, task: Task, before: Step, catch: Catch | None) -> bool:
    """Whether the task waited again, and not only to clean up."""
    after = [step for step in trace.steps_of(task.id) if step.place > before.place]
    waits = [step for step in after if step.then in ("await", "ready")]
    return any(catch is None or step.line not in catch.lines for step in waits)


# ---- where it was caught


def _catch(program: Program, task: Task, line: int | None) -> Catch | None:
    """What catches a cancel that comes in at a line, from the inside out, over the callers."""
    known = program.functions.get(task.coro, [])
    for _ in range(DEEPEST):
        place = _statement(program, line)
        if place is None:
            return None
        for outer, child in _outwards(program, place):
            if _takes_back(program, outer, child):
                return None
            catch = _catch_of(program, outer, child)
            if catch:
                return catch
        function = program.function(place)
        if function is None or function in known:
            return None
        callers = _callers(program, function)
        if len(callers) != 1:
            return None
        line = callers[0].lineno
    return None


def _callers(program: Program, function: Function) -> list[ast.Call]:
    """The awaited calls of a function, by its name or else by that of a parameter."""
    direct = [c for c in program.called.get(function.name, []) if _is_awaited(program, c)]
    if direct:
        return direct
    calls = [node for node in program.nodes if isinstance(node, ast.Call)]
    calls = [call for call in calls if _is_awaited(program, call) and not program.callees(call)]
    return [call for call in calls[:MOST_CALLS] if function in program.callees_through(call)]


def _statement(program: Program, line: int | None) -> ast.AST | None:
    """The innermost statement that covers a line."""
    covering = [
        node
        for node in program.nodes
        if isinstance(node, ast.stmt)
        and line is not None
        and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return max(covering, key=lambda node: (node.lineno, node.col_offset), default=None)


def _outwards(program: Program, place: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """What stands around a statement in its function, each with the part that it is in."""
    child = place
    for outer in program.up(place):
        if isinstance(outer, Function):
            return
        yield outer, child
        child = outer


def _is_awaited(program: Program, call: ast.Call) -> bool:
    return isinstance(program.parents.get(call), ast.Await)


def _takes_back(program: Program, outer: ast.AST, child: ast.AST) -> bool:
    """Whether asyncio itself may have cancelled for this block, and answers for it."""
    if not isinstance(outer, ast.AsyncWith) or child not in outer.body:
        return False
    calls = [item.context_expr for item in outer.items]
    return any(isinstance(c, ast.Call) and program.name(c.func) in OWN_CANCELS for c in calls)


def _catch_of(program: Program, outer: ast.AST, child: ast.AST) -> Catch | None:
    if isinstance(outer, ast.Try) and child in outer.body:
        for handler in outer.handlers:
            if _catches(program, handler):
                return None if _raises(handler) else _made(program, handler, outer.finalbody)
    if isinstance(outer, ast.Try) and child not in outer.finalbody:
        last = outer.finalbody[-1] if outer.finalbody else None
        if isinstance(last, _LEAVES):
            return _made(program, last, outer.finalbody)
    if isinstance(outer, ast.With) and child in outer.body:
        calls = [item.context_expr for item in outer.items]
        given = [
            arg
            for call in calls
            if isinstance(call, ast.Call) and program.name(call.func) == "contextlib.suppress"
            for arg in call.args
        ]
        if any(program.name(arg) in ALL_CATCHES for arg in given):
            return Catch(outer.lineno, frozenset())
    return None


def _catches(program: Program, handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(program.name(each) in ALL_CATCHES for each in types)


def _raises(handler: ast.ExceptHandler) -> bool:
    """Whether a handler passes on what it caught, on some way at least."""
    return any(isinstance(node, ast.Raise) for node in ast.walk(handler))


def _made(program: Program, catch: ast.ExceptHandler | ast.stmt, after: list[ast.stmt]) -> Catch:
    """The catch, with the lines of its own cleaning up and of what that calls."""
    waiting: list[ast.AST] = [catch, *after]
    lines: set[int] = set()
    seen: set[ast.AST] = set()
    while waiting and len(seen) < MOST:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        start = getattr(node, "lineno", 0)
        lines.update(range(start, (getattr(node, "end_lineno", start) or start) + 1))
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
            waiting += program.callees(call)
    return Catch(getattr(catch, "lineno", 0), frozenset(lines))
