"""Awaits one by one that could overlap: a hint, since their order may be meant.

Judged by the source, and by the trace where there is one; polls are in `polls`, and whether a
call changes anything in `purity`.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator

from bot.diagnose.program import Program
from bot.diagnose.purity import is_pure
from bot.diagnose.values import Diagnosis, found
from bot.diagnose.waits import LONG_WAIT, Waits, is_timed
from bot.trace import Trace
from bot.wording import code

MOST_BODY = 4  # statements of a loop that does little else than to wait
STARTERS = frozenset({"create_task", "ensure_future", "gather", "wait", "as_completed", "map"})
WRAPPERS = frozenset(
    {"asyncio.create_task", "asyncio.ensure_future", "asyncio.wait_for", "asyncio.shield"}
)
# First words of names: who only gets something does not mind when; who asks a person does.
GETS = frozenset(
    {"download", "fetch", "get", "load", "read", "request", "query", "ping", "crawl", "scrape"}
    | {"check", "lookup", "find", "search", "resize", "compute", "calculate", "call"}
)
ASKS = frozenset({"prompt", "input", "confirm", "choose", "login", "connect", "authenticate"})
Run = list[tuple[ast.stmt, ast.Call]]


def sequential(program: Program, trace: Trace) -> list[Diagnosis]:
    """Independent awaits one after the other that could overlap."""
    waits = Waits(program, trace)
    made = [
        _sequential(program, run)
        for body in _bodies(program)
        for run in (*_runs(program, body), *_in_one(program, body))
        if _is_slow(waits, run)
    ]
    made += _loops(program, waits)
    return made[:3]


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


# ---- calls that may overlap


def _fitting(program: Program, awaited: ast.expr) -> ast.Call | None:
    """The call of an own `async def` behind an `await`, if others may run beside it.

    Of `asyncio.to_thread(parse, name)` that is the whole, since it is what waits.
    """
    call = awaited
    if isinstance(call, ast.Call) and program.name(call.func) in WRAPPERS and call.args:
        call = call.args[0]
    if not isinstance(call, ast.Call):
        return None
    if program.name(call.func) == "asyncio.to_thread":
        return call if _is_own_work(program, call) else None
    if not program.is_async(call) or not is_pure(program, call):
        return None
    word = _first_word(program, call)
    is_asked = word in ASKS or (word == "ask" and _tells_first(program, call))
    # Who lets it overlap elsewhere knows how, and has a reason not to here.
    return None if is_asked or program.last_name(call.func) in _started(program) else call


def _is_own_work(program: Program, call: ast.Call) -> bool:
    """Whether what `to_thread(f, x)` runs is of this program and harmless, and never overlaps."""
    if not call.args or program.last_name(call.args[0]) in _started(program):
        return False
    inner = ast.Call(call.args[0], call.args[1:], call.keywords)
    return bool(program.callees(inner)) and is_pure(program, inner)


def _first_word(program: Program, call: ast.Call) -> str:
    return program.last_name(call.func).lstrip("_").partition("_")[0]


@functools.lru_cache(maxsize=1)
def _started(program: Program) -> frozenset[str]:
    """The functions of which tasks are made anywhere."""
    names: set[str] = set()
    for starter in STARTERS:
        for call in program.called.get(starter, []):
            is_awaited = isinstance(program.parents.get(call), ast.Await)
            if (is_awaited and starter == "create_task") or _is_at_once(program, call):
                continue  # `await create_task(f())` lets nothing overlap
            inside = (node for arg in call.args for node in ast.walk(arg))
            names.update(
                program.last_name(n) for n in inside if isinstance(n, ast.Name | ast.Attribute)
            )
    return frozenset(names)


def _is_at_once(program: Program, call: ast.Call) -> bool:
    """`task = create_task(f())`, and the next statement awaits that task."""
    statement = program.parents.get(call)
    block = getattr(program.parents.get(statement), "body", []) if statement else []
    if not isinstance(statement, ast.Assign) or statement not in block[:-1]:
        return False
    following = block[block.index(statement) + 1]
    names = _stored_in(statement.targets[0])
    awaited = [n.value for n in ast.walk(following) if isinstance(n, ast.Await)]
    return bool(awaited) and all(isinstance(a, ast.Name) and a.id in names for a in awaited)


def _is_for_its_result(program: Program, call: ast.Call) -> bool:
    """Whether a call whose result is thrown away was made to get something all the same."""
    if is_timed(program, call):
        return True  # who takes the time cares how long it takes
    # Who prints first tells a story, in this order.
    return _first_word(program, call) in GETS and not _tells_first(program, call)


def _tells_first(program: Program, call: ast.Call) -> bool:
    """Whether a call prints something before it waits."""
    for function in program.callees(call):
        waits = [n.lineno for n in program.inside(function) if isinstance(n, ast.Await)]
        calls = (n for n in program.inside(function) if isinstance(n, ast.Call))
        said = [c.lineno for c in calls if program.last_name(c.func) == "print"]
        if said and waits and min(said) < min(waits):
            return True
    return False


# ---- one after the other


def _awaited_call(program: Program, statement: ast.stmt) -> ast.Call | None:
    """The call that a statement awaits, if that is all it does."""
    value = getattr(statement, "value", None)
    if not isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign):
        return None
    call = _fitting(program, value.value) if isinstance(value, ast.Await) else None
    if call is None or not isinstance(statement, ast.Expr):
        return call
    return call if _is_for_its_result(program, call) else None


def _runs(program: Program, body: list[ast.stmt]) -> Iterator[Run]:
    """Neighbours that await independent calls."""
    run: Run = []
    for statement in [*body, None]:
        if run and statement is not None and _is_print(statement) and _stored(run[-1][0]):
            continue
        call = _awaited_call(program, statement) if statement is not None else None
        if statement is not None and call is not None and _fits(program, run, statement, call):
            run.append((statement, call))
            continue
        if len(run) > 1:
            yield run
        run = [(statement, call)] if statement is not None and call is not None else []


def _is_print(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    is_print = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "print"
    return is_print and not any(isinstance(node, ast.Await) for node in ast.walk(statement))


def _fits(program: Program, run: Run, statement: ast.stmt, call: ast.Call) -> bool:
    if not run:
        return False
    stored = {name for before, _ in run for name in _stored(before)}
    if stored & _read(call):
        return False
    same = all(program.last_name(c.func) == program.last_name(call.func) for _, c in run)
    are_kept = all(_stored(before) for before, _ in run) and bool(_stored(statement))
    return same or are_kept or is_timed(program, call)


def _in_one(program: Program, body: list[ast.stmt]) -> Iterator[Run]:
    """Several awaits in one expression: `{"a": await f(), "b": await g()}`."""
    for statement in body:
        if not isinstance(statement, ast.Expr | ast.Assign | ast.Return):
            continue
        nodes = list(ast.walk(statement))
        choices = (ast.BoolOp, ast.IfExp, ast.Lambda, ast.comprehension, ast.Compare)
        if any(isinstance(node, choices) for node in nodes):
            continue
        calls = [_fitting(program, node.value) for node in nodes if isinstance(node, ast.Await)]
        inner = [n for c in calls if c for n in ast.walk(c) if isinstance(n, ast.Await)]
        if len(calls) > 1 and all(calls) and not inner:
            yield [(statement, call) for call in calls if call is not None]


def _stored(statement: ast.stmt) -> set[str]:
    targets = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
    return {name for target in targets if target is not None for name in _stored_in(target)}


def _read(call: ast.Call) -> set[str]:
    values: list[ast.AST] = [*call.args, *call.keywords]
    if isinstance(call.func, ast.Attribute):
        values.append(call.func.value)
    return {n.id for value in values for n in ast.walk(value) if isinstance(n, ast.Name)}


def _is_slow(waits: Waits, run: Run) -> bool:
    """Whether at least two of the calls wait."""
    return sum(waits.of(call) >= LONG_WAIT for _, call in run) >= 2


def _written(program: Program, call: ast.Call) -> str:
    name = program.last_name(call.func)
    return "asyncio.to_thread" if name == "to_thread" else name


def _sequential(program: Program, run: Run) -> Diagnosis:
    names = [f"{_written(program, call)}(...)" for _, call in run[:3]]
    gather = f"await asyncio.gather({', '.join(names)})"
    first, last = run[0][1].lineno, run[-1][1].lineno
    where = f"lines {first} to {last} wait" if first != last else f"the calls in line {first} wait"
    return found(
        "sequential-awaits",
        first,
        f"A hint: {where} one after the other, and none needs the result of "
        f"the one before. {code(gather)} would let the waits "
        "overlap, if their order does not matter.",
    )


# ---- one for each turn of a loop


def _loops(program: Program, waits: Waits) -> Iterator[Diagnosis]:
    """`for x in xs: results.append(await f(x))`, and the same as a comprehension."""
    for node in program.nodes:
        found_here = _awaited_in(program, node)
        if found_here is None:
            continue
        line, call, names, kept = found_here
        is_new = bool(names & _read(call)) and not kept & _read(call)
        if is_new and waits.of(call) >= LONG_WAIT:
            yield _loop_hint(program, call, line)


def _awaited_in(program: Program, node: ast.AST) -> tuple[int, ast.Call, set[str], set[str]] | None:
    """A loop's one await: its line and call, what changes at each turn, what is kept of it."""
    kept: set[str] = set()
    names: set[str]
    if isinstance(node, ast.For | ast.While) and len(node.body) <= MOST_BODY and not node.orelse:
        awaits = [n for s in node.body for n in ast.walk(s) if isinstance(n, ast.Await)]
        if not _is_collected(node):
            return None
        names = _stored_in(node.target) if isinstance(node, ast.For) else _counted(program, node)
        kept = {name for s in node.body for name in _stored(s)} - names
    elif isinstance(node, ast.ListComp | ast.DictComp | ast.SetComp) and len(node.generators) == 1:
        awaits = [n for n in ast.walk(node) if isinstance(n, ast.Await)]
        if node.generators[0].ifs or node.generators[0].is_async:
            return None
        names = _stored_in(node.generators[0].target)
    else:
        return None
    if len(awaits) != 1:
        return None
    call = _fitting(program, _started_before(program, node, awaits[0].value))
    if call is None:
        return None
    is_bare = isinstance(program.parents.get(awaits[0]), ast.Expr)
    if is_bare and not _is_for_its_result(program, call):
        return None
    return awaits[0].lineno, call, names, kept


def _started_before(program: Program, loop: ast.AST, awaited: ast.expr) -> ast.expr:
    """The call of which a task was made one line above: `task = create_task(f(x))`."""
    for statement in getattr(loop, "body", None) or [] if isinstance(loop, ast.For) else []:
        value = getattr(statement, "value", None)
        is_task = isinstance(awaited, ast.Name) and awaited.id in _stored(statement)
        if is_task and isinstance(value, ast.Call) and program.name(value.func) in WRAPPERS:
            return value
    return awaited


def _stored_in(target: ast.AST) -> set[str]:
    return {
        node.id
        for node in ast.walk(target)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }


def _counted(program: Program, loop: ast.While) -> set[str]:
    """What a loop counts with: it is compared, and grows at each turn by as much."""
    compared = {node.id for node in ast.walk(loop.test) if isinstance(node, ast.Name)}
    steps = [s for s in loop.body if isinstance(s, ast.AugAssign) and program.number(s.value)]
    return {s.target.id for s in steps if isinstance(s.target, ast.Name)} & compared


def _is_collected(loop: ast.For | ast.While) -> bool:
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
        known = ("append", "add", "create_task", "ensure_future")
        if isinstance(method, ast.Attribute) and method.attr not in known:
            return False
    return True


def _loop_hint(program: Program, call: ast.Call, line: int) -> Diagnosis:
    name = _written(program, call)
    return found(
        "sequential-awaits",
        line,
        f"A hint: this loop waits for one {code(name + '()')} after the other. "
        f"{code(f'await asyncio.gather(*({name}(x) for x in items))')} would let the waits "
        "overlap, if their order does not matter.",
    )
