"""`copy.copy` and `copy.deepcopy` for plain containers and the snippet's own objects.

A library object is shared or refused, never opened up: its copy would show its insides.
"""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import fractions
import types
from collections.abc import Callable
from typing import Any, NoReturn

from sandbox.classes import closed_in, is_plain
from sandbox.refused import SandboxError

_CONSTANT = frozenset(
    {
        type(None), int, float, bool, complex, str, bytes, range, type(...), type(NotImplemented),
        types.FunctionType, types.BuiltinFunctionType, types.MethodType, datetime.datetime,
        datetime.timedelta, datetime.date, datetime.time, decimal.Decimal, fractions.Fraction,
    }
)  # fmt: skip
_MUTABLE = (list, dict, set, collections.deque, bytearray)
_COPIED_BY_METHOD = (collections.OrderedDict, collections.Counter, collections.defaultdict)
Memo = dict[int, tuple[Any, Any]]


def _refuse(kind: type) -> NoReturn:
    raise SandboxError(
        f"a {kind.__name__} cannot be copied here: only plain containers and your own objects",
        "make a new one",
    )


def copy(value: Any) -> Any:
    """`copy.copy`."""
    kind = type(value)
    if kind in _CONSTANT or kind in (tuple, frozenset) or isinstance(value, type):
        return value
    if kind in _MUTABLE:
        return kind(value)
    if kind in _COPIED_BY_METHOD:
        return value.copy()
    if kind not in closed_in:
        _refuse(kind)
    own = getattr(kind, "__copy__", None)
    return own(value) if own is not None else _copy_own(value, kind, lambda item: item)


def deepcopy(value: Any, _memo: object = None) -> Any:
    """`copy.deepcopy`; a memo that is given is not used: it would show others' insides."""
    return _deep(value, {})


def _deep(value: Any, memo: Memo) -> Any:
    kind = type(value)
    if kind in _CONSTANT or isinstance(value, type):
        return value
    if id(value) in memo:
        return memo[id(value)][0]
    if kind is list or kind is dict:
        return _deep_growing(value, memo)
    if kind in (tuple, set, frozenset, collections.deque, bytearray):
        made = kind(_deep(item, memo) for item in value)
        memo[id(value)] = (made, value)
        return made
    if kind in _COPIED_BY_METHOD:
        made = value.copy()
        made.clear()
        memo[id(value)] = (made, value)
        made.update((_deep(key, memo), _deep(item, memo)) for key, item in list(value.items()))
        return made
    return _deep_own(value, kind, memo)


def _deep_growing(value: Any, memo: Memo) -> Any:
    made: Any = type(value)()
    memo[id(value)] = (made, value)
    if type(value) is list:
        made.extend(_deep(item, memo) for item in value)
        return made
    for key, item in list(value.items()):
        made[_deep(key, memo)] = _deep(item, memo)
    return made


def _deep_own(value: Any, kind: type, memo: Memo) -> Any:
    if kind not in closed_in:
        _refuse(kind)
    own = getattr(kind, "__deepcopy__", None)
    if own is not None:
        return own(value, {})
    return _copy_own(value, kind, lambda item: _deep(item, memo), memo)


def _copy_own(value: Any, kind: type, each: Callable[[Any], Any], memo: Memo | None = None) -> Any:
    if issubclass(kind, enum.Enum):
        return value
    if not is_plain(kind):
        _refuse(kind)
    made = object.__new__(kind)
    if memo is not None:
        memo[id(value)] = (made, value)
    for base in kind.__mro__:
        for name, slot in vars(base).items():
            if type(slot) is types.MemberDescriptorType and hasattr(value, name):
                object.__setattr__(made, name, each(getattr(value, name)))
    for name, item in list(getattr(value, "__dict__", {}).items()):
        made.__dict__[name] = each(item)
    return made
