"""A closed module: an object that looks like a module and holds only chosen names.

Which names a facade holds is decided in `catalogue`, `wrapped` and `stand_ins`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping

from sandbox.reasons import Reason
from sandbox.refused import SandboxError

_read = types.ModuleType.__getattribute__


class Facade(types.ModuleType):
    """A module with chosen names only.

    Its true `__name__` starts with `$`: `from pkg import sub` falls back, in C, to
    `sys.modules[pkg.__name__ + ".sub"]`, which must never find the real sub-module.
    """

    def __init__(
        self, name: str, names: Mapping[str, object], closed: Mapping[str, Reason] | None = None
    ) -> None:
        super().__init__("$" + name)
        own: dict[str, object] = _read(self, "__dict__")
        own.update(names)
        own["$closed"] = dict(closed or {})
        own["__all__"] = [name for name in names if not name.startswith("_")]

    def __getattr__(self, name: str) -> object:
        reason = closed_names(self).get(name)
        if reason:
            message = f"`{name_of(self)}.{name}` is not available here: {reason.why}"
            raise SandboxError(message, reason.hint)
        raise AttributeError(f"module {name_of(self)!r} has no attribute {name!r}")

    def __setattr__(self, name: str, value: object) -> None:
        raise SandboxError(
            f"`{name_of(self)}.{name}` cannot be changed: modules are fixed in the sandbox",
            "define your own function or class instead",
        )

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __repr__(self) -> str:
        return f"<module {name_of(self)!r}>"

    def __dir__(self) -> list[str]:
        return [str(name) for name in _read(self, "__dict__")["__all__"]]


def name_of(facade: types.ModuleType) -> str:
    """The name that the module which this facade stands for has."""
    return str(_read(facade, "__dict__")["__name__"])[1:]


def names_of(facade: types.ModuleType) -> dict[str, object]:
    """All that a facade holds."""
    held: dict[str, object] = _read(facade, "__dict__")
    return held


def closed_names(facade: types.ModuleType) -> dict[str, Reason]:
    """The names that a facade refuses, with the reason of each."""
    closed: dict[str, Reason] = _read(facade, "__dict__")["$closed"]
    return closed
