"""A pack as the rules of the house want it, as values: whole until a test takes something away."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from types import MappingProxyType

from bot.content import (
    Challenge,
    ErrorPattern,
    Kind,
    Lesson,
    Library,
    Misconception,
    Option,
    Pack,
    Page,
    Question,
    Rejected,
    Topic,
    Track,
)
from bot.content.cover import ASKS, CHALLENGES, ERRORS, PER_TOPIC, TOPICS

PACK = Pack(id="core", title="The course", folder="course", is_house=True)
TRACKS = ("first", "second")


def lesson(topic: str, track: str) -> Lesson:
    pages = tuple(Page(id=f"p{n}", title=f"P{n}", blocks=(), example=None) for n in (1, 2))
    asks = tuple(f"{topic} {n}" for n in range(ASKS))
    return Lesson(
        id=topic, title=topic, track=track, short="S.", pages=pages, asks=asks,
        path=f"course/lessons/{topic}.md",
    )  # fmt: skip


def question(topic: str, n: int, kind: Kind) -> Question:
    """A question with as much of an answer as the rules look at; no habit shows over many."""
    made = Question(
        id=f"{topic}-{n}", kind=kind, topic=topic, page=f"p{n % 2 + 1}", level=1,
        prompt=f"What of {topic}, {n}?", explain="E.", path=f"course/questions/{topic}.toml",
    )  # fmt: skip
    serial = int(topic[1:]) * PER_TOPIC + n
    if kind in (Kind.SHORT, Kind.BLANK, Kind.NUMBER):
        wrong = Rejected(text="no", why="because", myth="M01")
        return replace(made, accept=(f"{serial}",), reject=(wrong,))
    if kind is Kind.ORDER:
        return replace(made, code="print('a')\nprint('b')", key=("b", "a"))
    right = Option(text="as long as", is_right=True, why="because", line=2)
    wrongs = [
        Option(text="the other.", is_right=False, why="w", myth="M01", line=n) for n in (1, 3)
    ]
    place = serial // 12 % 3
    options = [*wrongs[:place], right, *wrongs[place:]]
    answer = bool(serial // 12 % 2) if kind is Kind.TRUE_FALSE else None
    return replace(made, options=tuple(options), answer=answer)


def challenge(n: int, topic: str) -> Challenge:
    return Challenge(
        id=f"c{n}", title="C", topic=topic, level=n % 3 + 1, minutes=5, function="f", timeout_s=3,
        statement="S.", example="e", hints=("a", "b", "c"), explain="E.", docs="", starter="",
        solution="s", checks_source="", checks=(), path=f"course/challenges/c{n}",
    )  # fmt: skip


def whole() -> Library:
    """A library of one pack that lacks nothing."""
    names = [f"t{n}" for n in range(TOPICS)]
    tracks = dict(zip(names, cycle(TRACKS), strict=False))
    kinds = cycle(Kind)
    questions = [question(name, n, next(kinds)) for name in names for n in range(PER_TOPIC)]
    return Library(
        tracks=tuple(Track(id=track, title=track) for track in TRACKS),
        topics={name: Topic(id=name, title=name, track=tracks[name]) for name in names},
        lessons={name: lesson(name, tracks[name]) for name in names},
        questions={each.id: each for each in questions},
        challenges={f"c{n}": challenge(n, names[n]) for n in range(CHALLENGES)},
        misconceptions=MappingProxyType(
            {"M01": Misconception(id="M01", belief="B.", truth="T.", page="t1#p1")}
        ),
        errors=tuple(
            ErrorPattern(pattern=f"e{n}", topic="t1", page="p1", path="course/errors.toml")
            for n in range(ERRORS)
        ),
        packs=(PACK,),
    )
