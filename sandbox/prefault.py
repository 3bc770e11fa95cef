"""The pages that nearly every run writes to, copied for a child at once.

A fork copies a page when somebody writes to it. One by one, each with a fault of its own, that is
a quarter of a run's time; asked for together they cost a third less.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sandbox.kernel import populate

_PAGE = resource.getpagesize()
_MOST_RANGES = 1024  # IOV_MAX
# Documentation/admin-guide/mm/pagemap.rst: the page is there, and nobody else has it.
_IS_PRESENT, _IS_OURS = 1 << 63, 1 << 56


class Pages:
    """Ranges of memory; empty where the kernel shows no pages or cannot copy them at once."""

    def __init__(self, ranges: Iterable[tuple[int, int]] = ()) -> None:
        flat = [word for each in ranges for word in each][: 2 * _MOST_RANGES]
        self._count = len(flat) // 2
        self._vector = (ctypes.c_size_t * len(flat))(*flat)  # struct iovec: where, and how long

    def __len__(self) -> int:
        return self._count

    def copy(self) -> bool:
        """Make them this process's own; False when the kernel does not. What fails costs time."""
        return bool(self._count) and populate(self._vector, self._count)


def learn(rehearse: Callable[[], object]) -> Pages:
    """The pages that a child writes to each time that it does this; in the fork server, once."""
    written = _written_by(rehearse) & _written_by(rehearse)
    pages = Pages(_ranges(sorted(written)))
    return pages if pages.copy() else Pages()  # here all of them are its own already


def _written_by(work: Callable[[], object]) -> set[int]:
    """What a child has copied once it has done it; nothing where it may not see that."""
    answer, question = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
            with os.fdopen(question, "w", encoding="ascii") as told:
                json.dump(list(_own()), told)
        finally:
            os._exit(0)
    os.close(question)
    with os.fdopen(answer, encoding="ascii") as told:
        found = told.read()
    os.waitpid(child, 0)
    return set(json.loads(found or "[]"))


def _own() -> Iterator[int]:
    """The numbers of the pages that this process shares with nobody, of what it may write to."""
    areas = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    with Path("/proc/self/pagemap").open("rb", buffering=0) as pagemap:
        for area in areas:
            where, rights, *_ = area.split()
            if rights != "rw-p" or area.endswith("[stack]"):
                continue
            start, end = (int(each, 16) // _PAGE for each in where.split("-"))
            pagemap.seek(start * 8)
            entries = struct.iter_unpack("Q", pagemap.read((end - start) * 8))
            for number, (entry,) in enumerate(entries, start):
                if entry & _IS_PRESENT and entry & _IS_OURS:
                    yield number


def _ranges(pages: list[int]) -> Iterator[tuple[int, int]]:
    """Where each unbroken row of pages starts, and its length, in bytes."""
    first = 0
    for at, page in enumerate(pages, start=1):
        if at == len(pages) or pages[at] != page + 1:
            yield pages[first] * _PAGE, (at - first) * _PAGE
            first = at
