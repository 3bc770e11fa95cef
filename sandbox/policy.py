"""The language layer: checks a snippet's source and rewrites it so that guards watch it run.

The guards are in `guards` and `writes`. This layer teaches; the kernel layer is the boundary.
"""

# ruff: noqa: N802, N815 - the base class calls methods by the names of syntax nodes

from __future__ import annotations

import ast
import types
from typing import Any, TypeVar

from RestrictedPython.transformer import RestrictingNodeTransformer

from sandbox import reasons, rules
from sandbox.imports_checked import Imports, imports_of
from sandbox.patterns import Patterns
from sandbox.reasons import Reason
from sandbox.refused import SandboxError
from sandbox.rules import is_dunder

Refused = tuple[int | None, str, str]
Node = TypeVar("Node", bound=ast.AST)
_TOO_DEEP = "this snippet is nested too deeply"


class PolicyErrors(Exception):  # it holds several
    """Everything that a snippet may not do, as (line, message, hint), sorted by line."""

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__("; ".join(message for _, message, _ in refusals))
        self.refusals = refusals


class AsyncPolicy(Patterns, RestrictingNodeTransformer):
    """Allows all of modern Python's syntax and puts a guard on each way to an attribute.

    Unknown syntax is refused. Iteration, unpacking, items and star-calls are not rewritten: no
    permission depends on them here, and the stock rewrites change what a program means.
    """

    def __init__(self, imports: Imports) -> None:
        super().__init__()
        self.refusals: list[Refused] = list(imports.refusals)
        self._imports = imports
        self._scopes: list[str] = []  # "class" or "function"
        self._classes: list[str] = []  # for private names, which Python mangles

    # --- refusing

    def refuse(self, node: ast.AST, message: str, hint: str) -> None:
        """Note a refusal and go on, so that all of them come at once."""
        self.refusals.append((getattr(node, "lineno", None), message, hint))

    def refuse_for(self, node: ast.AST, what: str, reason: Reason) -> None:
        """Note a refusal with its reason."""
        self.refuse(node, reasons.sentence(what, reason), reason.hint)

    def error(self, node: ast.AST, info: str) -> None:
        """Note a refusal of the base class."""
        self.refuse(node, info, "write it another way")

    def not_allowed(self, node: ast.AST) -> None:
        """Refuse syntax that nobody has looked at."""
        self.refuse(node, f"{type(node).__name__} is not available here", "write it another way")

    # --- names

    @property
    def _is_in_class(self) -> bool:
        return bool(self._scopes) and self._scopes[-1] == "class"

    def check_name(self, node: ast.AST, name: str | None, *_: object) -> None:
        """Refuse a name that a snippet may not bind."""
        if name is None or not is_dunder(name) or name in rules.DEFINABLE:
            return
        if self._is_in_class and name in rules.CLASS_VARIABLES:
            return
        if name != "__name__" and name in rules.MODULE_NAMES:
            return
        self.refuse_for(node, f"`{name}`", reasons.special(name))

    def _check_loaded(self, node: ast.AST, name: str) -> None:
        if not is_dunder(name) or name in rules.DEFINABLE or name in rules.MODULE_NAMES:
            return
        if self._is_in_class and name in (*rules.CLASS_VARIABLES, "__qualname__", "__module__"):
            return
        if name == "__class__" and "class" in self._scopes:
            return
        self.refuse_for(node, f"`{name}`", reasons.special(name))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Check a name."""
        if isinstance(node.ctx, ast.Load):
            self._check_loaded(node, node.id)
        else:
            self.check_name(node, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """Check a parameter."""
        if is_dunder(node.arg):
            self.refuse_for(node, f"`{node.arg}`", reasons.SPECIAL)
        node.annotation = self._annotation(node.annotation)
        return node

    def _names(self, node: ast.Global | ast.Nonlocal) -> ast.AST:
        for name in node.names:
            self.check_name(node, name)
        return node

    visit_Global = visit_Nonlocal = _names

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        """Check the name of a caught exception, and tell the tracer of one that is looked at."""
        self.check_name(node, node.name)
        is_used = any(
            isinstance(each, ast.Name) and each.id == node.name
            for statement in node.body
            for each in ast.walk(statement)
        )
        visited = self.contents(node)
        if node.name and is_used:
            call = self.guard(rules.CAUGHT, visited.body[0], ast.Name(node.name, ast.Load()))
            visited.body.insert(0, ast.copy_location(ast.Expr(call), call))
        return visited

    def visit_TypeVar(self, node: Node) -> Node:
        """Check a type parameter."""
        self.check_name(node, getattr(node, "name", None))
        return self.contents(node)

    visit_ParamSpec = visit_TypeVarTuple = visit_TypeVar

    # --- syntax without a rule of its own

    def contents(self, node: Node) -> Node:
        """Visit what a node holds."""
        visited: Node = self.node_contents_visit(node)
        return visited

    visit_Module = visit_For = visit_AsyncFor = visit_With = visit_AsyncWith = contents
    visit_Await = visit_Assign = visit_Subscript = visit_NamedExpr = visit_TryStar = contents
    visit_comprehension = visit_TypeAlias = contents

    # --- modules and builtins

    def _import(self, node: ast.Import | ast.ImportFrom) -> ast.AST:
        if getattr(node, "is_lazy", 0):
            self.refuse(node, "lazy imports are not available here", "use a plain import")
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            if is_dunder(bound) and bound not in ("__future__", "__version__"):
                self.refuse_for(node, f"`{bound}`", reasons.SPECIAL)
        return node

    visit_Import = visit_ImportFrom = _import

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Check calls of closed builtins; leave a method's load native.

        What a public attribute holds may be called: the one callable that must not leak, a
        metaclass, is behind no public attribute (the crawl in the tests looks for one).
        """
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in reasons.BUILTINS and name not in self._imports.bound and not is_dunder(name):
            self.refuse_for(node, f"`{name}()`", reasons.BUILTINS[name])
        if not (isinstance(node.func, ast.Attribute) and self._is_native(node.func.attr)):
            return self.contents(node)
        self._check_module_name(node.func)
        node.func.value = self.visit(node.func.value)
        node.args = [self.visit(arg) for arg in node.args]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        return node

    # --- attributes

    @staticmethod
    def _is_native(name: str) -> bool:
        return not (name.startswith("_") or name in rules.SENSITIVE)

    def _mangled(self, name: str) -> str:
        if not self._classes or not name.startswith("__") or name.endswith("__"):
            return name
        owner = self._classes[-1].lstrip("_")
        return f"_{owner}{name}" if owner else name

    def guard(self, name: str, at: ast.expr | ast.stmt, *args: ast.expr) -> ast.Call:
        """A call of a guard, with the location of the code that it watches."""
        call = ast.Call(func=ast.Name(name, ast.Load()), args=list(args), keywords=[])
        for node in (call, call.func, *args):
            if not hasattr(node, "lineno"):  # only ours: a walk would visit each subtree again
                ast.copy_location(node, at)
        return call

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Put a guard on a load, a store or a delete."""
        name = self._mangled(node.attr)
        is_load = isinstance(node.ctx, ast.Load)
        self._check_attribute(node, name, is_load=is_load)
        self._check_module_name(node)
        node.value = self.visit(node.value)
        if is_load and self._is_native(name):
            return self.guard(rules.OK, node, node)
        if is_load:
            return self.guard(_guard_for(name), node, node.value, ast.Constant(name))
        node.value = self.guard(rules.WRITE, node, node.value, ast.Constant(name))
        node.attr = name
        return node

    def _check_attribute(self, node: ast.Attribute, name: str, *, is_load: bool) -> None:
        if name in rules.FRAME_ATTRIBUTES:
            self.refuse_for(node, f"`.{name}`", reasons.FRAMES)
        if not is_dunder(name):
            return
        if is_load and name not in rules.READABLE:
            self.refuse_for(node, f"`.{name}`", reasons.special(name))
        if not is_load and name not in rules.WRITABLE:
            self.refuse(node, f"`.{name}` cannot be changed here", "set it in the class body")

    def _check_module_name(self, node: ast.Attribute) -> None:
        refused = self._imports.missing(node)
        if refused is not None:
            self.refuse(node, *refused)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        """Guard `x.a += v`; Python itself does the rest."""
        target = node.target
        if not isinstance(target, ast.Attribute):
            return self.contents(node)
        name = self._mangled(target.attr)
        if name in rules.SENSITIVE or (is_dunder(name) and name not in rules.TEXTS):
            # Python's own read would hand the bare value to the other side's `__radd__`.
            self.refuse(node, f"`.{name}` cannot be changed in place here", "assign a new value")
        value = self.visit(target.value)
        target.value = self.guard(rules.AUGMENT, target, value, ast.Constant(name))
        target.attr = name
        node.value = self.visit(node.value)
        return node

    # --- annotations

    def _annotation(self, node: ast.expr | None) -> ast.expr | None:
        """With the future import an annotation becomes text; then its source is kept."""
        if node is None or self._imports.has_text_annotations:
            return node
        visited: ast.expr = self.visit(node)
        return visited

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """Check an annotated name; in a class body it may become a field."""
        target = node.target
        is_field = self._is_in_class and isinstance(target, ast.Name)
        if is_field and isinstance(target, ast.Name) and target.id in rules.FRAME_ATTRIBUTES:
            self.refuse(node, f"`{target.id}` cannot be a field name here", "choose another name")
        node.target = self.visit(target)
        annotation = self._annotation(node.annotation)
        node.annotation = annotation if annotation is not None else node.annotation
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    # --- scopes

    def _function(self, node: Any) -> ast.AST:
        if is_dunder(node.name) and not (self._is_in_class and node.name in rules.DEFINABLE):
            self.refuse(
                node, f"defining `{node.name}` is not available here", "choose another name"
            )
        self._outside(node)
        node.args = self.visit(node.args)
        node.returns = self._annotation(node.returns)
        self._scopes.append("function")
        node.body = self.body(node.body)
        self._scopes.pop()
        return node  # type: ignore[no-any-return]  # a function definition

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def _outside(self, node: Any) -> None:
        """Visit what belongs to the scope around a definition."""
        node.decorator_list = [self.visit(each) for each in node.decorator_list]
        if getattr(node, "type_params", None):
            node.type_params = [self.visit(each) for each in node.type_params]

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Visit statements; one may become several."""
        visited: list[ast.stmt] = []
        for statement in statements:
            result = self.visit(statement)
            visited.extend(result if isinstance(result, list) else [result])
        return visited

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """Visit a lambda in its own scope."""
        node.args = self.visit(node.args)
        self._scopes.append("function")
        node.body = self.visit(node.body)
        self._scopes.pop()
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Visit a class body in its own scope."""
        self.check_name(node, node.name)
        self._outside(node)
        node.bases = [self.visit(base) for base in node.bases]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        self._scopes.append("class")
        self._classes.append(node.name)
        node.body = self.body(node.body)
        self._scopes.pop()
        self._classes.pop()
        return node

    def _comprehension(self, node: Node) -> Node:
        self._scopes.append("function")
        visited = self.contents(node)
        self._scopes.pop()
        return visited

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension


def _guard_for(name: str) -> str:
    if is_dunder(name):
        return rules.DUNDER
    return rules.PRIVATE if name.startswith("_") else rules.SENSITIVE_LOAD


def compile_snippet(
    source: str, filename: str = "snippet.py", *, opened: frozenset[str] = frozenset()
) -> types.CodeType:
    """The code of a snippet, watched by guards; a coroutine's when it awaits at top level.

    `opened` names builtins that are closed as a rule, and that this run has.
    Raises SyntaxError, or PolicyErrors with all refusals at once.
    """
    try:
        tree = ast.parse(source, filename, "exec")
        imports = imports_of(tree)
        imports.bound.update(opened)
        policy = AsyncPolicy(imports)
        tree = policy.visit(tree)
        if policy.refusals:
            raise PolicyErrors(sorted(set(policy.refusals), key=lambda each: each[0] or 0))
        code: types.CodeType = compile(
            tree,
            filename,
            "exec",
            flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
            dont_inherit=True,
        )
    except (RecursionError, MemoryError):
        raise SyntaxError(_TOO_DEEP) from None
    except ValueError as error:  # null bytes, lone surrogates, numbers with too many digits
        raise SyntaxError(f"this snippet cannot be read: {error}") from None
    return code


__all__ = ["AsyncPolicy", "PolicyErrors", "SandboxError", "compile_snippet"]
