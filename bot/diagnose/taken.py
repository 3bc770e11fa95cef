"""What an expression's value is used for: a coroutine that is printed or added was to be awaited.

Which mistake that makes, and how it is told, is `unawaited`'s.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bot.diagnose.program import Program

_MOST = 20  # uses that are followed
# What takes a value, not an awaitable.
_TAKERS = frozenset(
    {"print", "str", "repr", "len", "int", "float", "bool", "sum", "list", "tuple", "set", "dict"}
    | {"sorted", "max", "min", "any", "all", "round", "abs", "enumerate", "zip", "range", "next"}
    | {"reversed", "format", "isinstance", "iter", "map", "filter", "divmod", "pow", "math.sqrt"}
    | {"json.dumps", "logging.info", "pprint.pprint"}
)
_LOOKS = (ast.Compare, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.FormattedValue, ast.AugAssign)
_TESTS = (ast.If, ast.While, ast.IfExp, ast.Assert, ast.Match)
_HOLDERS = (
    *(ast.List, ast.Tuple, ast.Set, ast.Dict),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)
_WRITES = frozenset({"format", "join", "write", "info", "debug", "warning", "error"})


def is_value(program: Program, node: ast.AST, depth: int = 0) -> bool:
    """Whether an expression is looked at: printed, computed with, tested, taken apart."""
    parent = program.parents.get(node)
    if parent is None or depth > 6:
        return False
    if isinstance(parent, ast.BoolOp) and node is parent.values[-1]:
        return is_value(program, parent, depth + 1)  # `debug and log()` only hands it on
    if isinstance(parent, _LOOKS) or _is_test(parent, node):
        return True
    if isinstance(parent, ast.Subscript | ast.Attribute):
        return parent.value is node and not _is_method(parent)
    if isinstance(parent, ast.For | ast.AsyncFor | ast.comprehension):
        return parent.iter is node or (isinstance(parent, ast.comprehension) and node in parent.ifs)
    if isinstance(parent, (*_HOLDERS, ast.Starred, ast.keyword)):
        return is_value(program, parent, depth + 1)
    if isinstance(parent, ast.Call):
        return node is not parent.func and _is_taken(program, parent, node, depth)
    if isinstance(parent, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        return _is_name_taken(program, parent, depth) or (
            isinstance(parent, ast.NamedExpr) and is_value(program, parent, depth + 1)
        )
    return _is_returned(program, parent, depth)


def _is_test(parent: ast.AST, node: ast.AST) -> bool:
    test = getattr(parent, "test", getattr(parent, "subject", None))
    return isinstance(parent, _TESTS) and test is node


def _is_method(attribute: ast.AST) -> bool:
    """Whether it is a method that a coroutine or a future has."""
    known = ("send", "close", "throw", "cancel", "done", "add_done_callback", "result")
    return isinstance(attribute, ast.Attribute) and attribute.attr in known


def _is_taken(program: Program, call: ast.Call, node: ast.AST, depth: int) -> bool:
    name = program.name(call.func)
    if name in _TAKERS or (isinstance(call.func, ast.Attribute) and call.func.attr in _WRITES):
        return True
    if isinstance(call.func, ast.Attribute) and call.func.attr in ("append", "add", "extend"):
        return _is_used(program, call.func.value, call, depth)
    if program.last_name(call.func) in program.classes:
        return _is_field_taken(program, call, node, depth)
    for function in program.callees(call):
        if node in call.args and depth < 3:
            place = call.args.index(node)
            names = [arg.arg for arg in function.args.args if arg.arg != "self"]
            if place < len(names) and _names_taken(program, function, names[place], 0, depth):
                return True
    return False


def _is_field_taken(program: Program, call: ast.Call, node: ast.AST, depth: int) -> bool:
    """Whether what a dataclass is made of is looked at as its field: `User(load_name()).name`."""
    body = program.classes[program.last_name(call.func)].body
    fields = [
        s.target.id for s in body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)
    ]
    place = call.args.index(node) if node in call.args else len(fields)
    name = fields[place] if place < len(fields) else getattr(node, "arg", None)
    uses = (n for n in program.nodes if isinstance(n, ast.Attribute) and n.attr == name)
    looked = [use for use in uses if isinstance(use.ctx, ast.Load)][:_MOST]
    return depth < 3 and any(is_value(program, use, depth + 1) for use in looked)


def _is_used(program: Program, target: ast.AST, place: ast.AST, depth: int) -> bool:
    """Whether the list that something is put into is looked at later."""
    if not isinstance(target, ast.Name):
        return False
    scope = program.scope(place)
    line = getattr(place, "lineno", 0)
    return _names_taken(program, scope, target.id, line, depth)


def _is_name_taken(program: Program, assign: ast.AST, depth: int) -> bool:
    targets = getattr(assign, "targets", [getattr(assign, "target", None)])
    if any(isinstance(target, ast.Tuple | ast.List) for target in targets):
        return True  # taken apart
    return any(_is_used(program, target, assign, depth) for target in targets)


def _names_taken(program: Program, scope: ast.AST, name: str, line: int, depth: int) -> bool:
    for use in reads(program, scope, name):
        if use.lineno > line and is_value(program, use, depth + 1):
            return True
    return False


def reads(program: Program, scope: ast.AST, name: str) -> Iterator[ast.Name]:
    """Where a scope reads a name."""
    for node in program.inside(scope):
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
            yield node


def _is_returned(program: Program, parent: ast.AST, depth: int) -> bool:
    """Whether a plain function hands the coroutine on, and its callers look at it."""
    function = program.function(parent)
    if not isinstance(parent, ast.Return) or not isinstance(function, ast.FunctionDef):
        return False
    calls = [
        node
        for node in program.nodes
        if isinstance(node, ast.Call) and program.last_name(node.func) == function.name
    ]
    return any(is_value(program, call, depth + 1) for call in calls[:_MOST])
