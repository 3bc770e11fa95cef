"""The house's rules of style: how pages, questions and challenges are written.

What a pack must hold in all is told in `bot.content.cover`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from statistics import median

from rapidfuzz import fuzz

from bot.content.kinds import WHY_LEAST
from bot.content.model import Challenge, Fault, Kind, Lesson, Page, Question
from bot.content.parts import (
    Lines,
    Part,
    Passage,
    page_text,
    passages,
    reasons,
)
from bot.content.plain import american, banned, grade, is_sentence, words_of

HARDEST = 8.0  # of a page, by ARI
MEDIAN = 5.0  # of a pack's pages
HINTS = 3  # of a challenge, from idea to near-code
_ALIKE = 80  # of 100: a truth that repeats its myth with a word changed
_SENTENCES = frozenset({"short", "explain", "why", "other_why", "cause", "truth"})
_CHOICES = (Kind.PREDICT, Kind.CHOICE, Kind.STATE, Kind.TRUE_FALSE, Kind.FIX, Kind.BUG)
_TELLING = 4  # letters; a shorter answer stands in hints by chance
_MYTH = re.compile(r"> \*\*Myth:\*\* (?P<myth>.*)\n> \*\*Truth:\*\* (?P<truth>.*)")
_BARE = re.compile(r"[\s`'\"*.,;:!?]+")


def style_faults(part: Part, lines: Lines) -> Iterator[Fault]:
    """What a pack's texts have against them."""
    for passage in passages(part):
        for word, what in _of_text(passage):
            line = lines.find(passage.path, word, after=_begin(lines, passage))
            yield Fault(passage.path, line, what)
    for lesson in part.lessons:
        yield from _of_lesson(lesson, lines)
    for question in part.questions:
        for text, what in _of_question(question):
            line = lines.find(question.path, text, after=question.line)
            yield Fault(question.path, line, f"{question.id}: {what}")
    for challenge in part.challenges:
        yield from _of_challenge(challenge)
    yield from _of_grades(part)


def _begin(lines: Lines, passage: Passage) -> int:
    return lines.find(passage.path, passage.text, after=passage.line)


# ---- any text


def _of_text(passage: Passage) -> Iterator[tuple[str, str]]:
    """What is wrong with one text, each with the word to look for in the file."""
    for word in banned(passage.text):
        yield word, f"{passage.key}: do without {word.casefold()!r}"
    for word, ours in american(passage.text):
        yield word, f"{passage.key}: {word!r} is American, write {ours!r}"
    if passage.key in _SENTENCES and not is_sentence(passage.text):
        yield passage.text, f"{passage.key}: the last sentence has no end"


# ---- lessons


def _of_lesson(lesson: Lesson, lines: Lines) -> Iterator[Fault]:
    asks = [_folded(ask) for ask in lesson.asks]
    for at, ask in enumerate(lesson.asks):
        if asks[at] in asks[:at]:
            yield Fault(lesson.path, lines.find(lesson.path, ask), f"asks holds {ask!r} twice")
    titles = [_folded(page.title) for page in lesson.pages]
    for at, page in enumerate(lesson.pages):
        if titles[at] in titles[:at]:
            yield Fault(lesson.path, page.line, f"two pages have the title {page.title!r}")
        for text, what in _of_page(page):
            line = lines.find(lesson.path, text, after=page.line) if text else page.line
            yield Fault(lesson.path, line, what)


def _of_page(page: Page) -> Iterator[tuple[str, str]]:
    text = page_text(page)
    hard = grade(text)
    if hard > HARDEST:
        what = f"reading grade {hard:.1f} (ARI), at most {HARDEST:g}: shorter words and sentences"
        yield "", what
    for paragraph in text.split("\n"):
        if paragraph.startswith("Predict:") and not paragraph.rstrip(" *`").endswith("?"):
            yield "Predict:", "the 'Predict:' line asks nothing: it ends with '?'"
    match = _MYTH.search(text)
    if match and fuzz.ratio(_folded(match["myth"]), _folded(match["truth"])) > _ALIKE:
        yield "> **Myth:**", "myth and truth read alike: say the truth in words of its own"


def _of_grades(part: Part) -> Iterator[Fault]:
    grades = [grade(page_text(page)) for lesson in part.lessons for page in lesson.pages]
    if grades and median(grades) > MEDIAN:
        what = f"reading grade: the middle page has {median(grades):.1f} (ARI), at most {MEDIAN:g}"
        yield Fault(part.file("pack.toml"), 1, what)


# ---- questions


def _of_question(question: Question) -> Iterator[tuple[str, str]]:
    """What is wrong with one question, each with the text to look for in the file."""
    yield from _repeated_answers(question)
    yield from _whys(question)
    for hint in question.hints:
        told = _told(question, hint)
        if told:
            yield hint, f"the hint gives the answer away: {told!r}"
    if question.kind is Kind.BUG:
        yield from _told_lines(question)


def _repeated_answers(question: Question) -> Iterator[tuple[str, str]]:
    texts = [option.text for option in question.options if not option.line]
    texts += [pair.right for pair in question.pairs] + list(question.accept)
    texts += [row.text for row in question.reject]
    if question.kind in (Kind.MULTI, Kind.PREDICT, Kind.BLANK):  # in code every sign counts
        return
    seen: set[str] = set()
    for text in texts:
        if _folded(text) in seen:
            yield text, f"two answers read alike: {text!r}"
        seen.add(_folded(text))


def _whys(question: Question) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for each in reasons(question):
        why = each.why.strip()
        if len(why) < WHY_LEAST:
            yield why, f"why: {why!r} is too short to explain anything (at least {WHY_LEAST})"
        elif _folded(why) in seen:
            yield why, f"why: {why!r} stands there twice; speak to each answer"
        seen.add(_folded(why))


def _told(question: Question, hint: str) -> str:
    """The answer that a hint holds, if it does and the question itself does not."""
    shown = f" {' '.join(words_of(f'{question.prompt} {question.code}'))} "
    said = f" {' '.join(words_of(hint))} "
    for answer in _answers(question):
        words = " ".join(words_of(answer))
        if len(words) >= _TELLING and f" {words} " in said and f" {words} " not in shown:
            return answer
    return ""


def _answers(question: Question) -> Sequence[str]:
    """The texts that would score."""
    if question.kind is Kind.NUMBER:
        return ()  # a small number stands in most hints
    rights = tuple(option.text for option in question.options if option.is_right)
    if question.kind in _CHOICES:
        return rights
    return question.accept


def _told_lines(question: Question) -> Iterator[tuple[str, str]]:
    number = next((option.line for option in question.options if option.is_right), 0)
    for hint in question.hints:
        if re.search(rf"\bline {number}\b", hint, re.IGNORECASE):
            yield hint, f"the hint gives the answer away: 'line {number}'"


# ---- challenges


def _of_challenge(challenge: Challenge) -> Iterator[Fault]:
    path = PurePath(challenge.path)
    if len(challenge.hints) != HINTS:
        what = f"{len(challenge.hints)} hints; a challenge has {HINTS}, from idea to near-code"
        yield Fault(str(path / "challenge.toml"), 1, what)
    sources = {"solution.py": challenge.solution, "starter.py": challenge.starter}
    seen: dict[str, str] = {}
    for name, source in (sources | dict(challenge.wrong_sources)).items():
        other = seen.setdefault(_code(source), name)
        if other != name:
            yield Fault(str(path / name), 1, f"the same program as {other}")


def _code(source: str) -> str:
    """A program without its comments and empty lines."""
    lines = (re.sub(r"(^|\s)#.*", "", line).rstrip() for line in source.splitlines())
    return "\n".join(line for line in lines if line)


def _folded(text: str) -> str:
    """A text as two of them are compared: case, spaces and marks do not count."""
    return _BARE.sub(" ", text.casefold()).strip()
