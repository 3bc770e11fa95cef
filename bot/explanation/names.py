"""Names that are not there: of variables, attributes, things to import.

Names in calls, and what may be called, are in `calls`.
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import collections
import contextlib
import datetime
import functools
import itertools
import json
import math
import queue
import random
import re
import string
import threading
import time
from types import ModuleType

from bot.explanation.values import Look, Rule, Said, nearest, rule, written
from bot.wording import code

MODULES: dict[str, ModuleType] = {
    each.__name__: each
    for each in (
        *(asyncio, collections, contextlib, datetime, functools, itertools, json),
        *(math, queue, random, string, threading, time),
    )
}
_NOT_PYTHON = {
    "true": "True", "false": "False", "null": "None", "none": "None", "nil": "None",
    "undefined": "None", "console": "print", "println": "print", "printf": "print",
}  # fmt: skip
_KINDS: dict[str, type] = {
    "list": list, "dict": dict, "set": set, "tuple": tuple, "str": str, "int": int,
    "float": float, "bytes": bytes, "Queue": asyncio.Queue, "Lock": asyncio.Lock,
    "Event": asyncio.Event, "Semaphore": asyncio.Semaphore, "Condition": asyncio.Condition,
    "TaskGroup": asyncio.TaskGroup, "_asyncio.Task": asyncio.Task,
    "_asyncio.Future": asyncio.Future, "StreamReader": asyncio.StreamReader,
}  # fmt: skip
# What other languages, or other types, call it.
_OTHERS = {
    ("list", "add"): "append", ("list", "push"): "append", ("list", "put"): "append",
    ("list", "length"): "len(...)", ("list", "size"): "len(...)", ("list", "contains"): "in",
    ("list", "join"): '", ".join(...)', ("list", "get"): "an index, `items[0]`",
    ("list", "split"): "str.split", ("set", "append"): "add", ("set", "push"): "add",
    ("dict", "append"): "d[key] = value", ("dict", "add"): "d[key] = value",
    ("dict", "has_key"): "key in d", ("dict", "contains"): "key in d",
    ("dict", "length"): "len(...)", ("str", "length"): "len(...)", ("str", "append"): "+=",
    ("str", "contains"): "in", ("str", "push"): "+=", ("tuple", "append"): "a list",
    ("Queue", "append"): "await queue.put(...)", ("Queue", "push"): "await queue.put(...)",
    ("Queue", "pop"): "await queue.get()", ("Queue", "add"): "await queue.put(...)",
    ("Queue", "size"): "qsize()", ("Queue", "close"): "an end mark, `put(None)`",
    ("_asyncio.Task", "join"): "await task", ("_asyncio.Task", "start"): "nothing: it is started",
    ("_asyncio.Task", "wait"): "await task", ("_asyncio.Task", "stop"): "cancel()",
    ("_asyncio.Task", "kill"): "cancel()", ("Event", "notify"): "set()",
    ("TaskGroup", "gather"): "create_task(...)", ("TaskGroup", "add"): "create_task(...)",
    ("TaskGroup", "start_soon"): "create_task(...)", ("int", "append"): "a list",
}  # fmt: skip


# ---- variables


def _undefined(look: Look, match: re.Match[str]) -> Said:
    name = match[1]
    said = f"The name {code(name)} is used here, but nothing of that name exists. "
    if name in MODULES:
        return Said(
            f"{code(name)} is a module, and a module has to be imported before it is used: write "
            f"{code(f'import {name}')} at the top."
        )
    if name in _NOT_PYTHON:
        return Said(f"{said}In Python it is {code(_NOT_PYTHON[name])}.")
    if name == "self":
        return Said(
            f"{said}A method gets its object only when it asks for it: write `self` as the first "
            "parameter, `def method(self, ...)`."
        )
    elsewhere = _elsewhere(look, name)
    if elsewhere:
        return Said(elsewhere)
    if name in asyncio.__all__:
        return Said(f"{said}It belongs to asyncio: write {code(f'asyncio.{name}')}.")
    near = nearest(name, [*_known(look), *dir(builtins), *MODULES])
    if near:
        return Said(f"{said}Did you mean {code(near)}?")
    return Said(
        f"{said}Give it a value first, {code(f'{name} = ...')}, or put quotes around it if it is "
        f"meant as text: {code(repr(name))}."
    )


def _known(look: Look) -> list[str]:
    """The names that a program binds."""
    names = [n.id for n in look.program.nodes if isinstance(n, ast.Name) and _is_store(n)]
    names += [n.arg for n in look.program.nodes if isinstance(n, ast.arg)]
    imports = (n for n in look.program.nodes if isinstance(n, ast.Import | ast.ImportFrom))
    names += [alias.asname or alias.name for node in imports for alias in node.names]
    return [*names, *look.program.functions, *look.program.classes]


def _is_store(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _elsewhere(look: Look, name: str) -> str:
    """The name exists, but further down, or only inside a function."""
    program = look.program
    defined = [*program.functions.get(name, [])]
    stored = [n for n in program.nodes if isinstance(n, ast.Name) and n.id == name and _is_store(n)]
    places: list[tuple[int, ast.AST]] = [(n.lineno, program.scope(n)) for n in (*defined, *stored)]
    if name in program.classes:
        places.append((program.classes[name].lineno, program.scope(program.classes[name])))
    at_top = [line for line, scope in places if isinstance(scope, ast.Module)]
    if at_top and min(at_top) > (look.line or 0):
        return (
            f"{code(name)} is used here before it exists: line {min(at_top)} makes it, and Python "
            "runs a file from top to bottom. Move that line up, or this one down."
        )
    inner = [
        scope for _, scope in places if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    if inner and not at_top and inner[0] is not look.function:
        owner = getattr(inner[0], "name", "")
        return (
            f"{code(name)} exists only inside {code(owner + '()')}: what a function assigns is its "
            f"own. Let {code(owner + '()')} `return` it, or hand it over as an argument."
        )
    return ""


def _unbound(look: Look, match: re.Match[str]) -> Said:
    name, function = match[1], look.function
    where = f" in {code(function.name + '()')}" if function else ""
    outer = None
    if function is not None:
        assigns = (n for n in look.program.nodes if isinstance(n, ast.Name) and n.id == name)
        scopes = [look.program.scope(n) for n in assigns if _is_store(n)]
        outer = next((s for s in scopes if s is not function), None)
    if outer is not None:
        word = "global" if isinstance(outer, ast.Module) else "nonlocal"
        return Said(
            f"{code(name)} is assigned{where}, and that makes it a variable of this function "
            f"alone, which has no value yet at this line. To change the outer one, write "
            f"{code(f'{word} {name}')} as the function's first line."
        )
    return Said(
        f"{code(name)} has no value yet at this line: the line{where} that gives it one has not "
        f"run, because it comes later, or stands in an `if`, `try` or loop that was skipped. "
        f"Give it a value first, for instance {code(f'{name} = None')}."
    )


def _free(look: Look, match: re.Match[str]) -> Said:
    del look
    return Said(
        f"{code(match[1])} belongs to the function around this one, which has not given it a value "
        "yet (or has deleted it). Assign it before this function is called."
    )


# ---- attributes


def _no_attribute(look: Look, match: re.Match[str]) -> Said | None:
    kind, name = match[1], match[2]
    holder = _holder(look, name)
    what = code(holder) if holder else f"a value of type {code(kind)}"
    if kind in ("function", "method", "builtin_function_or_method"):
        return Said(
            f"{what} is the function itself, and what it gives back has {code('.' + name)}, not "
            f"the function. Call it first: {code(f'{holder or name}().{name}')}."
        )
    told = f"{what} is a {code(kind)}, and that has no {code('.' + name)}. "
    other = _OTHERS.get((kind, name))
    if other:
        return Said(f"{told}Use {other if '`' in other else code(other)} instead.")
    if kind in look.program.classes:
        return Said(told + _of_class(look, kind, name))
    near = nearest(name, [n for n in dir(_KINDS.get(kind, object)) if not n.startswith("_")])
    if near:
        return Said(f"{told}Did you mean {code('.' + near)}?")
    return Said(f"{told}Look what made the value: it is not of the type that was meant.")


def _holder(look: Look, name: str) -> str:
    """What stands before `.name` on the line."""
    found = [
        n for n in look.nodes(ast.Attribute) if isinstance(n, ast.Attribute) and n.attr == name
    ]
    return written(found[0].value) if found else ""


def _of_class(look: Look, kind: str, name: str) -> str:
    """What to say of a class of the program's own."""
    own = look.program.classes[kind]
    names = [n.name for n in own.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    names += [
        n.attr
        for n in ast.walk(own)
        if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store) and n.attr != name
    ]
    near = nearest(name, names)
    if near:
        return f"Did you mean {code('.' + near)}?"
    given = [
        n
        for n in look.program.nodes
        if isinstance(n, ast.Attribute) and n.attr == name and isinstance(n.ctx, ast.Store)
    ]
    if given:
        return (
            f"Line {given[0].lineno} would give it one, but has not run yet: set {code(name)} in "
            "`__init__`, so that it is there from the start."
        )
    return f"Write {code(f'self.{name} = ...')} in its `__init__`, or define a method of that name."


def _of_none(look: Look, match: re.Match[str]) -> Said:
    name = match[1]
    holder = _holder(look, name)
    what = code(holder) if holder else f"what stands before {code('.' + name)}"
    return Said(
        f"{what} is None here, and None has no {code('.' + name)}. " + why_none(look, holder)
    )


def why_none(look: Look, holder: str) -> str:
    """Where a None may have come from."""
    made = _given(look, holder) if holder.isidentifier() else _parsed(holder)
    call = made.value if isinstance(made, ast.Await) else made
    if not isinstance(call, ast.Call):
        return (
            "Find the line that should have given it a value, or test it first: `if x is not None`."
        )
    name = look.program.last_name(call.func)
    for function in look.program.callees(call):
        returns = [
            n for n in look.program.inside(function) if isinstance(n, ast.Return) and n.value
        ]
        if not returns:
            return (
                f"{code(name + '()')} (line {function.lineno}) has no `return`, so it gives back "
                "None: add `return ...` to it."
            )
        return (
            f"{code(name + '()')} (line {function.lineno}) did not reach a `return` with a value."
        )
    if name in (
        "sort",
        "append",
        "extend",
        "reverse",
        "add",
        "update",
        "insert",
        "remove",
        "clear",
    ):
        called = code(f".{name}()")
        return f"{called} changes the thing itself and gives back None: do not assign it."
    if name == "get":
        return "`.get()` gives back None for a key that is not there: give a default, or test it."
    if name == "print":
        return "`print()` shows something and gives back None."
    return f"{code(name + '()')} gave it back: test it first, `if x is not None`."


def _given(look: Look, name: str) -> ast.expr | None:
    """What a name was given last before the line, in the same function."""
    inside = look.program.inside(look.function or look.program.tree)
    given = [
        node
        for node in inside
        if isinstance(node, ast.Assign)
        and node.lineno < (look.line or 0)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]
    return max(given, key=lambda node: node.lineno).value if given else None


def _parsed(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _of_module(look: Look, match: re.Match[str]) -> Said:
    del look
    module, name = match[1], match[2]
    known = dir(MODULES[module]) if module in MODULES else []
    near = nearest(name, [each for each in known if not each.startswith("_")])
    said = f"The module {code(module)} has nothing called {code(name)}. "
    return Said(
        said + (f"Did you mean {code(f'{module}.{near}')}?" if near else "Look at its docs.")
    )


def _of_type(look: Look, match: re.Match[str]) -> Said:
    kind, name = match[1], match[2]
    told = f"The class {code(kind)} has no {code('.' + name)}. "
    if kind in look.program.classes:
        return Said(
            f"{told}If objects of it have, make one first: {code(f'{kind}().{name}')}. "
            f"{_of_class(look, kind, name)}"
        )
    near = nearest(name, dir(_KINDS.get(kind, object)))
    return Said(told + (f"Did you mean {code('.' + near)}?" if near else "Look at its docs."))


def _cannot_import(look: Look, match: re.Match[str]) -> Said:
    del look
    name, module = match[1], match[2]
    known = dir(MODULES[module]) if module in MODULES else []
    near = nearest(name, [each for each in known if not each.startswith("_")])
    said = f"The module {code(module)} has nothing called {code(name)} to import. "
    instead = code(f"from {module} import {near}") if near else ""
    return Said(said + (f"Did you mean {instead}?" if near else "Check the spelling in its docs."))


def _no_module(look: Look, match: re.Match[str]) -> Said:
    del look
    near = nearest(match[1], MODULES)
    said = f"There is no module called {code(match[1])} here. "
    return Said(said + (f"Did you mean {code(near)}?" if near else "Only the standard library is."))


RULES: tuple[Rule, ...] = (
    rule("NameError", r"^name '(\w+)' is not defined", _undefined),
    rule("NameError", r"^cannot access free variable '(\w+)'", _free),
    rule("UnboundLocalError", r"^cannot access local variable '(\w+)'", _unbound),
    rule("AttributeError", r"^module '([\w.]+)' has no attribute '(\w+)'", _of_module),
    rule("AttributeError", r"^type object '(\w+)' has no attribute '(\w+)'", _of_type),
    rule("AttributeError", r"^'NoneType' object has no attribute '(\w+)'", _of_none),
    rule("AttributeError", r"^'([\w.]+)' object has no attribute '(\w+)'", _no_attribute),
    rule("ImportError", r"^cannot import name '(\w+)' from '([\w.]+)'", _cannot_import),
    rule("ModuleNotFoundError ImportError", r"^No module named '([\w.]+)'", _no_module),
)
