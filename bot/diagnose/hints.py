"""Awaits one by one that could overlap: a hint, since their order may be meant.

Judged by the source, and by the trace where there is one; polls are in `polls`.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

from bot.diagnose.program import Function, Program
from bot.diagnose.values import Diagnosis, code, found
from bot.trace import Trace

LONG_WAIT = 0.04  # seconds that are worth overlapping
STARTERS = frozenset({"create_task", "ensure_future", "gather", "wait", "as_completed"})
WAITS = frozenset({"sleep", "thread", "future", "stream"})
_IMPURE = (ast.Global, ast.Nonlocal)


# ---- sequential awaits


def sequential(program: Program, trace: Trace) -> list[Diagnosis]:
    """Independent awaits one after the other that could overlap."""
    if any(_is_starter(program, call) for call in _calls(program)):
        # Who starts tasks elsewhere knows how, and has a reason not to.
        return []
    made = []
    for body in _bodies(program):
        for run in _runs(program, body):
            if _is_slow(program, trace, run):
                made.append(_sequential(program, run))
    made += [each for each in _loops(program, trace) if each is not None]
    return made[:3]


def _is_starter(program: Program, call: ast.Call) -> bool:
    """Whether a call lets something run beside the rest; `await create_task(f())` does not."""
    is_awaited = isinstance(program.parents.get(call), ast.Await)
    name = program.last_name(call.func)
    return name in STARTERS and not (is_awaited and name == "create_task")


def _calls(program: Program) -> Iterator[ast.Call]:
    return (node for node in program.nodes if isinstance(node, ast.Call))


def _bodies(program: Program) -> Iterator[list[ast.stmt]]:
    for node in program.nodes:
        if not isinstance(program.function(node), ast.AsyncFunctionDef) and not isinstance(
            node, ast.AsyncFunctionDef | ast.Module
        ):
            continue
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list) and body and isinstance(body[0], ast.stmt):
                yield body


def _awaited_call(program: Program, statement: ast.stmt) -> ast.Call | None:
    """The call of an own `async def` that a statement awaits, if that is all it does."""
    value = getattr(statement, "value", None)
    if not isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign):
        return None
    if not isinstance(value, ast.Await) or not isinstance(value.value, ast.Call):
        return None
    call = value.value
    if program.name(call.func) == "asyncio.create_task" and call.args:
        call = call.args[0] if isinstance(call.args[0], ast.Call) else call
    return call if program.is_async(call) and _is_pure(program, call, 3) else None


def _runs(program: Program, body: list[ast.stmt]) -> Iterator[list[tuple[ast.stmt, ast.Call]]]:
    """Neighbours that await independent calls."""
    run: list[tuple[ast.stmt, ast.Call]] = []
    for statement in [*body, None]:
        call = _awaited_call(program, statement) if statement is not None else None
        if statement is not None and call is not None and _fits(program, run, statement, call):
            run.append((statement, call))
            continue
        if len(run) > 1:
            yield run
        run = [(statement, call)] if statement is not None and call is not None else []


def _fits(
    program: Program, run: list[tuple[ast.stmt, ast.Call]], statement: ast.stmt, call: ast.Call
) -> bool:
    if not run:
        return False
    stored = {name for before, _ in run for name in _stored(before)}
    if stored & _read(call):
        return False
    same = all(program.last_name(c.func) == program.last_name(call.func) for _, c in run)
    keeps = all(_stored(before) for before, _ in run) and bool(_stored(statement))
    # Things handed to both, a lock or a list, may carry news from the first to the second.
    shared = {name for _, before in run for name in _read(before)} & _read(call)
    return (same or keeps) and not {n for n in shared if n not in program.functions}


def _stored(statement: ast.stmt) -> set[str]:
    targets = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
    return {
        node.id
        for target in targets
        if target is not None
        for node in ast.walk(target)
        if isinstance(node, ast.Name)
    }


def _read(call: ast.Call) -> set[str]:
    values: list[ast.AST] = [*call.args, *call.keywords]
    if isinstance(call.func, ast.Attribute):
        values.append(call.func.value)
    return {n.id for value in values for n in ast.walk(value) if isinstance(n, ast.Name)}


def _is_pure(program: Program, call: ast.Call, depth: int) -> bool:
    """Whether the function called changes nothing that others see, printing apart."""
    for function in program.callees(call) if depth else []:
        local = _own_names(program, function)
        for node in program.inside(function):
            if isinstance(node, (_IMPURE, ast.AsyncWith | ast.Yield)):
                return False
            target = node if isinstance(node, ast.Attribute | ast.Subscript) else None
            if target is not None and not isinstance(target.ctx, ast.Load):
                base = target.value
                if not isinstance(base, ast.Name) or base.id not in local:
                    return False
            if isinstance(node, ast.Call) and not _is_call_pure(program, node, local, depth):
                return False
    return True


def _own_names(program: Program, function: Function) -> set[str]:
    return {
        node.id
        for node in program.inside(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


_CHANGES = frozenset(
    {"append", "add", "pop", "popleft", "remove", "clear", "extend", "insert", "update", "put"}
    | {"put_nowait", "get", "set", "set_result", "acquire", "release", "cancel", "write", "send"}
)


def _is_call_pure(program: Program, call: ast.Call, local: set[str], depth: int) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr in _CHANGES:
        base = call.func.value
        return isinstance(base, ast.Name) and base.id in local
    return _is_pure(program, call, depth - 1)


def _is_slow(program: Program, trace: Trace, run: list[tuple[ast.stmt, ast.Call]]) -> bool:
    """Whether at least two of the calls wait: by the trace, or by what is written."""
    waits = [_waits(program, trace, call) for _, call in run]
    return sum(wait >= LONG_WAIT for wait in waits) >= 2


def _waits(program: Program, trace: Trace, call: ast.Call) -> float:
    lines = [n for f in _reached(program, call) for n in range(f.lineno, (f.end_lineno or 0) + 1)]
    if not trace.is_there:
        return max((_slept(program, f) for f in _reached(program, call)), default=0.0)
    inside = set(lines)
    longest = 0.0
    for task in list(trace.tasks)[:50]:
        steps = trace.steps_of(task)
        for step, after in itertools.pairwise(steps):
            if step.why and step.why.kind in WAITS and step.line in inside:
                longest = max(longest, after.start - step.end)
    return longest


def _reached(program: Program, call: ast.Call) -> list[Function]:
    """The own functions that a call runs, directly or through others."""
    reached: list[Function] = []
    waiting = list(program.callees(call))
    while waiting and len(reached) < 20:
        function = waiting.pop()
        if function not in reached:
            reached.append(function)
            for node in program.inside(function):
                if isinstance(node, ast.Call):
                    waiting += program.callees(node)
    return reached


def _slept(program: Program, function: Function) -> float:
    """What a function sleeps as written; a length that is computed counts as long."""
    longest = 0.0
    for node in program.inside(function):
        if isinstance(node, ast.Call) and program.name(node.func) == "asyncio.sleep" and node.args:
            delay = number(node.args[0])
            longest = max(longest, LONG_WAIT if delay is None else delay)
    return longest


def number(node: ast.AST | None) -> float | None:
    """The value of a numeric literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value) if abs(node.value) < 1e9 else None
    return None


def _sequential(program: Program, run: list[tuple[ast.stmt, ast.Call]]) -> Diagnosis:
    names = [f"{program.last_name(call.func)}(...)" for _, call in run[:3]]
    gather = f"await asyncio.gather({', '.join(names)})"
    first, last = run[0][0].lineno, run[-1][0].lineno
    return found(
        "sequential-awaits",
        first,
        f"A hint: lines {first} to {last} wait one after the other, and none needs the result of "
        f"the one before. {code(gather)} would let the waits "
        "overlap, if their order does not matter.",
    )


def _loops(program: Program, trace: Trace) -> Iterator[Diagnosis | None]:
    """`for x in xs: results.append(await f(x))`, and the same as a comprehension."""
    for node in program.nodes:
        if isinstance(node, ast.For) and len(node.body) <= 2:
            awaits = [n for s in node.body for n in ast.walk(s) if isinstance(n, ast.Await)]
            is_kept = _is_collected(node)
            names = _stored_in(node.target)
        elif isinstance(node, ast.ListComp) and len(node.generators) == 1:
            awaits = [n for n in ast.walk(node.elt) if isinstance(n, ast.Await)]
            is_kept, names = True, _stored_in(node.generators[0].target)
        else:
            continue
        if len(awaits) != 1 or not is_kept or not isinstance(awaits[0].value, ast.Call):
            continue
        call = awaits[0].value
        if not program.is_async(call) or not names & _read(call):
            continue
        if _is_pure(program, call, 3) and _waits(program, trace, call) >= LONG_WAIT:
            yield _loop_hint(program, call, awaits[0].lineno)


def _stored_in(target: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _is_collected(loop: ast.For) -> bool:
    """Whether the body does no more than to await one call and to keep or print what it gives."""
    for statement in loop.body:
        value = getattr(statement, "value", None)
        if not isinstance(statement, ast.Expr | ast.Assign | ast.AugAssign):
            return False
        if isinstance(statement, ast.Assign) and not isinstance(
            statement.targets[0], ast.Name | ast.Subscript
        ):
            return False
        method = value.func if isinstance(value, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr not in ("append", "add"):
            return False
    return True


def _loop_hint(program: Program, call: ast.Call, line: int) -> Diagnosis:
    name = program.last_name(call.func)
    return found(
        "sequential-awaits",
        line,
        f"A hint: this loop waits for one {code(name + '()')} after the other. "
        f"{code(f'await asyncio.gather(*({name}(x) for x in items))')} would let the waits "
        "overlap, if their order does not matter.",
    )
