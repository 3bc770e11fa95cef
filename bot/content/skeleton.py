"""New files for authors: a form with comments, to be filled in where it says so.

The forms are in skeletons/; what is still to be filled in is found by `bot.content.sheet`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.content.load import CORE_PACK
from bot.content.model import Kind
from bot.content.table import ID, near
from bot.errors import SetupError

FORMS = Path(__file__).parent / "skeletons"
KINDS = tuple(kind.value for kind in Kind)
WHATS = ("lesson", "question", "challenge")
_PAGE = re.compile(r"(?m)^## .* \{#([a-z0-9-]+)\}$")
_MYTH = re.compile(r"(?m)^\[([A-Z]\d{2,3})\]")
_NO_PAGE = "FILL IN: a page of the lesson"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What is to be begun, and where."""

    what: str  # one of WHATS
    id: str
    pack: Path
    kind: str = "choice"  # of a question
    topic: str = ""  # of a question or challenge; else the topic that its id begins with


@dataclass(slots=True)
class _Ground:
    """What a pack's folder and the course have that a new file may refer to."""

    pack: Path
    topics: dict[str, Mapping[str, Any]] = field(default_factory=dict)  # entries of the maps
    tracks: list[str] = field(default_factory=list)
    myth: str = ""

    def page(self, topic: str) -> str:
        """The first page of a topic's lesson."""
        for folder in (self.pack, CORE_PACK):
            file = folder / "lessons" / f"{topic}.md"
            match = _PAGE.search(file.read_text(encoding="utf-8")) if file.is_file() else None
            if match:
                return match[1]
        return _NO_PAGE


def begin(start: Start) -> tuple[Path, ...]:
    """Write the form for something new; the files that were written. Nothing is overwritten.

    Raises:
        SetupError: it exists already, or what it is for is not known.
    """
    if not ID.match(start.id):
        raise SetupError(
            f"{start.id!r} cannot be an id.", hint="Only a-z, 0-9 and hyphens, at most 40."
        )
    if start.kind not in KINDS:
        raise SetupError(
            f"There is no kind {start.kind!r}{near(start.kind, list(KINDS))}",
            hint=f"Known are {', '.join(KINDS)}.",
        )
    new_pack = _new_pack(start.pack)
    ground = _ground(start.pack, new_pack)
    written = {"lesson": _lesson, "question": _question, "challenge": _challenge}[start.what](
        start, ground
    )
    for path, text in (new_pack | written).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(text)
    return (*new_pack, *written)


def _form(name: str, **values: str) -> str:
    text = (FORMS / name).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key.upper()}@", value)
    return text


def _new_pack(folder: Path) -> dict[Path, str]:
    """The pack.toml for a folder that has none."""
    path, name = folder / "pack.toml", folder.resolve().name
    if path.is_file():
        return {}
    if not ID.match(name):
        raise SetupError(
            f"A new pack gets the name of its folder, and {name!r} cannot be an id.",
            hint="Only a-z, 0-9 and hyphens, at most 40.",
        )
    return {path: _form("pack.toml", id=name)}


def _ground(pack: Path, new_pack: Mapping[Path, str]) -> _Ground:
    ground = _Ground(pack)
    for folder in (pack, CORE_PACK):
        text = new_pack.get(folder / "pack.toml") or _text(folder / "pack.toml")
        try:
            head = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise SetupError(f"{folder / 'pack.toml'} cannot be read: {error}") from error
        ground.tracks += [each["id"] for each in head.get("track", ()) if "id" in each]
        for topic in head.get("topic", ()):
            ground.topics.setdefault(topic.get("id", ""), topic)
        for lesson in sorted(folder.glob("lessons/*.md")):
            ground.topics.setdefault(lesson.stem, {})
        myth = _MYTH.search(_text(folder / "misconceptions.toml"))
        ground.myth = ground.myth or (myth[1] if myth else "")
    ground.tracks = list(dict.fromkeys(ground.tracks))
    return ground


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


# ---- the three forms


def _lesson(start: Start, ground: _Ground) -> dict[Path, str]:
    path = start.pack / "lessons" / f"{start.id}.md"
    _is_free(path)
    known = ground.topics.get(start.id, {})
    text = _form(
        "lesson.md",
        id=start.id,
        title=known.get("title", _title(start.id)),
        tracks=", ".join(ground.tracks),
        track=known.get("track", ground.tracks[0] if ground.tracks else ""),
    )
    return {path: text}


def _question(start: Start, ground: _Ground) -> dict[Path, str]:
    topic = _topic(start, ground)
    path = start.pack / "questions" / f"{topic}.toml"
    for file in start.pack.glob("questions/*.toml"):
        if re.search(rf'(?m)^id *= *"{re.escape(start.id)}"', _text(file)):
            raise SetupError(f"The question {start.id!r} exists already, in {file}.")
    text = _form(
        f"question/{start.kind}.toml",
        id=start.id,
        topic=topic,
        page=ground.page(topic),
        myth=ground.myth,
    )
    return {path: text if path.exists() else text.lstrip("\n")}


def _challenge(start: Start, ground: _Ground) -> dict[Path, str]:
    topic = _topic(start, ground)
    folder = start.pack / "challenges" / start.id
    _is_free(folder)
    values = {"id": start.id, "topic": topic, "title": _title(start.id)}
    forms = sorted((FORMS / "challenge").iterdir())
    return {folder / form.name: _form(f"challenge/{form.name}", **values) for form in forms}


def _topic(start: Start, ground: _Ground) -> str:
    """The topic that was named, or the longest one that the id begins with."""
    if start.topic in ground.topics:
        return start.topic
    if start.topic:
        raise SetupError(
            f"There is no topic {start.topic!r}{near(start.topic, list(ground.topics))}",
            hint=f"`corobot content new lesson {start.topic} --pack {start.pack}` begins one.",
        )
    begun = [topic for topic in ground.topics if f"{start.id}-".startswith(f"{topic}-")]
    if not begun:
        raise SetupError(
            f"Which topic is {start.id!r} about{near(start.id, list(ground.topics)) or '?'}",
            hint="Name it: --topic TOPIC.",
        )
    return max(begun, key=len)


def _is_free(path: Path) -> None:
    if path.exists():
        raise SetupError(f"{path} exists already.", hint="Nothing was written.")


def _title(bare_id: str) -> str:
    return bare_id.replace("-", " ").capitalize()
