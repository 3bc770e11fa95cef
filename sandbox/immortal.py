"""Objects that no child counts references to, so that the pages they lie on stay shared.

A fork copies a page when somebody writes to it, and CPython writes to whatever it looks at: it
counts. From Python 3.12 on an object may be immortal, and is left alone (PEP 683).
"""

from __future__ import annotations

import ctypes
import gc
import sys
import types
from collections.abc import Iterable

# _Py_IMMORTAL_REFCNT, on machines of 64 bits; Python 3.14 has another one.
_IMMORTAL = 0xFFFFFFFF
_HAS_IMMORTALS = (3, 12) <= sys.version_info < (3, 14) and sys.maxsize > 2**32


def immortalise() -> int:
    """Make all that this process holds immortal, once it is warm; how many objects that were."""
    if not _HAS_IMMORTALS:
        return 0
    places = _places(gc.get_objects())
    for place in places:
        ctypes.c_uint32.from_address(place).value = _IMMORTAL
    return len(places)


def _places(objects: list[object]) -> set[int]:
    """Where these objects are in memory, and all that they lead to."""
    found: set[int] = set()
    while objects:
        one = objects.pop()
        if id(one) not in found:
            found.add(id(one))
            objects += _parts(one)
    return found


def _parts(one: object) -> Iterable[object]:
    """What an object holds: what the collector is told, but for two kinds."""
    if isinstance(one, types.ModuleType):
        # asyncio's in C shows the collector objects that are dead and wait to be used again.
        return (vars(one),)
    if type(one) is not types.CodeType:
        return gc.get_referents(one)
    # The collector is told nothing. Names of variables come in a tuple made for the occasion.
    texts = (one.co_filename, one.co_name, one.co_qualname, one.co_linetable)
    variables = (*one.co_varnames, *one.co_freevars, *one.co_cellvars)
    return (one.co_consts, one.co_names, one.co_exceptiontable, *texts, *variables)
