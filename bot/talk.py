"""The neck: what a surface says to a room, and what a room says back.

Nothing is drawn or stored here: blocks carry meaning, each surface draws them its own way.
"""

from __future__ import annotations

import enum
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

TOKEN_VERSION = "1"  # noqa: S105 - of a button, not a secret
TOKEN_LIMIT = 100  # Discord's custom_id allows 100 characters, and discord.py does not check it
_TOKEN_PART = re.compile(r"[a-z0-9._-]+\Z")


# ---- who, and where


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """A person as the store knows them; `id` is `surface:number`, `name` is only for show."""

    id: str
    name: str = ""
    may_manage: bool = False  # has the right to settle things in the place of this request


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a request comes from: a channel, a direct message, a terminal.

    `parent` is the channel that a thread hangs on, where the surface says so.
    """

    id: str
    surface: str
    is_private: bool = False
    parent: str = ""

    @property
    def server(self) -> str:
        """The server or workspace of the place; empty where people talk with the bot alone."""
        return "" if self.is_private else server_of(self.id)


def server_of(place_id: str) -> str:
    """`discord:200` of the channel `discord:200:300`; empty for a talk with the bot alone."""
    surface, _, rest = place_id.partition(":")
    server, _, channel = rest.partition(":")
    # Slack's ids of direct talks begin with D, those of people with U or W.
    is_alone = not channel or server == "dm" or channel[0] in "DUW"
    return "" if is_alone else f"{surface}:{server}"


# ---- requests


@dataclass(frozen=True, slots=True)
class Ask:
    """A command with its arguments by name, `/explain futures` or a typed line."""

    name: str
    args: Mapping[str, str] = field(default_factory=dict)

    def arg(self, name: str) -> str:
        """The argument without surrounding space, or an empty string."""
        return self.args.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Press:
    """A button or a menu choice."""

    token: str


@dataclass(frozen=True, slots=True)
class Submit:
    """A form that was filled in."""

    token: str
    fields: Mapping[str, str]


Request = Ask | Press | Submit


# ---- tokens


@dataclass(frozen=True, slots=True)
class Token:
    """What a button carries: the room, what to do there, and ids; never the answer."""

    room: str
    verb: str
    ids: tuple[str, ...] = ()


class TokenError(ValueError):
    """A token that this version cannot read: garbage, or made by another version."""


def pack(room: str, verb: str, *ids: str) -> str:
    """The token as it travels through a client, `1:quiz:pick:k3j2:0`.

    Raises:
        ValueError: a part has other characters than `a-z 0-9 . _ -`, or the whole is over 100.
    """
    parts = (TOKEN_VERSION, room, verb, *ids)
    bad = [part for part in parts if not _TOKEN_PART.match(part)]
    token = ":".join(parts)
    if bad or len(token) > TOKEN_LIMIT:
        raise ValueError(f"cannot pack {token!r}: {bad or f'{len(token)} characters'}")
    return token


def unpack(token: str) -> Token:
    """The parts of a packed token.

    Raises:
        TokenError: it is not a token, or one of another version.
    """
    if not isinstance(token, str) or len(token) > TOKEN_LIMIT:
        raise TokenError("not a token of this bot")
    version, *rest = token.split(":")
    if len(rest) < 2 or not all(_TOKEN_PART.match(part) for part in (version, *rest)):
        raise TokenError("not a token of this bot")
    if version != TOKEN_VERSION:
        raise TokenError(f"made by version {version}, this is version {TOKEN_VERSION}")
    return Token(rest[0], rest[1], tuple(rest[2:]))


# ---- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A title line, plain text."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Our own words in our Markdown: bold, italic, code, one-level bullets, quotes, links."""

    kind: ClassVar[str] = "prose"
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A program, shown to the letter."""

    kind: ClassVar[str] = "code"
    text: str
    language: str = "python"


@dataclass(frozen=True, slots=True)
class Output:
    """A person's text, or what their program printed: never markup, never a ping."""

    kind: ClassVar[str] = "output"
    text: str
    label: str = "Output"
    is_truncated: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A PNG picture and the text that tells the same to those who cannot see it.

    `text` is the same in signs of equal width, for surfaces without pictures.
    """

    kind: ClassVar[str] = "figure"
    png: bytes
    alt: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, a small table."""

    kind: ClassVar[str] = "facts"
    rows: tuple[tuple[str, str], ...]


class Mark(enum.Enum):
    """How something went."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    FINE = "fine"
    FAILED = "failed"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The one line that matters most: right or wrong, ran or failed."""

    kind: ClassVar[str] = "verdict"
    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A small remark in our Markdown: a hint, what to do next."""

    kind: ClassVar[str] = "note"
    text: str


Block = Heading | Prose | Code | Output | Figure | Facts | Verdict | Note
BLOCKS: tuple[type[Block], ...] = (Heading, Prose, Code, Output, Figure, Facts, Verdict, Note)


class Style(enum.Enum):
    """How much a choice stands out."""

    PLAIN = "plain"
    MAIN = "main"
    GOOD = "good"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to press. Whether it opens a form is known from the token's verb."""

    label: str
    token: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not met, in words for the learner."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One state of the answer. The next reply of the same request replaces it."""

    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...] = ()
    private: bool = False
    topic: str | None = None
    topics: tuple[str, ...] = ()
    error: Problem | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


# ---- forms


class FieldKind(enum.Enum):
    """What a form field takes."""

    LINE = "line"
    CODE = "code"
    CHOICE = "choice"  # one of the options
    SEVERAL = "several"  # any number of the options; `together` writes their values as one text
    FILE = "file"  # a text file; what comes back is the text in it
    CHANNEL = "channel"  # comes back as lines of `id name`
    PERSON = "person"  # the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing to fill in."""

    id: str
    label: str
    kind: FieldKind = FieldKind.LINE
    value: str = ""
    placeholder: str = ""
    is_required: bool = True
    max_length: int = 4000  # bytes for FILE
    options: tuple[tuple[str, str], ...] = ()  # (value, label) for CHOICE and SEVERAL
    most: int = 1  # how many a CHANNEL or PERSON takes
    is_extra: bool = False  # a surface that asks for one field after the other leaves it out


def together(values: Iterable[str]) -> str:
    """The values of a field of several as the one text that travels; no value holds a comma."""
    return ",".join(values)


def apart(text: str) -> tuple[str, ...]:
    """The values in such a text, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What opens when a form token is pressed; it comes back as `Submit(token, fields)`."""

    title: str
    token: str
    fields: tuple[Field, ...]
    button: str = "Send"


# ---- rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """One argument of a command."""

    name: str
    summary: str
    suggests: str = ""  # what autocomplete offers: "topic", "kind", "challenge", or nothing


# (desk, ask), (desk, token) or (desk, token, fields); the desk's type lies further right
Answer = Awaitable[Reply] | AsyncIterator[Reply]
Handler = Callable[..., Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A command that a room answers."""

    handler: Handler
    summary: str
    params: tuple[Param, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOffer:
    """A verb that opens a form: `open(desk, token) -> Form`, `submit(desk, token, fields)`."""

    open: Callable[..., Awaitable[Form]]
    submit: Handler


@dataclass(frozen=True, slots=True)
class Room:
    """All that one room offers."""

    name: str
    asks: Mapping[str, Offer] = field(default_factory=dict)
    presses: Mapping[str, Handler] = field(default_factory=dict)
    forms: Mapping[str, FormOffer] = field(default_factory=dict)
