"""A class in a channel: the real app, a board in memory, and time that a test moves."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot import tally
from bot.app import App, open_app
from bot.board import PlaceGoneError, PostFailedError, PostGoneError
from bot.content import Kind, Library
from bot.phrase import parse
from bot.settings import Settings
from bot.talk import Choice, Learner, Place, Press, Reply
from tests.hours import Hours
from tests.people import words

LETTERED = frozenset(Kind) - {Kind.TRUE_FALSE}  # kinds whose picks are letters
HALL = Place(id="test:hall:1", surface="test")


@dataclass
class Wall:
    """A board that keeps every state of every post."""

    posts: list[list[Reply]] = field(default_factory=list)
    is_gone: bool = False
    torn: set[int] = field(default_factory=set)  # posts that somebody deleted
    failures: int = 0  # how often it does not work
    is_stuck: bool = False  # an edit never comes to its end
    pause: float = 0.0  # what it asks a sign of progress to wait

    async def post(self, place: Place, reply: Reply) -> str:
        self._try()
        self.posts.append([reply])
        return str(len(self.posts) - 1)

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        self._try()
        if self.is_stuck:
            await asyncio.Event().wait()
        if int(post) in self.torn:
            raise PostGoneError(post)
        self.posts[int(post)].append(reply)

    def delay(self, place: Place) -> float:
        return self.pause

    def _try(self) -> None:
        if self.is_gone:
            raise PlaceGoneError("the channel is gone")
        if self.failures:
            self.failures -= 1
            raise PostFailedError("not now")

    @property
    def last(self) -> Reply:
        return self.posts[-1][-1]

    def said(self) -> str:
        """What the last post shows now."""
        return words(self.last)


@dataclass
class Class:
    """A channel, and those in it."""

    app: App
    hours: Hours
    wall: Wall
    place: Place = HALL

    async def says(self, line: str, name: str = "ada", **more: Any) -> Reply:
        request = parse(line, self.app.commands())
        return await self._send(name, request, more)

    async def press(self, choice: Choice, name: str, **more: Any) -> Reply:
        return await self._send(name, Press(choice.token), more)

    async def _send(self, name: str, request: Any, more: dict[str, Any]) -> Reply:
        learner = Learner(id=f"test:{name}", name=name, **more)
        replies = [reply async for reply in self.app.handle(learner, self.place, request)]
        return replies[-1]

    def choice(self, label: str) -> Choice:
        """What the last post offers under this label."""
        return next(c for c in self.wall.last.choices if c.label == label)

    def picks(self) -> list[Choice]:
        return [c for c in self.wall.last.choices if ":pick:" in c.token]

    async def answers(self, name: str, *, right: bool, nth: int = 0) -> Reply:
        """Press a right or a wrong answer of the question that is shown."""
        key = await self.key()
        wrong = [n for n in range(len(self.picks())) if n != key]
        return await self.press(self.picks()[key if right else wrong[nth]], name)

    async def key(self) -> int:
        """Which pick of the question that is shown is right."""
        found = re.search(r":pick:([0-9a-f]+):(\d+):", self.picks()[0].token)
        assert found is not None
        quiz = await self.app.store.classroom.quiz(found[1])
        assert quiz is not None
        asked = quiz.questions[int(found[2])]
        picks = tally.picks(self.app.library.questions[asked.question], asked.seed)
        return [pick.is_right for pick in picks].index(True)

    async def begin(self, line: str, name: str = "ada") -> Reply:
        """Start a class quiz, and wait until its first question is shown."""
        reply = await self.says(line, name)
        assert reply.error is None, reply.error
        await self.hours.pass_seconds(5)
        await self.sees("Question 1")
        return reply

    async def sees(self, text: str) -> None:
        """Wait until the last post says this, and all that belongs to it is kept."""
        await self.hours.until(lambda: self.wall.posts and text in self.wall.said())
        await self.hours.until(lambda: self.hours.asleep == self.app.conductor.leads)

    async def pass_seconds(self, seconds: float) -> None:
        await self.hours.pass_seconds(seconds)


@asynccontextmanager
async def class_in(
    settings: Settings, hours: Hours, wall: Wall, **options: Any
) -> AsyncIterator[Class]:
    """Open the app on a file, and hang the board."""
    async with open_app(settings, clock=hours, wait=hours.wait, **options) as app:
        with app.boards.hung("test", wall):
            yield Class(app, hours, wall)


@asynccontextmanager
async def no_sandbox(where: str) -> AsyncIterator[None]:
    """A class runs no code."""
    yield


def only(library: Library, kinds: frozenset[Kind]) -> Library:
    """A library with questions of these kinds alone."""
    found = {q.id: q for q in library.questions.values() if q.kind in kinds}
    return replace(library, questions=found)


def settings_at(folder: Path) -> Settings:
    return Settings(database=folder / "corobot.db")
