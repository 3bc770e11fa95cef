"""Explaining: what is asked in many ways opens the right page."""

from __future__ import annotations

import pytest

from bot.talk import Code, Press, pack
from tests.people import Clock, Person, words


@pytest.mark.parametrize(
    "text",
    [
        "futures",
        "Futures",
        "asyncio.Future",
        "fututres",
        "promise",
        "asyncio.exceptions.InvalidStateError: Result is not set.",
    ],
)
async def test_futures_open_however_they_are_asked_for(ada: Person, text: str) -> None:
    """Id, alias, API name, typing mistake and pasted error lead to the same lesson."""
    reply = await ada.says(f"/explain {text}")

    assert reply.topic == "futures"
    assert reply.error is None


async def test_a_pasted_error_shows_how_it_works(ada: Person) -> None:
    """What went wrong, the program repaired, and below them the lesson."""
    reply = await ada.says("/explain asyncio.exceptions.InvalidStateError: Result is not set.")
    codes = [block.text for block in reply.blocks if isinstance(block, Code)]

    assert "`result()` does not wait" in words(reply)
    assert "print(await box)" in codes[0]
    assert len(codes) == 2


async def test_an_error_without_a_repair_shows_its_cause_alone(ada: Person) -> None:
    """No empty box of code."""
    reply = await ada.says("/explain RuntimeError: cannot reuse already awaited coroutine")

    assert "awaited a second time" in words(reply)
    assert "It works like this" not in words(reply)


async def test_nonsense_names_the_nearest_three(ada: Person) -> None:
    """Nothing is made up: no lesson is meant, and three are there to begin with."""
    reply = await ada.says("/explain quantum physics")

    assert reply.error is not None
    assert "quantum physics" in reply.error.message
    assert reply.topics == ()
    assert len(reply.choices) == 3
    assert (await ada.presses(reply.choices[0].label)).topic is not None


@pytest.mark.parametrize("text", ["x" * 10_000, "\x00\x1b[31m\ud800", "**bold** @everyone `x`"])
async def test_odd_words_come_back_short_and_harmless(ada: Person, text: str) -> None:
    """Ten thousand characters, binary and markup are named on one short line."""
    reply = await ada.says(f"/explain {text}")

    assert reply.error is not None
    assert len(reply.error.message) < 160
    assert "**bold**" not in words(reply)


async def test_pages_turn_and_are_remembered(ada: Person) -> None:
    """Forward, back, and what was read counts once."""
    first = await ada.says("/explain futures")
    second = await ada.presses("Awaiting a future")
    back = await ada.presses("←")

    assert (second.details["page"], back.details["page"]) == ("await", first.details["page"])
    assert "2 of" in words(await ada.says("/progress"))


async def test_explain_alone_goes_on_where_the_learner_stopped(ada: Person) -> None:
    """The first unread page in teaching order."""
    first = await ada.says("/explain")
    second = await ada.says("/explain")

    assert first.topic == second.topic
    assert first.details["page"] != second.details["page"]


async def test_a_vanished_page_says_so(ada: Person) -> None:
    """A button from a time when the lesson had another page."""
    from bot.talk import Press, pack

    reply = await ada.send(Press(pack("lessons", "page", "futures", "gone")))

    assert reply.error is not None
    assert "no longer" in reply.error.message


async def test_topics_lists_every_track(ada: Person, clock: Clock) -> None:
    """All topics stand there, the written ones to press."""
    reply = await ada.says("/topics")

    for track in ada.app.library.tracks:
        assert track.title in words(reply)
    assert set(reply.topics) == set(ada.app.library.lessons)


async def test_a_lesson_begun_and_its_challenge(ada: Person) -> None:
    """The map shows where one stopped; the last page leads to what can be written with it."""
    lesson = ada.app.library.lessons["futures"]
    await ada.says("/explain futures")
    begun = words(await ada.says("/topics"))
    for page in lesson.pages[1:]:
        await ada.send(Press(pack("lessons", "page", "futures", page.id)))

    assert "◐ **Futures**" in begun
    assert ada.choice("Challenge: From callbacks to await")
    assert "✓ **Futures**" in words(await ada.says("/topics"))


async def test_an_error_that_is_not_known_leads_to_a_run(ada: Person) -> None:
    """Lessons whose names look like a KeyError would lead astray."""
    reply = await ada.says("Traceback (most recent call last):\n  File 'x'\nKeyError: 'tea'")

    assert reply.error is not None
    assert "“KeyError: 'tea'”" in reply.error.message
    assert "```python" in reply.error.hint
    assert reply.choices == ()


async def test_a_question_is_not_taken_for_a_name(ada: Person) -> None:
    """Plain words that are not understood are no missing lesson."""
    reply = await ada.says("how many eggs go into a cake")

    assert reply.error is not None
    assert "not clear" in reply.error.message
