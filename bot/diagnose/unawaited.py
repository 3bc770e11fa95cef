"""Coroutines and gathers that nobody awaits: what they were used for tells which mistake it is.

Exceptions that a forgotten await leads to are read in `raised`.
"""

from __future__ import annotations

import ast
import re

from bot.diagnose.program import Program
from bot.diagnose.raised import GATHER, nested, no_loop
from bot.diagnose.taken import is_value, reads
from bot.diagnose.values import Diagnosis, found
from bot.trace import Trace
from bot.wording import code
from sandbox import Outcome

MOST = 20
_WARNED = re.compile(
    r"snippet\.py:(\d{1,6}): RuntimeWarning: coroutine '(.{1,80})' was never awaited"
)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
PAUSES = (ast.Await, ast.AsyncFor, ast.AsyncWith)
WAITERS = ("asyncio.gather", "asyncio.wait")


def never_awaited(outcome: Outcome, trace: Trace) -> list[tuple[str, int | None]]:
    """The coroutines that were made for nothing: name and line."""
    seen = [(remark.text, remark.line) for remark in trace.seen("never-awaited")]
    if not trace.is_there:
        seen = [(name, int(line)) for line, name in _WARNED.findall(outcome.stderr)]
    return list(dict.fromkeys(seen))[:MOST]


def from_unawaited(program: Program, outcome: Outcome, trace: Trace) -> list[Diagnosis]:
    """A diagnosis for each line that made a coroutine in vain."""
    made: dict[int | None, Diagnosis] = {}
    for name, line in never_awaited(outcome, trace):
        short = name.rpartition(".")[2]
        if line is None:
            line = _handed_over(program, short)
            if line is None and outcome.error:
                continue  # left over by what ended the run
        call = _call(program, short, line)
        # The statement's line is where a learner looks, also when its call spans several.
        at = line if call is None else _dropped_at(program, call) or call.lineno
        if name == "wait" or (call and program.name(call.func) in WAITERS):
            made[at] = found("gather-not-awaited", at, GATHER.replace("gather", "wait"))
        elif call is not None and (told := _not_started(program, trace, call, at)):
            made.setdefault(at, told)
        elif call is not None and is_value(program, call):
            made.setdefault(at, _as_value(program, call, at))
        elif call is not None and _is_for_failed(program, outcome, call):
            continue
        elif call is None and (place := _judge_of(program, short, line)) is not None:
            made.setdefault(at, _as_value(program, place, at))
        else:
            made.setdefault(at, _never(program, call, short, at))
    return list(made.values())


def _dropped_at(program: Program, call: ast.Call) -> int | None:
    """Where a plain function is called that returns the coroutine, and nobody takes it."""
    function = program.function(call)
    is_returned = isinstance(program.parents.get(call), ast.Return)
    if not is_returned or not isinstance(function, ast.FunctionDef):
        return None
    calls = program.called.get(function.name, [])
    dropped = [each for each in calls if isinstance(program.parents.get(each), ast.Expr)]
    return dropped[0].lineno if len(dropped) == 1 else None


def _judge_of(program: Program, name: str, line: int | None) -> ast.Call | None:
    """Where an `async def` is to say which, how big or yes: `filter(f, xs)`, `max(xs, key=f)`."""
    for node in program.at(line):
        parent = program.parents.get(node)
        call = program.parents.get(parent) if isinstance(parent, ast.keyword) else parent
        if not isinstance(node, ast.Name | ast.Attribute) or program.last_name(node) != name:
            continue
        if isinstance(call, ast.Call) and node is not call.func:
            is_key = isinstance(parent, ast.keyword) and parent.arg == "key"
            if is_key or program.name(call.func) in ("filter", "itertools.takewhile"):
                return ast.Call(node, [], [])
    return None


def _handed_over(program: Program, name: str) -> int | None:
    """Where an `async def` was given to something that calls plain functions: `call_soon(f)`."""
    if not any(isinstance(f, ast.AsyncFunctionDef) for f in program.functions.get(name, [])):
        return None
    places = [
        node.lineno
        for node in program.nodes
        if isinstance(node, ast.Name | ast.Attribute)
        and program.last_name(node) == name
        and isinstance(program.parents.get(node), ast.Call | ast.keyword)
        and getattr(program.parents[node], "func", None) is not node
    ]
    return places[0] if places else None


def _not_started(
    program: Program, trace: Trace, call: ast.Call, line: int | None
) -> Diagnosis | None:
    """A coroutine made for `asyncio.run` or `create_task`, which then refused to take it."""
    parent = program.parents.get(call)
    if not isinstance(parent, ast.Call) or call not in parent.args[:1]:
        return None
    name = program.name(parent.func)
    if name == "asyncio.run":
        return nested(program, line)
    is_made = any(task.line == line for task in trace.tasks.values())
    if name in ("asyncio.create_task", "asyncio.ensure_future") and trace.is_there and not is_made:
        return no_loop(program, line)
    return None


def _is_for_failed(program: Program, outcome: Outcome, call: ast.Call) -> bool:
    """Whether a coroutine was made for a call that then failed: the failure is what to tell."""
    parent = program.parents.get(call)
    while isinstance(parent, ast.List | ast.Tuple | ast.Set | ast.Starred | ast.keyword):
        parent = program.parents.get(parent)
    line = (outcome.error.line if outcome.error else None) or 0
    if isinstance(parent, ast.Assign) and line:  # it would have been used, had it come to that
        names = {target.id for target in parent.targets if isinstance(target, ast.Name)}
        uses = (use for name in names for use in reads(program, program.scope(call), name))
        return any(use.lineno >= line > call.lineno for use in uses)
    return isinstance(parent, ast.Call) and parent.lineno <= line <= (parent.end_lineno or 0)


def _call(program: Program, name: str, line: int | None) -> ast.Call | None:
    """The outermost call of a function on a line that is not awaited."""
    if line is None:
        return None
    calls = [
        node
        for node in program.nodes
        if isinstance(node, ast.Call) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    fitting = [
        call
        for call in calls
        if program.last_name(call.func) == name
        and not isinstance(program.parents.get(call), ast.Await)
    ]
    return fitting[0] if fitting else None


def _as_value(program: Program, call: ast.Call, line: int | None) -> Diagnosis:
    name = program.last_name(call.func)
    return found(
        "coroutine-as-value",
        line,
        f"{code(name + '()')} gives back a coroutine, not its result, and the program used it as a "
        f"value: {code(program.text(line))}. A coroutine is always true, and prints as "
        f"`<coroutine object ...>`. Write {code(_run(program, call, name))}.",
    )


def _never(program: Program, call: ast.Call | None, name: str, line: int | None) -> Diagnosis:
    run = _run(program, call, name)
    task = code(f"asyncio.create_task({_as_written(call, name)}(...))")
    beside = "" if run.startswith("asyncio.run") else f", or {task} to let it run beside this code"
    return found(
        "never-awaited",
        line,
        f"{code(name + '()')} was called but never awaited: {code(program.text(line))}. Calling an "
        f"`async def` only makes a coroutine; its body never ran. Write {code(run)}{beside}.",
    )


def _run(program: Program, call: ast.Call | None, name: str) -> str:
    """How to make the call run: by `asyncio.run` where a program as a file cannot await."""
    pauses = [each for each in program.nodes if isinstance(each, PAUSES)]
    if call is None or not _is_outer(program, call) or any(_is_outer(program, p) for p in pauses):
        return f"await {_as_written(call, name)}(...)"
    return f"asyncio.run({_as_written(call, name)}(...))"


def _as_written(call: ast.Call | None, name: str) -> str:
    """What is called, with the names before the dots if there are no more than names."""
    place: ast.expr | None = call.func if call else None
    while isinstance(place, ast.Attribute):
        place = place.value
    return ast.unparse(call.func) if call and isinstance(place, ast.Name) else name


def _is_outer(program: Program, node: ast.AST) -> bool:
    """Whether a node stands outside every function and class."""
    above: ast.AST | None = node
    while above is not None and not isinstance(above, SCOPES):
        above = program.parents.get(above)
    return above is None


# ---- async generators


def unclosed(program: Program) -> list[Diagnosis]:
    """`stream.aclose()` as a statement: nothing warns of it, and nothing is closed."""
    made = []
    for call in program.called.get("aclose", []):
        is_statement = isinstance(program.parents.get(call), ast.Expr)
        is_async = isinstance(program.function(call), ast.AsyncFunctionDef)
        plain = [f for f in program.callees(call) if isinstance(f, ast.FunctionDef)]
        if is_statement and is_async and not plain:
            made.append(_never(program, call, "aclose", call.lineno))
    return made


# ---- gather


def ungathered(program: Program) -> list[Diagnosis]:
    """Calls of gather in async code whose result goes nowhere, or is taken for a list."""
    made = []
    for call in program.calls("asyncio.gather"):
        function = program.function(call)
        parent = program.parents.get(call)
        if function is not None and not isinstance(function, ast.AsyncFunctionDef):
            continue
        if isinstance(parent, ast.Expr) or _is_lost(program, call, parent):
            made.append(found("gather-not-awaited", call.lineno, GATHER))
    return made


def _is_lost(program: Program, call: ast.Call, parent: ast.AST | None) -> bool:
    if isinstance(parent, ast.FormattedValue | ast.For | ast.Subscript):
        return True
    if isinstance(parent, ast.Call) and program.name(parent.func) in ("print", "list", "len"):
        return True
    if isinstance(parent, ast.Return):
        return _is_taken_for_results(program, call)
    if not isinstance(parent, ast.Assign) or len(parent.targets) != 1:
        return False
    target = parent.targets[0]
    if isinstance(target, ast.Tuple | ast.List):
        return True
    scope = program.scope(call)
    if not isinstance(target, ast.Name) or _is_shared(program, scope, target.id):
        return False
    uses = list(reads(program, scope, target.id))
    return all(is_value(program, use) or _is_asked(program, use) for use in uses)


def _is_taken_for_results(program: Program, call: ast.Call) -> bool:
    """Whether an `async def` returns its gather, and who awaits that looks at it at once."""
    function = program.function(call)
    calls = program.called.get(function.name, []) if function else []
    awaits = [program.parents.get(each) for each in calls[:MOST]]
    return any(isinstance(each, ast.Await) and is_value(program, each) for each in awaits)


def _is_asked(program: Program, use: ast.Name) -> bool:
    """`type(results)`: looked at, and still not awaited."""
    parent = program.parents.get(use)
    return isinstance(parent, ast.Call) and program.name(parent.func) in (
        "type",
        "isinstance",
        "id",
    )


def _is_shared(program: Program, scope: ast.AST, name: str) -> bool:
    """Whether functions inside, or other ones, may see the name too."""
    if isinstance(scope, ast.Module):
        return True
    declared = (n for n in program.inside(scope) if isinstance(n, ast.Global | ast.Nonlocal))
    inner = [
        node
        for node in ast.walk(scope)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    return any(name in each.names for each in declared) or len(inner) > len(
        list(reads(program, scope, name))
    )
