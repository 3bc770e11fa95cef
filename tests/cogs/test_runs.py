"""Running code in a server: by form, by menu, by mention."""

from __future__ import annotations

import discord
import pytest
from simcord import BackendError, Env, ResponseMessage

from tests.cogs.conftest import People
from tests.fakes.discord_reading import fields, labels, message_of, tokens, told

SNIPPET = "print('hello', 6 * 7)"
TOGETHER = """
import asyncio
print(await asyncio.gather(asyncio.sleep(0.2, "tea"), asyncio.sleep(0.2, "cake")))
"""


@pytest.fixture
def runs_code() -> bool:
    return True


async def test_form_comes_at_once_and_runs(people: People) -> None:
    """`/run` opens the form; its code is run in a public message."""
    form = await people.ada.slash(people.channel, "run")
    code, file, stdin = fields(form)
    result = await people.ada.submit_modal(form, {"code": SNIPPET})
    shown = message_of(result)

    assert [each["custom_id"] for each in (code, file, stdin)] == ["code", "file", "stdin"]
    assert (code["style"], file["type"]) == (2, 19)
    assert "hello 42" in told(shown)
    assert not shown.ephemeral


async def test_file_in_the_form_is_run(people: People) -> None:
    """Code that no field would hold comes as a file; its result can be run again."""
    long = f"# {'x' * 30_000}\n{SNIPPET}\n".encode()
    form = await people.ada.slash(people.channel, "run")
    shown = message_of(await people.ada.submit_modal(form, {"file": ("long.py", long)}))

    assert "hello 42" in told(shown)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * 70_000, "has 70,000 bytes; at most 65,536"),
        (b"\x89PNG\r\n", "fits no character"),
        (b"", "no code to run"),
    ],
    ids=["large", "picture", "empty"],
)
async def test_file_that_cannot_be_run_is_told_to_its_sender(
    people: People, data: bytes, said: str
) -> None:
    """What is wrong with the file is said to the one who sent it, and nothing runs."""
    form = await people.ada.slash(people.channel, "run")
    shown = message_of(await people.ada.submit_modal(form, {"file": ("a.py", data)}))

    assert shown.ephemeral
    assert said in told(shown)


async def test_input_is_typed_beforehand(people: People) -> None:
    """`input()` reads from a field of the form, and again when the run is edited."""
    form = await people.ada.slash(people.channel, "run")
    values = {"code": "print('Hi', input('Who? '))", "stdin": "Ada"}
    shown = message_of(await people.ada.submit_modal(form, values))
    edit = await people.ada.click(shown, label="Edit and run")

    assert "Who? Hi Ada" in told(shown)
    assert [field.get("value") for field in fields(edit)] == [values["code"], None, "Ada"]


async def test_run_again_and_edit_stay_in_the_message(people: People) -> None:
    """A result is run again, and edited and run, in its place."""
    form = await people.ada.slash(people.channel, "run")
    first = message_of(await people.ada.submit_modal(form, {"code": SNIPPET}))
    again = message_of(await people.ada.click(first, label="Run again"))
    edit = await people.ada.click(again, label="Edit and run")
    field = fields(edit)[0]
    changed = message_of(await people.ada.submit_modal(edit, {"code": "print('changed')"}))

    assert field["value"] == SNIPPET
    assert first.id == again.id == changed.id
    assert "changed" in told(changed)


async def test_buttons_of_a_run_are_one_row_and_work(people: People) -> None:
    """On the real clock, then in other orders, each in the same message."""
    form = await people.ada.slash(people.channel, "run")
    shown = message_of(await people.ada.submit_modal(form, {"code": TOGETHER}))
    row = labels(shown)
    real = message_of(await people.ada.click(shown, label="On the real clock"))
    headline = told(real)  # the next press changes the message
    others = message_of(await people.ada.click(real, label="Could it print something else?"))

    assert (row[:2], row[4:]) == (["Edit and run", "Run again"], ["Delete"])
    assert len(row) == 5
    assert "on the real clock" in headline
    assert "All 24 orders print the same" in told(others)
    assert others.id == shown.id


async def test_form_from_a_lesson_leaves_the_lesson(people: People) -> None:
    """An example that is edited and run is answered beside the lesson."""
    lesson = message_of(await people.ada.slash(people.channel, "explain", topic="futures"))
    while "Edit and run" not in labels(lesson):
        ahead = tokens(lesson, "1:lessons:page:")[-1]
        lesson = message_of(await people.ada.click(lesson, custom_id=ahead))
    form = await people.ada.click(lesson, label="Edit and run")
    shown = message_of(await people.ada.submit_modal(form, {"code": SNIPPET}))

    assert shown.id != lesson.id
    assert "hello 42" in told(shown)


async def test_edit_of_anothers_run_is_refused(people: People) -> None:
    """A form that may not be opened is a problem for the one who pressed."""
    form = await people.ada.slash(people.channel, "run")
    hers = message_of(await people.ada.submit_modal(form, {"code": SNIPPET}))
    refused = await people.bob.click(hers, label="Edit and run")

    assert refused.modal is None
    assert message_of(refused).ephemeral
    assert "somebody else" in told(message_of(refused))


async def test_menu_runs_a_post(people: People) -> None:
    """The Python in somebody's post is run for the one who asks."""
    post = await people.bob.send(people.channel, f"look\n```py\n{SNIPPET}\n```\nnice?")
    result = await people.ada.context_menu(people.channel, "Run this snippet", post)

    assert "hello 42" in told(message_of(result))


async def test_mention_with_code_gets_one_reply_that_follows_edits(
    people: People, simcord_env: Env
) -> None:
    """The reply to a post changes when the author edits the post."""
    bot = simcord_env.bot.user
    assert bot is not None
    post = await people.ada.send(people.channel, f"{bot.mention} ```py\n{SNIPPET}\n```")
    reply = people.channel.last_message
    await people.ada.edit(post, f"{bot.mention} ```py\nprint('changed')\n```")
    await simcord_env.settle()
    changed = people.channel.last_message

    assert reply is not None
    assert changed is not None
    assert reply.id == changed.id
    assert reply.reference is not None
    assert reply.reference.message_id == post.id
    assert "changed" in str(changed.components[0])


async def test_message_to_others_is_left_alone(people: People) -> None:
    """Code that does not speak to the bot is not run."""
    post = await people.ada.send(people.channel, f"```py\n{SNIPPET}\n```")

    assert people.channel.last_message is not None
    assert people.channel.last_message.id == post.id


async def test_direct_message_needs_no_mention(simcord_env: Env) -> None:
    """In a talk with the bot alone plain words are enough, and private answers appear."""
    ada = simcord_env.create_user("ada")
    await ada.send_dm("progress")

    answer = ada.dm_channel.last_message

    assert answer is not None
    assert "Your progress" in str(answer.components)


# ---- taking an answer away


@pytest.fixture
async def result(people: People) -> ResponseMessage:
    """Ada's public result of a run."""
    form = await people.ada.slash(people.channel, "run")
    return message_of(await people.ada.submit_modal(form, {"code": SNIPPET}))


def is_there(people: People, message: ResponseMessage) -> bool:
    return message.id in [each.id for each in people.channel.history()]


async def test_who_asked_deletes_the_result(people: People, result: ResponseMessage) -> None:
    """It is gone, and nothing is said about it; there is nothing left to click on."""
    before = len(people.channel.history())
    pressed = await people.ada.click(result, label="Delete")

    assert not is_there(people, result)
    assert len(people.channel.history()) == before - 1
    assert pressed.response is None or pressed.response.id == result.id
    with pytest.raises(BackendError, match="10008"):
        await people.ada.click(result, label="Delete")


async def test_nobody_else_deletes_it(people: People, result: ResponseMessage) -> None:
    """Bob is told so, he alone."""
    refused = message_of(await people.bob.click(result, label="Delete"))

    assert is_there(people, result)
    assert refused.ephemeral
    assert "Only who asked may delete" in told(refused)


async def test_moderator_deletes_it(
    people: People, result: ResponseMessage, simcord_env: Env
) -> None:
    """Who may manage messages in the channel may delete the bot's."""
    role = people.ada.guild.create_role(
        "moderators", permissions=discord.Permissions(manage_messages=True)
    )
    eve = people.ada.guild.add_member(simcord_env.create_user("eve"), roles=[role])
    await eve.click(result, label="Delete")

    assert not is_there(people, result)


async def test_answer_to_a_post_is_deleted_and_stays_away(people: People, simcord_env: Env) -> None:
    """When the post is edited later, the answer does not come back."""
    bot = simcord_env.bot.user
    assert bot is not None
    post = await people.ada.send(people.channel, f"{bot.mention} ```py\n{SNIPPET}\n```")
    reply = people.channel.last_message
    assert reply is not None
    await people.ada.click(reply, label="Delete")
    await people.ada.edit(post, f"{bot.mention} ```py\nprint('changed')\n```")
    await simcord_env.settle()

    assert people.channel.last_message is not None
    assert people.channel.last_message.id == post.id


async def test_private_answers_have_nothing_to_delete(people: People) -> None:
    """Only what others see can be in their way."""
    form = await people.ada.slash(people.channel, "run")
    nothing = message_of(await people.ada.submit_modal(form, {"code": " "}))

    assert nothing.ephemeral
    assert "Delete" not in labels(nothing)
