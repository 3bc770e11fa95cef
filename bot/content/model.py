"""What a content pack holds, as values: lessons, questions, challenges, misconceptions, errors.

No file is read here (`bot.content.load`) and nothing is run (`bot.content.check`).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.talk import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A folder of content files."""

    id: str
    title: str
    folder: str  # as people see it
    is_house: bool = False  # it keeps the rules of the house (`bot.content.lint`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A group of topics that belong together."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A program in a lesson page and what it prints."""

    code: str
    output: str
    outputs: Mapping[str, str] = field(default_factory=dict)  # "3.11" -> that version's own output
    raises: str = ""
    min_version: str = ""
    norun: str = ""  # why it is not run
    line: int = 0  # where the fence stands in its file

    def output_on(self, version: str) -> str:
        """The output on one Python version, "3.12"."""
        return self.outputs.get(version, self.output)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One idea of a lesson."""

    id: str
    title: str
    blocks: tuple[Block, ...]  # in the order of the file, without the title
    example: Example | None
    predict: str = ""  # the question that makes the reader guess
    docs: str = ""  # "library/asyncio-future.html#asyncio.Future"
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One topic, page by page."""

    id: str
    title: str
    track: str
    short: str
    pages: tuple[Page, ...]
    needs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    level: int = 1
    minutes: int = 5
    asks: tuple[str, ...] = ()  # how people put it, in plain words; several lessons may share one
    names: tuple[str, ...] = ()  # of the API, as code spells them; several lessons may share one
    claims: tuple[str, ...] = ()
    corrects: Mapping[str, str] = field(default_factory=dict)  # claim -> page that puts it right
    misconceptions: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    path: str = ""

    def page(self, page_id: str) -> Page | None:
        """The page of that id, or None."""
        return next((page for page in self.pages if page.id == page_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An entry of the map; `is_planned` when its lesson is still to be written."""

    id: str
    title: str
    track: str
    is_planned: bool = False
    aliases: tuple[str, ...] = ()  # what learners type, those of the lesson included
    needs: tuple[str, ...] = ()  # topics to know before


class Kind(enum.Enum):
    """The twelve kinds of question."""

    PREDICT = "predict"
    ORDER = "order"
    STATE = "state"
    FIX = "fix"
    BUG = "bug"
    TRUE_FALSE = "true-false"
    MATCH = "match"
    BLANK = "blank"
    NUMBER = "number"
    MULTI = "multi"
    SHORT = "short"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to pick. For `bug` the text is the line of code and `line` its number."""

    text: str
    is_right: bool
    why: str
    myth: str = ""
    code: str = ""  # the program that this option stands for (fix, multi)
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongOrder:
    """A likely wrong order and what to say of it."""

    order: tuple[str, ...]
    why: str
    myth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that belong together, with the program that shows it."""

    left: str
    right: str
    why: str
    myth: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A typed answer that is known to be wrong. For `number` the text is the number."""

    text: str
    why: str
    myth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A program and what it must show for the key to hold."""

    name: str  # "evidence", "accept 'gather'", "option 2"
    source: str
    prints: str | None = None  # the whole stdout, stripped
    prints_not: str | None = None  # must not be the whole stdout
    before: tuple[str, str] | None = None  # first line printed before the second
    not_before: tuple[str, str] | None = None
    line: int = 0  # where the key it proves stands in its file


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of any kind; which of the answer fields are filled depends on the kind."""

    id: str
    kind: Kind
    topic: str
    page: str
    level: int
    prompt: str
    explain: str
    hints: tuple[str, ...] = ()
    code: str = ""
    docs: str = ""
    objective: str = ""  # what is remembered of it; default "topic#page"
    options: tuple[
        Option, ...
    ] = ()  # choice predict state fix bug multi; the reasons of true-false
    answer: bool | None = None  # true-false: the verdict
    items: tuple[str, ...] = ()  # order: as listed
    key: tuple[str, ...] = ()  # order: the right order
    wrong_orders: tuple[WrongOrder, ...] = ()
    pairs: tuple[Pair, ...] = ()  # match
    accept: tuple[str, ...] = ()  # blank number short
    reject: tuple[Rejected, ...] = ()
    tolerance: float = 0.0  # number
    other_why: str = ""  # said of an answer that is none of the listed
    wants: str = ""  # blank, fix: what the right program prints
    proofs: tuple[Proof, ...] = ()
    path: str = ""
    line: int = 0

    @property
    def is_shuffled(self) -> bool:
        """Whether the options may be shown in any order."""
        return self.kind is not Kind.BUG


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One hidden check of a challenge: its function's name and what learners see of it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """A function to write, with hidden checks."""

    id: str
    title: str
    topic: str
    level: int
    minutes: int
    function: str
    timeout_s: float
    statement: str
    example: str
    hints: tuple[str, ...]
    explain: str
    docs: str
    starter: str
    solution: str
    checks_source: str
    checks: tuple[Check, ...]
    wrong: Mapping[str, str] = field(
        default_factory=dict
    )  # "wrong_twice.py" -> check that kills it
    wrong_sources: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """What learners often believe, and what is so."""

    id: str
    belief: str
    truth: str
    page: str  # "futures#box"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPattern:
    """A message that learners paste, and where it is explained."""

    pattern: str  # a regular expression, searched in the pasted text
    topic: str
    page: str
    example: str = ""  # a program that raises it
    fixed: str = ""  # the same program, repaired
    cause: str = ""  # plain words
    see: str = ""  # "futures#box": explains it best until the topic has its lesson
    norun: str = ""  # why neither program is run
    min_version: str = ""  # the Pythons that raise it, "3.12"
    max_version: str = ""
    path: str = ""
    line: int = 0
    fixed_line: int = 0  # where the repaired program stands in its file


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # equal only to itself: a cache's key
class Library:
    """All content of all packs. Ids of the pack `core` are bare, others are `pack.id`."""

    tracks: tuple[Track, ...]
    topics: Mapping[str, Topic]  # in teaching order, planned ones included
    lessons: Mapping[str, Lesson]
    questions: Mapping[str, Question]
    challenges: Mapping[str, Challenge]
    misconceptions: Mapping[str, Misconception]
    errors: tuple[ErrorPattern, ...]
    packs: tuple[Pack, ...] = ()
    elsewhere: tuple[str, ...] = ()  # what people ask and no lesson answers
    families: tuple[tuple[str, ...], ...] = ()  # topics that learners cannot tell apart

    def questions_on(self, topic: str) -> tuple[Question, ...]:
        """The questions of one topic, in the order of the file."""
        return tuple(q for q in self.questions.values() if q.topic == topic)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a content file."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


class ContentError(Exception):
    """A pack that is refused whole, with every fault in it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
