"""Which values may reach a snippet at all, and the `type` that a snippet sees.

Which attribute of which object may be read is decided in `guards`.
"""

from __future__ import annotations

import abc
import enum
import io
import types
import typing
from typing import Any, NoReturn

from sandbox.facade import Facade, name_of
from sandbox.refused import SandboxError

# The exact types whose instances never cross an attribute read: each leads out of the sandbox.
# Classes are here too, so that a class takes the slow look that stops metaclasses.
WATCHED = frozenset(
    {
        types.ModuleType,
        types.FrameType,
        types.CodeType,
        types.TracebackType,
        types.CellType,
        types.MappingProxyType,
        types.GetSetDescriptorType,
        types.MemberDescriptorType,
        io.TextIOWrapper,
        io.BufferedWriter,
        io.BufferedReader,
        io.FileIO,
        type,
        abc.ABCMeta,
        enum.EnumMeta,
        type(typing.Protocol),
    }
)
_HIDDEN = WATCHED - {type, abc.ABCMeta, enum.EnumMeta, type(typing.Protocol)} | {Facade}
_PRIVATE_KINDS = frozenset({"typing", "asyncio.selector_events"})


class _TypeOfType(type):
    """Makes the stand-in answer as `type` does, one argument only."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, type)

    def __subclasscheck__(cls, value: type) -> bool:
        return issubclass(value, type)

    def __repr__(cls) -> str:
        return "<class 'type'>"

    def __call__(cls, *args: object, **keywords: object) -> Any:
        if len(args) == 1 and not keywords:
            return type_of(args[0])
        raise SandboxError(
            "type() with three arguments is not available here", "write a class statement"
        )

    def __getitem__(cls, item: object) -> types.GenericAlias:
        return types.GenericAlias(cls, item)

    def __eq__(cls, other: object) -> bool:
        return other is cls or other is type

    def __hash__(cls) -> int:
        return hash(type)


class TypeStandIn(metaclass=_TypeOfType):
    """What a snippet gets for the name `type`."""


TypeStandIn.__name__ = TypeStandIn.__qualname__ = "type"
TypeStandIn.__module__ = "builtins"


def type_of(value: object) -> type:
    """`type(value)`, without metaclasses and without the types of frames and code."""
    kind = type(value)
    if issubclass(kind, type):
        return TypeStandIn
    # Made by a call, an alias of ours is asked whether it equals one of the real `type`, and a
    # transport takes any number for its socket's.
    if kind in _HIDDEN or (kind.__module__ in _PRIVATE_KINDS and kind.__name__.startswith("_")):
        raise SandboxError("the type of this object is closed in the sandbox", "print the object")
    return kind


def ok(value: Any) -> Any:
    """The value, if it may reach a snippet.

    Each public attribute load of a snippet comes through here, so it is kept to one set lookup:
    `x.a` becomes `$ok(x.a)`, 3.3 times a bare load on 3.11; `$getattr(x, "a")` was 5.2.
    """
    if type(value) in WATCHED:
        return look_again(value)
    return value


def look_again(value: Any) -> Any:
    """A class passes, a metaclass turns into the stand-in for `type`, the rest is refused."""
    if not isinstance(value, type):
        refuse_value(value)
    if issubclass(value, type) and value is not TypeStandIn:
        return TypeStandIn
    return value


def refuse_value(value: object) -> NoReturn:
    """Refuse a value of a closed kind."""
    raise SandboxError(
        f"this attribute leads to a {type(value).__name__}, which is closed in the sandbox",
        "print the object, or use its public methods",
    )


def describe(value: object) -> str:
    """How an error message names an object: its class, or its module's name."""
    if type(value) is Facade:
        return f"module {name_of(value)}"
    kind = value if isinstance(value, type) else type(value)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"
