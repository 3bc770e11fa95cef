"""A library pack by pack: what each pack adds, the texts in it, and the lines they stand in.

What is wrong with a text is judged elsewhere (`bot.content.house`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from bot.content.model import (
    Challenge,
    ErrorPattern,
    Kind,
    Lesson,
    Library,
    Misconception,
    Option,
    Pack,
    Page,
    Pair,
    Question,
    Rejected,
    Topic,
    WrongOrder,
)
from bot.content.shelf import CORE
from bot.talk import Prose

_NEEDLE = re.compile(r"[^\"\\\n\]`]{1,60}")  # what stands in a file as it stands in the value
_SIZES = (60, 25, 12)  # a long beginning may be broken over two lines
_IN_WORDS = (Kind.CHOICE, Kind.TRUE_FALSE, Kind.STATE, Kind.FIX)  # options that are no code


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that learners read. `line` opens the thing it belongs to; the text stands below."""

    path: str
    line: int
    key: str  # "short", "why"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one pack adds to a library."""

    pack: Pack
    topics: tuple[Topic, ...]
    lessons: tuple[Lesson, ...]
    questions: tuple[Question, ...]
    challenges: tuple[Challenge, ...]
    misconceptions: tuple[Misconception, ...]
    errors: tuple[ErrorPattern, ...]

    def file(self, name: str) -> str:
        """The path of a file in the pack, as people see it."""
        return str(PurePath(self.pack.folder) / name)

    def is_own(self, full_id: str) -> bool:
        """Whether an id is one of this pack."""
        return owner(full_id) == self.pack.id


def owner(full_id: str) -> str:
    """The pack that an id belongs to."""
    pack, dot, _ = full_id.partition(".")
    return pack if dot else CORE


def parts(library: Library) -> tuple[Part, ...]:
    """The library, pack by pack."""
    return tuple(_part(library, pack) for pack in library.packs)


def _part(library: Library, pack: Pack) -> Part:
    folder = PurePath(pack.folder)
    return Part(
        pack=pack,
        topics=tuple(each for key, each in library.topics.items() if owner(key) == pack.id),
        lessons=tuple(each for key, each in library.lessons.items() if owner(key) == pack.id),
        questions=tuple(each for key, each in library.questions.items() if owner(key) == pack.id),
        challenges=tuple(each for key, each in library.challenges.items() if owner(key) == pack.id),
        misconceptions=tuple(
            each for key, each in library.misconceptions.items() if owner(key) == pack.id
        ),
        errors=tuple(each for each in library.errors if folder in PurePath(each.path).parents),
    )


# ---- lines


@dataclass(slots=True)
class Lines:
    """Finds the lines of texts in the files of packs; each file is read once."""

    _files: dict[str, list[str]] = field(default_factory=dict)

    def find(self, path: str, text: str, *, after: int = 1) -> int:
        """The first line from `after` on that holds the beginning of a text, else `after`."""
        first = max(after, 1)
        lines = self._lines(path)[first - 1 :]
        for needle in _needles(text):
            for number, line in enumerate(lines, first):
                if needle in line:
                    return number
        return first

    def _lines(self, path: str) -> list[str]:
        if path not in self._files:
            try:
                self._files[path] = Path(path).read_text(encoding="utf-8").splitlines()
            except OSError:  # a library that was made by hand
                self._files[path] = []
        return self._files[path]


def _needles(text: str) -> Iterator[str]:
    """What to look for in a file, the surest first; empty ones left out."""
    match = _NEEDLE.search(text)
    whole = match[0] if match else ""
    needles = [text.partition("\n")[0], *(whole[:size] for size in _SIZES)]
    yield from (needle.strip() for needle in needles if needle.strip())


# ---- texts


def page_text(page: Page) -> str:
    """The prose of a page: no code, no output, no link to the documentation."""
    return "\n\n".join(block.text for block in page.blocks if isinstance(block, Prose))


def passages(part: Part) -> Iterator[Passage]:
    """Every text of a pack that learners read, code and outputs left out."""
    for lesson in part.lessons:
        yield from _of_lesson(lesson)
    for question in part.questions:
        for key, text in question_texts(question):
            yield Passage(question.path, question.line, key, text)
    for challenge in part.challenges:
        yield from _of_challenge(challenge)
    for error in part.errors:
        yield Passage(error.path, error.line, "cause", error.cause)
    path = part.file("misconceptions.toml")
    for myth in part.misconceptions:
        yield Passage(path, 1, "belief", myth.belief)
        yield Passage(path, 1, "truth", myth.truth)


def _of_lesson(lesson: Lesson) -> Iterator[Passage]:
    yield Passage(lesson.path, 1, "title", lesson.title)
    yield Passage(lesson.path, 1, "short", lesson.short)
    for text in lesson.objectives:
        yield Passage(lesson.path, 1, "objectives", text)
    for page in lesson.pages:
        yield Passage(lesson.path, page.line, "title", page.title)
        for paragraph in re.split(r"\n+", page_text(page)):
            if paragraph:
                yield Passage(lesson.path, page.line, "page", paragraph)


def question_texts(question: Question) -> Iterator[tuple[str, str]]:
    """Each text of a question with its key."""
    yield "prompt", question.prompt
    if question.kind in _IN_WORDS:
        yield from (("options", option.text) for option in question.options)
    yield from (("pairs", pair.right) for pair in question.pairs)
    yield from (("why", each.why) for each in reasons(question) if each.why != question.explain)
    if question.other_why:
        yield "other_why", question.other_why
    yield from (("hints", hint) for hint in question.hints)
    yield "explain", question.explain


def reasons(question: Question) -> tuple[Option | WrongOrder | Pair | Rejected, ...]:
    """Everything in a question that says why."""
    return (*question.options, *question.wrong_orders, *question.pairs, *question.reject)


def wrong_answers(question: Question) -> Iterator[Option | WrongOrder | Pair | Rejected]:
    """Every wrong answer that is listed."""
    for each in reasons(question):
        if not (isinstance(each, Option) and each.is_right):
            yield each


def _of_challenge(challenge: Challenge) -> Iterator[Passage]:
    path = str(PurePath(challenge.path) / "challenge.toml")
    yield Passage(path, 1, "title", challenge.title)
    for paragraph in challenge.statement.split("\n"):
        if paragraph.strip():
            yield Passage(path, 1, "statement", paragraph.strip())
    yield from (Passage(path, 1, "hints", hint) for hint in challenge.hints)
    yield Passage(path, 1, "explain", challenge.explain)
    checks = str(PurePath(challenge.path) / "checks.py")
    yield from (Passage(checks, 1, "docstring", check.title) for check in challenge.checks)
