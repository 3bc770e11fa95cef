"""The builtins of a snippet: those that pass as they are, the guarded ones, the guards themselves.

Imports are guarded in `modules`, classes in `classes`.
"""

# ruff: noqa: SIM905 - these are lists of words, and read as such

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any, NoReturn

from sandbox import reasons, rules
from sandbox.classes import build_class, match_class, match_value
from sandbox.formatting import formatter
from sandbox.guards import BUILTINS, dunder, private, read, sensitive
from sandbox.refused import SandboxError
from sandbox.stand_ins import leave
from sandbox.tracer import current, is_on
from sandbox.values import TypeStandIn, ok
from sandbox.writes import augmentable, delete, writable, write

_OPEN = """abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod
    enumerate filter float format frozenset hash hex id int isinstance issubclass iter len list
    map max min next object oct ord pow print property range repr reversed round set slice sorted
    staticmethod str sum super tuple zip aiter anext Ellipsis NotImplemented None True
    False""".split()
_NOTHING = object()


class Box:
    """Holds a dotted value for a `case x.y:` pattern, which needs an attribute to load."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


def _getattr(owner: Any, name: str, default: object = _NOTHING, /) -> Any:
    try:
        return read(owner, name)
    except AttributeError:
        if default is _NOTHING:
            raise
        return default


def _hasattr(owner: Any, name: str, /) -> bool:
    try:
        read(owner, name)
    except (AttributeError, SandboxError):
        return False
    return True


def _vars(*owners: Any) -> Any:
    if not owners:
        raise SandboxError("vars() without an object is not available here", "name the variable")
    return dunder(owners[0], "__dict__")


def closed(name: str, reason: reasons.Reason) -> Callable[..., NoReturn]:
    """A stand-in for a closed function: it says why when it is called."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise SandboxError(reasons.sentence(f"`{name}()`", reason), reason.hint)

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


def visible(world: dict[str, object]) -> dict[str, object]:
    """The global variables of a snippet that it may list."""
    return {
        name: value
        for name, value in world.items()
        if not name.startswith("$") and name not in _MODULE_MACHINERY
    }


_MODULE_MACHINERY = frozenset({"__builtins__", "__loader__", "__spec__", "__warningregistry__"})


def _matched(*_: object) -> bool:
    """What a class pattern has bound was looked at: it may be."""
    return True


def _caught(fault: BaseException) -> None:
    """Note what an `except` keeps: asyncio complains in these types, also to who then goes on."""
    if type(fault) in _COMPLAINTS and is_on():
        current().caught(fault)


_COMPLAINTS = frozenset({RuntimeError, TypeError, AttributeError})
_PLAIN = {name: getattr(builtins, name) for name in _OPEN} | {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}
_CLOSED = {name: closed(name, reason) for name, reason in reasons.BUILTINS.items()}
_GUARDED: dict[str, object] = {
    "type": TypeStandIn,
    "getattr": _getattr,
    "setattr": write,
    "hasattr": _hasattr,
    "delattr": delete,
    "vars": _vars,
    "exit": leave,
    "quit": leave,
    "__name__": "builtins",
    "__build_class__": build_class,
    rules.OK: ok,
    rules.PRIVATE: private,
    rules.DUNDER: dunder,
    rules.SENSITIVE_LOAD: sensitive,
    rules.WRITE: writable,
    rules.AUGMENT: augmentable,
    rules.MATCH_CLASS: match_class,
    rules.MATCH_VALUE: match_value,
    rules.MATCHED: _matched,
    rules.BOX: Box,
    rules.CAUGHT: _caught,
}


def fill(
    world_of_now: Callable[[], dict[str, object]], import_: Callable[..., object]
) -> dict[str, object]:
    """The one dict of builtins that all snippet code has."""

    def list_globals() -> dict[str, object]:
        return visible(world_of_now())

    def list_names(*owners: Any) -> list[str]:
        names = dir(owners[0]) if owners else list(visible(world_of_now()))
        return sorted(name for name in names if type(name) is str and not name.startswith("$"))

    formatter.read = read
    BUILTINS.update(_PLAIN | _CLOSED | _GUARDED)
    BUILTINS.update({"globals": list_globals, "dir": list_names, "__import__": import_})
    return BUILTINS
