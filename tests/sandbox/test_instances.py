"""Tests of sandbox/instances.py: which library methods would call `type` for a class."""

from __future__ import annotations

import types
from collections.abc import Iterator

from sandbox import swaps
from sandbox.facade import names_of
from sandbox.instances import METHODS, PROPERTIES, seal_instances
from sandbox.modules import facades

# They name the class in a text, or compare it.
_HARMLESS = {("JSONEncoder", "default")}


def makers() -> Iterator[tuple[str, str]]:
    """Public methods of the classes that snippets have, by the names in their code."""
    held = [each for facade in facades().values() for each in names_of(facade).values()]
    kinds = [each for each in held if isinstance(each, type) and not issubclass(each, type)]
    for kind in {base for each in kinds for base in type.mro(each)}:
        for name, held in vars(kind).items():
            function = getattr(held, "fget", held)
            if name.startswith("_") or not isinstance(function, types.FunctionType):
                continue
            if {"__class__"} & set(function.__code__.co_names):
                yield kind.__name__, name


def test_every_method_that_makes_its_own_class_is_checked() -> None:
    """A newer Python may have others: then this names them."""
    swaps.put_back()
    known = {
        (kind.__name__, name)
        for table in (METHODS, PROPERTIES)
        for kind, names in table.items()
        for name in names
    }

    assert set(makers()) - known == _HARMLESS


def test_instances_do_as_before() -> None:
    """Sealed, and sealed again, they work on what they are for."""
    from collections import ChainMap, Counter, UserList

    seal_instances()
    seal_instances()
    try:
        told = [
            ChainMap({1: 2}).new_child({3: 4}).parents,
            Counter("aab").copy(),
            UserList([1, 2]).copy(),
        ]
    finally:
        swaps.put_back()

    assert told == [ChainMap({1: 2}), Counter("aab"), [1, 2]]
