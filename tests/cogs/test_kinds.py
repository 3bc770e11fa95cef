"""Every kind of question, asked and answered in a server to the way on, right and wrong."""

from __future__ import annotations

import re

import pytest
from simcord import ResponseMessage

from bot.content import Kind, Library
from tests.cogs.conftest import People
from tests.fakes.discord_reading import fields, labels, menu, message_of, told
from tests.players import Move, Screen, answering, what_is_right


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
    return message_of(result)


@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
async def test_kind_is_played_to_the_end(
    people: People, library: Library, kind: Kind, right: bool
) -> None:
    """The verdict, the why of this very answer, the explanation, and another question."""
    question = next(q for q in library.questions.values() if q.kind is kind)
    asked = message = message_of(await people.ada.slash(people.channel, "quiz", kind=kind.value))
    way = answering(question, right=right)
    moves = way.moves(seen(message))
    move = next(moves, None)
    while move is not None:
        message = await make(people, message, move)
        try:
            move = moves.send(seen(message))
        except StopIteration:
            move = None
    verdict = seen(message)
    following = seen(await make(people, message, Move("Next question")))

    assert message.id == asked.id
    assert ("✅ **Right" if right else "❌ **Not quite") in verdict.text
    assert all(verdict.says(why) for why in way.whys)
    assert verdict.says(question.explain)
    assert right or all(verdict.says(words) for words in what_is_right(question))
    assert verdict.says("Comes back")
    assert re.search(r"level [1-3]$", following.text, re.MULTILINE)
