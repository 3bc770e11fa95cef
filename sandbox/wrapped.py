"""Library functions that read, compile or copy by themselves, and so need a check before.

Plain picks are in `catalogue`; whole stand-ins for modules with output are in `stand_ins`.
"""

from __future__ import annotations

import asyncio
import collections
import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sandbox import swaps
from sandbox.classes import ABC_META, built, dict_of, field_names, mro_of, register_again, steady
from sandbox.guards import is_own_function, read
from sandbox.network import LOCAL
from sandbox.reasons import CLASS_BY_CALL, NETWORK, ONLY_OWN, Reason
from sandbox.refused import SandboxError

_PLAIN_NAMES = ("__name__", "__qualname__", "__doc__")
_enum_call: Callable[..., Any] = enum.EnumMeta.__call__
_enum_get: Callable[..., Any] = enum.property.__get__
_Alias: type = type(typing.Type[int])  # noqa: UP006 - typing's own
_alias_eq_before: Callable[..., Any] = _Alias.__eq__
_NOTHING = object()
_LINE_BYTES = 2**16  # asyncio's own


def _refuse(what: str, reason: Reason = ONLY_OWN) -> SandboxError:
    return SandboxError(f"{what} is not available here: {reason.why}", reason.hint)


def update_wrapper(wrapper: Any, wrapped: Any, *args: object, **keywords: object) -> Any:
    """`functools.update_wrapper`, which reads attributes by name: with its usual names only."""
    if args or keywords:
        raise SandboxError("choosing the copied names is not available here", "leave them out")
    if not is_own_function(wrapper):
        raise _refuse("functools.wraps on a function that is not yours")
    if is_own_function(wrapped):  # of a class all that its body made would be copied
        return functools.update_wrapper(wrapper, wrapped)
    for name in _PLAIN_NAMES:
        value = getattr(wrapped, name, None)
        if type(value) is str:
            setattr(wrapper, name, value)
    return wrapper


def wraps(wrapped: Any, *args: object, **keywords: object) -> Callable[[Any], Any]:
    """`functools.wraps`, on the same terms."""
    return functools.partial(_wrap, wrapped, args, keywords)


def _wrap(wrapped: Any, args: tuple[object, ...], keywords: dict[str, object], wrapper: Any) -> Any:
    return update_wrapper(wrapper, wrapped, *args, **keywords)


def own_class(kind: Any) -> Any:
    """A class of the snippet whose annotations are what its source says."""
    if not (isinstance(kind, type) and kind in built):
        raise _refuse("this decorator on a class that is not yours")
    for base in mro_of(kind):
        field_names(dict_of(base).get("__annotations__", ()))
        for field in dict_of(base).get("__dataclass_fields__", {}).values():
            if type(field) is not dataclasses.Field:
                raise _refuse("this decorator on a class with odd fields")
            field_names([field.name])
    return kind


def dataclass(kind: Any = None, /, **options: Any) -> Any:
    """`dataclasses.dataclass`, which compiles field names into code: own classes only."""

    def decorate(target: Any) -> Any:
        made = dataclasses.dataclass(**options)(own_class(target))
        register_again(made)
        built.add(made)
        return made

    return decorate if kind is None else decorate(kind)


def total_ordering(kind: Any) -> Any:
    """`functools.total_ordering` on own classes."""
    return functools.total_ordering(own_class(kind))


def namedtuple(
    typename: str,
    names: str | Iterable[str],
    *,
    rename: bool = False,
    defaults: Iterable[Any] | None = None,
    module: str | None = None,  # noqa: ARG001  # the library's own shape; ours is always __main__
) -> Any:
    """`collections.namedtuple`, which compiles field names into code: plain names only."""
    given = names.replace(",", " ").split() if type(names) is str else list(names)
    if rename:
        given = [name if type(name) is str and name.isidentifier() else "" for name in given]
        given = [name or f"_{index}" for index, name in enumerate(given)]
    fields = [name if name.startswith("_") and rename else field_names([name])[0] for name in given]
    return collections.namedtuple(
        str.__str__(typename), fields, rename=rename, defaults=defaults, module="__main__"
    )


class NamedTupleStandIn:
    """`typing.NamedTuple`: as a base class the real one, as a call with plain names only."""

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """What a class statement inherits."""
        entries: tuple[type, ...] = types.resolve_bases((typing.NamedTuple,))
        return entries

    def __call__(self, typename: str, fields: Iterable[tuple[str, Any]] = ()) -> Any:
        """Make a named tuple from pairs of name and type."""
        pairs = [(name, kind) for name, kind in fields]
        return namedtuple(typename, [name for name, _ in pairs])

    def __repr__(self) -> str:
        return "<function NamedTuple>"


def types_coroutine(function: Any) -> Any:
    """`types.coroutine`, which changes the function's code: own functions only."""
    if not is_own_function(function):
        raise _refuse("types.coroutine on a function that is not yours")
    return types.coroutine(function)


def dispatch_closed(name: str) -> Callable[..., Any]:
    """A stand-in for `singledispatch`, which runs annotations as code."""

    def refuse(*_: object, **__: object) -> Any:
        raise SandboxError(f"functools.{name} is not available here", "use isinstance() or match")

    return refuse


def as_dict(instance: Any, *, dict_factory: Callable[[Any], Any] = dict) -> Any:
    """`dataclasses.asdict`, which would deep-copy what it does not know: shared here."""
    if not _is_instance(instance):
        raise TypeError("asdict() should be called on dataclass instances")
    return dict_factory(
        [
            (field.name, _convert(read(instance, field.name), as_dict, dict_factory))
            for field in dataclasses.fields(instance)
        ]
    )


def as_tuple(instance: Any, *, tuple_factory: Callable[[Any], Any] = tuple) -> Any:
    """`dataclasses.astuple`, on the same terms."""
    if not _is_instance(instance):
        raise TypeError("astuple() should be called on dataclass instances")
    return tuple_factory(
        [
            _convert(read(instance, field.name), as_tuple, tuple_factory)
            for field in dataclasses.fields(instance)
        ]
    )


def replace(instance: Any, /, **changes: Any) -> Any:
    """`dataclasses.replace`, which reads fields by name: those that the snippet may read."""
    if _is_instance(instance):
        if "__dataclass_fields__" in getattr(instance, "__dict__", ()):
            raise _refuse("dataclasses.replace on an object with odd fields")
        for field in type(instance).__dataclass_fields__.values():  # those for `__init__` alone too
            if field.init and field.name not in changes and hasattr(instance, field.name):
                read(instance, field.name)
    return dataclasses.replace(instance, **changes)


def _is_instance(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _convert(value: Any, whole: Callable[..., Any], factory: Callable[[Any], Any]) -> Any:
    if _is_instance(value):
        option = "dict_factory" if whole is as_dict else "tuple_factory"
        return whole(value, **{option: factory})
    if type(value) in (list, tuple):
        return type(value)(_convert(item, whole, factory) for item in value)
    if type(value) is dict:
        return {
            _convert(key, whole, factory): _convert(item, whole, factory)
            for key, item in value.items()
        }
    return value


def _enum_lookup(kind: Any, value: Any = _NOTHING, *args: object, **keywords: object) -> Any:
    if args or keywords:
        raise SandboxError("an Enum cannot be made by a call here", CLASS_BY_CALL.hint)
    return _enum_call(kind) if value is _NOTHING else _enum_call(kind, value)


def _enum_property(self: Any, instance: Any, owner: Any = None) -> Any:
    """`enum.property`, which since 3.12 may read any attribute of a member's value."""
    if instance is not None and self.fget is None and getattr(self, "_attr_type", "") == "desc":
        return read(instance._value_, self.name)
    return _enum_get(self, instance, owner)


def seal_enums() -> None:
    """Close the call that makes an Enum out of names: it could forge any special name.

    And the way from a member to what its value keeps to itself.

    Library modules that use it must have been imported before.
    """
    swaps.replace(enum.EnumMeta, "__call__", _enum_lookup)
    swaps.replace(enum.property, "__get__", _enum_property)


def seal_aliases() -> None:
    """Let an alias with another origin be another: one of ours would be shown the real `type`."""
    swaps.replace(_Alias, "__eq__", _alias_eq)


def _alias_eq(self: Any, other: object) -> Any:
    if issubclass(type(other), _Alias) and self.__origin__ is not other.__origin__:  # type: ignore[attr-defined]
        return False
    return _alias_eq_before(self, other)


async def open_connection(
    host: str | None = None, port: Any = None, *, limit: int = _LINE_BYTES, **others: object
) -> Any:
    """`asyncio.open_connection`, to servers of the same snippet."""
    _check_stream("open_connection", host, others)
    return await asyncio.open_connection(host, port, limit=limit)


async def start_server(
    client_connected_cb: Callable[..., Any],
    host: Any = None,
    port: Any = None,
    *,
    limit: int = _LINE_BYTES,
    start_serving: bool = True,
    backlog: int = 100,
    **others: object,
) -> Any:
    """`asyncio.start_server`, for clients of the same snippet."""
    _check_stream("start_server", host, others)
    options: dict[str, Any] = {"limit": limit, "start_serving": start_serving, "backlog": backlog}
    return await asyncio.start_server(client_connected_cb, host, port, **options)


def _check_stream(name: str, host: object, others: Mapping[str, object]) -> None:
    """Refuse other computers and the options that are about real sockets."""
    for option, value in others.items():
        if value is not None and option not in {"reuse_address", "reuse_port", "family", "flags"}:
            raise SandboxError(f"asyncio.{name}({option}=) is not available here", "leave it out")
    if host not in LOCAL:
        raise SandboxError(
            f"`asyncio.{name}` reaches no other computer here: {NETWORK.why}",
            "start a server in the same snippet, at 127.0.0.1",
        )


steady.add(NamedTupleStandIn)
WRAPPED: dict[str, dict[str, object]] = {
    "asyncio": {"open_connection": open_connection, "start_server": start_server},
    "functools": {
        "wraps": wraps,
        "update_wrapper": update_wrapper,
        "total_ordering": total_ordering,
        "singledispatch": dispatch_closed("singledispatch"),
        "singledispatchmethod": dispatch_closed("singledispatchmethod"),
    },
    "dataclasses": {
        "dataclass": dataclass,
        "asdict": as_dict,
        "astuple": as_tuple,
        "replace": replace,
    },
    "collections": {"namedtuple": namedtuple},
    "types": {"coroutine": types_coroutine},
    "typing": {"NamedTuple": NamedTupleStandIn()},
    "abc": {"ABCMeta": ABC_META},
}
