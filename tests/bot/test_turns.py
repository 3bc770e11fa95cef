"""One run at a time for each person."""

from __future__ import annotations

import asyncio

import pytest

from bot.turns import WAITING, TooManyRunsError, Turns, unbound


def allowed() -> None:
    """Nobody is too quick here."""


async def begun(turns: Turns, who: str, told: list[int]) -> None:
    turn = turns.turn(who, allowed)
    async for before in turn.begin():
        told.append(before)
    told.append(0)
    turn.end()


async def test_a_second_run_waits_for_the_first_and_is_told() -> None:
    """It hears that one goes before it, and goes on when that one has ended."""
    turns, told = Turns(), list[int]()
    first = turns.turn("ada", allowed)
    async for _ in first.begin():
        pytest.fail("nobody was before")
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        tasks.create_task(begun(turns, "ada", told))
        await asyncio.sleep(0)
        waiting = list(told)
        first.end()

    assert (waiting, told) == ([1], [1, 0])


async def test_other_people_do_not_wait() -> None:
    """Bob runs while Ada does."""
    turns, told = Turns(), list[int]()
    async for _ in turns.turn("ada", allowed).begin():
        pass
    await begun(turns, "bob", told)

    assert told == [0]


async def test_one_request_runs_many_jobs_in_one_turn() -> None:
    """Its second job does not wait for its own first."""
    turns = Turns()
    turn = turns.turn("ada", allowed)
    waits = [wait for _ in range(3) async for wait in turn.begin()]
    turn.end()
    turn.end()  # once is enough, twice is no harm

    assert waits == []


async def test_too_many_are_refused_and_those_in_line_stay() -> None:
    """One runs, a few wait, the next is told."""
    turns, told = Turns(), list[int]()
    first = turns.turn("ada", allowed)
    async for _ in first.begin():
        pass
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        for _ in range(WAITING):
            tasks.create_task(begun(turns, "ada", told))
            await asyncio.sleep(0)
        with pytest.raises(TooManyRunsError):
            await begun(turns, "ada", told)
        first.end()

    assert told.count(0) == WAITING


async def test_one_who_gives_up_leaves_the_line() -> None:
    """A cancelled request lets the one behind it go on."""
    turns, told = Turns(), list[int]()
    first, second = turns.turn("ada", allowed), turns.turn("ada", allowed)
    async for _ in first.begin():
        pass
    gone = second.begin()
    await anext(gone)
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        tasks.create_task(begun(turns, "ada", told))
        await asyncio.sleep(0)
        second.end()
        first.end()

    assert told == [2, 0]
    await gone.aclose()


async def test_who_is_too_quick_takes_no_place_in_line() -> None:
    """A refusal by the cooldown leaves the line as it was."""

    def refuse() -> None:
        raise ValueError("too quick")

    turns, told = Turns(), list[int]()
    with pytest.raises(ValueError, match="too quick"):
        async for _ in turns.turn("ada", refuse).begin():
            pass
    await begun(turns, "ada", told)

    assert told == [0]


async def test_an_unbound_turn_never_waits() -> None:
    """In a terminal nobody stands in line."""
    assert [before async for before in unbound().begin()] == []
