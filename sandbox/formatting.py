"""`str.format` with its attribute walks guarded.

f-strings need nothing from here: their expressions are rewritten like any other code.
"""

from __future__ import annotations

import functools
import string
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


def _guarded(function: Callable[..., str], owner: Any, kind: type) -> Callable[..., str] | None:
    if kind is super:
        raise SandboxError("`super().format` is not available here", _HINT)
    if isinstance(owner, type):
        return function if issubclass(owner, str) else None
    return functools.partial(function, owner) if isinstance(owner, str) else None


# For each name, a function from (owner, its type) to the safe method; None: not a string's.
FORMATS: dict[str, Callable[[Any, type], Callable[..., str] | None]] = {
    "format": functools.partial(_guarded, _format),
    "format_map": functools.partial(_guarded, _format_map),
}
