"""Tests of bot/content/cover.py: a whole pack, and what is said when something is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content import Example, Fault, Kind, Library, Misconception, Question, load
from bot.content.cover import ERRORS, NORUN, cover_faults
from bot.content.parts import Lines, parts
from tests.bot.content.whole import whole


def found(library: Library) -> list[Fault]:
    lines = Lines()
    return [fault for part in parts(library) for fault in cover_faults(part, library, lines)]


def without(library: Library, field: str, *keys: str) -> Library:
    """The library with some things of one kind taken away."""
    kept = {key: each for key, each in getattr(library, field).items() if key not in keys}
    return replace(library, **{field: kept})


def changed(library: Library, field: str, key: str, **values: object) -> Library:
    """The library with one thing changed."""
    things = dict(getattr(library, field))
    things[key] = replace(things[key], **values)
    return replace(library, **{field: things})


def each_question(library: Library, change: Callable[[Question], Question]) -> Library:
    return replace(library, questions={key: change(q) for key, q in library.questions.items()})


def test_whole_pack_lacks_nothing() -> None:
    """The values that the other tests take something from have no fault."""
    assert found(whole()) == []


# ---- what is taken away, and what is said


def few_of_a_kind(library: Library) -> Library:
    numbers = [key for key, each in library.questions.items() if each.kind is Kind.NUMBER]
    for key in numbers[11:]:
        library = changed(library, "questions", key, kind=Kind.SHORT)
    return library


def few_kinds(library: Library) -> Library:
    """One topic's questions are of three kinds; each kind still has its dozen."""
    for n, kind in enumerate([Kind.SHORT, Kind.SHORT, Kind.BLANK, Kind.BLANK, Kind.CHOICE]):
        library = changed(library, "questions", f"t2-{n}", kind=kind)
    return changed(library, "questions", "t2-5", kind=Kind.CHOICE)


def never_run(library: Library) -> Library:
    example = Example(code="", output="", norun="needs a network")
    for n in range(NORUN + 1):
        pages = tuple(replace(page, example=example) for page in library.lessons[f"t{n}"].pages[:1])
        rest = library.lessons[f"t{n}"].pages[1:]
        library = changed(library, "lessons", f"t{n}", pages=(*pages, *rest))
    return library


def new_myth(library: Library, page: str = "t1#p1") -> Library:
    myth = Misconception(id="M02", belief="B.", truth="T.", page=page)
    return replace(library, misconceptions={**library.misconceptions, "M02": myth})


def probed(library: Library, *questions: str) -> Library:
    """A second misconception, and the questions whose first wrong answer names it."""
    library = new_myth(library)
    for key in questions:
        asked = library.questions[key]
        rows = tuple(replace(row, myth="M02") for row in asked.reject)
        options = tuple(replace(o, myth="" if o.is_right else "M02") for o in asked.options)
        library = changed(library, "questions", key, reject=rows, options=options)
    return library


def unnamed(library: Library) -> Library:
    """A tenth of the wrong answers name nothing."""

    def change(question: Question) -> Question:
        if int(question.topic[1:]) % 10:
            return question
        options = tuple(replace(option, myth="") for option in question.options)
        rows = tuple(replace(row, myth="") for row in question.reject)
        return replace(question, options=options, reject=rows)

    return each_question(library, change)


LACKS: dict[str, tuple[Callable[[Library], Library], str, str]] = {
    "topic": (
        lambda its: without(without(its, "topics", "t49"), "lessons", "t49"),
        "pack.toml",
        "49 topics, at least 50",
    ),
    "lesson": (
        lambda its: changed(its, "topics", "t3", is_planned=True),
        "pack.toml",
        "t3: the topic has no lesson",
    ),
    "asks": (
        lambda its: changed(its, "lessons", "t3", asks=("a",) * 7),
        "lessons/t3.md",
        "7 asks, at least 8",
    ),
    "questions": (
        lambda its: without(its, "questions", "t4-1"),
        "pack.toml",
        "299 questions, at least 300",
    ),
    "questions of a topic": (
        lambda its: without(its, "questions", "t4-1"),
        "pack.toml",
        "t4: 5 questions, at least 6",
    ),
    "kinds of a topic": (few_kinds, "pack.toml", "t2: questions of 3 kinds, at least 4"),
    "kind": (few_of_a_kind, "pack.toml", "11 questions of the kind 'number', at least 12"),
    "challenges": (
        lambda its: without(its, "challenges", "c7"),
        "pack.toml",
        "29 challenges, at least 30",
    ),
    "challenge of a track": (
        lambda its: replace(
            its, challenges={k: replace(c, topic="t1") for k, c in its.challenges.items()}
        ),
        "pack.toml",
        "no challenge in the track 'first'",
    ),
    "challenge of a level": (
        lambda its: replace(
            its, challenges={k: replace(c, level=1) for k, c in its.challenges.items()}
        ),
        "pack.toml",
        "no challenge of level 3",
    ),
    "errors": (
        lambda its: replace(its, errors=its.errors[1:]),
        "pack.toml",
        f"{ERRORS - 1} errors, at least {ERRORS}",
    ),
    "run": (never_run, "pack.toml", "6 examples are never run (norun), at most 5"),
    "names": (unnamed, "pack.toml", "wrong answers name a misconception, at least 95%"),
    "question of a page": (
        lambda its: each_question(
            its, lambda q: replace(q, page="p1") if q.topic == "t6" else q
        ),
        "lessons/t6.md",
        "no question asks about the page 'p2'",
    ),
    "page of a misconception": (
        lambda its: new_myth(its, "t1#p9"),
        "misconceptions.toml",
        "M02: its page 't1#p9' is not written",
    ),
    "probes": (
        lambda its: probed(its, "t1-4"),
        "misconceptions.toml",
        "M02: 1 wrong answers probe it, at least 3",
    ),
    "probed topics": (
        lambda its: probed(its, "t1-0", "t1-1", "t1-2", "t1-3", "t1-4", "t1-5"),
        "misconceptions.toml",
        "M02: probed in 1 topics, at least 2",
    ),
    "difference": (
        lambda its: changed(its, "questions", "t9-0", prompt="What of t7, 0?"),
        "questions/t9.toml",
        "t9-0: asks the same as t7-0",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "file", "what"), LACKS.values(), ids=LACKS.keys())
def test_what_is_missing_is_told(spoil: Callable[[Library], Library], file: str, what: str) -> None:
    """One thing taken from a whole pack is said, with the file where it is to be added."""
    faults = found(spoil(whole()))

    assert any(fault.path == f"course/{file}" and what in fault.what for fault in faults), faults
    assert len(faults) <= 3


def test_faults_stand_where_something_is_to_be_added(core: Path) -> None:
    """A topic's faults stand at its entry on the map, a misconception's at its table."""
    library = load([core])
    texts = {name: (core / name).read_text() for name in ("pack.toml", "misconceptions.toml")}

    lines = {fault.what: (fault.path, fault.line) for fault in found(library)}

    at = texts["pack.toml"][: texts["pack.toml"].index('id = "gil"')].count("\n") + 1
    assert lines["gil: the topic has no lesson"] == ("core/pack.toml", at)
    at = texts["misconceptions.toml"][: texts["misconceptions.toml"].index("[M20]")].count("\n") + 1
    told = [what for what in lines if what.startswith("M20: ")]
    assert told
    assert {lines[what] for what in told} == {("core/misconceptions.toml", at)}
