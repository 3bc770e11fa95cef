"""People who talk with the real app, and the time they live in."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.app import App
from bot.phrase import parse
from bot.talk import Choice, Learner, Place, Press, Reply, Request, Submit

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PLACE = Place(id="test:place", surface="test")


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)


def unhurried() -> Callable[[], float]:
    """Ticks for cooldowns: a test presses faster than people, and each look is a minute later."""
    minutes = itertools.count()
    return lambda: next(minutes) * 60.0


@dataclass
class Person:
    """A learner who says things and presses what the last reply offers."""

    app: App
    learner: Learner
    place: Place = PLACE
    last: Reply = field(default_factory=lambda: Reply(blocks=()))

    async def send(self, request: Request) -> Reply:
        replies = [r async for r in self.app.handle(self.learner, self.place, request)]
        self.last = replies[-1]
        return self.last

    async def says(self, line: str) -> Reply:
        return await self.send(parse(line, self.app.commands()))

    def choice(self, label: str) -> Choice:
        return next(c for c in self.last.choices if label in c.label)

    async def presses(self, label: str) -> Reply:
        return await self.send(Press(self.choice(label).token))

    async def fills(self, label: str, **fields: str) -> Reply:
        form = await self.app.form(self.learner, self.place, self.choice(label).token)
        return await self.send(Submit(form.token, fields))


def words(reply: Reply) -> str:
    """All text of a reply, for looking things up in it."""
    parts: list[str] = []
    for block in reply.blocks:
        parts += [str(getattr(block, "text", "")), str(getattr(block, "alt", ""))]
        parts += [f"{name}: {value}" for name, value in getattr(block, "rows", ())]
    return "\n".join(parts)
