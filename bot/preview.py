"""`corobot content preview`: a lesson, question or challenge as the terminal would draw it.

With what learners see only later: every option with its reason, every hint, the solution.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from rapidfuzz import process
from rich.console import Console

from bot import content
from bot.asking import choices_for, question_blocks
from bot.challenges import challenge_blocks
from bot.content import (
    Challenge,
    Lesson,
    Library,
    Option,
    Pair,
    Question,
    Rejected,
    WrongOrder,
    docs_url,
    wrong_answers,
)
from bot.errors import SetupError
from bot.lessons import page_reply
from bot.settings import Settings
from bot.store import Asked
from bot.surfaces.drawing import draw
from bot.talk import Block, Code, Heading, Mark, Note, Output, Prose, Reply, Verdict

PLAIN_WIDTH = 80
_NEAREST = 3


def preview(chosen: Settings, name: str, *, is_plain: bool) -> int:
    """Draw what has this id on standard output.

    Raises:
        ContentError: the packs have faults.
        SetupError: nothing has this id; the nearest are named.
    """
    library = content.load(chosen.content)
    names = [name, *(f"{pack.id}.{name}" for pack in library.packs)]
    replies = next((found for each in names if (found := list(replies_for(library, each)))), [])
    if not replies:
        raise SetupError(f"Nothing has the id {name!r}.", hint=_nearest(library, name))
    console = _console(is_plain=is_plain)
    for reply in replies:
        draw(console, reply)
    return 0


def _console(*, is_plain: bool) -> Console:
    if is_plain:
        return Console(file=sys.stdout, color_system=None, width=PLAIN_WIDTH, highlight=False)
    return Console(highlight=False)


def _nearest(library: Library, name: str) -> str:
    known = [*library.lessons, *library.questions, *library.challenges]
    near = [each for each, *_ in process.extract(name, known, limit=_NEAREST)]
    return f"Nearest: {', '.join(near)}." if near else ""


def replies_for(library: Library, name: str) -> Iterator[Reply]:
    """What learners see of everything that has this id; `futures#box` is one page."""
    lesson = library.lessons.get(name.partition("#")[0])
    if lesson is not None:
        yield from _pages(library, lesson, name.partition("#")[2])
    if name in library.questions:
        yield from _question(library, library.questions[name])
    if name in library.challenges:
        yield from _challenge(library.challenges[name])


def _pages(library: Library, lesson: Lesson, only: str) -> Iterator[Reply]:
    for page in lesson.pages:
        if only in ("", page.id):
            yield page_reply(library, lesson, page, is_first=page is lesson.pages[0])


# ---- questions


def _question(library: Library, question: Question) -> Iterator[Reply]:
    """The question as it is asked, then everything that may be said of an answer."""
    now = datetime.now(UTC)
    asked = Asked(
        id="preview", learner="", question=question.id, seed=0, at=now, hints=len(question.hints)
    )
    yield Reply(
        blocks=question_blocks(library, question, asked, ""),
        choices=choices_for(question, asked, ""),
    )
    yield Reply(blocks=tuple(_answers(question)))


def _answers(question: Question) -> Iterator[Block]:
    yield Heading("What is said of each answer")
    yield from _right_answers(question)
    for each in wrong_answers(question):
        if not isinstance(each, Pair):
            yield from _said(Mark.WRONG, _wrong(each), each.why, each.myth)
    if question.other_why:
        yield from _said(Mark.WRONG, "anything else", question.other_why)
    yield Prose(f"**Then:** {question.explain}")
    yield Note(f"[In the Python docs]({docs_url(question.docs)})")


def _right_answers(question: Question) -> Iterator[Block]:
    if question.answer is not None:
        yield Verdict(Mark.RIGHT, str(question.answer))
    for option in question.options:
        if option.is_right:
            yield from _said(Mark.RIGHT, _shown(option.text, option.line), option.why)
    for text in question.accept:
        yield Verdict(Mark.RIGHT, text)
    if question.key:
        yield Verdict(Mark.RIGHT, " → ".join(question.key))
    for pair in question.pairs:
        yield from _said(Mark.RIGHT, f"{pair.left}: {pair.right}", pair.why, pair.myth)


def _wrong(answer: Option | WrongOrder | Rejected) -> str:
    if isinstance(answer, WrongOrder):
        return " → ".join(answer.order)
    return _shown(answer.text, answer.line if isinstance(answer, Option) else 0)


def _shown(text: str, line: int) -> str:
    return f"line {line}: {text}" if line else text


def _said(mark: Mark, answer: str, why: str, myth: str = "") -> Iterator[Block]:
    yield Verdict(mark, answer)
    yield Prose(f"{why} ({myth})" if myth else why)


# ---- challenges


def _challenge(challenge: Challenge) -> Iterator[Reply]:
    yield Reply(blocks=tuple(challenge_blocks(challenge, len(challenge.hints))))
    yield Reply(blocks=tuple(_behind(challenge)))


def _behind(challenge: Challenge) -> Iterator[Block]:
    yield Heading("The checks, and what they catch")
    for check in challenge.checks:
        caught = [name for name, by in challenge.wrong.items() if by == check.name]
        yield Output("\n".join(caught), label=f"{check.title} ({check.name})")
    yield Prose("A solution:")
    yield Code(challenge.solution.strip("\n"))
    yield Prose(f"**Then:** {challenge.explain}")
    yield Note(f"[In the Python docs]({docs_url(challenge.docs)})")
