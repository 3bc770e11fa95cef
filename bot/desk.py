"""The desk: all that a room may use to answer one request.

No room and no surface is known here.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.board import Boards
from bot.conductor import Conductor
from bot.content import Library
from bot.errors import LearnerError
from bot.store import Store
from bot.talk import Learner, Place
from sandbox import Job, JobError, Outcome, Sandbox, SandboxUnavailable, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who asks, from where, and what there is to answer with. Time and chance come in here."""

    learner: Learner
    place: Place
    library: Library
    store: Store
    sandbox: Sandbox
    now: datetime  # aware, UTC
    chance: random.Random
    boards: Boards  # to speak without being asked
    conductor: Conductor  # of class quizzes

    async def run(self, job: Job) -> Outcome:
        """Run code for the learner, in the learner's turn.

        Raises:
            LearnerError: the job cannot be started as given, or the sandbox does not answer.
        """
        with _in_words():
            return await self.sandbox.run(replace(job, learner=self.learner.id))

    async def watch(self, job: Job) -> AsyncIterator[Stage]:
        """The same with every stage of the run, the outcome last."""
        with _in_words():
            async with contextlib.aclosing(
                self.sandbox.watch(replace(job, learner=self.learner.id))
            ) as stages:
                async for stage in stages:
                    yield stage


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """What the sandbox cannot do, in words for the learner."""
    try:
        yield
    except JobError as error:
        raise LearnerError(str(error), hint="Nothing was started.") from error
    except SandboxUnavailable as error:
        raise LearnerError(
            "Code cannot be run at the moment: the sandbox does not answer.",
            hint="Lessons and questions go on; try again in a minute.",
        ) from error
