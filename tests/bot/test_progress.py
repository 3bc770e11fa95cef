"""What is kept: shown, exported, forgotten; and the leaderboard."""

from __future__ import annotations

import json

from bot.app import App
from bot.talk import Learner, Output, Place, Press
from tests.people import Person, words


async def answer_one(person: Person) -> None:
    await person.says("/quiz coroutines choice")
    await person.send(Press(person.last.choices[0].token))


async def test_progress_starts_with_what_to_do(ada: Person) -> None:
    """A newcomer is not shown a table of noughts alone."""
    assert "/explain" in words(await ada.says("/progress"))


async def test_each_learner_sees_only_their_own(ada: Person, bob: Person) -> None:
    """One answered, the other did not."""
    await answer_one(ada)

    assert (await ada.says("/progress")).details["answers"] == 1
    assert (await bob.says("/progress")).details["answers"] == 0


async def test_the_export_holds_what_was_done(ada: Person) -> None:
    """Valid JSON with answers, pages and snippets."""
    await answer_one(ada)
    await ada.says("/explain futures")
    await ada.says("```print('kept')```")
    await ada.says("/privacy")
    reply = await ada.presses("Export")
    text = next(b.text for b in reply.blocks if isinstance(b, Output))

    assert json.loads(text)["learner"] == ada.learner.id
    assert "print('kept')" in text
    assert "coro-call-makes" in text


async def test_forgetting_asks_once_and_leaves_nothing(ada: Person, bob: Person) -> None:
    """Everything of this learner goes, nothing of another."""
    await answer_one(ada)
    await answer_one(bob)
    await ada.says("/privacy")
    await ada.presses("Forget me")
    assert (await ada.says("/progress")).details["answers"] == 1
    await ada.says("/privacy")
    await ada.presses("Forget me")
    await ada.presses("Yes, delete")

    assert (await ada.says("/progress")).details["answers"] == 0
    assert (await bob.says("/progress")).details["answers"] == 1
    assert "ada" not in words(await bob.says("/leaderboard"))


async def test_the_leaderboard_can_be_left_and_joined_again(ada: Person) -> None:
    """Opting out is one press, and so is undoing it."""
    await answer_one(ada)
    assert "ada" in words(await ada.says("/leaderboard"))
    await ada.says("/privacy")
    await ada.presses("Leave")
    undo = ada.choice("Undo")
    assert "ada" not in words(await ada.says("/leaderboard"))
    await ada.send(Press(undo.token))

    assert "ada" in words(await ada.says("/leaderboard"))


async def test_a_server_is_ranked_over_all_its_channels(app: App) -> None:
    """Answers in two channels add up; a talk with the bot alone counts for none of them."""

    def there(channel: str, *, name: str = "ada", alone: bool = False) -> Person:
        place = Place(id=f"discord:{channel}", surface="test", is_private=alone)
        return Person(app, Learner(id=f"test:{name}", name=name), place)

    first, second, alone = there("1:2"), there("1:3"), there("dm:4", alone=True)
    for one in (first, second, alone):
        await answer_one(one)
    whole = words(await second.says("/leaderboard"))
    channel = words(await second.presses("Only this channel"))

    assert "of 2" in whole
    assert "of 1" in channel
    assert "of 2" in words(await second.presses("All channels"))
    assert "Nobody" in words(await there("5:6", name="bob").says("/leaderboard"))


async def test_the_leaderboard_can_be_left_where_it_is_shown(app: App, ada: Person) -> None:
    """The button stands under the list; the answer is private."""
    await answer_one(ada)
    await ada.says("/leaderboard")
    left = await ada.presses("Leave")

    assert left.private
    assert "Nobody" in words(await ada.says("/leaderboard"))
