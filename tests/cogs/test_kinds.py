"""Every kind of question, asked and answered in a server to the way on, right and wrong."""

from __future__ import annotations

import re
from typing import Any

import pytest
from simcord import ResponseMessage

from bot.content import Kind, Library, Question
from tests.cogs.conftest import People
from tests.fakes.discord_reading import fields, labels, menu, message_of, told
from tests.players import Move, Screen, Way, answering, in_one_form, what_is_right

RADIO = 21  # the one field here that takes a single value


def seen(message: ResponseMessage) -> Screen:
    """What a learner sees of a message."""
    listed = menu(message)
    options = [option["label"] for option in listed["options"]] if listed else []
    return Screen(told(message), (*labels(message), *options))


async def make(people: People, message: ResponseMessage, move: Move) -> ResponseMessage:
    """Press a button, or choose from the menu that stands for many; fill in the form behind it."""
    if listed := menu(message):
        value = next(o["value"] for o in listed["options"] if o["label"] == move.label)
        result = await people.ada.select(message, [value])
    else:
        result = await people.ada.click(message, label=move.label)
    if move.text is not None:
        (field,) = fields(result)
        result = await people.ada.submit_modal(result, {field["custom_id"]: move.text})
    elif move.chosen is not None:
        values = {
            field["custom_id"]: value_in(field, wanted)
            for field, wanted in zip(fields(result), move.chosen, strict=True)
        }
        result = await people.ada.submit_modal(result, values)
    return message_of(result)


def value_in(field: dict[str, Any], wanted: tuple[str, ...]) -> str | list[str]:
    """What choosing these labels in a field sends."""
    values = [o["value"] for o in field["options"] if o["label"] in wanted]
    assert len(values) == len(wanted), field
    return values[0] if field["type"] == RADIO else values


async def answered(people: People, question: Question, way: Way) -> ResponseMessage:
    """The message of a question after it was answered in one of the ways."""
    kind = question.kind.value
    message = message_of(await people.ada.slash(people.channel, "quiz", kind=kind))
    asked, moves = message.id, way.moves(seen(message))
    move = next(moves, None)
    while move is not None:
        message = await make(people, message, move)
        try:
            move = moves.send(seen(message))
        except StopIteration:
            move = None
    assert message.id == asked
    return message


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
async def test_kind_is_played_to_the_end(
    people: People, library: Library, kind: Kind, right: bool
) -> None:
    """The verdict, the why of this very answer, the explanation, and another question."""
    question = next(q for q in library.questions.values() if q.kind is kind)
    way = answering(question, right=right)
    message = await answered(people, question, way)
    verdict = seen(message)
    following = seen(await make(people, message, Move("Next question")))

    assert ("✅ **Right" if right else "❌ **Not quite") in verdict.text
    assert all(verdict.says(why) for why in way.whys)
    assert verdict.says(question.explain)
    assert right or all(verdict.says(words) for words in what_is_right(question))
    assert verdict.says("Comes back")
    assert re.search(r"level [1-3]$", following.text, re.MULTILINE)


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("kind", [Kind.TRUE_FALSE, Kind.ORDER], ids=lambda kind: kind.value)
async def test_whole_answer_is_given_in_one_form(
    people: People, library: Library, kind: Kind, right: bool
) -> None:
    """Verdict and reason as two lists, an order as one menu a place; the question is marked."""
    question = next(q for q in library.questions.values() if q.kind is kind)
    way = in_one_form(question, right=right)
    verdict = seen(await answered(people, question, way))

    assert ("✅ **Right" if right else "❌ **Not quite") in verdict.text
    assert all(verdict.says(why) for why in way.whys)


async def test_item_in_two_places_is_put_right(people: People, library: Library) -> None:
    """An order that cannot be is told to the learner alone, with a way back into the form."""
    question = next(q for q in library.questions.values() if q.kind is Kind.ORDER)
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="order"))
    form = await people.ada.click(asked, label="All at once")
    double = {f["custom_id"]: [f["options"][0]["value"]] for f in fields(form)}
    problem = message_of(await people.ada.submit_modal(form, double))
    said = told(problem)
    again = await people.ada.click(problem, label="Change it")
    before = [[o["value"] for o in f["options"] if o.get("default")] for f in fields(again)]
    places = zip(fields(again), question.key[:-1], strict=True)
    order = {f["custom_id"]: value_in(f, (item,)) for f, item in places}
    verdict = message_of(await people.ada.submit_modal(again, order))

    assert problem.ephemeral
    assert "stands in two places" in said
    assert before == [["0"]] * (len(question.key) - 1)
    assert "✅ **Right" in told(verdict)
