"""Pages that a child is known to write to are its own before it does."""

from __future__ import annotations

import mmap
import os
import resource

import pytest

from sandbox import prefault
from sandbox.prefault import Pages, learn

PAGE = resource.getpagesize()
COUNT = 64


def faults_of(region: mmap.mmap, pages: Pages) -> int:
    """How often a child is interrupted that writes to each page of a region."""
    answer, question = os.pipe()
    child = os.fork()
    if child == 0:
        pages.copy()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        write_to(region)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        os.write(question, str(after - before).encode())
        os._exit(0)
    os.close(question)
    with os.fdopen(answer) as told:
        found = int(told.read())
    os.waitpid(child, 0)
    return found


def write_to(region: mmap.mmap) -> None:
    """Write to each of its pages."""
    for at in range(0, COUNT * PAGE, PAGE):
        region[at] = 1


@pytest.fixture
def region() -> mmap.mmap:
    """Memory of this process that a child would have to copy."""
    made = mmap.mmap(-1, COUNT * PAGE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    write_to(made)
    return made


def test_what_a_rehearsal_writes_to_is_copied_beforehand(region: mmap.mmap) -> None:
    """Each page that is not costs an interruption; the others none."""
    pages = learn(lambda: write_to(region))
    if not len(pages):
        pytest.skip("this kernel copies no pages on request: it needs Linux 6.13")

    assert faults_of(region, Pages()) >= COUNT
    assert faults_of(region, pages) < COUNT / 2


@pytest.mark.parametrize("what", ["populate", "_own"])
def test_a_kernel_that_shows_or_copies_nothing_costs_only_time(
    monkeypatch: pytest.MonkeyPatch, region: mmap.mmap, what: str
) -> None:
    """Then a child copies its pages one by one."""

    def refuse(*_: object) -> bool:
        if what == "_own":
            raise PermissionError
        return False

    monkeypatch.setattr(prefault, what, refuse)

    pages = learn(lambda: write_to(region))

    assert len(pages) == 0
    assert not pages.copy()


def test_rows_of_pages_become_ranges() -> None:
    """Neighbours are one range."""
    assert list(prefault._ranges([3, 4, 5, 9])) == [(3 * PAGE, 3 * PAGE), (9 * PAGE, PAGE)]
    assert list(prefault._ranges([])) == []
    assert len(Pages([(PAGE, PAGE)] * 2000)) == 1024
