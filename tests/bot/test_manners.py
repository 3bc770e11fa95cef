"""Fair to everybody, before any room is asked: on Discord and Slack, and nowhere else."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import App
from bot.errors import LearnerError
from bot.manners import REQUESTS, RUNS
from bot.talk import Ask, Learner, Place, Reply, pack
from bot.turns import WAITING
from tests.gates import Gate
from tests.people import Person, words

DISCORD = Place(id="discord:200:300", surface="discord")
SLACK = Place(id="slack:T1:C1", surface="slack")
RUN = Ask("run", {"code": "print(1)"})


def at(app: App, place: Place, name: str = "1") -> Person:
    return Person(app, Learner(id=f"{place.surface}:{name}", name=name), place)


@pytest.mark.parametrize("place", [DISCORD, SLACK], ids=lambda place: place.surface)
async def test_one_who_asks_too_fast_waits_with_a_countdown(app: App, place: Place) -> None:
    """Privately, and only as long as it says."""
    now = 0.0
    app.ticks = lambda: now
    person = at(app, place)
    for _ in range(REQUESTS.most):
        assert (await person.says("/help")).error is None
    late = await person.says("/help")
    now += 0.5

    assert late.private
    assert late.error is not None
    assert "in 1 second;" in late.error.hint
    assert (await person.says("/help")).error is None


@pytest.mark.parametrize("surface", ["say", "terminal", "test"])
async def test_nobody_is_slowed_down_at_home(app: App, surface: str) -> None:
    """A batch of requests or a terminal has nobody to be fair to."""
    app.ticks = lambda: 0.0
    person = at(app, Place(id=surface, surface=surface, is_private=True))
    replies = [await person.says("/help") for _ in range(REQUESTS.most * 3)]
    replies += [await person.says("```python\nprint(1)\n```") for _ in range(RUNS.most * 2)]

    assert all(reply.error is None for reply in replies)


async def test_fifty_people_at_once_all_run(app: App) -> None:
    """Nobody waits in line for anybody else's manners."""
    app.ticks = lambda: 0.0
    people = [at(app, DISCORD, str(number)) for number in range(50)]
    replies = await asyncio.gather(*(each.says("/topics") for each in people))

    assert all(reply.error is None for reply in replies)


async def test_a_form_does_not_open_for_one_who_is_too_fast(app: App) -> None:
    """Opening one counts as a press."""
    app.ticks = lambda: 0.0
    person = at(app, DISCORD)
    for _ in range(REQUESTS.most):
        await app.form(person.learner, person.place, pack("runs", "new"))

    with pytest.raises(LearnerError, match="quick"):
        await app.form(person.learner, person.place, pack("runs", "new"))


async def test_one_run_at_a_time_and_the_next_says_that_it_waits(app: App) -> None:
    """A few wait in order, one more is told; somebody else runs beside them."""
    app.sandbox = gate = Gate()  # type: ignore[assignment]
    seen: list[list[Reply]] = [[] for _ in range(2 + WAITING)]
    ada, bob = at(app, SLACK), at(app, SLACK, "2")

    async def run(number: int) -> None:
        async for reply in app.handle(ada.learner, ada.place, RUN):
            seen[number].append(reply)

    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        for number in range(len(seen)):
            tasks.create_task(run(number))
            while not seen[number]:
                await asyncio.sleep(0)
        other = tasks.create_task(bob.send(RUN))
        while len(gate.inside) < 2:
            await asyncio.sleep(0)
        beside = sorted(gate.inside)
        gate.opened.set()

    *ran, refused = seen
    assert beside == ["slack:1", "slack:2"]
    assert all(each[-1].details.get("verdict") == "ok" for each in (*ran, [other.result()]))
    assert refused[-1].error is not None
    assert "under way already" in refused[-1].error.message
    assert "own runs: 1 before" in words(seen[1][0])
    assert "own runs: 2 before" in words(seen[2][0])


async def test_one_who_goes_away_gives_up_their_turn(app: App) -> None:
    """A request that is ended in the middle does not block the next one."""
    app.sandbox = gate = Gate()  # type: ignore[assignment]
    ada = at(app, SLACK)
    replies = app.handle(ada.learner, ada.place, RUN)
    await anext(replies)
    await replies.aclose()  # type: ignore[attr-defined]  # an async generator
    gate.opened.set()
    async with asyncio.timeout(20):
        reply = await ada.send(RUN)

    assert "done for" in words(reply)


async def test_a_challenge_is_one_turn_for_all_its_checks(app: App) -> None:
    """It does not wait for its own first check, and is one run for the cooldown."""
    app.ticks = lambda: 0.0
    ada = at(app, SLACK)
    await ada.says("/challenge")
    await ada.send(Ask("challenge", {"name": next(iter(app.library.challenges))}))
    label = next(c.label for c in ada.last.choices if "rite" in c.label)
    for number in range(RUNS.most):
        reply = await ada.fills(label, code=f"x = {number}")
        assert reply.error is None
        await ada.send(Ask("challenge", {"name": next(iter(app.library.challenges))}))
        label = next(c.label for c in ada.last.choices if "rite" in c.label or "hange" in c.label)
    late = await ada.fills(label, code="x = 99")

    assert late.error is not None
    assert "free in" in late.error.hint
