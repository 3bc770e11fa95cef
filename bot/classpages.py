"""How a class quiz is said: the question, the talk, the answer, the podium. Pure.

What comes when is in `bot.conductor`, what a vote is worth in `bot.tally`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import tally
from bot.asking import lettered
from bot.content import Kind, Library, Question
from bot.store import Cast, ClassQuiz, Phase, Vote, Voted
from bot.talk import (
    Block,
    Choice,
    Code,
    Facts,
    Heading,
    Mark,
    Note,
    Prose,
    Reply,
    Style,
    Verdict,
    pack,
)
from bot.wording import escape

ROOM = "classquiz"
BAR = 10  # characters of a bar that is full
PODIUM = 3  # ranks that are named
NAMES = 10  # people that are named, however many share a rank
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A class quiz at its current question, with all votes so far."""

    library: Library
    quiz: ClassQuiz
    question: Question
    votes: tuple[Vote, ...] = ()

    @property
    def picks(self) -> tuple[tally.Pick, ...]:
        """What can be picked here."""
        return tally.picks(self.question, self.quiz.current.seed)

    def found(self, turn: int) -> tuple[int, ...]:
        """How often each was picked in one turn."""
        cast = tally.cast_in(self.votes, self.quiz.number, turn)
        return tally.counts(cast, len(self.picks))

    @property
    def last(self) -> tuple[int, ...]:
        """How often each stands in the end."""
        return tally.counts(tally.final(self.votes, self.quiz.number), len(self.picks))


def about(library: Library, quiz: ClassQuiz) -> str:
    """What a class quiz is about, in words."""
    topic = library.topics.get(quiz.topic)
    return topic.title if topic else "asyncio"


def announcement(library: Library, quiz: ClassQuiz, host: str) -> Reply:
    """What the place is told before the first question."""
    count = _number(len(quiz.questions), "question")
    again = " You vote, talk it over, and vote again." if quiz.has_second_vote else ""
    return Reply(
        blocks=(
            Heading(f"Class quiz: {about(library, quiz)}"),
            Prose(
                f"{escape(host) or 'Somebody'} asks the class: {count}, {quiz.seconds} seconds"
                f" each.{again}"
            ),
            Note("Everybody answers by button. Only you see what you pick. It begins now."),
        )
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


# ---- a question


def page(scene: Scene) -> Reply:
    """The question as it stands in this phase."""
    phase = scene.quiz.phase
    if phase is Phase.SHOWN:
        return revealed(scene)
    blocks = _question(scene)
    if phase is not Phase.OPENING and scene.quiz.has_second_vote and phase is not Phase.VOTING:
        blocks.append(Facts(_bars(scene, [scene.found(1)])))
    if phase is Phase.TALKING:
        blocks.append(Prose("**Talk it over:** why is yours right, and why might theirs be?"))
        blocks.append(Note("Then all vote again; who does not keeps the first answer."))
    else:
        blocks += _how(scene)
    return Reply(blocks=tuple(blocks), choices=_choices(scene))


def _question(scene: Scene) -> list[Block]:
    quiz, question = scene.quiz, scene.question
    title = scene.library.topics[question.topic].title
    where = f"Question {quiz.number + 1} of {len(quiz.questions)}"
    blocks: list[Block] = [
        Heading(f"{where}. {title}: {question.kind.value}"),
        Prose(question.prompt),
    ]
    if question.code:
        blocks.append(Code(question.code.strip("\n")))
    if question.kind is not Kind.TRUE_FALSE:
        blocks += lettered(question, quiz.current.seed)
    return blocks


def _how(scene: Scene) -> list[Block]:
    seconds = scene.quiz.seconds
    again = "Second vote: " if scene.quiz.phase is Phase.AGAIN else ""
    count = len(tally.cast_in(scene.votes, scene.quiz.number, scene.quiz.phase.turn))
    return [
        Note(f"{again}{seconds} seconds. Press your answer; you may change it once."),
        Note(f"Answers so far: {count}"),
    ]


def _choices(scene: Scene) -> tuple[Choice, ...]:
    quiz = scene.quiz
    turn = max(quiz.phase.turn, 1)
    picks = [
        Choice(pick.label, pack(ROOM, "pick", quiz.id, str(quiz.number), str(turn), str(n)))
        for n, pick in enumerate(scene.picks)
    ]
    return (*(() if quiz.phase is Phase.TALKING else picks), *_controls(quiz))


def _controls(quiz: ClassQuiz) -> tuple[Choice, ...]:
    """For the host; who else presses them is told so."""
    if quiz.phase is Phase.TALKING:
        label = "Vote again now"
    elif quiz.phase is Phase.SHOWN:
        label = "Podium" if quiz.number + 1 == len(quiz.questions) else "Next question"
    else:
        label = "Time is up"
    phase = Phase.VOTING if quiz.phase is Phase.OPENING else quiz.phase
    return (
        Choice(label, pack(ROOM, "skip", quiz.id, str(quiz.number), phase.value)),
        Choice("Stop the quiz", pack(ROOM, "stop", quiz.id), Style.DANGER),
    )


def revealed(scene: Scene, *, is_left: bool = False) -> Reply:
    """The answer: who picked what, what is right and why; without buttons once it is left."""
    picks, last = scene.picks, scene.last
    right = next(pick for pick in picks if pick.is_right)
    total, hits = sum(last), last[picks.index(right)]
    told = f"{hits} of {_number(total, 'answer')} right" if total else "nobody answered"
    turns = [scene.found(1), last] if scene.quiz.has_second_vote and total else [last]
    blocks = [
        *_question(scene),
        Facts(_bars(scene, turns, is_told=True)),
        Verdict(Mark.FINE, f"{right.label} is right: {told}"),
        Prose(right.why.removeprefix("Right. ")),
    ]
    if scene.question.explain != right.why:
        blocks.append(Prose(scene.question.explain))
    worst = tally.worst(last, picks)
    if worst is not None and scene.question.kind is not Kind.TRUE_FALSE:
        told = f"**{picks[worst].label}**, the wrong answer picked most: {picks[worst].why}"
        blocks.append(Prose(told))
    return Reply(
        blocks=tuple(blocks),
        choices=() if is_left else _controls(scene.quiz),
        topic=scene.question.topic,
    )


def _bars(
    scene: Scene, turns: Sequence[tuple[int, ...]], *, is_told: bool = False
) -> tuple[tuple[str, str], ...]:
    rows = []
    for n, pick in enumerate(scene.picks):
        name = f"{pick.label} ✓" if is_told and pick.is_right else pick.label
        rows.append((name, " → ".join(bar(found[n], sum(found)) for found in turns)))
    return tuple(rows)


def bar(count: int, total: int) -> str:
    """A share as a bar and in figures."""
    share = count / total if total else 0.0
    full = round(share * BAR)
    return f"{'█' * full}{'░' * (BAR - full)} {count} ({share:.0%})"


def dropped(scene: Scene) -> Reply:
    """A question that was stopped before its time: it does not count."""
    return Reply(blocks=(*_question(scene), Note("Stopped: this question does not count.")))


# ---- to one learner


def acknowledged(scene: Scene, voted: Voted) -> Reply:
    """What one learner is told of their press."""
    label = scene.picks[voted.vote.choice].label if voted.vote else ""
    told: dict[Cast, tuple[Mark, str, str]] = {
        Cast.FIRST: (Mark.FINE, f"You picked {label}", "You may change it once, until time is up."),
        Cast.SAME: (Mark.FINE, f"You picked {label}", "It counts once, however often you press."),
        Cast.CHANGED: (Mark.FINE, f"Changed to {label}", "That was the one change."),
        Cast.SPENT: (Mark.FAILED, f"It stays at {label}", "You have changed your answer once."),
        Cast.LATE: (
            Mark.FAILED,
            "Too late",
            f"Your answer is {label}." if label else "That vote is closed.",
        ),
    }
    mark, text, note = told[voted.cast]
    return Reply(
        blocks=(Verdict(mark, text), Note(note)), private=True, details={"cast": voted.cast.value}
    )


# ---- the end


def podium(
    library: Library,
    quiz: ClassQuiz,
    votes: tuple[Vote, ...],
    ranked: tuple[tally.Standing, ...],
) -> Reply:
    """Who leads, how the class did, and the pages behind what was missed most."""
    rows = _ranks(tally.visible(ranked), tally.asked(quiz))
    key = tally.keys(library, quiz)
    final = [vote for number in key for vote in tally.final(votes, number)]
    right = sum(1 for vote in final if key[vote.number] == vote.choice)
    blocks: list[Block] = [Heading(f"Podium: {about(library, quiz)}")]
    if rows:
        blocks.append(Facts(rows))
    if final:
        share = f"{right} of {len(final)} answers were right ({right / len(final):.0%})."
        blocks.append(Prose(f"{_number(len(ranked), 'player')}. {share}"))
    else:
        blocks.append(Prose("Nobody answered this time."))
    if quiz.ending:
        blocks.append(Note(ENDINGS.get(quiz.ending, "It ended early.")))
    pages = tally.missed(library, quiz, votes)
    if pages:
        blocks.append(Note("The lessons below are about what was missed most."))
    mine = (Choice("My result", pack(ROOM, "mine", quiz.id)),) if final else ()
    return Reply(blocks=tuple(blocks), choices=(*mine, *lessons(library, pages)))


ENDINGS = {
    "stopped": "The quiz was stopped.",
    "idle": "Nobody answered two questions in a row, so it ended.",
    "content": "A question has left the collection, so it ended.",
}


def _ranks(told: Sequence[tally.Standing], asked: int) -> tuple[tuple[str, str], ...]:
    led = [each for each in told if each.rank <= PODIUM]
    rows = [
        (
            f"{MEDALS[each.rank]} {each.rank}. {each.player.learner.name or 'somebody'}",
            f"{each.points} of {asked} · {each.ms / 1000:.1f} s",
        )
        for each in led[:NAMES]
    ]
    if len(led) > NAMES:
        rows.append(("and", f"{len(led) - NAMES} more"))
    return tuple(rows)


def lessons(library: Library, pages: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """The way to each of these pages."""
    return tuple(
        Choice(f"Read: {library.lessons[topic].title}", pack("lessons", "page", topic, page))
        for topic, page in pages
        if topic in library.lessons and library.lessons[topic].page(page)
    )


def result(
    library: Library,
    quiz: ClassQuiz,
    votes: tuple[Vote, ...],
    standing: tally.Standing | None,
    learner: str,
) -> Reply:
    """How one learner did, to them alone."""
    if standing is None:
        return Reply(blocks=(Prose("You did not answer in this quiz."),), private=True)
    pages = tally.missed(library, quiz, votes, learner)
    text = f"{standing.points} of {tally.asked(quiz)} right"
    blocks: list[Block] = [Verdict(Mark.FINE, text)]
    if standing.points:
        seconds = f"{standing.ms / 1000:.1f} s"
        blocks.append(Prose(f"Rank {standing.rank}; {seconds} until your right answers."))
    if pages:
        blocks.append(Note("Where to read on:"))
    return Reply(blocks=tuple(blocks), choices=lessons(library, pages), private=True)
