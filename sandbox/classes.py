"""The classes that a snippet makes: what they may inherit, and which names their bases keep.

Reading and changing attributes is guarded in `guards` and `writes`.
"""

# ruff: noqa: SIM905 - these are lists of words, and read as such

from __future__ import annotations

import abc
import asyncio
import builtins
import collections
import collections.abc
import contextlib
import datetime
import decimal
import enum
import functools
import json
import queue
import random
import string
import threading
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any

from sandbox.refused import SandboxError
from sandbox.rules import SENSITIVE, SNIPPET, is_private
from sandbox.values import TypeStandIn, describe

# For each class of the snippet, the names that its instances keep closed: what its library bases
# call private. Its keys are the classes that the snippet made; plain lookups keep guards fast.
closed_in: dict[type, frozenset[str]] = {}
# ... and those that a class statement made, not a library function on the snippet's behalf.
built: set[type] = set()
# Methods as `guards` gives them out, by class and function: the same is the same object each time.
for_instances: dict[tuple[type, Any], Callable[..., Any]] = {}

mro_of: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
# Not what a class says its `__dict__` is.
dict_of: Callable[[type], types.MappingProxyType[str, Any]] = type.__dict__["__dict__"].__get__

_NAMES = {
    asyncio: """Queue PriorityQueue LifoQueue Event Lock Condition Semaphore BoundedSemaphore
        Future Task Protocol BaseProtocol TaskGroup CancelledError InvalidStateError QueueEmpty
        QueueFull TimeoutError BrokenBarrierError""",
    contextlib: """AbstractContextManager AbstractAsyncContextManager ContextDecorator
        AsyncContextDecorator ExitStack AsyncExitStack""",
    threading: "Thread local",
    queue: "Queue PriorityQueue LifoQueue Empty Full",
    collections: "deque OrderedDict defaultdict Counter UserDict UserList",
    enum: "Enum IntEnum Flag IntFlag StrEnum ReprEnum",
    typing: "Generic Protocol",
    random: "Random",
    json: "JSONEncoder",
    string: "Template",
    abc: "ABC",
    builtins: "object int float str bytes dict list set frozenset tuple complex property",
}
bases: set[type] = {
    getattr(module, name) for module, names in _NAMES.items() for name in names.split()
}
bases |= {
    kind
    for kind in vars(builtins).values()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
bases |= {kind for kind in vars(collections.abc).values() if type(kind) is abc.ABCMeta}
_SPECIAL_BASES = set(types.resolve_bases((typing.NamedTuple,))) | set(
    types.resolve_bases((typing.TypedDict,))
)

_TYPING_BASES = (typing.NamedTuple, typing.TypedDict)  # functions, as it happens
# By themselves, and not by the module that they say they are of.
_TYPING_KINDS = frozenset(kind for kind in vars(typing).values() if isinstance(kind, type))
steady: set[type] = {types.GenericAlias}
_OWN_CLASS = "write a class of your own"
_PLAIN = {
    object, Exception, BaseException, abc.ABC, typing.Generic, typing.Protocol,
    dict, list, set, str, int, float, tuple, frozenset,
}  # fmt: skip
_COMPARED_IN_C = frozenset(
    {object, type, int, str, bytes, float, complex, tuple, list, dict, set, frozenset, range,
     type(None), datetime.datetime, datetime.date, datetime.time, datetime.timedelta,
     decimal.Decimal, enum.Enum, enum.EnumMeta}
)  # fmt: skip
_METACLASSES = frozenset(
    {type, abc.ABCMeta, enum.EnumMeta, type(typing.Protocol), type(TypeStandIn)}
)
_QUEUE_HOOKS = frozenset({"_init", "_get", "_put", "_queue"})  # documented for subclasses
_ENUM_HOOKS = frozenset(
    "_value_ _name_ _missing_ _generate_next_value_ _ignore_ _order_ _sort_order_".split()
)
TUPLE_METHODS = frozenset("_asdict _replace _fields _make _field_defaults".split())
# `except*` calls these and trusts the answer: a forged `split` crashes the interpreter.
GROUP_METHODS = frozenset({"split", "subgroup", "derive"})
_MADE_TO_LOOK = (
    asyncio.Queue, asyncio.Event, asyncio.Lock, asyncio.Condition, asyncio.Semaphore,
    asyncio.TaskGroup, threading.Thread, queue.Queue, contextlib.ExitStack,
    contextlib.AsyncExitStack,
)  # fmt: skip


def is_own(kind: object) -> bool:
    """Whether the snippet made this class."""
    return kind in closed_in if isinstance(kind, type) else False


def is_nearly_own(kind: type) -> bool:
    """Whether this class is being made from one of ours: its `__set_name__` hooks run now."""
    return any(base in closed_in for base in mro_of(kind)[1:])


def is_plain(kind: type) -> bool:
    """Whether a class of the snippet has no library base: its `__dict__` is all its own."""
    return all(base in closed_in or base is object for base in mro_of(kind))


def has_own_dict(kind: type) -> bool:
    """Whether an instance's `__dict__` holds nothing of the library's."""
    return all(base in closed_in or base in _PLAIN for base in mro_of(kind))


def is_of_snippet(kind: type) -> bool:
    """Whether a snippet made this class, or is in the middle of its class statement."""
    return kind in closed_in or is_nearly_own(kind) or dict_of(kind).get("__module__") == "__main__"


def register(kind: type) -> None:
    """Note that the snippet made this class."""
    closed_in[kind] = closed_names(kind)


def register_again(kind: type) -> None:
    """The same for a class from which a decorator has taken names away."""
    closed_in.pop(kind, None)
    register(kind)


def forget() -> None:
    """Let go of the snippet's classes."""
    closed_in.clear()
    built.clear()
    for_instances.clear()


def closed_names(kind: type) -> frozenset[str]:
    """The private names that a class of the snippet has from library bases.

    A private method may be replaced in a class body; what the library keeps in its instances stays
    closed, whatever the class body says.
    """
    known = closed_in.get(kind)
    if known is not None:
        return known
    closed: set[str] = set()
    kept: set[str] = set()
    own: set[str] = set()
    for base in mro_of(kind):
        if base is kind or base in closed_in:
            own |= set(dict_of(base))
        elif base in _PLAIN:
            kept |= {name for name in dict_of(base) if name.startswith("_abc")}
        else:
            closed |= _library_private(base) - own  # a later base hides nothing of it
            kept |= _library_kept(base)
    if issubclass(kind, BaseException):
        kept |= GROUP_METHODS
    return frozenset(closed - _ENUM_HOOKS - TUPLE_METHODS | kept)


def closed_to_super(kind: type) -> frozenset[str]:
    """The private names behind a class of the snippet, whatever its own body has by that name."""
    closed: set[str] = set()
    for base in mro_of(kind):
        if not (base in closed_in or base in _PLAIN):
            closed |= _library_private(base) | _library_kept(base)
    return frozenset(closed - _ENUM_HOOKS - TUPLE_METHODS | {"_abc_impl"})


@functools.cache
def _library_private(base: type) -> frozenset[str]:
    names = frozenset(name for name in dict_of(base) if is_private(name)) | {"_loop"}
    return names - _QUEUE_HOOKS if issubclass(base, asyncio.Queue) else names


@functools.cache
def _library_kept(base: type) -> frozenset[str]:
    """The private names that a library class sets on its instances, seen on one of them."""
    if not (base in _MADE_TO_LOOK or base.__bases__[0] in _MADE_TO_LOOK):
        return frozenset()
    # A thread without a name would take the number of the snippet's first one.
    sample = base(name="sample") if issubclass(base, threading.Thread) else base()
    return frozenset(name for name in vars(sample) if name.startswith("_")) - _QUEUE_HOOKS


class MetaclassStandIn:
    """What a snippet gets for `abc.ABCMeta`: good as `metaclass=`, nothing else."""

    def __repr__(self) -> str:
        return "<class 'abc.ABCMeta'>"

    def __call__(self, *_: object, **__: object) -> Any:
        """Refuse: classes come from class statements."""
        raise SandboxError("ABCMeta() is not available here", "write a class statement")


ABC_META = MetaclassStandIn()


def build_class(
    body: Callable[..., object], name: str, *given: Any, metaclass: object = None, **keywords: Any
) -> Any:
    """The builtin behind a class statement, with its bases checked."""
    for base in given:
        if not (issubclass(type(base), type) or _is_steady(base)):
            raise SandboxError(f"a class cannot inherit from {base!r} here", _OWN_CLASS)
    for base in types.resolve_bases(given):
        _check_base(base)
    if metaclass is ABC_META:
        keywords["metaclass"] = abc.ABCMeta
    elif metaclass is not None and metaclass is not TypeStandIn:
        raise SandboxError(
            "custom metaclasses are not available here", "use __init_subclass__ or a decorator"
        )
    made = builtins.__build_class__(body, name, *given, **keywords)
    if isinstance(made, type):
        register(made)
        built.add(made)
    return made


def _is_steady(base: object) -> bool:
    """Whether this stand-in for a base gives the same bases each time it is asked for them."""
    return type(base) in steady or type(base) in _TYPING_KINDS or base in _TYPING_BASES


def _check_base(base: object) -> None:
    if not isinstance(base, type) or issubclass(base, type):
        what = describe(base) if isinstance(base, type) else repr(base)
        raise SandboxError(f"a class cannot inherit from {what} here", _OWN_CLASS)
    if issubclass(base, BaseExceptionGroup):
        raise SandboxError(
            "exception groups cannot be subclassed here", "raise ExceptionGroup(...) itself"
        )
    is_named_tuple = issubclass(base, tuple) and hasattr(base, "_fields")
    if not (base in closed_in or base in bases or base in _SPECIAL_BASES or is_named_tuple):
        raise SandboxError(
            f"a class cannot inherit from {describe(base)} here",
            "keep an instance in an attribute instead",
        )


def match_class(kind: Any) -> Any:
    """The class of a `case Kind(...)` pattern, if the attributes that C will read are open."""
    if not isinstance(kind, type):
        return kind
    if type(kind) not in _METACLASSES:
        raise SandboxError(f"{describe(kind)} cannot be used in a pattern here", _OWN_CLASS)
    for base in mro_of(kind):
        names = dict_of(base).get("__match_args__")
        if names is None:
            continue
        if not _may_match(names):
            raise SandboxError(
                f"`__match_args__` of {describe(kind)} cannot be used in a pattern here",
                "name the attributes: case Kind(x=x)",
            )
        break
    return kind


def _may_match(names: Any) -> bool:
    if type(names) is not tuple or any(type(name) is not str for name in names):
        return False
    # Private names too: what matches need not be an instance of the class that lists them.
    return not any(name.startswith("_") or name in SENSITIVE for name in names)


def match_value(value: Any) -> Any:
    """A dotted value in a class pattern, if comparing it shows nobody what it is compared with."""
    if not _compares_alone(type(value)):
        raise SandboxError(
            f"{describe(value)} has an `__eq__` of its own, and cannot be used in a class pattern",
            "compare it in an `if` after the pattern",
        )
    return value


def _compares_alone(kind: type) -> bool:
    for base in mro_of(kind):
        compare = dict_of(base).get("__eq__")
        if compare is None:
            continue
        if base in closed_in:  # a dataclass looks at the class first
            return type(compare) is types.FunctionType and compare.__code__.co_filename != SNIPPET
        return base in _COMPARED_IN_C
    return False


def field_names(names: Iterable[object]) -> list[str]:
    """Field names that a library function may compile into code: plain identifiers only."""
    fields = []
    for field in names:
        if type(field) is not str or not field.isidentifier() or field in SENSITIVE:
            shown = field if isinstance(field, str) else describe(field)
            raise SandboxError(f"{shown!r} cannot be a field name here", "use a plain name")
        fields.append(field)
    return fields
