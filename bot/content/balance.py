"""Whether answers can be guessed over many questions: by length, by place, by habit.

Single questions are judged in `bot.content.house`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.content.model import Kind, Question

LONGEST = 0.4  # of the questions, the right option is longer than all others
NAMED = 0.95  # of the wrong answers name a misconception
BETWEEN = 0.75  # of the bugs lie neither in the first nor in the last line listed
SAME_PLACE = 0.5  # of the bugs lie in the same place of the list
AS_WRITTEN = 0.4  # of the programs print in the order of their lines
ONE_WAY = 0.7  # of the verdicts are the same
SAME_NUMBER = 0.4  # of the numbers are the same
_FEW = 8  # fewer questions than this prove no habit
_ONE_RIGHT = (Kind.PREDICT, Kind.CHOICE, Kind.STATE, Kind.TRUE_FALSE, Kind.FIX)


def habits(questions: Sequence[Question]) -> Iterator[str]:
    """Each way to guess better than by chance, in words."""
    yield from _lengths([question for question in questions if question.kind in _ONE_RIGHT])
    yield from _bugs([question for question in questions if question.kind is Kind.BUG])
    yield from _orders([question for question in questions if question.kind is Kind.ORDER])
    yield from _verdicts([question for question in questions if question.kind is Kind.TRUE_FALSE])
    yield from _numbers([question for question in questions if question.kind is Kind.NUMBER])


def _is_more(count: int, whole: int, share: float) -> bool:
    return whole >= _FEW and count > share * whole


def _lengths(questions: list[Question]) -> Iterator[str]:
    count = sum(map(_is_longest_right, questions))
    if _is_more(count, len(questions), LONGEST):
        yield (
            f"the right option is the longest in {count} of {len(questions)} questions, "
            f"at most {LONGEST:.0%}: make wrong ones as long"
        )


def _is_longest_right(question: Question) -> bool:
    right = max((len(option.text) for option in question.options if option.is_right), default=0)
    return all(len(option.text) < right for option in question.options if not option.is_right)


def _bugs(questions: list[Question]) -> Iterator[str]:
    places = [_place(question) for question in questions]
    between = sum(0 < at < last for at, last in places)
    if _is_more(between, len(places), BETWEEN):
        yield (
            f"the bug is neither in the first nor in the last line listed in {between} of "
            f"{len(places)} 'bug' questions, at most {BETWEEN:.0%}: list lines further out or in"
        )
    for at, count in Counter(at for at, _ in places).most_common(1):
        if _is_more(count, len(places), SAME_PLACE):
            yield (
                f"the bug is line {at + 1} of those listed in {count} of {len(places)} 'bug' "
                f"questions, at most {SAME_PLACE:.0%}"
            )


def _place(question: Question) -> tuple[int, int]:
    """Where the right line stands among those listed, and the last place."""
    at = next((n for n, option in enumerate(question.options) if option.is_right), 0)
    return at, len(question.options) - 1


def _orders(questions: list[Question]) -> Iterator[str]:
    count = sum(map(_is_as_written, questions))
    if _is_more(count, len(questions), AS_WRITTEN):
        yield (
            f"{count} of {len(questions)} 'order' programs print in the order of their lines, "
            f"at most {AS_WRITTEN:.0%}"
        )


def _is_as_written(question: Question) -> bool:
    places = [_first(question.code, line) for line in question.key]
    return places == sorted(places)


def _first(code: str, line: str) -> int:
    """Where a program has the text of a line that it prints; far down when it has it nowhere."""
    found = [code.find(each) for each in (f'"{line}"', f"'{line}'", line)]
    return min((at for at in found if at >= 0), default=len(code))


def _verdicts(questions: list[Question]) -> Iterator[str]:
    for answer, count in Counter(question.answer for question in questions).most_common(1):
        if _is_more(count, len(questions), ONE_WAY):
            yield (
                f"{count} of {len(questions)} 'true-false' questions are {str(answer).lower()}, "
                f"at most {ONE_WAY:.0%}"
            )


def _numbers(questions: list[Question]) -> Iterator[str]:
    for number, count in Counter(q.accept[0] for q in questions if q.accept).most_common(1):
        if _is_more(count, len(questions), SAME_NUMBER):
            yield (
                f"{number} is the answer of {count} of {len(questions)} 'number' questions, "
                f"at most {SAME_NUMBER:.0%}"
            )
