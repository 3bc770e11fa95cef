"""Whether a call changes nothing that others see: only then may its waits overlap others.

A guess on the safe side: what is not known to be harmless is taken for a change.
"""

from __future__ import annotations

import ast
import functools

from bot.diagnose.program import Function, Program

MOST = 30  # functions that one call leads to
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


def is_pure(program: Program, call: ast.Call) -> bool:
    """Whether a call of a function of this program changes nothing, printing apart."""
    return _purity(program).of(call)


class _Purity:
    """What is known of each function: whether it changes anything itself, and whom it calls.

    Each is looked at once: a source may be all calls of each other.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[Function, tuple[bool, list[Function]]] = {}

    def of(self, call: ast.Call) -> bool:
        """Whether nothing that a call leads to changes anything."""
        waiting = list(self._program.callees(call))
        seen = set(waiting)
        while waiting and len(seen) <= MOST:
            is_harmless, called = self._look(waiting.pop())
            if not is_harmless:
                return False
            waiting += [each for each in called if each not in seen]
            seen.update(called)
        return not waiting

    def _look(self, function: Function) -> tuple[bool, list[Function]]:
        known = self._known.get(function)
        if known is None:
            called: list[Function] = []
            known = self._known[function] = (self._is_harmless(function, called), called)
        return known

    def _is_harmless(self, function: Function, called: list[Function]) -> bool:
        local = _own_names(self._program, function)
        if function.name == "__init__" and function.args.args:
            local.add(function.args.args[0].arg)
        for node in self._program.inside(function):
            if isinstance(node, _BLOCKS):
                return False
            if isinstance(node, ast.Attribute | ast.Subscript):
                is_own = isinstance(node.value, ast.Name) and node.value.id in local
                if not isinstance(node.ctx, ast.Load) and not is_own:
                    return False
            if isinstance(node, ast.Call) and not self._is_call_pure(node, local, called):
                return False
        return True

    def _is_call_pure(self, call: ast.Call, local: set[str], called: list[Function]) -> bool:
        program = self._program
        name, last = program.name(call.func), program.last_name(call.func)
        known = program.callees(call)
        if last in program.classes:
            starts = program.functions.get("__init__", [])
            known = [f for f in starts if f in program.classes[last].body]
        if known or last in program.classes:
            called.extend(f for f in known if f not in called)
            return True
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


@functools.lru_cache(maxsize=1)
def _purity(program: Program) -> _Purity:
    return _Purity(program)


def _own_names(program: Program, function: Function) -> set[str]:
    """The locals that hold what the function made itself."""
    given = {
        node.id
        for node in program.inside(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return given - {arg.arg for arg in function.args.args}
