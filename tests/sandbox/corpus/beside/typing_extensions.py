"""What programs of the corpus import as `typing_extensions`: `typing`, and names it lacks."""

import typing
from typing import *  # noqa: F403


def _as_is(*_, **__):
    return lambda what: what


def override(what):
    return what


deprecated = _as_is


class _Anything:
    def __getitem__(self, _):
        return self

    def __or__(self, _):
        return self

    __ror__ = __or__


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return getattr(typing, name, _Anything())


def TypeVar(name, *bounds, default=None, **options):
    return typing.TypeVar(name, *bounds, **options)


def ParamSpec(name, *, default=None, **options):
    return typing.ParamSpec(name, **options)
