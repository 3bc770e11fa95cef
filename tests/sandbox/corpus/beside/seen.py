"""What assertions of the corpus become: they print what they saw before they judge it."""

# mypy: ignore-errors
# ruff: noqa: T201 - printing is what it is for

import operator
import re

_OPERATORS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "is": operator.is_,
    "is not": operator.is_not,
    "in": lambda one, other: one in other,
    "not in": lambda one, other: one not in other,
}

_CLOCK = 1000  # seconds: beyond this it is what a clock says
_NUMBER = re.compile(r"\d{9,}(\.\d+)?|\d{4,}\.\d+")  # of a thread, a moment


def shown(value):
    """The value as text that is the same in each run."""
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(shown, value))) + "}"
    if isinstance(value, float):
        return format(value, ".1f") if value < _CLOCK else "a moment"
    return _NUMBER.sub("N", re.sub("0x[0-9a-f]+", "0x", repr(value)))[:500]


def compared(left, sign, right):
    """A comparison; the values of one that asks for more or less are measured ones."""
    result = _OPERATORS[sign](left, right)
    if sign[0] in "<>":
        print(f"saw {sign} {bool(result)}")
    else:
        print(f"saw {shown(left)} {sign} {shown(right)}")
    return result


def seen(value):
    """A bare value."""
    print(f"saw {shown(value)}")
    return value
