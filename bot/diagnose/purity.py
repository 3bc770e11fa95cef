"""Whether a call changes nothing that others see: only then may its waits overlap others.

A guess on the safe side: what is not known to be harmless is taken for a change.
"""

from __future__ import annotations

import ast

from bot.diagnose.program import Function, Program

DEPTH = 4
_BLOCKS = (ast.Global, ast.Nonlocal, ast.AsyncWith, ast.Yield, ast.YieldFrom)
_READS = frozenset(
    {"format", "join", "upper", "lower", "title", "capitalize", "strip", "split", "replace"}
    | {"startswith", "endswith", "get", "items", "keys", "values", "count", "index", "find"}
    | {"encode", "decode", "isdigit", "copy", "strftime", "isoformat", "zfill", "ljust", "rjust"}
    | {"center", "splitlines", "total_seconds", "time", "removesuffix", "removeprefix", "rstrip"}
)
_MODULES = frozenset(
    {"time", "random", "math", "datetime", "json", "re", "statistics", "hashlib", "operator"}
    | {"logging", "textwrap", "string", "itertools", "functools", "uuid"}
)
_BUILTINS = frozenset(
    {"print", "len", "str", "repr", "int", "float", "bool", "list", "tuple", "set", "dict", "sum"}
    | {
        "min",
        "max",
        "sorted",
        "reversed",
        "range",
        "enumerate",
        "zip",
        "abs",
        "round",
        "any",
        "all",
    }
    | {"map", "filter", "isinstance", "type", "id", "ord", "chr", "hash", "divmod", "pow", "format"}
)
_ASYNCIO = frozenset(
    {"asyncio.sleep", "asyncio.to_thread", "asyncio.current_task", "asyncio.get_running_loop"}
    | {"asyncio.wait_for", "asyncio.gather", "asyncio.create_task"}
)


def is_pure(program: Program, call: ast.Call, depth: int = DEPTH) -> bool:
    """Whether a call of a function of this program changes nothing, printing apart."""
    return depth > 0 and all(_is_harmless(program, f, depth) for f in program.callees(call))


def _is_harmless(program: Program, function: Function, depth: int) -> bool:
    local = _own_names(program, function)
    if function.name == "__init__" and function.args.args:
        local.add(function.args.args[0].arg)
    return all(_is_kept_inside(program, n, local, depth) for n in program.inside(function))


def _is_kept_inside(program: Program, node: ast.AST, local: set[str], depth: int) -> bool:
    if isinstance(node, _BLOCKS):
        return False
    if isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load):
        return isinstance(node.value, ast.Name) and node.value.id in local
    if isinstance(node, ast.Call):
        return _is_call_pure(program, node, local, depth)
    return True


def _is_call_pure(program: Program, call: ast.Call, local: set[str], depth: int) -> bool:
    name, last = program.name(call.func), program.last_name(call.func)
    if program.callees(call):
        return is_pure(program, call, depth - 1)
    if last in program.classes:
        starts = [
            f for f in program.functions.get("__init__", []) if f in program.classes[last].body
        ]
        return all(_is_harmless(program, f, depth - 1) for f in starts)
    if name in _BUILTINS or name in _ASYNCIO or name.partition(".")[0] in _MODULES:
        return True
    if isinstance(call.func, ast.Name):
        return last[:1].isupper()  # an exception, or a value of a library's class
    if not isinstance(call.func, ast.Attribute):
        return False
    base = call.func.value
    if isinstance(base, ast.Constant | ast.JoinedStr):
        return True
    if isinstance(program.parents.get(call), ast.Await):
        return False  # `await box.get()` takes something from somewhere
    return last in _READS or (isinstance(base, ast.Name) and base.id in local)


def _own_names(program: Program, function: Function) -> set[str]:
    """The locals that hold what the function made itself."""
    given = {
        node.id
        for node in program.inside(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return given - {arg.arg for arg in function.args.args}
