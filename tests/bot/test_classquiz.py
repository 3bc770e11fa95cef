"""The class quiz: asked of a whole channel, led on by itself, and fair."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.classquiz import chosen, wish_of
from bot.content import Kind, Library
from bot.errors import LearnerError
from bot.talk import Ask, Facts, Place
from tests.bot.classroom import Class
from tests.people import words

# ---- what is asked for


@pytest.mark.parametrize(
    ("args", "wish"),
    [
        ({}, ("", 5, 20, False)),
        ({"topic": "futures"}, ("futures", 5, 20, False)),
        ({"topic": "futures 3 10 vote"}, ("futures", 3, 10, True)),
        ({"topic": "event loop 3 questions 10s"}, ("event loop", 3, 10, False)),
        ({"topic": "the event loop 30 seconds"}, ("the event loop", 5, 30, False)),
        ({"topic": "futures questions:3 seconds=10"}, ("futures", 3, 10, False)),
        ({"topic": "futures", "questions": "20", "seconds": "120", "vote": "true"},
         ("futures", 20, 120, True)),
    ],
)  # fmt: skip
def test_arguments_come_by_name_or_behind_the_topic(
    args: dict[str, str], wish: tuple[str, int, int, bool]
) -> None:
    """Discord names them, a typed line puts them in order."""
    found = wish_of(Ask("classquiz", args))

    assert (found.topic, found.questions, found.seconds, found.has_second_vote) == wish


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ({"questions": "21"}, "nearest is 20"),
        ({"questions": "0"}, "nearest is 1"),
        ({"seconds": "-3"}, "nearest is 5"),
        ({"topic": "futures 5 500"}, "nearest is 120"),
        ({"questions": "five"}, "Write digits, 1 to 20"),
        ({"vote": "perhaps"}, "With `vote`"),
    ],
)
def test_wrong_arguments_name_the_nearest_right_one(args: dict[str, str], says: str) -> None:
    """A number out of bounds, a word that is no number, a vote that says neither yes nor no."""
    with pytest.raises(LearnerError) as refused:
        wish_of(Ask("classquiz", args))

    assert says in refused.value.hint


def test_questions_that_were_not_asked_here_come_first(library: Library) -> None:
    """Then the one asked longest ago; the easy ones open the quiz."""
    questions = list(library.questions.values())[:4]
    asked = (questions[2].id, questions[0].id, questions[1].id)
    found = chosen(questions, asked, [0.1, 0.2, 0.3, 0.4], 2)

    assert {q.id for q in found} == {questions[3].id, questions[2].id}
    assert [q.level for q in found] == sorted(q.level for q in found)


async def test_a_class_needs_a_channel_and_a_topic_with_questions(here: Class) -> None:
    """Alone, on a surface without channels, and on a topic that is none, it says what to do."""
    here.place = Place(id="terminal:here", surface="terminal")
    alone = await here.says("/classquiz futures")
    here.place = Place(id="test:dm:1", surface="test", is_private=True)
    private = await here.says("/classquiz futures")
    here.place = Place(id="test:hall:1", surface="test")
    unknown = await here.says("/classquiz qqqzzz")

    assert alone == private
    assert "needs a channel on Discord or Slack" in words(alone)
    assert unknown.error is not None
    assert "Nearest:" in unknown.error.hint
    assert here.wall.posts == []


# ---- a quiz from end to end


async def test_a_quiz_runs_by_itself_from_announcement_to_podium(here: Class) -> None:
    """Announced, asked, revealed with shares and why, asked again, and a podium."""
    started = await here.begin("/classquiz 2 20")
    await here.answers("bob", right=True)
    await here.answers("cy", right=False)
    await here.pass_seconds(20)
    await here.sees("is right: 1 of 2 answers right")
    shares = next(b for b in here.wall.last.blocks if isinstance(b, Facts))
    first = here.wall.said()
    await here.pass_seconds(15)
    await here.sees("Question 2 of 2")
    await here.answers("bob", right=True)
    await here.pass_seconds(20)
    await here.sees("is right: 1 of 1 answer right")
    await here.pass_seconds(15)
    await here.sees("Podium")

    assert started.details["questions"] == 2
    assert words(here.wall.posts[0][0]).startswith("Class quiz: asyncio")
    assert "the wrong answer picked most: " in first
    assert sorted(value[-7:] for _, value in shares.rows)[-2:] == ["1 (50%)", "1 (50%)"]
    assert "1. bob" in here.wall.said()
    assert "2 players. 2 of 3 answers were right (67%)." in here.wall.said()
    assert len(here.wall.posts) == 4


async def test_one_change_is_allowed_and_no_late_press(here: Class) -> None:
    """First pick, the same again, one change, no second one; after the time nothing counts."""
    await here.begin("/classquiz futures 1")
    a, b, c = here.picks()[:3]
    told = [(await here.press(each, "bob")).details["cast"] for each in (a, a, b, c)]
    await here.pass_seconds(20)
    await here.sees("is right")
    late = await here.press(c, "cy")

    assert told == ["first", "same", "changed", "spent"]
    assert late.details["cast"] == "late"
    assert late.private
    assert "of 1 answer right" in here.wall.said()


async def test_a_press_at_the_last_moment_counts_and_one_after_it_does_not(here: Class) -> None:
    """The clock decides, not when somebody comes round to look at it."""
    await here.begin("/classquiz futures 1 20")
    pick = here.picks()[0]
    quiz_id = pick.token.split(":")[3]
    quiz = await here.app.store.classroom.quiz(quiz_id)
    assert quiz is not None
    here.hours.now = quiz.deadline - timedelta(milliseconds=1)
    in_time = await here.press(pick, "bob")
    here.hours.now = quiz.deadline
    late = await here.press(pick, "cy")

    assert (in_time.details["cast"], late.details["cast"]) == ("first", "late")


async def test_votes_are_shown_together_not_one_by_one(here: Class) -> None:
    """Two hundred answers at once make one edit, and all of them count."""
    await here.begin("/classquiz futures 1")
    picks = here.picks()
    async with asyncio.TaskGroup() as tasks:
        for n in range(200):
            tasks.create_task(here.press(picks[n % 3], f"player{n}"))
    await here.pass_seconds(1)
    await here.sees("Answers so far: 200")
    edits = len(here.wall.posts[-1])
    await here.pass_seconds(20)
    await here.sees("is right: ")

    assert edits == 2
    assert "of 200 answers right" in here.wall.said()


async def test_vote_talk_vote_again(here: Class) -> None:
    """The first shares come without the answer; who stays silent keeps the first pick."""
    await here.begin("/classquiz futures 1 10 vote")
    await here.answers("bob", right=False)
    await here.answers("cy", right=True)
    await here.pass_seconds(10)
    await here.sees("Talk it over")
    talk = here.wall.said()
    closed = [c.label for c in here.wall.last.choices]
    await here.pass_seconds(45)
    await here.sees("Second vote")
    await here.answers("bob", right=True)
    await here.pass_seconds(10)
    await here.sees("is right: 2 of 2 answers right")
    shares = next(b for b in here.wall.last.blocks if isinstance(b, Facts))

    assert "is right" not in talk
    assert closed == ["Vote again now", "Stop the quiz"]
    assert any("1 (50%) → " in value and "2 (100%)" in value for _, value in shares.rows)


async def test_equal_points_in_equal_time_share_a_rank(here: Class) -> None:
    """Points first, time only between equals; who is off the leaderboards is not named."""
    await here.begin("/classquiz futures 1")
    await here.answers("bob", right=True)
    await here.answers("cy", right=True)
    here.hours.now += timedelta(seconds=2)
    await here.answers("dee", right=True)
    await here.answers("eve", right=True)
    await here.app.store.hide("test:bob", hidden=True)
    await here.pass_seconds(20)
    await here.sees("is right")
    await here.pass_seconds(15)
    await here.sees("Podium")
    ranks = next(b for b in here.wall.last.blocks if isinstance(b, Facts)).rows

    assert [name for name, _ in ranks] == ["🥇 1. cy", "🥈 2. dee", "🥈 2. eve"]


async def test_answers_count_in_each_learners_progress(here: Class) -> None:
    """As those of the quiz do: the topic, the leaderboard of the place, and when it is due."""
    await here.begin("/classquiz futures 1")
    await here.answers("bob", right=True)
    await here.pass_seconds(20)
    await here.sees("is right")
    found = await here.app.store.progress("test:bob", here.hours.now)
    leaders = await here.app.store.leaders(here.place.id)
    export = (await here.app.store.export("test:bob")).tables
    await here.app.store.forget("test:bob")
    left = (await here.app.store.export("test:bob")).tables

    assert (found.answers, found.right, len(found.due)) == (1, 1, 0)
    assert [rank.name for rank in leaders] == ["bob"]
    assert len(export["class_votes"]) == 1
    assert not any(left.values())


@pytest.mark.parametrize("kinds", [frozenset({Kind.TRUE_FALSE})])
async def test_true_or_false_is_asked_without_its_reason(here: Class) -> None:
    """Two buttons and a point, but no mark in anybody's progress: a coin knows as much."""
    await here.begin("/classquiz futures 1")
    labels = [choice.label for choice in here.picks()]
    await here.answers("bob", right=True)
    await here.pass_seconds(20)
    await here.sees("is right: 1 of 1 answer right")
    found = await here.app.store.progress("test:bob", here.hours.now)

    assert labels == ["True", "False"]
    assert found.answers == 0


# ---- who leads it


async def test_only_the_host_or_who_manages_the_place_leads(here: Class) -> None:
    """Bob may not skip; the host may, once for each button; a manager stops it."""
    await here.begin("/classquiz 3")
    await here.answers("bob", right=True)
    ahead = here.choice("Time is up")
    refused = await here.press(ahead, "bob")
    done = await here.press(ahead, "ada")
    await here.sees("is right")
    twice = await here.press(ahead, "ada")
    await here.press(here.choice("Next question"), "ada")
    await here.sees("Question 2")
    await here.press(here.choice("Stop the quiz"), "mia", may_manage=True)
    await here.sees("Podium")

    assert refused.error is not None
    assert words(done).strip() == "On it goes"
    assert words(twice).strip() == "It has gone on already"
    assert "1 of 1 answers were right" in here.wall.said()
    assert "The quiz was stopped." in here.wall.said()
    assert "does not count" in words(here.wall.posts[-2][-1])
    assert here.wall.posts[-2][-1].choices == ()


async def test_one_quiz_in_a_channel_at_a_time(here: Class) -> None:
    """A second one is refused while the first is open, and welcome after it."""
    await here.begin("/classquiz futures 1")
    second = await here.says("/classquiz", "bob")
    await here.press(here.choice("Stop the quiz"), "ada")
    await here.sees("Podium")
    third = await here.says("/classquiz", "bob")

    assert second.error is not None
    assert "going on here already" in second.error.message
    assert third.error is None


async def test_my_result_is_for_one(here: Class) -> None:
    """Each player can see how they did, and where to read on."""
    await here.begin("/classquiz futures 1")
    await here.answers("bob", right=True)
    await here.answers("cy", right=False)
    await here.pass_seconds(20)
    await here.sees("is right")
    await here.pass_seconds(15)
    await here.sees("Podium")
    mine = here.choice("My result")
    bob, cy, dee = [await here.press(mine, name) for name in ("bob", "cy", "dee")]

    assert all(reply.private for reply in (bob, cy, dee))
    assert "1 of 1 right" in words(bob)
    assert "0 of 1 right" in words(cy)
    assert [c.label for c in cy.choices] == [c.label for c in here.wall.last.choices[1:]]
    assert "did not answer" in words(dee)


async def test_garbage_on_a_button_is_refused(here: Class) -> None:
    """A token that was tampered with, of another place, or of a quiz that is gone."""
    await here.begin("/classquiz futures 1")
    pick = here.picks()[0]
    bad = [
        pick.token + "9",
        pick.token.rpartition(":")[0],
        pick.token.replace(":pick:", ":skip:"),
        "1:classquiz:pick:nothing:0:1:0",
        "1:classquiz:stop",
    ]
    told = [await here.press(type(pick)("x", token), "bob") for token in bad]
    here.place = Place(id="test:hall:2", surface="test")
    elsewhere = await here.press(pick, "bob")

    assert all(reply.error for reply in (*told, elsewhere))
    assert not any("our side" in str(reply.error) for reply in told)
