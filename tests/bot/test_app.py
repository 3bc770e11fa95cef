"""The way in: unknown commands, odd tokens, and faults of ours."""

from __future__ import annotations

import logging

import pytest

from bot.app import ROOMS, App
from bot.talk import Ask, Press, Submit, pack
from tests.people import Person, words


async def test_an_unknown_command_names_the_nearest(ada: Person) -> None:
    """A slip of the finger is met with the command that was meant."""
    reply = await ada.says("/explian futures")

    assert reply.error is not None
    assert "`/explain`" in reply.error.hint


@pytest.mark.parametrize(
    "token",
    [
        "",
        "garbage",
        "0:quiz:pick:x:1",
        "1:nowhere:x",
        "1:quiz:nothing",
        "1:quiz:pick",
        "1:runs:again",
        "1:quiz:pick:x:" + "9" * 80,
        "1:lessons:page",
        "1:runs:example:futures",
        "1:challenges:open",
        "💥" * 40,
    ],
)
async def test_no_token_breaks_the_bot(ada: Person, token: str) -> None:
    """Garbage, an old version, a token that leads nowhere: a clear sentence, never a fault."""
    for request in (Press(token), Submit(token, {})):
        reply = await ada.send(request)

        assert reply.error is not None
        assert "fault" not in reply.error.hint


async def test_a_fault_of_ours_has_an_id_in_the_log(
    ada: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The learner sees the id that the operator finds in the log, and no inside of ours."""

    async def broken(*_: object) -> None:
        raise ZeroDivisionError("an inside of ours")

    monkeypatch.setattr(ada.app.store, "progress", broken, raising=False)
    with caplog.at_level(logging.ERROR):
        reply = await ada.says("/progress")

    assert reply.error is not None
    fault = reply.error.hint.rstrip(".").rsplit(" ", 1)[-1]
    assert fault in caplog.text
    assert "an inside of ours" not in words(reply)


async def test_help_names_every_command(ada: Person) -> None:
    """What there is can be found without a manual."""
    text = words(await ada.says("/help"))

    assert all(f"/{name}" in text for room in ROOMS for name in room.asks)


def test_whether_a_form_opens_is_known_from_the_verb(app: App) -> None:
    """No store is asked: a form must open within three seconds."""
    assert app.opens_form(pack("runs", "new"))
    assert app.opens_form(pack("quiz", "type", "whatever"))
    assert not app.opens_form(pack("quiz", "pick", "whatever"))
    assert not app.opens_form("garbage")


async def test_every_command_answers_without_arguments(ada: Person) -> None:
    """Nothing needs to be known to begin."""
    for name in ada.app.commands():
        reply = await ada.send(Ask(name))

        assert reply.error is None, name
        assert reply.blocks, name


async def test_what_comes_next_is_named_without_reading_it(app: App, ada: Person) -> None:
    """Looking ahead marks nothing as read; after the last page nothing is ahead."""
    first = await app.ahead(ada.learner)
    again = await app.ahead(ada.learner)
    await ada.says("/explain")
    shown = words(ada.last)
    pages = sum(len(lesson.pages) for lesson in app.library.lessons.values())
    for _ in range(pages):
        await ada.says("/explain")
    end = await app.ahead(ada.learner)

    assert first == again
    assert first is not None
    assert all(title in shown for title in first)
    assert end is None
