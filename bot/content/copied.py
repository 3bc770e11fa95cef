"""Whether the course copies: runs of words that it shares with Python's documentation or itself.

The documentation is read where it is unpacked (CORPUS_ROOT); elsewhere that part is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.content.model import Fault, Lesson
from bot.content.parts import Lines, Part, Passage, passages
from bot.content.plain import words_of

RUN = 8  # words; fewer come together by chance
DOCS = Path("usr/share/doc/python3.11/html")  # below CORPUS_ROOT, as Debian has it
_ALSO = (
    *("library/threading", "library/contextvars", "library/queue", "library/concurrent.futures"),
    *("library/contextlib", "reference/compound_stmts", "reference/expressions", "glossary"),
)
_BLOCK = re.compile(r"<(script|style|pre|head)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")

Run = tuple[str, ...]


def copied_faults(part: Part, lines: Lines, docs: Path | None) -> Iterator[Fault]:
    """Texts that share a run of eight words with the documentation, or with another lesson."""
    if docs is not None and docs.is_dir():
        owners = _runs_of_docs(docs)
        for passage in passages(part):
            yield from _shared(passage, lambda run: owners.get(run, ""), lines)
    yield from _between_lessons(part, lines)


def runs(words: Sequence[str]) -> Iterator[Run]:
    """Each run of eight words."""
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _between_lessons(part: Part, lines: Lines) -> Iterator[Fault]:
    """A run of words that an earlier lesson has too."""
    titles = {lesson.path: lesson for lesson in part.lessons}
    first: dict[Run, Lesson] = {}
    for passage in passages(part):
        lesson = titles.get(passage.path)
        if lesson is None:
            continue
        yield from _shared(passage, partial(_other, first, lesson), lines)
        for run in runs(words_of(passage.text)):
            first.setdefault(run, lesson)


def _other(first: Mapping[Run, Lesson], here: Lesson, run: Run) -> str:
    """The lesson that had a run of words first, unless it is this one."""
    lesson = first.get(run, here)
    return "" if lesson is here else f"the lesson {lesson.id!r}"


def _shared(passage: Passage, owner: Callable[[Run], str], lines: Lines) -> Iterator[Fault]:
    """One fault for the first run of a text that somebody else owns."""
    for run in runs(words_of(passage.text)):
        whose = owner(run)
        if whose:
            line = lines.find(passage.path, passage.text, after=passage.line)
            what = f"{passage.key}: shares eight words with {whose}: {' '.join(run)!r}"
            yield Fault(passage.path, line, what)
            return


# ---- the documentation


def _runs_of_docs(docs: Path) -> Mapping[Run, str]:
    """Each run of eight words in the documentation of asyncio, and its page."""
    owners: dict[Run, str] = {}
    pages = sorted(docs.glob("library/asyncio*.html")) + [docs / f"{name}.html" for name in _ALSO]
    for page in pages:
        if page.is_file():
            name = page.relative_to(docs).as_posix()
            text = _TAG.sub("", _BLOCK.sub(" ", page.read_text(encoding="utf-8")))
            for run in runs(words_of(html.unescape(text))):
                owners.setdefault(run, name)
    return owners
