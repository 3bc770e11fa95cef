"""Values that are not there or do not fit: keys, indexes, numbers, own exceptions.

What a TypeError says of them is in `calls`.
"""

from __future__ import annotations

import ast
import re

from bot.explanation.values import Look, Rule, Said, always, nearest, rule, written
from bot.wording import code


def _item(look: Look) -> ast.Subscript | None:
    found = [n for n in look.nodes(ast.Subscript) if isinstance(n, ast.Subscript)]
    return found[-1] if len(found) == 1 else None


def _key(look: Look, match: re.Match[str]) -> Said:
    key = match[0]
    item = _item(look)
    holder = code(written(item.value)) if item else "The dict"
    texts = [
        node.value
        for node in look.program.nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.lineno != look.line
    ]
    near = nearest(key.strip("'\""), texts)
    said = f"{holder} has no key {code(key)}. "
    if near:
        said += f"Did you mean {code(repr(near))}? "
    get = code(f"{written(item.value)}.get({key})") if item else "`d.get(key)`"
    return Said(f"{said}{get} gives None instead of failing, and `key in d` tests for it.")


def _index(look: Look, match: re.Match[str]) -> Said:
    kind, item = match[1] or "list", _item(look)
    what = f"{code(written(item))}" if item else "An index"
    return Said(
        f"{what} lies outside the {kind}: with n items the last index is n - 1, and an empty one "
        "has none. Test `len(...)` first, or go through the items with `for item in items`."
    )


def _pop(look: Look, match: re.Match[str]) -> Said:
    kind = match[1]
    del look
    return Said(
        f"Nothing is left to take: the {kind} is empty. Test it first, `if items:`; if several "
        "tasks take from it, test and take without an `await` between, or use an `asyncio.Queue`."
    )


def _zero(look: Look, match: re.Match[str]) -> Said:
    del match
    found = [n for n in look.nodes(ast.BinOp) if isinstance(n, ast.BinOp)]
    signs = (ast.Div, ast.FloorDiv, ast.Mod)
    below = [written(n.right) for n in found if isinstance(n.op, signs)]
    if not below or below[-1] in ("0", "0.0"):
        return Said("Nothing can be divided by 0. Test the divisor first: `if n != 0`.")
    return Said(
        f"{code(below[-1])} is 0 here, and nothing can be divided by 0. Test it first: "
        f"{code(f'if {below[-1]} != 0')}."
    )


def _number(look: Look, match: re.Match[str]) -> Said:
    del look
    text = match[2]
    said = f"{code(match[1])} cannot read {code(text)} as a number. "
    if re.fullmatch(r"'-?\d+\.\d*'", text) and match[1] == "int()":
        return Said(f"{said}It has a decimal point: use `float(...)`, then `int(...)`.")
    if text == "''":
        return Said(f"{said}The text is empty: test it first.")
    return Said(f"{said}Test it with `text.isdigit()`, or catch `ValueError`.")


def _values(look: Look, match: re.Match[str]) -> Said:
    few = match[0].startswith("not enough")
    wanted = match[1]
    given = match[2] or "more"
    del look
    end = (
        "Take away a name, or look why there are so few."
        if few
        else ("Add a name, or collect the rest with `first, *rest = ...`.")
    )
    return Said(
        f"The left side has {wanted} names, and the right side has {given} values: each name needs "
        f"exactly one. {end}"
    )


def _recursion(look: Look, match: re.Match[str]) -> Said:
    del match
    name = look.function.name if look.function else "a function"
    return Said(
        f"{code(name + '()')} calls itself again and again without an end, until Python gives up "
        "(after about 1,000 calls). Add a case in which it returns without calling itself, or use "
        "a loop."
    )


def _assertion(look: Look, match: re.Match[str]) -> Said:
    found = next((n for n in look.nodes(ast.Assert) if isinstance(n, ast.Assert)), None)
    test = code(written(found.test)) if found else "what it says"
    said = f": {code(match[0])}" if match[0] else ""
    return Said(
        f"`assert` claims that {test} is true, and it is not{said}. Print the values in it just "
        "before, to see which one is not as expected."
    )


def _exit(look: Look, match: re.Match[str]) -> Said:
    del look
    status = f" with {code(match[0])}" if match[0] else ""
    return Said(
        f"The program ended itself{status}: `exit()` and `sys.exit()` raise SystemExit, and no "
        "code after it runs. To end only a function, use `return`."
    )


def raised_here(look: Look) -> Said | None:
    """An exception that the program raises itself, of whatever type."""
    raises = [n for n in look.nodes(ast.Raise) if isinstance(n, ast.Raise)]
    if not raises:
        return None
    said = f": {code(look.message, 120)}" if look.message else ""
    return Said(
        f"The program itself raises {code(look.exception)} here{said}, and nobody caught it on its "
        "way up. Put the call or the `await` that leads here in `try:` and "
        f"{code(f'except {look.exception}:')}, if the program is to go on after it."
    )


RULES: tuple[Rule, ...] = (
    rule("KeyError", r"^.+", _key),
    rule("IndexError", r"^pop from (?:an )?empty (\w+)", _pop),
    rule("IndexError", r"^(\w+)?.*(?:index|assignment) .*out of range", _index),
    rule("ZeroDivisionError", r"", _zero),
    rule("ValueError", r"^invalid literal for (int\(\)).*?: (.+)", _number),
    rule("ValueError", r"^could not convert string to (float): (.+)", _number),
    rule("ValueError", r"^not enough values to unpack \(expected (\d+).*, got (\d+)\)", _values),
    rule("ValueError", r"^too many values to unpack \(expected (\d+)(?:, got (\d+))?\)", _values),
    rule("ValueError", r"^(?:list\.remove\(x\): x not in list|.* is not in (?:list|tuple))", always(
        "The list does not hold that value. Test it first: `if x in items`.")),
    rule("ValueError", r"^(max|min)\(\) .*empty", always(
        "`{}()` was given nothing to choose from. Test for an empty list first, or say "
        "`default=...`.")),
    rule("RecursionError", r"", _recursion),
    rule("StopIteration", r"", always(
        "`next()` was asked for one more value, and the iterator has none left. Use a `for` loop, "
        "or give a default: `next(it, None)`.")),
    rule("StopAsyncIteration", r"", always(
        "`anext()` was asked for one more value, and the async iterator has none left. Use "
        "`async for`, or give a default: `await anext(it, None)`.", "async-for")),
    rule("RuntimeError", r"^(?:coroutine|generator|async generator) raised StopIteration", always(
        "`next()` ran out of values inside a coroutine or generator, where StopIteration would "
        "mean its own end, so Python turns it into a RuntimeError. Use `next(it, None)`, or catch "
        "`StopIteration` right there.")),
    rule("RuntimeError", r"^(dictionary|Set|deque) .*(?:changed|mutated) .*iteration", always(
        "The `for` loop goes through something that changes meanwhile: its own body does it, or "
        "another task during an `await`. Go through a copy: `for x in list(things)`.",
        "shared-state")),
    rule("AssertionError", r"^.*", _assertion),
    rule("SystemExit", r"^.*", _exit),
    rule("KeyboardInterrupt", r"", always(
        "KeyboardInterrupt is what Ctrl-C raises. Nobody can press it here: this line raises it. "
        "To stop a task, call `task.cancel()`.")),
    rule("NotImplementedError", r"", always(
        "This function was left to be written: its `raise NotImplementedError` says so. Write it, "
        "or override it in the class that is used.")),
)  # fmt: skip
