"""What a snippet imports and binds, read from its source before it runs.

The guard of imports that happen at run time is in `modules`.
"""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, field

from sandbox.facade import closed_names
from sandbox.modules import facades, missing, missing_name
from sandbox.reasons import MODULES, sentence

_CATCHES = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_BRANCHES = (ast.expr, ast.stmt, ast.pattern, ast.arguments, ast.arg)
_BINDS = frozenset(
    kind
    for kind in vars(ast).values()
    if isinstance(kind, type) and {"id", "arg", "rest", "name"} & {*getattr(kind, "_fields", ())}
)
_ROOTS = frozenset(sys.stdlib_module_names) | MODULES.keys() | {"sandbox", "RestrictedPython"}


@dataclass
class Imports:
    """The imports of one snippet, and the names that it binds."""

    bound: set[str] = field(default_factory=set)
    modules: dict[str, str] = field(default_factory=dict)  # local name -> module
    refusals: list[tuple[int | None, str, str]] = field(default_factory=list)
    has_text_annotations: bool = False

    def missing(self, node: ast.Attribute) -> tuple[str, str] | None:
        """Why `module.name` is refused, where `module` can only be an imported module."""
        path = _dotted(node.value)
        module = self._module(path) if path else None
        if module is None:
            return None
        reason = closed_names(facades()[module]).get(node.attr)
        return (sentence(f"`{path}.{node.attr}`", reason), reason.hint) if reason else None

    def _module(self, path: str) -> str | None:
        first, dot, rest = path.partition(".")
        if first in self.bound or first not in self.modules:
            return None
        module = self.modules[first] + dot + rest
        return module if module in facades() else None


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        above = _dotted(node.value)
        return f"{above}.{node.attr}" if above else ""
    return ""


def imports_of(tree: ast.Module) -> Imports:
    """All imports of a snippet, with the refusals of those that are closed."""
    found = Imports()
    nodes = _all_nodes(tree)
    excused = _excused(nodes)
    for node in nodes:
        if isinstance(node, ast.Import):
            _import(found, node, is_excused=node in excused)
        elif isinstance(node, ast.ImportFrom):
            _import_from(found, node, is_excused=node in excused)
        elif type(node) in _BINDS:
            found.bound.update(_bound_by(node))
    return found


def _bound_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name):
        return [] if isinstance(node.ctx, ast.Load) else [node.id]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.MatchMapping):
        return [node.rest] if node.rest else []
    name = getattr(node, "name", None)  # def, class, except, match captures, type parameters
    return [name] if isinstance(name, str) and not isinstance(node, ast.alias) else []


def _all_nodes(tree: ast.Module) -> list[ast.AST]:
    """As `ast.walk`, without its generators: they took half of the time to compile."""
    nodes: list[ast.AST] = [tree]
    for node in nodes:
        for value in vars(node).values():
            if type(value) is list:
                nodes.extend([each for each in value if isinstance(each, ast.AST)])
            elif isinstance(value, _BRANCHES):
                nodes.append(value)
    return nodes


def _excused(nodes: list[ast.AST]) -> set[ast.stmt]:
    """Imports whose absence the snippet handles: `try: import x` with a fitting `except`."""
    excused: set[ast.stmt] = set()
    for node in nodes:
        if isinstance(node, ast.Try) and any(map(_handles_absence, node.handlers)):
            excused.update(
                each for each in node.body if isinstance(each, ast.Import | ast.ImportFrom)
            )
    return excused


def _handles_absence(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in _CATCHES for kind in kinds)


def _refuse_module(found: Imports, node: ast.stmt, name: str, *, is_excused: bool) -> None:
    # A package that is not part of Python may be absent anywhere: then `except` has its say.
    if not is_excused or name.partition(".")[0] in _ROOTS:
        found.refusals.append((node.lineno, *missing(name)))


def _import(found: Imports, node: ast.Import, *, is_excused: bool) -> None:
    for alias in node.names:
        if alias.name not in facades():
            _refuse_module(found, node, alias.name, is_excused=is_excused)
            continue
        name = alias.asname or alias.name.partition(".")[0]
        found.modules[name] = alias.name if alias.asname else name


def _import_from(found: Imports, node: ast.ImportFrom, *, is_excused: bool) -> None:
    if node.level or node.module is None:
        message = "relative imports are not available here: a snippet is one file"
        found.refusals.append((node.lineno, message, "import from the standard library"))
        return
    if node.module == "__future__":
        found.has_text_annotations |= any(alias.name == "annotations" for alias in node.names)
    if node.module not in facades():
        _refuse_module(found, node, node.module, is_excused=is_excused)
        return
    for alias in node.names:
        _import_name(found, node, node.module, alias)


def _import_name(found: Imports, node: ast.ImportFrom, module: str, alias: ast.alias) -> None:
    if alias.name == "*":
        return
    refused = missing_name(module, alias.name)
    if refused is not None:
        found.refusals.append((node.lineno, *refused))
    local, whole = alias.asname or alias.name, f"{module}.{alias.name}"
    if whole in facades():
        found.modules[local] = whole
    else:
        found.bound.add(local)
