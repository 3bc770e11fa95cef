"""The quiz in a server: buttons in place, for the one who was asked, also after a restart."""

from __future__ import annotations

from simcord import Env

from bot.app import App
from cogs import Client
from tests.cogs.conftest import People
from tests.fakes.discord_reading import fields, labels, message_of, told

MARKS = "✅❌🟡"


async def test_answer_is_marked_in_place(people: People) -> None:
    """A press turns the question into its verdict, in the same message."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="predict"))
    result = await people.ada.click(asked, label=labels(asked)[0])

    assert message_of(result).id == asked.id
    assert any(mark in told(message_of(result)) for mark in MARKS)


async def test_kinds_and_topics_are_suggested(people: People) -> None:
    """Both arguments complete."""
    kinds = await people.ada.autocomplete(people.channel, "quiz", "kind", "pre")
    topics = await people.ada.autocomplete(people.channel, "quiz", "topic", "")

    assert {"name": "predict", "value": "predict"} in kinds
    assert 0 < len(topics) <= 25


async def test_question_of_another_is_not_answered(people: People) -> None:
    """Bob's press on Ada's question is refused to him alone, and her question stays."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="predict"))
    before = told(asked)
    refused = message_of(await people.bob.click(asked, label=labels(asked)[0]))

    assert refused.ephemeral
    assert "somebody else" in told(refused)
    assert told(asked) == before


async def test_button_outlives_a_restart(people: People, simcord_env: Env, app: App) -> None:
    """A new process answers a button that the old one sent."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="predict"))
    await simcord_env.restart_bot(Client(app))
    result = await people.ada.click(asked, label=labels(asked)[0])

    assert message_of(result).id == asked.id
    assert any(mark in told(message_of(result)) for mark in MARKS)


async def test_typed_answer_comes_through_a_form(people: People) -> None:
    """A question that wants words opens a form, and its verdict takes the question's place."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="number"))
    form = await people.ada.click(asked, label="Type the answer")
    (field,) = fields(form)
    result = await people.ada.submit_modal(form, {field["custom_id"]: "12345"})

    assert message_of(result).id == asked.id
    assert any(mark in told(message_of(result)) for mark in MARKS)


async def test_kind_that_does_not_exist_is_told_to_the_asker_alone(people: People) -> None:
    """A kind that does not exist is a problem for the asker alone."""
    shown = message_of(await people.ada.slash(people.channel, "quiz", kind="riddle"))

    assert shown.ephemeral
    assert "riddle" in told(shown)
