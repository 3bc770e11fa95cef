"""The commands of the lessons, as a learner in a server uses them."""

from __future__ import annotations

from tests.cogs.conftest import People
from tests.fakes.discord_reading import labels, menu, message_of, tokens, told

PAGE = "1:lessons:page:"


async def test_explain_shows_a_lesson_to_everybody(people: People) -> None:
    """A lesson is a public message with its ways on."""
    shown = message_of(await people.ada.slash(people.channel, "explain", topic="futures"))

    assert not shown.ephemeral
    assert "Future" in told(shown)
    assert "Quiz me" in labels(shown)


async def test_topics_are_suggested(people: People) -> None:
    """Autocomplete offers titles to read and ids to send."""
    offered = await people.ada.autocomplete(people.channel, "explain", "topic", "futu")

    assert {"name": "Futures", "value": "futures"} in offered


async def test_page_turns_in_place(people: People) -> None:
    """The next page takes the place of the one before, in the same message."""
    first = message_of(await people.ada.slash(people.channel, "explain", topic="futures"))
    before = told(first)
    result = await people.ada.click(first, custom_id=tokens(first, PAGE)[0])

    assert message_of(result).id == first.id
    assert told(message_of(result)) != before


async def test_unknown_topic_is_told_to_the_asker_alone(people: People) -> None:
    """A problem is ephemeral, names what was asked and offers the nearest."""
    result = await people.ada.slash(people.channel, "explain", topic="flibbertigibbet")
    shown = message_of(result)

    assert shown.ephemeral
    assert "flibbertigibbet" in told(shown)
    assert labels(shown)


async def test_somebody_else_turns_a_page_of_their_own(people: People) -> None:
    """Bob's press on Ada's lesson gives him a copy; hers stays, and his turns in place."""
    hers = message_of(await people.ada.slash(people.channel, "explain", topic="futures"))
    before = told(hers)
    his = message_of(await people.bob.click(hers, custom_id=tokens(hers, PAGE)[0]))
    again = message_of(await people.bob.click(his, custom_id=tokens(his, PAGE)[0]))

    assert told(hers) == before
    assert his.ephemeral
    assert his.id == again.id != hers.id


async def test_many_choices_become_a_menu(people: People) -> None:
    """More than ten topics are offered in a menu, and choosing opens one in place."""
    listed = message_of(await people.ada.slash(people.channel, "topics"))
    choices = menu(listed)
    if choices is None:
        assert 0 < len(labels(listed)) <= 10
        return
    chosen = await people.ada.select(listed, [choices["options"][0]["value"]])

    assert message_of(chosen).id == listed.id
    assert "Quiz me" in labels(message_of(chosen))


async def test_menu_on_an_error_explains_it(people: People) -> None:
    """The error in somebody's post leads to its lesson."""
    post = await people.bob.send(
        people.channel, "what?\n```\nRuntimeWarning: coroutine 'main' was never awaited\n```"
    )
    result = await people.ada.context_menu(people.channel, "Explain this error", post)

    assert "never awaited" in told(message_of(result))
