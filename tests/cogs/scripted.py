"""An app that answers as a test says, when the test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from bot.app import App
from bot.talk import Choice, Mark, Problem, Prose, Reply, Request, Verdict, pack

AGAIN = Choice("Again", pack("runs", "again", "x"))
FIRST = Reply(blocks=(Prose("first"),), choices=(AGAIN,))
QUEUED = Reply(blocks=(Verdict(Mark.BUSY, "number 3 in line"),), details={"stage": "queued"})
BUSY = Reply(blocks=(Verdict(Mark.BUSY, "running"),))
DONE = Reply(blocks=(Verdict(Mark.FINE, "done"),))
SECRET = Reply(blocks=(Prose("for you"),), private=True)
SORRY = Reply(blocks=(Prose("no such thing"),), private=True, error=Problem("no such thing"))


@dataclass
class Scripted:
    """The real app, but for what it answers: one list of replies a request, each when it may."""

    app: App
    scripts: list[list[Reply]]
    go: asyncio.Event = field(default_factory=asyncio.Event)
    closed: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.app, name)

    async def handle(
        self, learner: object, place: object, request: Request
    ) -> AsyncIterator[Reply]:
        try:
            for reply in self.scripts.pop(0):
                if reply not in (BUSY, QUEUED) and not self.scripts:
                    await self.go.wait()
                yield reply
        finally:
            self.closed += 1
