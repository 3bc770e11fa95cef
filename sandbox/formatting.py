"""`str.format` with its attribute walks guarded.

f-strings need nothing from here: their expressions are rewritten like any other code.
"""

from __future__ import annotations

import functools
import string
import types
from _string import formatter_field_name_split  # type: ignore[import-not-found]  # C, no stub
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.refused import SandboxError

_HINT = "use an f-string"
Reader = Callable[[Any, str], Any]


class GuardedFormatter(string.Formatter):
    """Reads attributes in `{0.name}` through the guard that is set at start."""

    read: Reader

    def get_field(
        self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> tuple[Any, int | str]:
        """The value of one replacement field."""
        first, rest = formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = self.read(value, str(key)) if is_attribute else value[key]
        return value, first

    def check_unused_args(
        self, used_args: set[int | str], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> None:
        """Nothing: `str.format` takes more arguments than it shows."""


formatter = GuardedFormatter()


def _format(text: str, /, *args: Any, **keywords: Any) -> str:
    return formatter.vformat(str.__str__(text), args, keywords)


def _format_map(text: str, mapping: Mapping[str, Any], /) -> str:
    return formatter.vformat(str.__str__(text), (), mapping)


_SAFE: dict[str, Callable[..., str]] = {"format": _format, "format_map": _format_map}
_UNBOUND = {name: getattr(str, name) for name in _SAFE}
FORMATS = frozenset(_SAFE)


def guarded(owner: Any, name: str) -> Any:
    """`owner.format`, with the walking method of `str` replaced, however one gets to it.

    The value is looked at and not its owner: a generic alias or a subclass passes it on too.
    """
    if type(owner) is super:
        raise SandboxError(f"`super().{name}` is not available here", _HINT)
    value = getattr(owner, name)
    if value is _UNBOUND[name]:
        return _SAFE[name]
    if type(value) is types.BuiltinMethodType and isinstance(value.__self__, str):
        return functools.partial(_SAFE[name], value.__self__)
    return value
