"""The guards of attribute changes: whose attributes a snippet may set or delete.

Reading them is guarded in `guards`.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import decimal
import functools
import threading
import types
from collections.abc import Callable
from typing import Any

from sandbox.classes import GROUP_METHODS, closed_in, closed_names, closed_to_super, is_of_snippet
from sandbox.guards import (
    add_special,
    is_own_class,
    is_own_function,
    is_to_look_at,
    is_written,
    read,
    refuse_private,
)
from sandbox.refused import SandboxError
from sandbox.rules import CHANGES, FRAME_ATTRIBUTES, WRITABLE, is_dunder
from sandbox.values import describe

_CACHED = type(functools.cache(len))
_OPEN_KINDS = (types.SimpleNamespace, threading.local, decimal.Context)
# Objects that take an extra attribute in plain Python, and that learners hang notes on.
_EXTENDABLE = (
    asyncio.Future, asyncio.Queue, asyncio.Event, asyncio.Lock, asyncio.Semaphore,
    asyncio.Condition, concurrent.futures.Future, threading.Thread, functools.partial,
)  # fmt: skip


def writable(owner: Any, name: str) -> Any:
    """The owner itself, if the snippet may set or delete this attribute of it."""
    try:
        if name in closed_in[type(owner)]:
            refuse_private(owner, name)
        return owner
    except KeyError:
        pass
    if not _is_open(owner, name):
        raise SandboxError(
            f"attributes of {describe(owner)} cannot be changed here",
            "keep the value in a variable, or in an object of your own class",
        )
    return owner


def _is_open(owner: Any, name: str) -> bool:
    if name in FRAME_ATTRIBUTES:
        return False
    if isinstance(owner, type):
        # Also one that its body has: without it, the base's would be seen in its place.
        if is_own_class(owner) and (name in closed_names(owner) or name in closed_to_super(owner)):
            refuse_private(owner, name)
        return is_own_class(owner)
    if is_of_snippet(type(owner)):  # an Enum's `__new__` runs before its class is there
        return name not in closed_names(type(owner))
    if is_own_function(owner):
        return True
    if isinstance(owner, BaseException):
        return name in WRITABLE or not (name.startswith("_") or name in GROUP_METHODS)
    return _is_library_open(owner, name)


def _is_library_open(owner: Any, name: str) -> bool:
    if isinstance(owner, _OPEN_KINDS):
        return True
    if isinstance(owner, _CACHED):
        return not name.startswith("_")
    if isinstance(owner, asyncio.AbstractEventLoop):
        return name == "slow_callback_duration"
    if isinstance(owner, threading.Thread) and name in ("name", "daemon"):
        return True
    if isinstance(owner, asyncio.Future) and name in CHANGES:
        return is_to_look_at(owner, name)
    if isinstance(owner, _EXTENDABLE):
        return not name.startswith("_") and not hasattr(type(owner), name)
    return False


def augmentable(owner: Any, name: str) -> Any:
    """The owner itself, if `owner.name += ...` may both read and set it.

    Python reads the attribute once more by itself, so an own property is not read here.
    """
    try:
        if name in closed_in[type(owner)]:
            refuse_private(owner, name)
        return owner
    except KeyError:
        read(owner, name)
    return writable(owner, name)


def write(owner: Any, name: str, value: object) -> None:
    """`setattr(owner, name, value)`, guarded."""
    setattr(checked_target(owner, name), name, value)


def delete(owner: Any, name: str) -> None:
    """`delattr(owner, name)`, guarded."""
    delattr(checked_target(owner, name), name)


def checked_target(owner: Any, name: str) -> Any:
    """The owner itself, if a name made at run time may be set or deleted on it."""
    if type(name) is not str:
        raise TypeError(f"attribute name must be string, not {type(name).__name__!r}")
    if "$" in name or (is_dunder(name) and name not in WRITABLE):
        raise SandboxError(f"`.{name}` cannot be changed here", "use a name of your own")
    return writable(owner, name)


def _setattr(owner: Any, name: str) -> Callable[..., None]:
    own = _of_a_body(owner, name)
    if own is not None:
        return own
    if type(owner) is super:
        target = object.__getattribute__(owner, "__self__")
        return lambda key, value: object.__setattr__(checked_target(target, key), key, value)
    if isinstance(owner, type):
        return lambda target, key, value: object.__setattr__(
            checked_target(target, key), key, value
        )
    return lambda key, value: write(owner, key, value)


def _delattr(owner: Any, name: str) -> Callable[..., None]:
    own = _of_a_body(owner, name)
    if own is not None:
        return own
    if type(owner) is super:
        target = object.__getattribute__(owner, "__self__")
        return lambda key: object.__delattr__(checked_target(target, key), key)
    if isinstance(owner, type):
        return lambda target, key: object.__delattr__(checked_target(target, key), key)
    return lambda key: delete(owner, key)


def _of_a_body(owner: Any, name: str) -> Callable[..., None] | None:
    """The method, if the snippet wrote it: its own guards are in it."""
    if not (type(owner) is super or isinstance(owner, type)):
        return None
    found: Callable[..., None] = getattr(owner, name)
    return found if is_own_function(found) and is_written(found) else None


add_special("__setattr__", _setattr)
add_special("__delattr__", _delattr)
