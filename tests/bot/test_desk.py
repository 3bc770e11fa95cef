"""The desk's way to the sandbox: in the learner's turn, and troubles in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.app import App
from bot.desk import Desk, Soon
from bot.errors import LearnerError
from bot.lull import Lull
from sandbox import Job, JobError, Outcome, SandboxUnavailable, Stage, Verdict
from tests.people import PLACE, Person


@dataclass
class Box:
    """A sandbox that remembers the job, and then fails or ends the run."""

    fault: Exception | None = None
    job: Job | None = None

    async def run(self, job: Job) -> Outcome:
        self.job = job
        if self.fault is not None:
            raise self.fault
        return Outcome(verdict=Verdict.OK)

    async def watch(self, job: Job) -> AsyncIterator[Stage]:
        yield await self.run(job)


def desk_with(ada: Person, box: Any) -> Desk:
    app: App = ada.app
    return Desk(
        learner=ada.learner, place=PLACE, library=app.library, store=app.store, sandbox=box,
        now=app.clock(), chance=app.chance,
        boards=app.boards, conductor=app.conductor,
    )  # fmt: skip


async def test_a_run_is_the_learners(ada: Person) -> None:
    """Whoever asks stands in line under their own name."""
    box = Box()
    stages = [stage async for stage in desk_with(ada, box).watch(Job("1"))]

    assert stages == [await desk_with(ada, box).run(Job("1"))]
    assert box.job is not None
    assert box.job.learner == ada.learner.id


@pytest.mark.parametrize("fault", [JobError("The job is odd."), SandboxUnavailable("gone")])
async def test_troubles_are_told_in_words(ada: Person, fault: Exception) -> None:
    """A job that cannot start says why; a sandbox that is away does not show its inside."""
    desk = desk_with(ada, Box(fault))
    with pytest.raises(LearnerError) as ran:
        await desk.run(Job("1"))
    with pytest.raises(LearnerError, match=ran.value.message):
        [stage async for stage in desk.watch(Job("1"))]

    assert ("odd" in ran.value.message) is isinstance(fault, JobError)
    assert "gone" not in ran.value.message


async def test_in_a_crowd_a_run_is_told_of_and_then_begun(ada: Person) -> None:
    """The learner sees something before the wait, and nothing is started until it is over."""
    box, lull = Box(), Lull(lambda: 0.0, patience=60)
    lull.came()
    lull.came()
    stages = replace(desk_with(ada, box), lull=lull).watch(Job("1"))
    first, started = await anext(stages), box.job
    rest = [stage async for stage in stages]

    assert (first, started) == (Soon(), None)
    assert rest == [Outcome(verdict=Verdict.OK)]


async def test_two_requests_at_one_moment_are_a_crowd(ada: Person) -> None:
    """The app tells of each request, whatever it asks for."""
    ada.app.ticks = lambda: 0.0
    crowds = []
    for _ in range(2):
        await ada.says("/help")
        crowds.append(not ada.app.lull.is_now())

    assert crowds == [False, True]
