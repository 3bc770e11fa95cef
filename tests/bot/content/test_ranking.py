"""Plain words: the lesson that answers, the lessons that may be meant, or none."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from bot.content import Library, find, load

QUERIES = Path(__file__).with_name("queries.txt")


@cache
def families() -> tuple[set[str], ...]:
    """Topics that learners cannot tell apart, as the course says."""
    return tuple(set(family) for family in load().families)


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, of what kind it is, and the lessons that are right."""

    kind: str
    topics: tuple[str, ...]
    text: str


def queries() -> Iterator[Query]:
    """All of the file, `kind | topics | text` a line."""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, topics, text = (part.strip() for part in line.split("|", 2))
            right = () if topics == "-" else tuple(topics.split())
            yield Query(kind, right, text.replace("\\n", "\n"))


def plain(text: str) -> str:
    """The words alone, in lower case."""
    return " ".join(re.findall("[a-z0-9_]+", text.lower()))


def with_family(topics: tuple[str, ...]) -> set[str]:
    """The topics, and those that learners cannot tell from them."""
    return set(topics).union(*(family for family in families() if family & set(topics)))


def offered(library: Library, text: str) -> tuple[str, ...]:
    """The lessons of the reply, the first one first."""
    finding = find(library, text)
    if finding.how == "near":
        return ()
    return tuple(topic for topic in (finding.topic, *finding.nearest) if topic)[:3]


@pytest.fixture(scope="module")
def course() -> Library:
    """The whole shipped course."""
    return load()


def test_queries_are_many_and_of_six_kinds() -> None:
    """A set that a few lucky guesses cannot carry."""
    found = list(queries())

    assert len(found) >= 2900
    assert {query.kind for query in found} == {
        "typo", "question", "error", "api", "vague", "nonsense",
    }  # fmt: skip


def test_no_query_is_an_ask(course: Library) -> None:
    """What is learnt from must not be what is asked, or the figures below say nothing."""
    asks = {ask for lesson in course.lessons.values() for ask in lesson.asks}
    learnt = {plain(text) for text in (*asks, *course.elsewhere)}

    assert [query.text for query in queries() if plain(query.text) in learnt] == []


def test_queries_lead_to_their_lessons(course: Library) -> None:
    """The first is right for 95 of 100, one of three for 99; nonsense leads nowhere."""
    asked = [query for query in queries() if query.topics]
    answers = {query: offered(course, query.text) for query in asked}
    first = [q for q, topics in answers.items() if not set(topics[:1]) & with_family(q.topics)]
    three = [q for q, topics in answers.items() if not set(topics) & with_family(q.topics)]
    heard = [q for q in queries() if not q.topics and offered(course, q.text)]

    assert len(first) <= 0.05 * len(asked), first
    assert len(three) <= 0.01 * len(asked), three
    assert len(heard) <= 0.05 * sum(not query.topics for query in queries()), heard


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("event loop or asyncio.run, which do i use", 0),
        ("when does my task switch, at every await or only at sleep", 1),
        ("is it sequential or does it block", 2),
        ("coroutine or async function?", 3),
        ("task or create_task, and who keeps it", 4),
        ("gather or TaskGroup", 5),
    ],
)
def test_an_unclear_question_offers_its_family(course: Library, text: str, family: int) -> None:
    """Lessons that learners cannot tell apart are offered together."""
    found = offered(course, text)

    assert found[0] in families()[family]
    assert len(families()[family].intersection(found)) >= 2


def test_long_questions_are_answered_quickly(course: Library) -> None:
    """Three thousand characters take a tenth of a second at most on a busy machine."""
    find(course, "futures")
    text = "why does my task never end when I cancel it while it waits for the queue? " * 40
    begun = time.perf_counter()
    find(course, text[:3000])

    assert time.perf_counter() - begun < 0.1
