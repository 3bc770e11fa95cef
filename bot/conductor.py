"""The conductor: leads each class quiz from question to question, also after a restart.

Every step is kept before it is shown, and what is shown follows from what is kept. Votes come in
by the room `bot.classquiz`; how things are said is in `bot.classpages`.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot import classpages, tally
from bot.board import Boards, PlaceGoneError, PostFailedError, PostGoneError, place_of
from bot.chores import Chores
from bot.classpages import Scene
from bot.content import Library
from bot.store import ClassQuiz, Move, Phase, Store
from bot.talk import Reply

log = logging.getLogger(__name__)

TALK = 45  # seconds to talk it over, or as many as a vote has if that is more
READING = 15  # seconds that an answer stands before the next question
GLANCE = 5.0  # real seconds that a sign of progress may take: a surface may ask to wait longer
RETRIES = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 60.0)  # seconds between tries to reach a surface

Wait = Callable[[asyncio.Event, float], Awaitable[None]]


async def wait_for(bell: asyncio.Event, seconds: float) -> None:
    """Wait until the bell rings, so many seconds at most."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await bell.wait()


@dataclass(slots=True)
class _Bells:
    """What wakes the one who leads a quiz: votes, which can wait a moment, and calls."""

    news: asyncio.Event = field(default_factory=asyncio.Event)
    call: asyncio.Event = field(default_factory=asyncio.Event)

    def silence(self) -> None:
        self.news.clear()
        self.call.clear()


@dataclass(slots=True, kw_only=True)
class Conductor:
    """Leads all class quizzes, one task each.

    Args:
        library: where the questions are.
        store: where each step is kept.
        boards: where it is shown.
        chores: what holds the tasks.
        clock: the time.
        wait: waits for a bell, or for seconds of that clock.
        pace: seconds between two signs of progress on one message.
    """

    library: Library
    store: Store
    boards: Boards
    chores: Chores
    clock: Callable[[], datetime]
    wait: Wait = wait_for
    pace: float = 1.0
    _bells: dict[str, _Bells] = field(default_factory=dict)

    # ---- from outside

    @property
    def leads(self) -> int:
        """How many quizzes are led now."""
        return len(self._bells)

    def surface_up(self, surface: str) -> None:
        """Go on with what was open on a surface when it was last connected."""
        self.chores.start(self._resume(surface), f"class quizzes on {surface}")

    def news(self, quiz_id: str) -> None:
        """Show soon that somebody voted."""
        if bells := self._bells_of(quiz_id):
            bells.news.set()

    def call(self, quiz_id: str) -> None:
        """Look at once at what has changed."""
        if bells := self._bells_of(quiz_id):
            bells.news.set()
            bells.call.set()

    async def _resume(self, surface: str) -> None:
        for quiz_id in await self.store.classroom.open_on(surface):
            self._bells_of(quiz_id)

    def _bells_of(self, quiz_id: str) -> _Bells | None:
        """The bells of a quiz, which is led from now on if it was not; None at the end."""
        bells = self._bells.get(quiz_id)
        if bells is None:
            bells = _Bells()
            if not self.chores.start(self._lead(quiz_id, bells), f"class quiz {quiz_id}"):
                return None
            self._bells[quiz_id] = bells
        return bells

    # ---- leading one quiz

    async def _lead(self, quiz_id: str, bells: _Bells) -> None:
        shown = None
        try:
            while True:
                bells.silence()  # first: what changes from here on rings again
                quiz = await self.store.classroom.quiz(quiz_id)
                if quiz is None or quiz.phase is Phase.OVER:
                    return
                try:
                    shown = await self._step(quiz, bells, shown)
                except (PlaceGoneError, PostFailedError) as error:
                    log.warning("class quiz %s ends: %s", quiz_id, error)
                    await self._close(quiz, "gone")
        finally:
            del self._bells[quiz_id]

    async def _step(
        self, quiz: ClassQuiz, bells: _Bells, shown: tuple[int, Phase] | None
    ) -> tuple[int, Phase]:
        """Take a quiz one step on; what is shown now, so that it is not drawn again."""
        here = (quiz.number, quiz.phase)
        question = self.library.questions.get(quiz.current.question)
        if question is None and not quiz.ending:
            await self.store.classroom.stop(quiz, self.clock(), "content")
            return here
        if quiz.ending or question is None:
            await self._finish(quiz)
            return here
        is_late = quiz.phase.turn and self._left(quiz) <= 0  # the answer comes at once
        if quiz.phase is not Phase.OPENING and shown != here and not is_late:
            await self._redraw(quiz)
        if await self._wait_out(quiz, bells):
            return await self._advance(quiz)
        return here

    def _left(self, quiz: ClassQuiz) -> float:
        return (quiz.deadline - self.clock()).total_seconds()

    async def _wait_out(self, quiz: ClassQuiz, bells: _Bells) -> bool:
        """Wait until the phase ends, and show the votes coming in; False if something changed."""
        while (left := self._left(quiz)) > 0:
            await self.wait(bells.news, left)
            if bells.call.is_set():
                return False
            if bells.news.is_set():
                pause = max(self.pace, self.boards.delay(place_of(quiz.place)))
                await self.wait(bells.call, min(pause, self._left(quiz)))
                bells.news.clear()
                if bells.call.is_set():
                    return False
                if quiz.phase.turn and self._left(quiz) > 0:
                    await self._show_progress(quiz)
        return True

    async def _show_progress(self, quiz: ClassQuiz) -> None:
        """Show how many have voted, unless that takes so long that it holds up the answer."""
        page = classpages.page(await self._scene(quiz))
        with contextlib.suppress(PostFailedError, PostGoneError, TimeoutError):
            async with asyncio.timeout(GLANCE):
                await self._edit(quiz, page)

    async def _advance(self, quiz: ClassQuiz) -> tuple[int, Phase]:
        """Go on to the next phase; what is shown then."""
        here = (quiz.number, quiz.phase)
        if quiz.phase is Phase.OPENING:
            return await self._open(quiz)
        if quiz.phase is Phase.SHOWN:
            await self._leave(quiz)
            return here
        if quiz.phase is Phase.TALKING:
            await self._move(quiz, Phase.AGAIN, quiz.seconds)
            return here
        may_talk = quiz.phase is Phase.VOTING and quiz.has_second_vote
        if may_talk and await self.store.classroom.count(quiz):
            await self._move(quiz, Phase.TALKING, max(TALK, quiz.seconds))
            return here
        await self._reveal(quiz)
        return here

    async def _move(self, quiz: ClassQuiz, phase: Phase, seconds: float) -> None:
        await self.store.classroom.move(
            quiz, Move(phase=phase, number=quiz.number, deadline=self._in(seconds))
        )

    def _in(self, seconds: float) -> datetime:
        return self.clock() + timedelta(seconds=seconds)

    # ---- the steps

    async def _open(self, quiz: ClassQuiz) -> tuple[int, Phase]:
        voting = replace(quiz, phase=Phase.VOTING)
        post = await self._post(quiz, classpages.page(await self._scene(voting)))
        step = Move(
            phase=Phase.VOTING, number=quiz.number, deadline=self._in(quiz.seconds), post=post
        )
        await self.store.classroom.move(quiz, step)
        return quiz.number, Phase.VOTING

    async def _reveal(self, quiz: ClassQuiz) -> None:
        question = self.library.questions[quiz.current.question]
        worth = functools.partial(tally.counted, quiz, question, self.clock())
        step = Move(phase=Phase.SHOWN, number=quiz.number, deadline=self._in(READING))
        await self.store.classroom.reveal(quiz, step, tally.objective_of(question), worth)

    async def _leave(self, quiz: ClassQuiz) -> None:
        """Go on from an answer: to the next question, or to the end."""
        number = quiz.number + 1
        if number == len(quiz.questions):
            await self._finish(quiz)
            return
        scene = await self._scene(quiz)
        if tally.is_idle(quiz, scene.votes):
            await self.store.classroom.stop(quiz, self.clock(), "idle")
            return
        with contextlib.suppress(PostFailedError, PostGoneError):
            await self._edit(quiz, classpages.revealed(scene, is_left=True))
        step = Move(phase=Phase.OPENING, number=number, deadline=self.clock())
        await self.store.classroom.move(quiz, step)

    async def _finish(self, quiz: ClassQuiz) -> None:
        """Show the podium, and be over; a question without its answer yet is dropped."""
        if quiz.current.post and quiz.current.question in self.library.questions:
            scene = await self._scene(quiz)
            is_shown = quiz.phase is Phase.SHOWN
            last = (
                classpages.revealed(scene, is_left=True) if is_shown else classpages.dropped(scene)
            )
            with contextlib.suppress(PostFailedError, PostGoneError):
                await self._edit(quiz, last)
        votes = await self.store.classroom.votes(quiz.id)
        players = await self.store.classroom.players(quiz.id)
        ranked = tally.standings(votes, players, tally.keys(self.library, quiz))
        await self._post(quiz, classpages.podium(self.library, quiz, votes, ranked))
        await self._close(quiz, "")

    async def _close(self, quiz: ClassQuiz, ending: str) -> None:
        step = Move(
            phase=Phase.OVER, number=tally.asked(quiz), deadline=self.clock(), ending=ending
        )
        await self.store.classroom.move(quiz, step)

    # ---- showing

    async def _scene(self, quiz: ClassQuiz) -> Scene:
        question = self.library.questions[quiz.current.question]
        votes = await self.store.classroom.votes(quiz.id)
        return Scene(library=self.library, quiz=quiz, question=question, votes=votes)

    async def _redraw(self, quiz: ClassQuiz) -> None:
        """Show where a quiz stands in its message, or in a new one if that was deleted."""
        reply = classpages.page(await self._scene(quiz))
        try:
            await self._insist(quiz, lambda: self._edit(quiz, reply))
        except PostGoneError:
            post = await self._post(quiz, reply)
            await self.store.classroom.posted(quiz.id, quiz.number, post)

    async def _edit(self, quiz: ClassQuiz, reply: Reply) -> None:
        await self.boards.edit(place_of(quiz.place), quiz.current.post, reply)

    async def _post(self, quiz: ClassQuiz, reply: Reply) -> str:
        posted: list[str] = []

        async def post() -> None:
            posted.append(await self.boards.post(place_of(quiz.place), reply))

        await self._insist(quiz, post)
        return posted[-1]

    async def _insist(self, quiz: ClassQuiz, work: Callable[[], Awaitable[None]]) -> None:
        """Do it as soon as the surface can; one that is away is waited for.

        Raises:
            PostError: the place or the message is gone, or nothing helped for two minutes.
        """
        surface = place_of(quiz.place).surface
        for pause in (*RETRIES, None):
            await self.boards.until_hung(surface)
            try:
                await work()
            except PostFailedError as error:
                if pause is None:
                    raise
                log.info("class quiz %s: %s; again in %.0f s", quiz.id, error, pause)
                await self.wait(asyncio.Event(), pause)
            else:
                return
