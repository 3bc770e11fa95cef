"""What is known while packs are read: topics, pages, misconceptions; and the checks of references.

No file is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.content.model import (
    Challenge,
    ErrorPattern,
    Lesson,
    Misconception,
    Pack,
    Question,
    Topic,
    Track,
)
from bot.content.sheet import Faults
from bot.content.table import Table, near

CORE = "core"


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that leads to a topic, and where it is written."""

    name: str
    topic: str
    table: Table
    keys: tuple[str | int, ...]


@dataclass(slots=True)
class Shelf:
    """All that has been read so far, of all packs."""

    faults: Faults
    packs: list[Pack] = field(default_factory=list)
    tracks: dict[str, Track] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    challenges: dict[str, Challenge] = field(default_factory=dict)
    misconceptions: dict[str, Misconception] = field(default_factory=dict)
    errors: list[ErrorPattern] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    kin: list[tuple[Table, tuple[str, ...]]] = field(default_factory=list)  # of the pack at hand
    families: list[tuple[str, ...]] = field(default_factory=list)
    names: list[Claim] = field(default_factory=list)
    heads: dict[str, Table] = field(default_factory=dict)  # topic -> where it is defined
    unread: set[str] = field(default_factory=set)  # lessons that could not be read to the end
    has_map: bool = True  # False when a pack.toml could not be read: topics are then not checked
    has_myths: bool = True  # the same for a misconceptions.toml


@dataclass(slots=True)
class PackShelf:
    """The shelf as one pack sees it: its own ids first, then those of `core`."""

    all: Shelf
    pack: str

    def own(self, bare: str) -> str:
        """The full id of something in this pack."""
        return bare if self.pack == CORE else f"{self.pack}.{bare}"

    def claim(self, table: Table, topic: Topic) -> None:
        """Put a topic on the map, with all names that lead to it."""
        aliases = table.values.get("aliases", ())
        listed = aliases if isinstance(aliases, list) else ()
        names: dict[tuple[str | int, ...], object] = {("id",): topic.id, ("title",): topic.title}
        names |= {("aliases", at): alias for at, alias in enumerate(listed)}
        self.all.names += [
            Claim(name, topic.id, table, keys)
            for keys, name in names.items()
            if isinstance(name, str) and name.strip()
        ]
        self.all.heads[topic.id] = table
        self.all.topics[topic.id] = topic

    def full(self, bare: str, known: Iterable[str]) -> str | None:
        """The full id that a reference means, or None."""
        return next((name for name in (self.own(bare), bare) if name in known), None)

    def topic(self, table: Table, bare: str, *keys: str | int) -> str:
        """The full id of a topic that is named in a table; a fault if there is none."""
        found = self.full(bare, self.all.topics)
        is_checked = self.all.has_map and not {bare, self.own(bare)} & self.all.unread
        if found is None and bare and is_checked:
            hint = near(bare, list(self.all.topics))
            table.fault(f"unknown topic {bare!r}{hint}", *keys)
        return found or self.own(bare)

    def topic_list(self, table: Table, bares: Sequence[str], *keys: str | int) -> tuple[str, ...]:
        """The same for a list of topics."""
        return tuple(self.topic(table, bare, *keys, at) for at, bare in enumerate(bares))

    def page(self, table: Table, topic: str, page: str, *keys: str | int) -> None:
        """A fault when the topic has a lesson and the lesson has no such page."""
        lesson = None if topic in self.all.unread else self.all.lessons.get(topic)
        if lesson is not None and page and lesson.page(page) is None:
            pages = [known.id for known in lesson.pages]
            what = f"the lesson {topic!r} has no page {page!r}"
            table.fault(f"{what}{near(page, pages) or '; it has ' + ', '.join(pages)}", *keys)

    def place(self, table: Table, key: str, *, is_required: bool = True) -> str:
        """A value `topic#page` with the topic's full id; planned topics may have any page."""
        value = table.text(key, is_required=is_required)
        if not value:
            return ""
        bare, _, page = value.partition("#")
        if not bare or not page:
            table.fault(f"{key!r} is written 'topic#page', not {value!r}", key)
            return value
        topic = self.topic(table, bare, key)
        self.page(table, topic, page, key)
        return f"{topic}#{page}"

    def myth(self, table: Table, key: str = "myth", *, is_required: bool = True) -> str:
        """The full id of a misconception that is named in a table."""
        bare = table.text(key, is_required=is_required)
        return self.known_myth(table, bare, key)

    def known_myth(self, table: Table, bare: str, *keys: str | int) -> str:
        """The same for an id in a list."""
        found = self.full(bare, self.all.misconceptions)
        if found is None and bare and self.all.has_myths:
            table.fault(f"unknown misconception {bare!r}", *keys)
        return found or bare
