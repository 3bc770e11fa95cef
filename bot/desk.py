"""The desk: all that a room may use to answer one request.

No room and no surface is known here.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.board import Boards
from bot.conductor import Conductor
from bot.content import Library
from bot.errors import LearnerError
from bot.lull import Lull
from bot.servers import ServerSettings, lessened
from bot.store import Store
from bot.talk import Learner, Place
from bot.turns import WAITING, TooManyRunsError, Turn, unbound
from sandbox import Job, JobError, Limits, Outcome, Sandbox, SandboxUnavailable, Stage


@dataclass(frozen=True, slots=True)
class Behind:
    """The run waits for the learner's own ones; `before` is how many go first."""

    before: int


@dataclass(frozen=True, slots=True)
class Soon:
    """The run waits for those who ask for less."""


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
    server: ServerSettings = field(default_factory=ServerSettings)
    turn: Turn = field(default_factory=unbound)
    lull: Lull = field(default_factory=Lull)
    reads_posts: bool = False  # the operator lets the bot read messages that do not speak to it
    languages: tuple[tuple[str, str], ...] = ()  # (id, name), beside English

    @property
    def limits(self) -> Limits:
        """What a run may use in this place."""
        return self._lessened(Limits())

    def _lessened(self, limits: Limits) -> Limits:
        wall_s, output_bytes = lessened(self.server, limits.wall_s, limits.output_bytes)
        return replace(limits, wall_s=wall_s, output_bytes=output_bytes)

    def _own(self, job: Job) -> Job:
        return replace(job, learner=self.learner.id, limits=self._lessened(job.limits))

    async def run(self, job: Job) -> Outcome:
        """Run code for the learner, in the learner's turn.

        Raises:
            LearnerError: the job cannot be started as given, or the sandbox does not answer.
        """
        with _in_words():
            async for _ in self.turn.begin():
                pass
            await self.lull.wait()
            return await self.sandbox.run(self._own(job))

    async def watch(self, job: Job) -> AsyncIterator[Behind | Soon | Stage]:
        """The same with every stage of the run, the outcome last."""
        with _in_words():
            async for before in self.turn.begin():
                yield Behind(before)
            if not self.lull.is_now():
                yield Soon()
                await self.lull.wait()
            async with contextlib.aclosing(self.sandbox.watch(self._own(job))) as stages:
                async for stage in stages:
                    yield stage


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    """What the sandbox cannot do, in words for the learner."""
    try:
        yield
    except JobError as error:
        raise LearnerError(str(error), hint="Nothing was started.") from error
    except TooManyRunsError as error:
        raise LearnerError(
            f"You have {1 + WAITING} runs under way already.",
            hint="Wait until one of them has ended.",
        ) from error
    except SandboxUnavailable as error:
        raise LearnerError(
            "Code cannot be run at the moment: the sandbox does not answer.",
            hint="Lessons and questions go on; try again in a minute.",
        ) from error
