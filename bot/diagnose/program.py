"""A learner's source, read once: its tree, who stands inside what, which name means what.

Nothing is judged here, and nothing is run: untrusted text may be of any shape.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

MOST_CHARS = 64 * 1024
MOST_NODES = 8_000  # five times what a chat message holds
Function = ast.FunctionDef | ast.AsyncFunctionDef
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Module)


class Program:
    """The tree of a source, with ways up and across."""

    def __init__(self, source: str, tree: ast.Module) -> None:
        self.lines = source.split("\n")
        self.tree = tree
        self.nodes: list[ast.AST] = []
        self.parents: dict[ast.AST, ast.AST] = {}
        self.functions: dict[str, list[Function]] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.called: dict[str, list[ast.Call]] = {}  # by the last name of what is called
        self._at: dict[int, list[ast.AST]] = {}  # by the line on which it begins
        self._imported: dict[str, str] = {}
        self._bound: dict[str, list[ast.expr | None]] = {}  # what names and attributes are given
        self._collect()
        for node in self.nodes:
            if isinstance(node, ast.Call):
                self.called.setdefault(self.last_name(node.func), []).append(node)

    def _collect(self) -> None:
        for node in ast.walk(self.tree):
            self.nodes.append(node)
            self._at.setdefault(getattr(node, "lineno", 0), []).append(node)
            for child in ast.iter_child_nodes(node):
                # Operators and contexts are shared singletons: they have no one parent.
                if not isinstance(child, ast.expr_context | ast.operator | ast.cmpop | ast.unaryop):
                    self.parents[child] = node
            if isinstance(node, Function):
                self.functions.setdefault(node.name, []).append(node)
            elif isinstance(node, ast.ClassDef):
                self.classes.setdefault(node.name, node)
            elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
                self._bind(node)
            elif isinstance(node, ast.Import | ast.ImportFrom):
                self._import(node)

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        module = "" if isinstance(node, ast.Import) else node.module or ""
        if isinstance(node, ast.ImportFrom) and (node.level or not module):
            return
        for alias in node.names:
            name = f"{module}.{alias.name}" if module else alias.name
            self._imported[alias.asname or alias.name] = name

    def _bind(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> None:
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            value = None if isinstance(node, ast.AugAssign) else node.value
            self._bound.setdefault(name, []).append(value)

    # ---- names

    def value(self, node: ast.AST | None) -> ast.AST | None:
        """What a name stands for, when it is given one value in the whole program."""
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        given = self._bound.get(name, []) if isinstance(node, ast.Name | ast.Attribute) else []
        return given[0] if len(given) == 1 and given[0] is not None else node

    def given(self, node: ast.AST) -> list[ast.AST]:
        """What an expression stands for: what a name is given, or what calls hand in for it."""
        value = self.value(node)
        function = self.function(node) if isinstance(node, ast.Name) else None
        if value is not node or function is None:
            return [value] if value is not None else []
        names = [arg.arg for arg in (*function.args.posonlyargs, *function.args.args)]
        if not isinstance(node, ast.Name) or node.id not in names:
            return [node]
        names = names[1:] if names[0] in ("self", "cls") else names
        handed: list[ast.AST] = []
        for call in self.called.get(function.name, []):
            place = names.index(node.id) if node.id in names else len(call.args)
            handed += call.args[place : place + 1]
            handed += [keyword.value for keyword in call.keywords if keyword.arg == node.id]
        return handed

    def callees_through(self, call: ast.Call) -> list[Function]:
        """The same, also when a parameter is called: what was handed in, or is decorated."""
        known = self.callees(call)
        name = call.func
        if known or not isinstance(name, ast.Name):
            return known
        for node in self.given(name):
            body = node.body if isinstance(node, ast.Lambda) else None
            called = body.func if isinstance(body, ast.Call) else node
            known = known + self.functions.get(self.last_name(called), [])
        return known or self._decorated(name)

    def _decorated(self, name: ast.Name) -> list[Function]:
        """The functions that a name stands for in the decorator which takes them by it."""
        around = [each for each in self.up(name) if isinstance(each, Function)]
        takers = [f for f in around if name.id in (arg.arg for arg in f.args.args)]
        if not takers:
            return []
        names = {each.name for each in around[around.index(takers[0]) :]}
        known = [function for functions in self.functions.values() for function in functions]
        return [f for f in known if names & {self._decorator(each) for each in f.decorator_list}]

    def _decorator(self, node: ast.expr) -> str:
        return self.last_name(node.func if isinstance(node, ast.Call) else node)

    def number(self, node: ast.AST | None) -> float | None:
        """The value of a number, or of a name that stands for one."""
        node = self.value(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):  # `1 / 60`
            above, below = number(node.left), number(node.right)
            return above / below if above is not None and below else None
        return number(node)

    def name(self, node: ast.AST) -> str:
        """The dotted name of an expression, imports resolved: `asyncio.sleep`; empty for others."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute) and len(parts) < 8:
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        parts.append(self._imported.get(node.id, node.id))
        return ".".join(reversed(parts))

    def last_name(self, node: ast.AST) -> str:
        """What is called: `fetch` of `client.fetch`."""
        if isinstance(node, ast.Attribute):
            return node.attr
        return self.name(node).rpartition(".")[2]

    def is_async(self, call: ast.AST) -> bool:
        """Whether a call is one of an `async def` of this program."""
        if not isinstance(call, ast.Call):
            return False
        known = self.functions.get(self.last_name(call.func), [])
        return bool(known) and all(isinstance(f, ast.AsyncFunctionDef) for f in known)

    def callees(self, call: ast.Call) -> list[Function]:
        """The functions of this program that a call may mean."""
        return self.functions.get(self.last_name(call.func), [])

    # ---- ways around

    def up(self, node: ast.AST) -> Iterator[ast.AST]:
        """What a node stands in, from the inside out."""
        while (node := self.parents.get(node, self.tree)) is not self.tree:
            yield node
        yield self.tree

    def scope(self, node: ast.AST) -> ast.AST:
        """The function, lambda or module that a node belongs to."""
        return next(each for each in self.up(node) if isinstance(each, _SCOPES))

    def function(self, node: ast.AST) -> Function | None:
        """The nearest function around a node."""
        return next((each for each in self.up(node) if isinstance(each, Function)), None)

    def inside(self, node: ast.AST) -> Iterator[ast.AST]:
        """All nodes in a function, without those of functions in it."""
        waiting = list(ast.iter_child_nodes(node))
        while waiting:
            each = waiting.pop()
            yield each
            if not isinstance(each, _SCOPES):
                waiting.extend(ast.iter_child_nodes(each))

    def calls(self, *names: str) -> list[ast.Call]:
        """The calls of some library functions, by full name."""
        ends = dict.fromkeys(name.rpartition(".")[2] for name in names)
        found = [call for end in ends for call in self.called.get(end, [])]
        return [call for call in found if self.name(call.func) in names]

    def text(self, line: int | None) -> str:
        """One line as written, without space around it or a comment behind it."""
        if line is None or not 0 < line <= len(self.lines):
            return ""
        return self.lines[line - 1].partition("  #")[0].strip()

    def at(self, line: int | None) -> list[ast.AST]:
        """The nodes that begin on a line."""
        return self._at.get(line, []) if line else []


def number(node: ast.AST | None) -> float | None:
    """The value of a numeric literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value) if abs(node.value) < 1e9 else None
    return None


def read_program(source: str) -> Program | None:
    """The program, or None when it is no Python, too large or too deep to look at."""
    if len(source) > MOST_CHARS:
        return None
    try:
        tree = ast.parse(source)
        count = sum(1 for _ in ast.walk(tree))
    # Deep nesting ends the parser in one of the last two.
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return Program(source, tree) if count <= MOST_NODES else None


EMPTY = Program("", ast.Module(body=[], type_ignores=[]))
