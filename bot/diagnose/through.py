"""What a call of this program's own functions reads or writes, in the caller's words.

`n = await db.get("hits")` reads `db.hits["hits"]` if that is what `get` returns. One level deep;
what becomes of it is judged in `scan` and `updates`.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass

from bot.diagnose.program import Function, Program

_PAUSES = (ast.Await, ast.AsyncFor, ast.AsyncWith)
_SHARED = (ast.Attribute, ast.Subscript, ast.Name)


@dataclass(frozen=True, slots=True)
class Passed:
    """A shared thing behind a call, as the caller would write it."""

    target: ast.expr
    pauses: bool  # whether others may run between the caller and the read or the write
    values: tuple[ast.expr, ...] = ()  # what the caller hands in to be written


@dataclass(frozen=True, slots=True)
class _Inside:
    """The same as the function itself writes it."""

    target: ast.expr
    pauses: bool
    params: tuple[str, ...] = ()  # whose values are written


class Through:
    """What is known of each function; each is looked at once."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._reads: dict[Function, _Inside | None] = {}
        self._writes: dict[Function, _Inside | None] = {}

    def read_by(self, call: ast.AST) -> Passed | None:
        """The shared thing whose value a call gives back."""
        function = self._only(call)
        if function is None or not isinstance(call, ast.Call):
            return None
        if function not in self._reads:
            self._reads[function] = self._read_in(function)
        return _in_callers_words(function, call, self._reads[function])

    def written_by(self, call: ast.AST) -> Passed | None:
        """The shared thing that a call sets to what it is handed."""
        function = self._only(call)
        if function is None or not isinstance(call, ast.Call):
            return None
        if function not in self._writes:
            self._writes[function] = self._write_in(function)
        return _in_callers_words(function, call, self._writes[function])

    def _only(self, call: ast.AST) -> Function | None:
        known = self._program.callees(call) if isinstance(call, ast.Call) else []
        return known[0] if len(known) == 1 else None

    def _read_in(self, function: Function) -> _Inside | None:
        nodes = list(self._program.inside(function))
        returns = [node for node in nodes if isinstance(node, ast.Return)]
        if len(returns) != 1 or returns[0].value is None:
            return None
        value, line = returns[0].value, returns[0].lineno
        given = [node for node in nodes if _is_given(node, value)]
        if isinstance(given[0] if len(given) == 1 else None, ast.Assign):
            value, line = given[0].value, given[0].lineno  # type: ignore[attr-defined]  # checked
        pauses = any(isinstance(node, _PAUSES) and node.lineno > line for node in nodes)
        return _Inside(value, pauses) if self._is_shared(function, nodes, value) else None

    def _write_in(self, function: Function) -> _Inside | None:
        nodes = list(self._program.inside(function))
        for node in nodes:
            if not isinstance(node, ast.Assign) or len(node.targets) != 1:
                continue
            read = {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
            params = tuple(name for name in _params(function) if name in read)
            if params and self._is_shared(function, nodes, node.targets[0]):
                line = node.lineno
                pauses = any(isinstance(n, _PAUSES) and n.lineno < line for n in nodes)
                return _Inside(node.targets[0], pauses, params)
        return None

    def _is_shared(self, function: Function, nodes: list[ast.AST], target: ast.expr) -> bool:
        """Whether others see what an expression names, and a caller can name it too."""
        if not isinstance(target, _SHARED):
            return False
        declared = {name for n in nodes if isinstance(n, ast.Global) for name in n.names}
        stored = {
            node.id
            for node in nodes
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
        }
        names = {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}
        is_inner = isinstance(self._program.scope(function), Function)
        is_param = isinstance(target, ast.Name) and target.id in _params(function)
        return bool(names) and not (names & (stored - declared) or is_inner or is_param)


def _is_given(node: ast.AST, value: ast.expr) -> bool:
    """Whether a statement gives a name its value."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    both = isinstance(target, ast.Name) and isinstance(value, ast.Name)
    return both and getattr(target, "id", "") == getattr(value, "id", None)


def _params(function: Function) -> list[str]:
    return [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]


def _in_callers_words(function: Function, call: ast.Call, inside: _Inside | None) -> Passed | None:
    if inside is None:
        return None
    params = _params(function)
    given: dict[str, ast.expr] = {}
    if params[:1] in (["self"], ["cls"]) and isinstance(call.func, ast.Attribute):
        given[params[0]] = call.func.value
        params = params[1:]
    given.update(zip(params, call.args, strict=False))
    given.update({keyword.arg: keyword.value for keyword in call.keywords if keyword.arg})
    values = tuple(given[name] for name in inside.params if name in given)
    target = _Renamed(given).visit(copy.deepcopy(inside.target))
    return Passed(target, inside.pauses, values)


class _Renamed(ast.NodeTransformer):
    def __init__(self, given: dict[str, ast.expr]) -> None:
        self._given = given

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._given.get(node.id, node)
