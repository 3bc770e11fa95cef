"""The guards of attribute reads: what each object shows to a running snippet.

Changing attributes is guarded in `writes`; which values may cross at all is said in `values`.
"""

# ruff: noqa: SIM905 - these are lists of words, and read as such

from __future__ import annotations

import asyncio
import operator
import types
import typing
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any, NoReturn

from sandbox import reasons
from sandbox.classes import (
    TUPLE_METHODS,
    closed_in,
    closed_names,
    closed_to_super,
    for_instances,
    has_own_dict,
    is_nearly_own,
    is_of_snippet,
    is_own,
    is_plain,
    mro_of,
)
from sandbox.facade import Facade, name_of
from sandbox.formatting import FORMATS, guarded
from sandbox.refused import SandboxError
from sandbox.rules import (
    FRAME_ATTRIBUTES,
    LOOKS,
    LOOP_CLOSED,
    READABLE,
    SENSITIVE,
    SNIPPET,
    is_dunder,
)
from sandbox.values import WATCHED, TypeStandIn, describe, look_again, ok, type_of

__all__ = ["SandboxError", "dunder", "is_own_function", "private", "read", "sensitive"]

# The builtins of every snippet: a function that has them was made by a snippet.
BUILTINS: dict[str, object] = {}
_plain_getattribute = object.__getattribute__
_builtins_of = operator.attrgetter("__builtins__")
_ALIASES = (types.GenericAlias, typing._BaseGenericAlias)  # type: ignore[attr-defined]  # noqa: SLF001  # no public name
_UNBOUND = (FunctionType, types.WrapperDescriptorType, types.MethodDescriptorType)
_NEWABLE = frozenset({object, int, float, str, bytes, tuple, frozenset, dict, list, set, complex})
_OWN_CLASS_ONLY = frozenset(
    "__init_subclass__ __set_name__ __class_getitem__ __get__ __set__ "
    "__delete__ __dir__ __post_init__ __missing__".split()
)


def is_own_function(value: object) -> bool:
    """Whether the snippet made this function or bound method."""
    if type(value) is MethodType:
        value = value.__func__
    return type(value) is FunctionType and _builtins_of(value) is BUILTINS


def is_written(function: Any) -> bool:
    """Whether a function of the snippet is in its source, and was not made by a decorator."""
    return bool(function.__code__.co_filename == SNIPPET)


def is_own_class(value: object) -> bool:
    """Whether the snippet made this class, or is about to."""
    return isinstance(value, type) and (value in closed_in or is_nearly_own(value))


def refuse_private(owner: object, name: str) -> NoReturn:
    """Refuse a name that its class keeps to itself."""
    raise SandboxError(
        f"`.{name}` is private to {describe(owner)}", "use its public methods instead"
    )


def private(owner: Any, name: str) -> Any:
    """`owner._name`: on the snippet's own objects only."""
    try:  # not .get(): a quarter of the cost of this path
        is_open = name not in closed_in[type(owner)]
    except KeyError:
        is_open = False
    if is_open:
        value = getattr(owner, name)
        return look_again(value) if type(value) in WATCHED else value
    if _is_private_open(owner, name) or is_to_look_at(owner, name):
        return ok(getattr(owner, name))
    refuse_private(owner, name)


def is_to_look_at(owner: object, name: str) -> bool:
    """Whether this private state of an asyncio object may be read."""
    of = type(owner)  # not what it says its class is
    return any(name in names and issubclass(of, kind) for kind, names in LOOKS.items())


def _is_private_open(owner: Any, name: str) -> bool:
    kind = type(owner)
    if kind in closed_in:
        return False
    if is_of_snippet(kind):  # its class statement is still running
        return name not in closed_names(kind)
    if issubclass(kind, type):
        if is_own_class(owner):
            return name not in closed_names(owner) and not _is_of_metaclass(owner, name)
        return issubclass(owner, tuple) and name in TUPLE_METHODS
    if kind is super:
        of = _plain_getattribute(owner, "__self_class__")
        return of is not None and is_own_class(of) and name not in closed_to_super(of)
    if is_own_function(owner) or kind is types.SimpleNamespace:
        return True
    return isinstance(owner, tuple) and name in TUPLE_METHODS


def _is_of_metaclass(owner: type, name: str) -> bool:
    """Whether a class has this name from its metaclass alone, as Enums have `_convert_`."""
    return hasattr(type(owner), name) and not any(name in vars(base) for base in type.mro(owner))


def dunder(owner: Any, name: str) -> Any:
    """`owner.__name__`: those that tell about an object, never those that lead out of it."""
    special = _SPECIAL.get(name)
    if special is not None:
        return special(owner, name)
    if name not in READABLE:
        reason = reasons.special(name)
        raise SandboxError(reasons.sentence(f"`.{name}`", reason), reason.hint)
    if type(owner) is Facade:
        raise SandboxError(f"`.{name}` of a module is closed here", "use its public names")
    if name in _OWN_CLASS_ONLY:
        _check_own(owner, name)
    value = getattr(owner, name)
    return ok(_of_instances(_class_of(owner), value) if type(value) is FunctionType else value)


def _class_of(owner: Any) -> type:
    """For whose instances a function is that was read from a class, a super() or an alias of it."""
    owner = _behind(owner)
    if type(owner) is super:
        owner = _plain_getattribute(owner, "__self_class__")
    return owner if isinstance(owner, type) else type(owner)


def _of_instances(kind: type, value: Any) -> Any:
    """A method read from a class, for instances of that class alone.

    What is written for a class by a library, such as a dataclass's `__init__`, would set and read
    attributes of whatever it is given. The snippet's own code has its guards in it, and what is
    the snippet's own through and through may be given to what was made for another such class.
    """
    if is_own_function(value) and is_written(value):
        return value
    known = for_instances.get((kind, value))
    if known is None:
        known = for_instances[kind, value] = _check(kind, value)
    return known


def _check(kind: type, value: Any) -> Callable[..., Any]:
    def method(self: object, /, *args: object, **keywords: object) -> Any:
        if not _is_for(kind, value, type(self)):
            raise SandboxError(
                f"{describe(kind)}.{value.__name__} on {describe(self)} is not possible here",
                f"give it an instance of {describe(kind)}",
            )
        return value(self, *args, **keywords)

    method.__name__, method.__qualname__ = value.__name__, value.__qualname__
    method.__doc__ = value.__doc__
    return method


def _is_for(kind: type, value: Any, of: type) -> bool:
    return kind in mro_of(of) or (is_own_function(value) and of in closed_in and is_plain(of))


def _check_own(owner: Any, name: str) -> None:
    kind = type(owner)
    if kind is super or kind in closed_in or is_own_class(owner):
        return
    if name == "__get__" and is_own_function(owner):
        return
    raise SandboxError(f"`.{name}` is only available on your own classes", reasons.ONLY_OWN.hint)


def _class(owner: Any, _: str) -> Any:
    return type_of(owner)


def _dict(owner: Any, name: str) -> Any:
    kind = type(owner)
    if kind in closed_in:
        held = getattr(owner, name)
        if has_own_dict(kind) and type(held) is dict:
            return held
        return {key: ok(held[key]) for key in list(held) if key not in closed_in[kind]}
    if issubclass(kind, type) and is_own(owner):
        return {
            key: ok(value)
            for key, value in vars(owner).items()
            if not (is_dunder(key) or key.startswith("$"))
        }
    if kind is types.SimpleNamespace or (kind is FunctionType and is_own_function(owner)):
        return {key: ok(value) for key, value in vars(owner).items()}
    raise SandboxError(
        f"`.__dict__` of {describe(owner)} is closed in the sandbox", "read its public attributes"
    )


def _annotations(owner: Any, name: str) -> Any:
    if (isinstance(owner, type) and is_own(owner)) or is_own_function(owner):
        return dict(getattr(owner, name))
    raise SandboxError(
        "`.__annotations__` is only readable on your own classes and functions",
        reasons.ONLY_OWN.hint,
    )


def _new(owner: Any, name: str) -> Any:
    if type(owner) is super or (isinstance(owner, type) and (is_own(owner) or owner in _NEWABLE)):
        return getattr(owner, name)
    raise SandboxError("`.__new__` is only available through super() or object", "call the class")


def _init(owner: Any, name: str) -> Any:
    kind = type(owner)
    if kind is super:
        of = _plain_getattribute(owner, "__self_class__")
        if of is not None and is_of_snippet(of):
            return _unbound_init(of, getattr(owner, name))
    if kind in closed_in:
        return getattr(owner, name)
    if is_own_class(owner):
        return _unbound_init(owner, getattr(owner, name))
    if owner is object:
        return object.__init__
    if isinstance(owner, type):
        return _init_of_own(owner)
    raise SandboxError(
        f"calling __init__ again on {describe(owner)} is not possible here", "make a new object"
    )


def _unbound_init(kind: type, value: Any) -> Any:
    """An `__init__` of C takes an instance of the library's class that has it, a live task."""
    is_unbound = type(value) in _UNBOUND and value is not object.__init__
    return _of_instances(kind, value) if is_unbound else value


def _init_of_own(kind: type) -> Callable[..., None]:
    def init(self: object, *args: object, **keywords: object) -> None:
        if not (is_of_snippet(type(self)) and kind in mro_of(type(self))):
            raise SandboxError(
                f"calling {describe(kind)}.__init__ on {describe(self)} is not possible here",
                "make a new object",
            )
        kind.__init__(self, *args, **keywords)  # type: ignore[misc]  # that is what was asked

    return init


def _wrapped(owner: Any, name: str) -> Any:
    value = getattr(owner, name)
    if is_own_function(value) and is_written(value):
        return value
    raise SandboxError("`.__wrapped__` only leads to your own functions", reasons.ONLY_OWN.hint)


def _self(owner: Any, name: str) -> Any:
    if is_own_function(owner) and (name != "__func__" or is_written(owner)):
        return ok(getattr(owner, name))
    raise SandboxError(f"`.{name}` is only readable on your own methods", reasons.ONLY_OWN.hint)


def _call(owner: Any, name: str) -> Any:
    if isinstance(owner, type) and issubclass(owner, type):
        return TypeStandIn
    return getattr(owner, name)


def _getattr_method(owner: Any, name: str) -> Any:
    if type(owner) is super or type(owner) in closed_in or is_own_class(owner):
        return ok(getattr(owner, name))
    raise AttributeError(f"{describe(owner)!r} object has no attribute '__getattr__'")


def _name(owner: Any, name: str) -> Any:
    return name_of(owner) if type(owner) is Facade else ok(getattr(owner, name))


def _doc(owner: Any, name: str) -> Any:
    return None if type(owner) is Facade else ok(getattr(owner, name))


def _members(owner: Any, name: str) -> Any:
    value = getattr(owner, name)
    if type(value) is types.MappingProxyType:
        return types.MappingProxyType(dict(value))
    return ok(value)


_SPECIAL: dict[str, Callable[[Any, str], Any]] = {
    "__class__": _class,
    "__dict__": _dict,
    "__annotations__": _annotations,
    "__new__": _new,
    "__init__": _init,
    "__wrapped__": _wrapped,
    "__self__": _self,
    "__func__": _self,
    "__call__": _call,
    "__getattr__": _getattr_method,
    "__name__": _name,
    "__doc__": _doc,
    "__members__": _members,
}


def add_special(name: str, guard: Callable[[Any, str], Any]) -> None:
    """Let another guard answer for one special name: `writes` has two."""
    _SPECIAL[name] = guard


def sensitive(owner: Any, name: str) -> Any:
    """A public name that is harmless on most objects and leads out on some."""
    owner = _behind(owner)
    kind = type(owner)
    if name in FRAME_ATTRIBUTES and kind not in closed_in:
        raise SandboxError(reasons.sentence(f"`.{name}`", reasons.FRAMES), reasons.FRAMES.hint)
    if name in FORMATS:
        return ok(guarded(owner, name))
    if name in ("get_stack", "print_stack") and (
        kind not in closed_in or issubclass(kind, asyncio.Task)
    ):
        raise SandboxError(reasons.sentence(f"`.{name}()`", reasons.STACK), reasons.STACK.hint)
    if isinstance(owner, BaseException) and name in ("obj", "with_traceback"):
        return _of_exception(owner, name)
    if name == "mro" and kind not in closed_in:  # generic aliases pass it on from their origin
        raise SandboxError(
            reasons.sentence("`.mro()`", reasons.CLASS_TREE), reasons.CLASS_TREE.hint
        )
    if name in LOOP_CLOSED and _is_loop(owner):
        raise SandboxError(reasons.sentence(f"`loop.{name}`", reasons.LOOP), reasons.LOOP.hint)
    if kind is super:
        _check_super(owner, name)
    return ok(getattr(owner, name))


def _behind(owner: Any) -> Any:
    """What a generic alias stands for: it passes attribute reads on."""
    while issubclass(type(owner), _ALIASES):
        owner = owner.__origin__
    return owner


def _of_exception(owner: BaseException, name: str) -> Any:
    if name == "with_traceback":
        return lambda _=None: owner
    if isinstance(owner, AttributeError):
        raise SandboxError("`.obj` of an AttributeError is closed here", "print the error")
    return ok(getattr(owner, name))


def _is_loop(owner: object) -> bool:
    if isinstance(owner, type):
        return issubclass(owner, asyncio.AbstractEventLoop)
    return isinstance(owner, asyncio.AbstractEventLoop)


def _check_super(owner: Any, name: str) -> None:
    of = _plain_getattribute(owner, "__self_class__")
    if any(base not in closed_in and name in vars(base) for base in type.mro(of)):
        raise SandboxError(f"`super().{name}` is not available here", "use a name of your own")


def read(owner: Any, name: str) -> Any:
    """`getattr(owner, name)` for a name made at run time: the same guards as in the source."""
    if type(name) is not str:
        raise TypeError(f"attribute name must be string, not {type(name).__name__!r}")
    if is_dunder(name):
        return dunder(owner, name)
    if "$" in name:
        raise AttributeError(f"{describe(owner)!r} object has no attribute {name!r}")
    if name.startswith("_"):
        return private(owner, name)
    if name in SENSITIVE:
        return sensitive(owner, name)
    return ok(getattr(owner, name))
