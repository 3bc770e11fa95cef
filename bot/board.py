"""The board: how the bot says something in a place without being asked.

How it is drawn there is the surface's business, what to say and when is the rooms'.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from bot.talk import Place, Reply


class PostError(Exception):
    """Nothing was posted or changed."""


class PlaceGoneError(PostError):
    """The bot cannot write there, now or later: deleted, archived, or shut to it."""


class PostGoneError(PostError):
    """The one message is no longer there; its place still is."""


class PostFailedError(PostError):
    """Not this time: the surface is not connected, or could not be reached. Try again later."""


class Board(Protocol):
    """What a surface offers.

    What is posted belongs to nobody: whoever presses a button on it gets an answer of their own
    that only they see, and the message stays as it is.
    """

    async def post(self, place: Place, reply: Reply) -> str:
        """Say something in a place; the id by which it is changed later.

        Raises:
            PlaceGoneError: it cannot be said there, now or later.
            PostFailedError: it may work later.
        """

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        """Change what was said.

        Raises:
            PlaceGoneError: nothing can be said there any more.
            PostGoneError: somebody has deleted that message.
            PostFailedError: it may work later.
        """

    def delay(self, place: Place) -> float:
        """The seconds that a mere sign of progress should wait before it is shown there."""


def place_of(place_id: str) -> Place:
    """The place of an id that was kept; each begins with its surface."""
    return Place(id=place_id, surface=place_id.partition(":")[0])


class Boards:
    """The boards of all surfaces that are connected, each under its name."""

    def __init__(self) -> None:
        self._hung: dict[str, Board] = {}
        self._news = asyncio.Event()  # set, and a new one made, whenever a board is hung
        self._watchers: list[Callable[[str], None]] = []

    @contextmanager
    def hung(self, surface: str, board: Board) -> Iterator[None]:
        """Let the bot speak on a surface while the block lasts."""
        self.hang(surface, board)
        try:
            yield
        finally:
            self.take_down(surface, board)

    def hang(self, surface: str, board: Board) -> None:
        """Let the bot speak on a surface, by the newest board of it."""
        self._hung[surface] = board
        news, self._news = self._news, asyncio.Event()
        news.set()
        for tell in self._watchers:
            tell(surface)

    def take_down(self, surface: str, board: Board) -> None:
        """Let it speak there no more; a newer board of the surface stays."""
        if self._hung.get(surface) is board:
            del self._hung[surface]

    def watch(self, tell: Callable[[str], None]) -> None:
        """Have each surface told that is connected now or later."""
        self._watchers.append(tell)
        for surface in tuple(self._hung):
            tell(surface)

    def has(self, surface: str) -> bool:
        """Whether the bot can speak on a surface now."""
        return surface in self._hung

    async def until_hung(self, surface: str) -> None:
        """Wait until the bot can speak on a surface."""
        while surface not in self._hung:
            await self._news.wait()

    async def post(self, place: Place, reply: Reply) -> str:
        """As `Board.post`, on the place's surface."""
        return await self._on(place).post(place, reply)

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        """As `Board.edit`, on the place's surface."""
        await self._on(place).edit(place, post, reply)

    def delay(self, place: Place) -> float:
        """As `Board.delay`, on the place's surface; nothing without one."""
        board = self._hung.get(place.surface)
        return board.delay(place) if board else 0.0

    def _on(self, place: Place) -> Board:
        board = self._hung.get(place.surface)
        if board is None:
            raise PostFailedError(f"{place.surface} is not connected")
        return board
