"""Lost updates: two tasks that read, pause and write the same thing.

What one function reads and writes is found in `scan`; here is judged whether two run it at once.
"""

from __future__ import annotations

import ast
import functools
import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from bot.diagnose.program import Function, Program
from bot.diagnose.scan import Scan, Stale
from bot.diagnose.through import Through
from bot.diagnose.values import Diagnosis, found
from bot.trace import TINY, Trace
from bot.wording import code

MOST_DEPTH = 4
MOST_LOOKED = 50  # turns after a pause
MOST_WAYS = 60  # in which a function is started
MOST_SCANS = 40  # stale writes that are judged
MANY = 2
STARTERS = frozenset({"create_task", "ensure_future", "gather", "wait", "run_coroutine_threadsafe"})
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)


def lost_updates(program: Program, trace: Trace) -> list[Diagnosis]:
    """Each write of a value that went stale at an await, where tasks can meet."""
    made: dict[str, Diagnosis] = {}
    through = Through(program)
    scans = {
        function: Scan(program, function, through)
        for functions in program.functions.values()
        for function in functions
        if isinstance(function, ast.AsyncFunctionDef)
    }
    every = [(function, stale) for function, scan in scans.items() for stale in scan.found]
    for function, stale in every[:MOST_SCANS]:
        others = [f for f, other in scans.items() if f is not function and _writes(other, stale)]
        if not _can_meet(program, function, stale, others):
            continue
        if trace.is_there and not _did_meet(program, trace, stale, [function, *others]):
            continue
        made.setdefault(stale.key, _lost(program, function, stale))
    return list(made.values())


def _lost(program: Program, function: ast.AsyncFunctionDef, stale: Stale) -> Diagnosis:
    line = getattr(stale.write, "lineno", None)
    pause = getattr(stale.awaits[0], "lineno", None)
    return found(
        "lost-update",
        line,
        f"{code(function.name + '()')} reads {code(stale.key)} at line {stale.read_line}, pauses "
        f"at line {pause}, and then writes it: {code(program.text(line))}. Another task that "
        "changed it meanwhile is overwritten or not noticed. Do it without an `await` in "
        "between, or hold an `asyncio.Lock` around all of it.",
    )


def _writes(scan: Scan, stale: Stale) -> bool:
    return any(each.key == stale.key for each in scan.found)


# ---- can two tasks be there at once?


def _can_meet(
    program: Program,
    function: ast.AsyncFunctionDef,
    stale: Stale,
    others: list[ast.AsyncFunctionDef],
) -> bool:
    counts: dict[tuple[str, ...], int] = {}
    ways = _starts(program, function, stale.variables, MOST_DEPTH)
    for weight, key in itertools.islice(ways, MOST_WAYS):
        counts[key] = counts.get(key, 0) + weight
    most = max(counts.values(), default=0)
    if most >= MANY:
        return True
    return most == 1 and any(
        any(True for _ in _starts(program, other, stale.variables, MOST_DEPTH)) for other in others
    )


def _starts(
    program: Program, function: Function, variables: tuple[str, ...], depth: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each way in which tasks come to run a function: how many, and on which things."""
    if depth == 0:
        return
    for mapped in program.called.get("map", []):
        if any(isinstance(a, ast.Name) and a.id == function.name for a in mapped.args):
            yield MANY, ()
    for node in program.called.get(function.name, []):
        key, is_own = _bound(program, node, function, variables)
        if _is_started(program, node):
            is_many = _repeats(program, node) and not is_own
            yield (MANY if is_many else 1), (f"{node.lineno}" if is_own else "", *key)
        elif isinstance(program.parents.get(node), ast.Await):
            caller = program.function(node)
            if caller is None or caller is function or _is_locked(program, node):
                continue
            if _is_made_here(program, caller, node, variables):
                continue  # each run of the caller has a thing of its own
            for weight, outer in _starts(program, caller, _passed(node, variables), depth - 1):
                yield (1 if is_own else weight), (*outer, *key)


def _is_made_here(
    program: Program, caller: Function, call: ast.Call, variables: tuple[str, ...]
) -> bool:
    """Whether a method is called on what its caller has just made: `Account().open()`."""
    base = call.func.value if isinstance(call.func, ast.Attribute) else None
    if not isinstance(base, ast.Name) or not {"self", "cls"} & set(variables):
        return False
    given = [
        node.value
        for node in program.inside(caller)
        if isinstance(node, ast.Assign)
        and any(isinstance(t, ast.Name) and t.id == base.id for t in node.targets)
    ]
    is_made = [
        isinstance(value, ast.Call) and program.last_name(value.func) in program.classes
        for value in given
    ]
    return bool(given) and all(is_made)


def _passed(call: ast.Call, variables: tuple[str, ...]) -> tuple[str, ...]:
    """The caller's names for what the function works on."""
    names = [arg.id for arg in call.args if isinstance(arg, ast.Name)]
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        names.append(call.func.value.id)
    return tuple(names) if variables else ()


def _is_started(program: Program, call: ast.Call) -> bool:
    """Whether a task is made of the call: create_task(f()), gather(f(), f()), [f() for ...]."""
    for node in program.up(call):
        if isinstance(node, ast.Await | ast.stmt):
            return isinstance(node, ast.Assign)
        if isinstance(node, ast.Call):
            name = program.last_name(node.func)
            return name in STARTERS or name in ("append", "add", "extend")
    return False


def _repeats(program: Program, node: ast.AST) -> bool:
    for each in program.up(node):
        if isinstance(each, (*_LOOPS, *_COMPREHENSIONS)):
            return True
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _is_locked(program: Program, node: ast.AST) -> bool:
    """Whether a call stands in an `async with` that may be a lock."""
    for each in program.up(node):
        if isinstance(each, ast.AsyncWith):
            names = [
                program.name(item.context_expr.func)
                if isinstance(item.context_expr, ast.Call)
                else "lock"
                for item in each.items
            ]
            if not all(name.startswith("asyncio.") for name in names):
                return True
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _bound(
    program: Program, call: ast.Call, function: Function, variables: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """What a call hands in for some names, and whether it is a new thing at each turn of a loop."""
    loops = _loop_names(program, call)
    key: list[str] = []
    is_own = False
    params = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
    given: dict[str, ast.AST] = {}
    if params[:1] in (["self"], ["cls"]) and isinstance(call.func, ast.Attribute):
        given[params[0]] = call.func.value
        params = params[1:]
    given.update(zip(params, call.args, strict=False))
    given.update({kw.arg: kw.value for kw in call.keywords if kw.arg})
    for name in variables:
        value = given.get(name)
        if value is None:
            continue
        names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
        is_new = isinstance(value, ast.Call) or bool(names & loops)
        is_own |= is_new
        key.append(
            ast.unparse(value)[:80] if not is_new else f"new {call.lineno}.{call.col_offset}"
        )
    return tuple(key), is_own


def _loop_names(program: Program, node: ast.AST) -> set[str]:
    """The loop variables around a node whose values differ from turn to turn."""
    found_names: set[str] = set()
    for each in program.up(node):
        targets: Iterable[tuple[ast.expr, ast.expr]] = ()
        if isinstance(each, ast.For | ast.AsyncFor):
            targets = [(each.target, each.iter)]
        elif isinstance(each, _COMPREHENSIONS):
            targets = [(generator.target, generator.iter) for generator in each.generators]
        for target, source in targets:
            if not _has_twice(source):
                names = (n.id for n in ast.walk(target) if isinstance(n, ast.Name))
                found_names.update(names)
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            break
    return found_names


def _has_twice(source: ast.expr) -> bool:
    """Whether a literal holds the same value twice: `["a", "a"]`, `["a"] * 3`."""
    if isinstance(source, ast.BinOp):
        return isinstance(source.op, ast.Mult)
    if isinstance(source, ast.List | ast.Tuple):
        texts = [ast.dump(element) for element in source.elts]
        return len(set(texts)) < len(texts)
    return isinstance(source, ast.Constant) and len(set(str(source.value))) < len(str(source.value))


# ---- did they?


def _did_meet(
    program: Program, trace: Trace, stale: Stale, writers: list[ast.AsyncFunctionDef]
) -> bool:
    """Whether one task paused between read and write while another one of the kind ran."""
    lines = _lines(program, stale.awaits)
    names = _reaching(program, {writer.name for writer in writers})
    others = [step for step in trace.steps if trace.tasks[step.task].coro in names]
    for task in trace.tasks:
        for step, after in itertools.pairwise(trace.steps_of(task)):
            if step.line not in lines:
                continue
            first = bisect_right(others, step.start - TINY, key=lambda each: each.start)
            for other in others[first : first + MOST_LOOKED]:
                if other.task != task and step.place < other.place < after.place:
                    return True
    return False


def _lines(program: Program, awaits: tuple[ast.AST, ...]) -> set[int]:
    """The lines at which a task may pause in these awaits, those of called functions included."""
    lines: set[int] = set()
    waiting: list[ast.AST] = list(awaits)
    seen: set[ast.AST] = set()
    while waiting and len(seen) < 50:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        start = getattr(node, "lineno", 0)
        lines.update(
            range(start, min((getattr(node, "end_lineno", start) or start), start + 300) + 1)
        )
        for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
            waiting += program.callees(call)
    return lines


def _reaching(program: Program, names: set[str]) -> set[str]:
    """The functions that call one of these, themselves included."""
    calls = _called_in(program)
    found_names = set(names)
    for _ in range(MOST_DEPTH):
        found_names |= {name for name, called in calls.items() if called & found_names}
    return found_names


@functools.lru_cache(maxsize=1)
def _called_in(program: Program) -> dict[str, set[str]]:
    """Whom each function calls, by name."""
    called: dict[str, set[str]] = {name: set() for name in program.functions}
    for name, calls in program.called.items():
        for call in calls:
            for outer in program.up(call):
                if isinstance(outer, Function):
                    called[outer.name].add(name)
    return called
