"""The boards: which surface speaks where, and when it is there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.board import Boards, PostFailedError, place_of
from bot.talk import Note, Place, Reply

HERE = place_of("test:room:1")
HELLO = Reply(blocks=(Note("Hello"),))


@dataclass
class Shelf:
    """A board that keeps what it is given."""

    shown: dict[str, Reply] = field(default_factory=dict)

    async def post(self, place: Place, reply: Reply) -> str:
        self.shown[f"{place.id}/{len(self.shown)}"] = reply
        return list(self.shown)[-1]

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        self.shown[post] = reply

    def delay(self, place: Place) -> float:
        return 2.5


async def test_a_reply_goes_to_the_surface_of_its_place() -> None:
    """What is posted and changed lands on the board that hangs under the place's surface."""
    boards, here, there = Boards(), Shelf(), Shelf()
    with boards.hung("test", here), boards.hung("other", there):
        post = await boards.post(HERE, HELLO)
        await boards.edit(HERE, post, Reply(blocks=()))

    assert (here.shown, there.shown) == ({post: Reply(blocks=())}, {})


async def test_without_a_surface_nothing_is_posted() -> None:
    """A surface that is not connected, or no longer, fails as one that may come back."""
    boards = Boards()
    with boards.hung("test", Shelf()):
        pass
    with pytest.raises(PostFailedError, match="test is not connected"):
        await boards.post(HERE, HELLO)

    assert boards.delay(HERE) == 0.0


async def test_a_newer_board_outlives_the_older_one() -> None:
    """A client that closes late takes down its own board only."""
    boards, old, new = Boards(), Shelf(), Shelf()
    with boards.hung("test", new):
        with boards.hung("test", old):
            boards.hang("test", new)
        await boards.post(HERE, HELLO)

    assert (len(new.shown), boards.has("test")) == (1, False)


async def test_who_waits_and_who_watches_hear_of_a_surface() -> None:
    """Waiting ends when the board is hung; a watcher is told at each time, and of those there."""
    boards, heard = Boards(), list[str]()
    boards.hang("early", Shelf())
    boards.watch(heard.append)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        tasks.create_task(boards.until_hung("test"))
        await asyncio.sleep(0)
        boards.hang("other", Shelf())
        await asyncio.sleep(0)
        boards.hang("test", Shelf())

    assert heard == ["early", "other", "test"]
