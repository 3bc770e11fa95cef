"""Room: class quiz. Starts one in a channel, takes everybody's votes, lets its host lead it.

What comes when is the conductor's business (`bot.conductor`), how it is said `bot.classpages`'.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from bot import classpages, tally
from bot.board import PlaceGoneError, PostFailedError
from bot.content import Library, Question
from bot.desk import Desk
from bot.errors import LearnerError
from bot.picking import ANYTHING, topic_among
from bot.store import ClassQuestion, ClassQuiz, Move, Phase, Vote
from bot.talk import (
    Ask,
    Choice,
    Mark,
    Note,
    Offer,
    Param,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    Verdict,
    pack,
)
from bot.wording import shorten

QUESTIONS, MOST_QUESTIONS = 5, 20
SECONDS, LEAST_SECONDS, MOST_SECONDS = 20, 5, 120
LEAD = 5.0  # seconds from the announcement to the first question
YES = frozenset({"vote", "true", "yes", "on", "1"})
NO = frozenset({"", "false", "no", "off", "0"})
_NAMED = re.compile(r"(?i)\b(questions|seconds|vote)\s*[:=]\s*(\S+)")
_SPOKEN = re.compile(r"(?i)(?<!\S)(-?\d+)\s*(questions?|seconds?|secs?|s)(?!\S)")
_COUNT = re.compile(r"-?\d{1,9}\Z")


# ---- what was asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A class quiz as its host wants it."""

    topic: str
    questions: int
    seconds: int
    has_second_vote: bool


def wish_of(ask: Ask) -> Wish:
    """Read the arguments; typed, they may stand behind the topic.

    `futures 5 20 vote`, `futures 5 questions 20s`, `futures seconds:20`.

    Raises:
        LearnerError: a number that cannot be, or a word that is none.
    """
    given = dict(ask.args)
    topic = _NAMED.sub(lambda found: _take(given, found[1], found[2]), given.get("topic", ""))
    topic = _SPOKEN.sub(lambda found: _take(given, found[2], found[1]), topic)
    words = topic.split()
    numbers: list[str] = []
    while words and (words[-1].casefold() == "vote" or _COUNT.match(words[-1])):
        word = words.pop()
        if word.casefold() == "vote":
            given["vote"] = "vote"
        else:
            numbers.insert(0, word)
    for name, word in zip(("questions", "seconds"), numbers, strict=False):
        given.setdefault(name, word)
    return Wish(
        topic=" ".join(words),
        questions=_count(given, "questions", QUESTIONS, 1, MOST_QUESTIONS),
        seconds=_count(given, "seconds", SECONDS, LEAST_SECONDS, MOST_SECONDS),
        has_second_vote=_is_yes(given.get("vote", "")),
    )


def _take(given: dict[str, str], name: str, value: str) -> str:
    given[{"q": "questions", "s": "seconds", "v": "vote"}[name[0].casefold()]] = value
    return " "


def _count(given: dict[str, str], name: str, usual: int, least: int, most: int) -> int:
    text = given.get(name, "").strip()
    if not text:
        return usual
    found = _COUNT.match(text)
    if found is None:
        raise LearnerError(
            f"“{shorten(text, 40)}” is no number of {name}.",
            hint=f"Write digits, {least} to {most}: `/classquiz futures {QUESTIONS} {SECONDS}`.",
        )
    number = int(found[0])
    nearest = min(max(number, least), most)
    if number != nearest:
        raise LearnerError(
            f"{number} {name} cannot be.", hint=f"From {least} to {most}; nearest is {nearest}."
        )
    return number


def _is_yes(text: str) -> bool:
    word = text.strip().casefold()
    if word not in YES | NO:
        raise LearnerError(
            f"“{shorten(text, 40)}” says neither yes nor no.",
            hint="With `vote` all vote, talk it over and vote again; without it they vote once.",
        )
    return word in YES


# ---- starting one


def chosen(
    questions: list[Question], asked: tuple[str, ...], pick: list[float], count: int
) -> list[Question]:
    """So many questions, first those never asked here, then those asked longest ago; easy first.

    Args:
        questions: those that there are.
        asked: the ids of those that were asked here, longest ago first.
        pick: a chance from 0 to 1 for each question.
        count: how many.
    """
    when = {question: place for place, question in enumerate(asked)}
    order = sorted(
        zip(questions, pick, strict=True), key=lambda each: (when.get(each[0].id, -1), each[1])
    )
    return sorted((question for question, _ in order[:count]), key=lambda q: q.level)


async def _topic(library: Library, text: str) -> str:
    if text.casefold() in ANYTHING:
        return ""
    asked = {q.topic for q in library.questions.values() if tally.fits(q)}
    found, near = await topic_among(library, asked, text)
    if found:
        return found
    hint = f"Nearest: {', '.join(f'`{t}`' for t in near)}. `/classquiz` alone asks about anything."
    raise LearnerError(f"There is no class question on “{shorten(text)}”.", hint=hint)


def _is_a_class(desk: Desk) -> bool:
    return not desk.place.is_private and desk.boards.has(desk.place.surface)


NOBODY_HERE = Reply(
    blocks=(
        Prose("A class quiz needs a channel on Discord or Slack: here it would be for you alone."),
        Note("`/quiz` asks you."),
    ),
    choices=(Choice("Ask me something", pack("quiz", "topic"), Style.MAIN),),
    private=True,
)


async def start(desk: Desk, ask: Ask) -> Reply:
    """Begin a class quiz in this place."""
    wish = wish_of(ask)
    if not _is_a_class(desk):
        return NOBODY_HERE
    topic = await _topic(desk.library, wish.topic)
    fitting = [
        q
        for q in desk.library.questions.values()
        if tally.fits(q) and (not topic or q.topic == topic)
    ]
    asked = await desk.store.classroom.asked_in(desk.place.id)
    pick = [desk.chance.random() for _ in fitting]
    questions = chosen(fitting, asked, pick, wish.questions)
    quiz = ClassQuiz(
        id=secrets.token_hex(6),
        place=desk.place.id,
        host=desk.learner.id,
        topic=topic,
        seconds=wish.seconds,
        has_second_vote=wish.has_second_vote,
        questions=tuple(
            ClassQuestion(question=q.id, seed=desk.chance.getrandbits(31)) for q in questions
        ),
        phase=Phase.OPENING,
        number=0,
        deadline=desk.now + timedelta(seconds=LEAD),
        at=desk.now,
    )
    await desk.store.meet(desk.learner, desk.now)
    if await desk.store.classroom.begin(quiz) != quiz.id:
        raise LearnerError(
            "A class quiz is going on here already.",
            hint="Its last message has the buttons; whoever started it can stop it there.",
        )
    await _announce(desk, quiz)
    return _started(quiz, wish)


async def _announce(desk: Desk, quiz: ClassQuiz) -> None:
    """Tell the place, which shows too whether the bot can speak there at all."""
    try:
        told = classpages.announcement(desk.library, quiz, desk.learner.name)
        await desk.boards.post(desk.place, told)
    except (PlaceGoneError, PostFailedError) as error:
        over = Move(phase=Phase.OVER, number=0, deadline=desk.now, ending="gone")
        await desk.store.classroom.move(quiz, over)
        if isinstance(error, PostFailedError):
            raise LearnerError(
                "The class quiz could not be shown.", hint="Try again in a minute."
            ) from error
        raise LearnerError(
            "I cannot write in this channel, so there is no class quiz.",
            hint="Invite me to the channel, or let me send messages there, and start it again.",
        ) from error
    desk.conductor.call(quiz.id)


def _started(quiz: ClassQuiz, wish: Wish) -> Reply:
    count = len(quiz.questions)
    notes = [Note("The buttons below each question skip ahead or stop; they are yours.")]
    if count < wish.questions:
        notes.insert(0, Note(f"There are only {count} questions for a class on that topic."))
    return Reply(
        blocks=(Verdict(Mark.FINE, "The class quiz begins"), *notes),
        topic=quiz.topic or None,
        details={"quiz": quiz.id, "questions": count},
    )


# ---- presses


async def _load(desk: Desk, token: Token) -> ClassQuiz:
    quiz = await desk.store.classroom.quiz(token.ids[0] if token.ids else "")
    if quiz is None:
        raise LearnerError("That class quiz is no longer kept.", hint="`/classquiz` starts one.")
    if quiz.place != desk.place.id:
        raise LearnerError(
            "That class quiz is in another channel.", hint="Answer it where it is shown."
        )
    return quiz


def _number(token: Token, place: int, below: int) -> int:
    """The number at one place of a token, checked: tokens travel through clients."""
    text = token.ids[place] if len(token.ids) > place else ""
    if text.isascii() and text.isdigit() and len(text) <= 2 and int(text) < below:
        return int(text)
    raise LearnerError(
        "That button does not fit this quiz.", hint="Press one below its last message."
    )


async def pick(desk: Desk, token: Token) -> Reply:
    """Take one learner's vote; nobody else sees it."""
    quiz = await _load(desk, token)
    number = _number(token, 1, len(quiz.questions))
    at = replace(quiz, number=number)
    question = desk.library.questions.get(at.current.question)
    if question is None:
        raise LearnerError("That question has left the collection.", hint="The quiz goes on.")
    scene = classpages.Scene(library=desk.library, quiz=at, question=question)
    turn = _number(token, 2, 3) or 1
    choice = _number(token, 3, len(scene.picks))
    await desk.store.meet(desk.learner, desk.now)
    given = Vote(number=number, turn=turn, learner=desk.learner.id, choice=choice)
    voted = await desk.store.classroom.vote(quiz.id, given, desk.now)
    desk.conductor.news(quiz.id)
    return classpages.acknowledged(scene, voted)


def _needs_the_host(desk: Desk, quiz: ClassQuiz) -> None:
    if desk.learner.id != quiz.host and not desk.learner.may_manage:
        raise LearnerError(
            "Only whoever started this class quiz can do that.",
            hint="Who may manage this place can, too.",
        )


async def skip(desk: Desk, token: Token) -> Reply:
    """End the phase that was seen; a second press on the same button does nothing."""
    quiz = await _load(desk, token)
    _needs_the_host(desk, quiz)
    number = _number(token, 1, len(quiz.questions))
    phases = {phase.value: phase for phase in Phase}
    phase = phases.get(token.ids[2] if len(token.ids) > 2 else "", Phase.OVER)
    done = await desk.store.classroom.hurry(quiz.id, number, phase, desk.now)
    desk.conductor.call(quiz.id)
    text = "On it goes" if done else "It has gone on already"
    return Reply(blocks=(Verdict(Mark.FINE, text),), private=True)


async def stop(desk: Desk, token: Token) -> Reply:
    """End the quiz; the podium is of what was answered so far."""
    quiz = await _load(desk, token)
    _needs_the_host(desk, quiz)
    done = await desk.store.classroom.stop(quiz, desk.now, "stopped")
    desk.conductor.call(quiz.id)
    text = "The class quiz ends" if done else "It is over already"
    return Reply(blocks=(Verdict(Mark.FINE, text),), private=True)


async def mine(desk: Desk, token: Token) -> Reply:
    """How one learner did."""
    quiz = await _load(desk, token)
    votes = await desk.store.classroom.votes(quiz.id)
    players = await desk.store.classroom.players(quiz.id)
    ranked = tally.standings(votes, players, tally.keys(desk.library, quiz))
    me = desk.learner.id
    standing = next((each for each in ranked if each.player.learner.id == me), None)
    return classpages.result(desk.library, quiz, votes, standing, me)


ROOM = Room(
    "classquiz",
    asks={
        "classquiz": Offer(
            handler=start,
            summary="Ask everybody in this channel, with a podium at the end",
            params=(
                Param(name="topic", summary="What about; any topic if empty", suggests="quiz"),
                Param(name="questions", summary="How many, 1 to 20; 5 if empty"),
                Param(name="seconds", summary="For each answer, 5 to 120; 20 if empty"),
                Param(name="vote", summary="Vote, talk it over, vote again"),
            ),
        ),
    },
    presses={"pick": pick, "skip": skip, "stop": stop, "mine": mine},
)
