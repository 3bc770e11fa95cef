"""Calls and operators that do not fit their values: what a TypeError says.

Names that are not there are in `names`.
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import re

from bot.diagnose.program import Function, Program
from bot.explanation.names import why_none
from bot.explanation.values import Look, Rule, Said, always, nearest, plain, rule, written
from bot.wording import code

_LATER = frozenset({"call_soon", "call_later", "call_at", "call_soon_threadsafe"}) | {
    "add_done_callback",
    "run_in_executor",
    "to_thread",
    "Thread",
    "Timer",
}


def _function(look: Look, name: str) -> Function | None:
    """The program's function behind a qualified name: `Bot.send`, `main.<locals>.work`."""
    return next(iter(look.program.functions.get(name.rpartition(".")[2], [])), None)


def _signature(function: Function) -> str:
    return code(f"{function.name}({written(function.args)})")


def _missing(look: Look, match: re.Match[str]) -> Said:
    name, names = match[1], match[2]
    function = _function(look, name)
    listed = " and ".join(code(each) for each in re.findall(r"'(\w+)'", names)) or "something"
    where = f" Line {function.lineno} defines {_signature(function)}." if function else ""
    if names == "'self'" or (function and function.args.args and "self" in names):
        kind = name.partition(".")[0]
        return Said(
            f"{code(name + '()')} is a method, and was called on the class, not on an object. "
            f"Make one first, {code(f'thing = {kind}(...)')}, and call it on that."
        )
    return Said(
        f"{code(name + '()')} was called without {listed}, which it needs.{where} Hand it in here, "
        "or give the parameter a default, `name=None`."
    )


def _too_many(look: Look, match: re.Match[str]) -> Said:
    name, takes, given = match[1], plain(match[2]), match[3]
    function = _function(look, name)
    where = f" Line {function.lineno} defines {_signature(function)}." if function else ""
    first = function.args.args[0].arg if function and function.args.args else ""
    is_method = function is not None and isinstance(
        look.program.parents.get(function), ast.ClassDef
    )
    if is_method and first not in ("self", "cls"):
        return Said(
            f"{code(name + '()')} is a method, and Python hands the object in as the first "
            f"argument.{where} Write `self` as its first parameter."
        )
    hint = " (an object counts as the first argument of its method)" if first == "self" else ""
    return Said(
        f"{code(name + '()')} takes {takes} argument{'s' * (takes != '1')}, and was given "
        f"{given}{hint}.{where} Leave out what is too much, or add a parameter for it."
    )


def _unexpected(look: Look, match: re.Match[str]) -> Said:
    name, word = match[1], match[2]
    function = _function(look, name)
    known = [] if function is None else [*function.args.args, *function.args.kwonlyargs]
    near = nearest(word, [arg.arg for arg in known])
    if function is None:
        real = getattr(asyncio, name.rpartition(".")[2], None)
        near = nearest(word, getattr(getattr(real, "__code__", None), "co_varnames", ()))
    where = f" Line {function.lineno} defines {_signature(function)}." if function else ""
    end = f" Did you mean {code(near + '=')}?" if near else " Check the names of its parameters."
    return Said(f"{code(name + '()')} has no parameter called {code(word)}.{where}{end}")


def _twice(look: Look, match: re.Match[str]) -> Said:
    del look
    return Said(
        f"{code(match[1] + '()')} got {code(match[2])} twice: once by its place and once by its "
        "name. Leave one of them out."
    )


def _no_arguments(look: Look, match: re.Match[str]) -> Said:
    name = match[1]
    own = look.program.classes.get(name)
    names = [n.name for n in own.body if isinstance(n, ast.FunctionDef)] if own else []
    near = next((n for n in names if "init" in n and n != "__init__"), None)
    said = f"{code(name)} was made with arguments, but its class has no `__init__` that takes any. "
    if near:
        return Said(
            f"{said}Did you mean `__init__` by {code(near)}? It has two underscores each side."
        )
    return Said(f"{said}Add `def __init__(self, ...)`, or call {code(name + '()')} with nothing.")


# ---- what may be called


def _not_callable(look: Look, match: re.Match[str]) -> Said:
    kind = match[1]
    calls = [n for n in look.nodes(ast.Call) if isinstance(n, ast.Call)]
    names = [written(call.func) for call in calls]
    for call in calls:
        if kind == "NoneType" and look.program.last_name(call.func) in _LATER:
            return _called_too_soon(look, call)
    hidden = next((n for n in names if hasattr(builtins, n) and _is_bound(look, n)), None)
    if hidden:
        return Said(
            f"{code(hidden)} is no longer Python's own function: the program gave that name a "
            f"{code(kind)} (line {_bound_at(look, hidden)}). Choose another name for it there."
        )
    if kind in ("module", "Facade"):  # the second is what a module is to a snippet
        name = names[0] if names else "module"
        return Said(
            f"{code(name)} is a module, not a function. Call something in it: "
            f"{code(f'{name}.something()')}."
        )
    what = code(names[0]) if len(names) == 1 else f"A value of type {code(kind)}"
    if kind == "coroutine":
        return Said(
            f"{what} is a coroutine already: do not call it again, `await` it.", "coroutines"
        )
    return Said(
        f"{what} is called here with `()`, but is a {code(kind)}, not a function. Leave out the "
        "brackets, write `[...]` for an item, or look for a missing operator or comma before `(`."
    )


def called_too_soon(program: Program) -> int | None:
    """The line that hands over what a function gave back: `call_later(1, f())`."""
    for name in sorted(_LATER):
        for call in program.called.get(name, []):
            if any(isinstance(arg, ast.Call) for arg in call.args):
                return call.lineno
    return None


def _called_too_soon(look: Look, call: ast.Call) -> Said:
    name = look.program.last_name(call.func)
    inner = next((each for each in call.args if isinstance(each, ast.Call)), None)
    given = written(inner.func) if inner is not None else "function"
    arguments = "".join(f", {written(arg)}" for arg in inner.args) if inner is not None else ""
    return Said(
        f"{code(name)} was given the result of {code(given + '()')}, None, instead of the "
        "function: the brackets call it at once. Hand over the function, its arguments after it: "
        f"{code(f'{name}(..., {given}{arguments})')}.",
        "callbacks",
    )


def _is_bound(look: Look, name: str) -> bool:
    return _bound_at(look, name) is not None


def _bound_at(look: Look, name: str) -> int | None:
    nodes = (n for n in look.program.nodes if isinstance(n, ast.Name) and n.id == name)
    return next((n.lineno for n in nodes if isinstance(n.ctx, ast.Store)), None)


# ---- operators


def _operands(look: Look, match: re.Match[str]) -> Said:
    sign, left, right = match[1], match[2], match[3]
    if "NoneType" in (left, right):
        found = [n for n in look.nodes(ast.BinOp) if isinstance(n, ast.BinOp)]
        side = found[0].left if found and left == "NoneType" else found[0].right if found else None
        holder = written(side)
        which = code(holder) if holder else "one side"
        return Said(f"{code(sign)} needs two values, and {which} is None. {why_none(look, holder)}")
    if "str" in (left, right) and {left, right} & {"int", "float"}:
        return Said(
            f"{code(sign)} cannot join text and a number ({code(left)} and {code(right)}). Make "
            "both the same: `int(text)` to compute, `str(number)` or an f-string to join."
        )
    return Said(
        f"{code(sign)} does not work between {code(left)} and {code(right)}. Convert one of them, "
        "or use the value inside: an item, an attribute, `len(...)`."
    )


def _concatenate(look: Look, match: re.Match[str]) -> Said:
    del look
    return Said(
        f"A text can only be joined with a text, and this is a {code(match[2])}. Write "
        '`str(value)`, or an f-string: `f"{value}"`.'
        if match[1] == "str"
        else f"A {code(match[1])} can only be joined with another, and this is a {code(match[2])}."
    )


def _compared(look: Look, match: re.Match[str]) -> Said:
    del look
    kinds = f"{code(match[2])} and {code(match[3])}"
    if match[2] == match[3]:
        return Said(
            f"Two values of type {code(match[2])} have no order for {code(match[1])}. Compare "
            "something in them, with `key=...` when sorting; in a PriorityQueue, put a number "
            "before each: `(priority, number, item)`."
        )
    return Said(
        f"{code(match[1])} cannot order {kinds}. Convert one of them first, for instance "
        "`int(text)`, or test for None."
    )


def _none_used(look: Look, match: re.Match[str]) -> Said:
    how = {"subscriptable": "has no items", "iterable": "holds nothing to go through"}[match[1]]
    holder = ""
    kind: type[ast.AST] = ast.Subscript if match[1] == "subscriptable" else ast.For
    for node in look.nodes(kind):
        inner = node.value if isinstance(node, ast.Subscript) else getattr(node, "iter", None)
        holder = holder or written(inner)
    what = code(holder) if holder else "The value"
    return Said(f"{what} is None here, and None {how}. {why_none(look, holder)}")


def _unpacked(look: Look, match: re.Match[str]) -> Said:
    del match
    found = next((n for n in look.nodes(ast.Assign) if isinstance(n, ast.Assign)), None)
    holder = written(found.value) if found else ""
    what = code(holder) if holder else "the right side"
    return Said(
        f"Several names wait for a value each, but {what} is None. {why_none(look, holder)}"
    )


def _not_iterable(look: Look, match: re.Match[str]) -> Said:
    kind = match[1]
    loop = next((n for n in look.nodes(ast.For) if isinstance(n, ast.For)), None)
    text = written(loop.iter) if loop and loop.lineno == look.line else ""
    what = code(text) if text else f"a value of type {code(kind)}"
    counted = code(f"range({text or 'n'})")
    instead = (
        f"To count, write {counted}." if kind == "int" else "Go through what it holds instead."
    )
    return Said(f"{what} is a {code(kind)}: there is nothing in it to go through. {instead}")


def _not_subscriptable(look: Look, match: re.Match[str]) -> Said:
    found = next((n for n in look.nodes(ast.Subscript) if isinstance(n, ast.Subscript)), None)
    what = code(written(found.value)) if found else "The value"
    if match[1] in ("function", "method", "builtin_function_or_method", "type"):
        return Said(f"{what} is a {code(match[1])}: call it with `(...)`, not with `[...]`.")
    return Said(
        f"{what} is a {code(match[1])} and has no items to take with `[...]`. Use its attributes, "
        "or look where it was made: a list or dict was meant."
    )


def _indices(look: Look, match: re.Match[str]) -> Said:
    del look
    return Said(
        f"A {match[1]} is indexed by whole numbers, and this is a {code(match[2])}. Use "
        "`int(...)`, a loop variable that is a number, or a dict if names are to be the keys."
    )


RULES: tuple[Rule, ...] = (
    rule("TypeError", r"^([\w.<>]+)\(\) missing \d+ required [\w-]+ arguments?: (.+)", _missing),
    rule(
        "TypeError",
        r"^([\w.<>]+)\(\) takes (.+) positional arguments? but (\d+) (?:was|were)",
        _too_many,
    ),
    rule("TypeError", r"^([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'", _unexpected),
    rule("TypeError", r"^([\w.<>]+)\(\) got multiple values for argument '(\w+)'", _twice),
    rule("TypeError", r"^(\w+)\(\) takes no arguments", _no_arguments),
    rule("TypeError", r"^'([\w.]+)' object is not callable", _not_callable),
    rule("TypeError", r"^'NoneType' object is not (subscriptable|iterable)", _none_used),
    rule("TypeError", r"^cannot unpack non-iterable NoneType object", _unpacked),
    rule("TypeError", r"^'([\w.]+)' object is not iterable", _not_iterable),
    rule("TypeError", r"^'([\w.]+)' object is not subscriptable", _not_subscriptable),
    rule("TypeError", r"for (\S+): '([\w.]+)' and '([\w.]+)'", _operands),
    rule("TypeError", r"^can only concatenate (\w+) \(not \"([\w.]+)\"\)", _concatenate),
    rule(
        "TypeError",
        r"^'(\S+)' not supported between instances of '([\w.]+)' and '([\w.]+)'",
        _compared,
    ),
    rule(
        "TypeError",
        r"^(list|tuple|string|byte) indices must be integers(?: or slices)?, not '?([\w.]+)",
        _indices,
    ),
    rule(
        "TypeError",
        r"^Passing coroutines is forbidden",
        always(
            "`asyncio.wait` takes tasks, no bare coroutines: it gives the same objects back in "
            "`done` and `pending`. Make tasks first, `[asyncio.create_task(f()) for ...]`, or use "
            "`asyncio.gather(...)`, which takes both.",
            "wait",
        ),
    ),
    rule(
        "TypeError",
        r"^object of type '([\w.]+)' has no len\(\)",
        always("`len()` counts the items of a list, text, dict or set; a `{}` has none."),
    ),
    rule(
        "TypeError",
        r"^unhashable type: '([\w.]+)'",
        always(
            "A `{}` can change, so it can be neither a key of a dict nor a member of a set. Use a "
            "tuple, a text or a number for that."
        ),
    ),
    rule(
        "TypeError",
        r"^'([\w.]+)' object does not support item assignment",
        always("A `{}` never changes, so no item of it can be set. Make a new one, or use a list."),
    ),
    rule(
        "TypeError",
        r"^exceptions must derive from BaseException",
        always(
            '`raise` takes an exception, such as `ValueError("what is wrong")`, no text and no '
            "other value."
        ),
    ),
    rule(
        "TypeError",
        r"^catching classes that do not inherit from BaseException",
        always("`except` takes classes of exceptions, such as `ValueError`, or a tuple of them."),
    ),
    rule(
        "TypeError",
        r"^'([\w.]+)' object cannot be interpreted as an integer",
        always(
            "A whole number is needed here, and this is a `{}`: write `int(...)` around it, or "
            "`//` instead of `/`."
        ),
    ),
    rule(
        "TypeError",
        r"^'([\w.]+)' object does not support the context manager protocol",
        always(
            "`with` needs something that is opened and closed, and a `{}` is not: it has no "
            "`__enter__`. Leave out the `with`, or give its class `__enter__` and `__exit__`."
        ),
    ),
)
