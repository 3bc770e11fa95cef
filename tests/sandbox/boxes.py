"""A sandbox that tests without an event loop may ask, and what its child leaves behind."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sandbox.job import Job, Outcome
from sandbox.keeper import Keeper, open_embedded

KERNEL = frozenset({"kernel"})


class Box:
    """An open sandbox for plain functions."""

    def __init__(self, runner: asyncio.Runner, keeper: Keeper, spares: int) -> None:
        self._runner = runner
        self.keeper = keeper
        self.spares = spares

    def run(self, job: Job) -> Outcome:
        """Run one job, until its child is reaped: the answer comes a little before."""
        return self._runner.run(self._run(job))

    async def _run(self, job: Job) -> Outcome:
        while len(self.keeper._spares) < self.spares:
            await asyncio.sleep(0.001)
        outcome = await self.keeper.run(job)
        while self.keeper._running or self.keeper._leaving:
            await asyncio.sleep(0.001)
        return outcome


@contextmanager
def open_box(*, spares: int = 0) -> Iterator[Box]:
    """A sandbox with one slot."""
    with asyncio.Runner() as runner:
        opening = open_embedded(1, spares=spares)
        keeper = runner.run(opening.__aenter__())
        try:
            yield Box(runner, keeper, spares)
        finally:
            runner.run(opening.__aexit__(None, None, None))


def zygote_of(keeper: Keeper) -> int:
    """The process id of a sandbox's fork server, the one that forks."""
    assert keeper._zygote is not None
    return keeper._zygote.server


def fork_server_of(pid: int) -> int:
    """The same for a sandbox in another process: its child, or in namespaces the child of that."""
    outside = children_of(pid)[0]
    for inside in children_of(outside):
        numbers = Path(f"/proc/{inside}/status").read_text(encoding="ascii")
        if re.search(r"^NSpid:.*\t1$", numbers, re.MULTILINE):
            return inside
    return outside


def children_of(pid: int) -> list[int]:
    """The process ids of its living and unreaped children."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(each) for each in told.split()]
