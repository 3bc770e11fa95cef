"""What is asked wrongly, twice, or by the wrong person: told to that person, and nothing breaks."""

from __future__ import annotations

import asyncio

import pytest
from simcord import Env, ResponseMessage

from bot.app import App
from bot.content import Library
from tests.cogs.conftest import OnDiscord, People
from tests.fakes.discord_reading import fields, labels, message_of, tokens, told
from tests.fakes.discord_shapes import Json, buttons, shown
from tests.fakes.discord_wire import Asked, FakeDiscord

SNIPPET = "print('hello', 6 * 7)"


@pytest.fixture
def runs_code() -> bool:
    return True


# ---- wrong words


@pytest.mark.parametrize(
    ("command", "options", "said"),
    [
        ("explain", {"topic": "flibbertigibbet"}, "flibbertigibbet"),
        ("quiz", {"topic": "flibbertigibbet"}, "There is no question on"),
        ("quiz", {"kind": "riddle"}, "is not a kind of question"),
        ("challenge", {"name": "flibbertigibbet"}, "There is no challenge"),
    ],
)
async def test_words_that_mean_nothing_are_told_to_the_asker(
    people: People, command: str, options: dict[str, str], said: str
) -> None:
    """With what was given, and what comes nearest."""
    shown = message_of(await people.ada.slash(people.channel, command, **options))

    assert shown.ephemeral
    assert said in told(shown)


@pytest.mark.parametrize("menu", ["Run this snippet", "Explain this error"])
@pytest.mark.parametrize("words", ["good morning", "```\n\n```", "😀"])
async def test_menu_on_a_post_without_anything_says_so(
    people: People, menu: str, words: str
) -> None:
    """A post that holds neither code nor an error gets an answer all the same, and no fault."""
    post = await people.bob.send(people.channel, words)
    shown = message_of(await people.ada.context_menu(people.channel, menu, post))

    assert told(shown)
    assert "fault" not in told(shown)


async def test_guess_is_compared_right_and_wrong(people: People) -> None:
    """The form of a prediction: what it really prints stands beside it."""
    lesson = message_of(await people.ada.slash(people.channel, "explain", topic="futures"))
    while not (found := tokens(lesson, "1:lessons:predict:")):
        ahead = tokens(lesson, "1:lessons:page:")[-1]
        lesson = message_of(await people.ada.click(lesson, custom_id=ahead))
    hidden = message_of(await people.ada.click(lesson, custom_id=found[0]))
    form = await people.ada.click(hidden, custom_id=tokens(hidden, "1:lessons:guess:")[0])
    (field,) = fields(form)
    wrong = message_of(await people.ada.submit_modal(form, {field["custom_id"]: "not this"}))

    assert field["style"] == 2
    assert "not this" in told(wrong)


@pytest.mark.parametrize("code", ["", " \n "], ids=["nothing", "spaces"])
async def test_form_without_code_is_told(people: People, code: str) -> None:
    """The field may be empty, since a file may come instead; both empty is nothing to run."""
    form = await people.ada.slash(people.channel, "run")
    shown = message_of(await people.ada.submit_modal(form, {"code": code}))

    assert shown.ephemeral
    assert "no code to run" in told(shown)


async def test_starter_is_not_taken_for_a_solution(people: People, library: Library) -> None:
    """Who sends the form as it was is told so, and has not tried."""
    name = next(iter(library.challenges))
    statement = message_of(await people.ada.slash(people.channel, "challenge", name=name))
    form = await people.ada.click(statement, label="Write it")
    shown = message_of(await people.ada.submit_modal(form, {"code": fields(form)[0]["value"]}))

    assert shown.ephemeral
    assert "still what you started from" in told(shown)


async def test_long_output_is_a_file_beside_its_beginning(people: People) -> None:
    """Whatever has no room in a message is not lost."""
    form = await people.ada.slash(people.channel, "run")
    many = "for n in range(400):\n    print('line', n)"
    shown = message_of(await people.ada.submit_modal(form, {"code": many}))

    assert "line 0" in told(shown)
    assert "line 399" not in told(shown)
    assert "output.txt" in [each.filename for each in shown.attachments]


# ---- the wrong person


@pytest.mark.parametrize("kind", ["predict", "number", "multi", "true-false", "order"])
async def test_nobody_answers_anothers_question(people: People, kind: str) -> None:
    """By no button and by no form; the question stays as it was."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind=kind))
    before = told(asked)
    for label in labels(asked):
        refused = await people.bob.click(asked, label=label)
        assert refused.modal is None
        assert message_of(refused).ephemeral
        assert "somebody else" in told(message_of(refused))

    assert told(asked) == before


@pytest.mark.parametrize("label", ["Run again", "Edit and run"])
async def test_nobody_runs_anothers_code(people: People, label: str) -> None:
    """What somebody wrote is theirs."""
    hers = await result(people)
    refused = await people.bob.click(hers, label=label)

    assert refused.modal is None
    assert "somebody else" in told(message_of(refused))


async def test_nobody_forgets_for_another(people: People) -> None:
    """What stands in a private message cannot be pressed by others: Discord does not show it."""
    offered = message_of(await people.ada.slash(people.channel, "privacy"))

    assert offered.ephemeral
    assert "Forget me" in labels(offered)


async def result(people: People) -> ResponseMessage:
    form = await people.ada.slash(people.channel, "run")
    return message_of(await people.ada.submit_modal(form, {"code": SNIPPET}))


# ---- twice


async def twice(wire: FakeDiscord, message: Json | None, *wanted: str) -> list[Asked]:
    """Press two buttons, or one of them two times, before the first press is answered."""
    assert message is not None
    pressed = await asyncio.gather(*(wire.press(message, label) for label in wanted))
    await wire.until(lambda: all(each.added or each.message for each in pressed))
    return list(pressed)


async def test_double_click_on_an_answer_counts_once(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Both clicks are answered, and one of them stands."""
    async with on_discord():
        asked = (await wire.slash("quiz", kind="predict")).message
        assert asked is not None
        first, second = (each["label"] for each in buttons(asked)[:2])
        await twice(wire, asked, first, second)

    assert len(await app.store.recent("discord:1", limit=9)) == 1
    assert any(mark in shown(asked) for mark in "✅❌")


async def test_double_click_on_run_again_leaves_one_message(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The results come one after the other in the same message."""
    async with on_discord():
        sent = await wire.send_form(await wire.slash("run"), code=SNIPPET)
        await wire.until(lambda: sent.message and "hello 42" in shown(sent.message))
        before = len(wire.messages)
        await twice(wire, sent.message, "Run again", "Run again")
        await wire.until(lambda: sent.message and "hello 42" in shown(sent.message))

    assert len(wire.messages) == before


async def test_forgetting_twice_is_no_fault(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """There is nothing left to forget, and that is fine."""
    async with on_discord():
        await wire.slash("quiz", kind="predict")
        offered = (await wire.slash("privacy")).message
        assert offered is not None
        await wire.press(offered, "Forget me")
        await wire.until(lambda: "Yes, delete all" in str(offered["components"]))
        await twice(wire, offered, "Yes, delete all", "Yes, delete all")

    assert "Forgotten" in shown(offered)


async def test_form_sent_twice_is_marked_once(people: People, app: App) -> None:
    """A form can be sent again from a second device."""
    asked = message_of(await people.ada.slash(people.channel, "quiz", kind="number"))
    form = await people.ada.click(asked, label="Type the answer")
    again = await people.ada.click(asked, label="Type the answer")
    await people.ada.submit_modal(form, {"answer": "12345"})
    shown = message_of(await people.ada.submit_modal(again, {"answer": "54321"}))

    assert "first answer counts" in told(shown)
    assert len(await app.store.recent(f"discord:{people.ada.id}", limit=9)) == 1


# ---- no longer there


async def test_answers_go_on_where_the_message_was_deleted(
    people: People, simcord_env: Env
) -> None:
    """A moderator deletes the post while it is answered; the next question is answered."""
    post = await people.ada.send(people.channel, f"{simcord_env.bot.user.mention} futures")  # type: ignore[union-attr]
    await people.ada.delete(post)
    await simcord_env.settle()
    shown = message_of(await people.ada.slash(people.channel, "topics"))

    assert "Topics" in told(shown)
