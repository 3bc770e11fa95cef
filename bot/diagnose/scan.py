"""One pass over an async function as it runs: reads, awaits and writes of shared things.

It finds values that were read before an await and written after it; whether two tasks can do so
at the same time is judged in `updates`.
"""

from __future__ import annotations

import ast
import itertools
from dataclasses import dataclass, field, replace

from bot.diagnose.program import Program
from bot.diagnose.through import Passed, Through

MUTATORS = frozenset(
    {"append", "add", "pop", "popleft", "remove", "discard", "clear", "extend", "insert", "popitem"}
)
_NO_LOCKS = frozenset(
    {"asyncio.timeout", "asyncio.timeout_at", "asyncio.TaskGroup", "contextlib.aclosing"}
)
_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)


@dataclass(frozen=True, slots=True)
class Stale:
    """A value read before an await and written after it."""

    key: str  # the shared thing as written: `self.balance`
    write: ast.AST
    read_line: int
    awaits: tuple[ast.AST, ...]
    variables: tuple[str, ...]  # names that the key is made of


@dataclass(slots=True)
class _Kept:
    """A local that carries what was read, or a test that was passed."""

    key: str
    line: int
    held: frozenset[int]  # the locks that were held meanwhile, by the place where they are taken
    awaits: list[ast.AST] = field(default_factory=list)


class Scan:
    """The pass over one function."""

    def __init__(self, program: Program, function: ast.AsyncFunctionDef, through: Through) -> None:
        self._program = program
        self._through = through
        self._declared = {
            name
            for node in program.inside(function)
            if isinstance(node, ast.Global | ast.Nonlocal)
            for name in node.names
        }
        stored = {
            node.id
            for node in program.inside(function)
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
        }
        self.locals = stored - self._declared
        self.variables: dict[str, tuple[str, ...]] = {}
        self.found: list[Stale] = []
        self._carried: dict[str, _Kept] = {}
        self._checked: dict[str, _Kept] = {}
        self._locks: list[int] = []  # those held
        self._block(function.body)

    # ---- statements

    def _block(self, body: list[ast.stmt]) -> None:
        for statement in body:
            self._statement(statement)

    def _statement(self, node: ast.stmt) -> None:  # noqa: C901 - one case a kind
        match node:
            case ast.Assign(targets=[ast.Tuple() as names], value=ast.Tuple() as values) if len(
                names.elts
            ) == len(values.elts):
                for name, value in zip(names.elts, values.elts, strict=True):
                    self._assign([name], value)
            case ast.Assign():
                self._assign(node.targets, node.value)
            case ast.AnnAssign(value=ast.expr() as value):
                self._assign([node.target], value)
            case ast.AugAssign():
                self._augmented(node)
            case ast.If() | ast.While():
                self._branch(node)
            case ast.For() | ast.AsyncFor():
                self._expression(node.iter)
                self._wait(node, is_async=isinstance(node, ast.AsyncFor))
                self._block(node.body)
                self._block(node.orelse)
            case ast.With() | ast.AsyncWith():
                self._with(node)
            case ast.Try() | ast.TryStar():
                self._block(node.body)
                for handler in node.handlers:
                    self._block(handler.body)
                self._block(node.orelse)
                self._block(node.finalbody)
            case ast.Delete():
                for target in node.targets:
                    self._write(target, set())
            case ast.Expr(value=ast.Await(value=ast.Call(func=ast.Attribute(attr="acquire")))):
                self._expression(node.value)
                self._locks.append(id(node))
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="release"))) if self._locks:
                self._locks.pop()
            case ast.Expr() | ast.Return() | ast.Assert() | ast.Raise():
                for child in ast.iter_child_nodes(node):
                    self._expression(child)

    def _branch(self, node: ast.If | ast.While) -> None:
        self._expression(node.test)
        outer = dict(self._checked)
        for key in self._tested(node.test):
            self._checked[key] = self._kept(key, node.lineno)
        for each in ast.walk(node.test):  # `if value is None` after `value = cache.get(key)`
            kept = self._carried.get(each.id) if isinstance(each, ast.Name) else None
            if kept:
                self._checked.setdefault(kept.key, replace(kept, awaits=list(kept.awaits)))
        inner = dict(self._checked)
        carried = self._carried
        if self._is_compared(node.test):
            self._carried = {}  # what was read is found to be true still
        self._block(node.body)
        self._carried = {**self._carried, **carried}
        self._checked = inner if isinstance(node, ast.If) else dict(outer)
        if node.orelse:
            self._block(node.orelse)
        is_guard = isinstance(node, ast.If) and isinstance(node.body[-1], _ENDS)
        self._checked = inner if is_guard else outer

    def _is_compared(self, test: ast.expr) -> bool:
        """Whether a test compares a shared thing with what it was when it was read."""
        return isinstance(test, ast.Compare) and any(
            isinstance(one, ast.Name)
            and one.id in self._carried
            and self._carried[one.id].key == self.key(other)
            for one, other in itertools.permutations((test.left, *test.comparators), 2)
        )

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        is_lock = False
        for item in node.items:
            self._expression(item.context_expr)
            call = item.context_expr
            name = self._program.name(call.func if isinstance(call, ast.Call) else call)
            is_lock |= isinstance(node, ast.AsyncWith) and name not in _NO_LOCKS
        if isinstance(node, ast.AsyncWith) and not is_lock:
            self._wait(node, is_async=False)
        if is_lock:
            # What was read before the lock is stale inside it; what is read inside is safe there.
            self._wait(node, is_async=True)
            before = dict(self._checked), list(self._locks)
            self._locks.append(id(node))
            self._block(node.body)
            self._checked, self._locks = before
            return
        self._block(node.body)

    def _assign(self, targets: list[ast.expr], value: ast.expr) -> None:
        before = self._reads_before_await(value)
        self._expression(value)
        names = {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}
        for target in targets:
            if isinstance(target, ast.Name) and target.id not in self._declared:
                self._carry(target.id, value, names)
            else:
                self._write(target, names, before)

    def _carry(self, local: str, value: ast.expr, names: set[str]) -> None:
        """Remember that a local now holds what a shared thing was."""
        held = [self._carried[name] for name in names if name in self._carried]
        reads = self._reads(value)
        self._carried.pop(local, None)
        if reads:
            self._carried[local] = reads[0]
        elif held:
            self._carried[local] = held[0]

    def _augmented(self, node: ast.AugAssign) -> None:
        key = self.key(node.target)
        self._expression(node.value)
        awaits = [each for each in ast.walk(node.value) if isinstance(each, ast.Await)]
        if key and awaits and not self._locks:
            self._report(node, self._kept(key, node.lineno, *awaits))
            return
        self._write(node.target, set())

    def _write(
        self,
        target: ast.AST,
        names: set[str],
        before: dict[str, _Kept] | None = None,
        *,
        is_container: bool = False,
    ) -> None:
        key = self._container(target) if is_container else self.key(target)
        if not key:
            return
        kept = [self._carried[name] for name in names if name in self._carried]
        kept = [each for each in kept if each.key == key]
        kept += [each for each in ((before or {}).get(key), self._checked.get(key)) if each]
        stale = next((each for each in kept if self._is_stale(each)), None)
        if stale:
            self._report(target, stale)
        self._checked.pop(key, None)

    def _kept(self, key: str, line: int, *awaits: ast.AST) -> _Kept:
        return _Kept(key, line, frozenset(self._locks), list(awaits))

    def _is_stale(self, kept: _Kept) -> bool:
        """Whether another task may have written since: a pause, and no lock held all the time."""
        return bool(kept.awaits) and kept.held.isdisjoint(self._locks)

    def _report(self, write: ast.AST, kept: _Kept) -> None:
        names = self.variables.get(kept.key, ())
        self.found.append(Stale(kept.key, write, kept.line, tuple(kept.awaits), names))

    # ---- expressions

    def _expression(self, node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.Lambda):
                self._expression(child)
        if isinstance(node, ast.Await):
            self._pass_on(node.value, pause=node)
            self._wait(node, is_async=True)
        elif isinstance(node, ast.Call) and not self._program.is_async(node):
            self._pass_on(node)
        method = node.func if isinstance(node, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr in MUTATORS:
            self._write(method.value, set(), is_container=True)
            self._write_item(node)

    def _write_item(self, call: ast.AST) -> None:
        """`seen.add(name)` and `cache.pop(key)` write what a test for that member read."""
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
            key = self._member(call.func.value, call.args[0])
            kept = self._checked.get(key) if key else None
            if kept and self._is_stale(kept):
                self._report(call, kept)

    def _pass_on(self, call: ast.AST, pause: ast.Await | None = None) -> None:
        """`await db.put("hits", n + 1)` writes what `n` was read from."""
        passed = self._through.written_by(call)
        key = self._behind(passed)
        if passed is None or not key:
            return
        for value in passed.values:
            names = [node.id for node in ast.walk(value) if isinstance(node, ast.Name)]
            kept = [self._carried[name] for name in names if name in self._carried]
            for each in (each for each in (*kept, *self._reads(value)) if each.key == key):
                awaits = [*each.awaits, *([pause] if pause and passed.pauses else [])]
                stale = replace(each, awaits=awaits)
                if self._is_stale(stale):
                    self._report(call, stale)
                    return

    def _behind(self, passed: Passed | None) -> str:
        """The name of what a call reads or writes."""
        target = passed.target if passed else None
        if isinstance(target, ast.Name):
            return self._named(target.id, (target.id,))
        return self.key(target) if target is not None else ""

    def _wait(self, node: ast.AST, *, is_async: bool) -> None:
        if is_async:
            for kept in {
                id(k): k for k in (*self._carried.values(), *self._checked.values())
            }.values():
                kept.awaits.append(node)

    def _reads(self, value: ast.AST) -> list[_Kept]:
        """The shared things that an expression reads after its last await."""
        found: list[_Kept] = []
        for node in _in_order(value):
            if isinstance(node, ast.Await):
                found.clear()
            key = self.key(node) if isinstance(getattr(node, "ctx", None), ast.Load) else ""
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                is_get = node.func.attr == "get"
                key = self._member(node.func.value, node.args[0]) if is_get else ""
                found.clear()  # `points.get` itself is nothing that is written
            if key and isinstance(node, ast.expr):
                if isinstance(node, ast.Subscript):  # `self.points[team]` is not all of the points
                    found = [each for each in found if each.key != self._container(node.value)]
                found.append(self._kept(key, node.lineno))
            call = node.value if isinstance(node, ast.Await) else node
            passed = self._through.read_by(call)
            behind = self._behind(passed)
            if passed and behind and (call is not node or not self._program.is_async(call)):
                awaits = (node,) if passed.pauses else ()
                found.append(self._kept(behind, getattr(node, "lineno", 0), *awaits))
        return found

    def _reads_before_await(self, value: ast.AST) -> dict[str, _Kept]:
        """`x = x + await f()`: read first, then paused."""
        kept: dict[str, _Kept] = {}
        for node in _in_order(value):
            if isinstance(node, ast.Await):
                for each in kept.values():
                    each.awaits.append(node)
            key = self.key(node) if isinstance(getattr(node, "ctx", None), ast.Load) else ""
            if key:
                kept.setdefault(key, self._kept(key, getattr(node, "lineno", 0)))
        return kept

    def _tested(self, test: ast.expr) -> list[str]:
        """The shared things that a test looks at."""
        keys = [self.key(node) for node in ast.walk(test) if isinstance(node, ast.expr)]
        for node in ast.walk(test):
            if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
                keys.append(self._member(node.comparators[0], node.left))
                keys.append(self._container(node.comparators[0]))
            if isinstance(node, ast.Call) and self._program.name(node.func) == "len":
                keys += [self._container(arg) for arg in node.args]
            if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute):
                is_get = node.func.attr == "get"
                keys.append(self._member(node.func.value, node.args[0]) if is_get else "")
        inner = test.operand if isinstance(test, ast.UnaryOp) else test
        keys.append(self._container(inner))
        return [key for key in keys if key]

    # ---- names of shared things

    def key(self, node: ast.AST) -> str:
        """What is read or written, as text, if other tasks may see it; otherwise empty."""
        if isinstance(node, ast.Name):
            return self._named(node.id, ()) if node.id in self._declared else ""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return self._named(f"{node.value.id}.{node.attr}", (node.value.id,))
        if isinstance(node, ast.Subscript):
            return self._member(node.value, node.slice)
        return self._container(node) if isinstance(node, ast.Attribute) else ""

    def _container(self, node: ast.AST) -> str:
        if isinstance(node, ast.Name):
            return self._named(node.id, (node.id,))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return self._named(f"{node.value.id}.{node.attr}", (node.value.id,))
        return ""

    def _member(self, holder: ast.AST, index: ast.AST) -> str:
        base = self._container(holder)
        if not base:
            return ""
        if isinstance(index, ast.Constant):
            return self._named(f"{base}[{index.value!r}]"[:80], self.variables[base])
        if isinstance(index, ast.Name):
            return self._named(f"{base}[{index.id}]", (*self.variables[base], index.id))
        return ""

    def _named(self, key: str, variables: tuple[str, ...]) -> str:
        if any(name in self.locals for name in variables):
            return ""
        self.variables[key] = variables
        return key


def _in_order(node: ast.AST) -> list[ast.AST]:
    """An expression's parts in the order of their evaluation."""
    found: list[ast.AST] = []
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.Lambda):
            found += _in_order(child)
    return [*found, node]
