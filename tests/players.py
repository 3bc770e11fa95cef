"""Players of the quiz: what they press and type, whatever the surface that shows the question.

They know which answer they want, but find it on the screen, as people do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from bot.content import Kind, Option, Question

LETTER = re.compile(r"^\W*([A-F])\b(?!\w)", re.MULTILINE)
FENCE = re.compile(r"```\w*")
LABEL = 50  # bare characters of a label that are compared; long ones are cut


@dataclass(frozen=True, slots=True)
class Screen:
    """What a learner sees: all text, and the labels that can be pressed."""

    text: str
    labels: tuple[str, ...]

    def says(self, words: str) -> bool:
        """Whether these words are there, however they are wrapped and marked up."""
        return _bare(words) in _bare(self.text)


@dataclass(frozen=True, slots=True)
class Move:
    """A label to press, and what to type or to choose in the form that it opens."""

    label: str
    text: str | None = None
    chosen: tuple[tuple[str, ...], ...] | None = None  # of each field, in order


Moves = Generator[Move, Screen, None]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: the moves, and what the verdict must say about just this answer."""

    moves: Callable[[Screen], Moves]
    whys: tuple[str, ...]


def answering(question: Question, *, right: bool) -> Way:
    """A right answer, or a wrong one that the content foresaw."""
    kind = question.kind
    if kind in (Kind.BLANK, Kind.NUMBER, Kind.SHORT):
        return _typed(question, right=right)
    if kind is Kind.TRUE_FALSE:
        return _judged(question, right=right)
    if kind is Kind.ORDER:
        return _ordered(question, right=right)
    if kind is Kind.MATCH:
        return _matched(question, right=right)
    if kind is Kind.MULTI:
        return _ticked(question, right=right)
    option = next(o for o in question.options if o.is_right is right)
    return Way(lambda screen: _pressed([option], screen), (option.why,))


def what_is_right(question: Question) -> Iterator[str]:
    """What a learner must be told after a wrong answer."""
    yield question.explain
    if question.kind is Kind.ORDER:
        yield " ".join(question.key)
    elif question.kind is Kind.MATCH:
        yield question.pairs[0].right
    elif question.accept:
        yield question.accept[0]
    for option in question.options:
        if option.is_right:
            yield f"line {option.line}" if option.line else option.text


def _typed(question: Question, *, right: bool) -> Way:
    text = question.accept[0] if right else question.reject[0].text
    why = question.explain if right else question.reject[0].why

    def moves(screen: Screen) -> Moves:
        del screen
        yield Move("Type the answer", text)

    return Way(moves, (why,))


def _judged(question: Question, *, right: bool) -> Way:
    reason = next(o for o in question.options if o.is_right is right)
    verdict = str(bool(question.answer) is right)
    opening = "" if right else f"It is {'true' if question.answer else 'false'}."
    return Way(lambda screen: _pressed([verdict, reason], screen), (opening, reason.why))


def _ordered(question: Question, *, right: bool) -> Way:
    order = question.key if right else question.wrong_orders[0].order
    why = question.explain if right else question.wrong_orders[0].why
    return Way(lambda screen: _placed(order, screen), (why,))


def _matched(question: Question, *, right: bool) -> Way:
    causes = [pair.right for pair in question.pairs]
    if not right:
        causes[:2] = causes[1::-1]
    whys = [pair.why for pair in (question.pairs if right else question.pairs[:2])]
    return Way(lambda screen: _placed(tuple(causes), screen), tuple(whys))


def _ticked(question: Question, *, right: bool) -> Way:
    options = [o for o in question.options if o.is_right is right]
    whys = [o.why for o in (options if right else question.options)]
    return Way(_formed("Tick the answers", _bare_texts(options)), tuple(whys))


def in_one_form(question: Question, *, right: bool) -> Way:
    """The same answer given in one form: verdict and reason, or an order."""
    if question.kind is Kind.TRUE_FALSE:
        reason = next(o for o in question.options if o.is_right is right)
        verdict = str(bool(question.answer) is right)
        return Way(_formed("Both at once", (verdict,), _bare_texts([reason])), (reason.why,))
    order = question.key if right else question.wrong_orders[0].order
    why = question.explain if right else question.wrong_orders[0].why
    return Way(_formed("All at once", *((item,) for item in order[:-1])), (why,))


def _bare_texts(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.text.replace("`", "") for option in options)


def _formed(label: str, *chosen: tuple[str, ...]) -> Callable[[Screen], Moves]:
    def moves(screen: Screen) -> Moves:
        del screen
        yield Move(label, chosen=chosen)

    return moves


# ---- on the screen


def _placed(items: tuple[str, ...], screen: Screen) -> Moves:
    """Press all but the last, which places itself."""
    return _pressed(items[:-1], screen)


def _pressed(wanted: Sequence[Option | str], screen: Screen) -> Moves:
    for each in wanted:
        screen = yield Move(_label(each, screen))


def _label(wanted: Option | str, screen: Screen) -> str:
    """The label of an option: its words, its line, or the letter that stands before it."""
    option = wanted if isinstance(wanted, Option) else None
    words = option.text if option else str(wanted)
    named = f"Line {option.line} {words}" if option and option.line else words
    for label in screen.labels:
        if _bare(named)[:LABEL] == _bare(label)[:LABEL]:
            return label
    starts = list(LETTER.finditer(screen.text))
    ends = [start.start() for start in starts[1:]] + [len(screen.text)]
    for start, end in zip(starts, ends, strict=False):
        shown = _bare(FENCE.sub("", screen.text[start.end() : end]))
        if shown in (_bare(words), _bare(words + (option.code if option else ""))):
            return start.group(1)
    raise AssertionError(f"nobody can see where {words!r} is: {screen.labels}")


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)
