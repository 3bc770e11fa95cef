"""Library methods that make `self.__class__(...)`: called on a class, that would be `type` itself.

With them some that would set attributes of a class, or hand on what they read of another object.

They are called natively, with no guard before them, so the check is in the methods.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import functools
import types
import weakref
from collections.abc import Callable
from typing import Any

from sandbox import swaps
from sandbox.classes import mro_of
from sandbox.values import describe

# Public ones: those with special names are read through a guard.
METHODS: dict[type, tuple[str, ...]] = {
    asyncio.BaseEventLoop: ("set_debug", "set_task_factory", "set_exception_handler"),
    collections.ChainMap: ("copy", "new_child"),
    collections.Counter: ("copy",),
    collections.UserDict: ("copy",),
    collections.UserList: ("copy",),
    weakref.WeakSet: ("copy", "intersection", "union"),
    contextlib.ExitStack.__mro__[1]: ("pop_all", "push", "enter_context", "callback"),
    contextlib.AsyncExitStack: ("push_async_exit", "push_async_callback"),
    types.DynamicClassAttribute: ("getter", "setter", "deleter"),
}
PROPERTIES: dict[type, tuple[str, ...]] = {collections.ChainMap: ("parents",)}


def _method(owner: type, real: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(real)
    def method(self: object, *args: object, **keywords: object) -> Any:
        if owner not in mro_of(type(self)):
            raise TypeError(
                f"{owner.__name__}.{real.__name__}() takes a {owner.__name__}, not {describe(self)}"
            )
        return real(self, *args, **keywords)

    return method


_CHECKED: dict[tuple[type, str], object] = {
    (owner, name): _method(owner, vars(owner)[name])
    for owner, names in METHODS.items()
    for name in names
} | {
    (owner, name): property(_method(owner, vars(owner)[name].fget))
    for owner, names in PROPERTIES.items()
    for name in names
}


def seal_instances() -> None:
    """Let each of these methods take instances of its own class alone."""
    for (owner, name), checked in _CHECKED.items():
        swaps.replace(owner, name, checked)
