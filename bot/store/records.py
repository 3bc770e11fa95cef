"""The values that the store gives and takes. No SQL here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.schedule import Card, Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a learner answered to one asked question."""

    asked: str
    question: str
    topic: str
    given: str
    is_right: bool
    grade: Grade
    at: datetime
    myth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question put to one learner; nobody can guess `id`, and `seed` orders the options."""

    id: str
    learner: str
    question: str
    seed: int
    at: datetime
    hints: int = 0  # how many were shown
    answer: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a snippet, kept so that it can be run again or edited."""

    id: str
    learner: str
    source: str
    verdict: str
    at: datetime
    stdin: str = ""  # what was typed for `input()`


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try at a challenge."""

    challenge: str
    source: str
    is_passed: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicScore:
    """Answers on one topic."""

    topic: str
    right: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """All that `/progress` shows of one learner."""

    pages: tuple[tuple[str, str], ...] = ()  # (topic, page), read
    scores: tuple[TopicScore, ...] = ()
    answers: int = 0
    right: int = 0
    runs: int = 0
    challenges: tuple[str, ...] = ()  # passed
    due: tuple[Card, ...] = ()  # due at the time asked, the most overdue first
    next_due: datetime | None = None
    days: int = 0  # different days with an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """One line of a leaderboard."""

    learner: str
    name: str
    right: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Everything that is kept of a learner, ready for JSON."""

    learner: str
    tables: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)
