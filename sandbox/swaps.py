"""What a run finds replaced in the library, and how all of it is put back.

What is replaced, and by what, is said where it is needed: by the clock, the locks, the policy.
"""

from __future__ import annotations

from typing import Any

_ABSENT = object()
_before: dict[tuple[int, str], tuple[Any, str, object]] = {}


def replace(owner: Any, name: str, value: object) -> None:
    """Put a value in a dict, or under a name of a module or class."""
    held = owner if isinstance(owner, dict) else vars(owner)
    _before.setdefault((id(owner), name), (owner, name, held.get(name, _ABSENT)))
    if held.get(name) is not value:  # to set it again would make the interpreter forget a class
        _put(owner, name, value)


def put_back() -> None:
    """Let each have what it had before the first time that it was replaced."""
    while _before:
        _, (owner, name, value) = _before.popitem()
        _put(owner, name, value)


def _put(owner: Any, name: str, value: object) -> None:
    if not isinstance(owner, dict):
        if value is _ABSENT:
            delattr(owner, name)
        else:
            setattr(owner, name, value)
    elif value is _ABSENT:
        del owner[name]
    else:
        owner[name] = value
