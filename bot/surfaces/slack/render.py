"""A reply as Slack messages: Block Kit within every limit, with nothing dropped silently.

Sending, editing and who may see it are not known here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.surfaces.slack.controls import MENUS, actions
from bot.surfaces.slack.text import (
    ELLIPSIS,
    Json,
    clean,
    cut,
    escaped,
    line,
    pieces,
    plain_text,
    preformatted,
    prose,
    rich,
    said,
    section,
    short,
    size,
)
from bot.talk import (
    Block,
    Code,
    Facts,
    Figure,
    Heading,
    Mark,
    Note,
    Output,
    Prose,
    Reply,
    Verdict,
)

# https://docs.slack.dev/reference/block-kit/blocks
BLOCKS = 50
VIEW_BLOCKS = 100
# Undocumented: `msg_blocks_too_long` comes near 13,200 characters, in rich_text near 11,300.
MESSAGE_ROOM = 8000
HEADER_ROOM = 150
ALT_ROOM = 1900
TABLE_ROWS = 99
TEXT_ROOM = 300  # of the line for notifications; Slack allows 4,000

MESSAGES = 4  # the message itself and the replies in its thread; what is left is a file
FILES = 5
PIECE = 2800  # characters of one block of text
CODE_ROOM = 3000
OUTPUT_ROOM = 2400
OUTPUT_LINES = 40
FACT_ROOM = 400
FACTS_ROOM = 4000

NOTHING = rich(section(said("There is nothing to show.", "italic")))
EMOJI = {
    Mark.RIGHT: "✅",
    Mark.PARTLY: "🟡",
    Mark.WRONG: "❌",
    Mark.FINE: "✅",
    Mark.FAILED: "💥",
    Mark.BUSY: "⏳",
}
SUFFIXES = {"python": ".py", "py": ".py", "json": ".json"}
_FILE_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\.(?:json|txt|md|csv)")


@dataclass(frozen=True, slots=True)
class File:
    """A text that goes along."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A message ready to be sent: its blocks, the line for notifications, what follows it."""

    blocks: list[Json]
    text: str
    thread: tuple[list[Json], ...] = ()
    files: tuple[File, ...] = ()


def key_of(png: bytes) -> str:
    """Name a picture by what is in it."""
    return hashlib.sha256(png).hexdigest()


def render(
    reply: Reply,
    *,
    pictures: Mapping[str, str] | None = None,
    owner: str = "",
    is_home: bool = False,
) -> Page:
    """Draw a reply.

    Args:
        reply: what to draw.
        pictures: the ids of uploaded pictures by their `key_of`; others are told in words.
        owner: the Slack user who asked, kept in the message itself so that it outlives a restart.
        is_home: the Home tab takes no tables, and nothing can follow it.
    """
    blocks = reply.blocks or _problem(reply)
    draft = _Draft(pictures or {}, has_tables=not is_home)
    for block in blocks:
        for piece in draft.drawn(block):
            draft.add(piece)
    rows = actions(reply.choices, owner, is_result=_is_result(blocks))
    if draft.is_cut:
        whole = "\n\n".join(_told(block) for block in blocks)
        draft.files.append(_file("answer.md", whole))
    if is_home:
        return Page(_as_tab(draft, rows), _summary(blocks))
    if draft.files:
        names = ", ".join(file.name for file in draft.files)
        draft.tail(rich(section(said(f"Sent along as a file: {names}", "italic"))))
    first, *rest = draft.messages
    if rest:
        first.append(rich(section(said("The rest follows.", "italic"))))
    if not first and not rows:
        first = [NOTHING]
    return Page([*first, *rows], _summary(blocks), tuple(rest), tuple(draft.files))


def _as_tab(draft: _Draft, rows: list[Json]) -> list[Json]:
    """Put into one view what would be several messages; what is to be pressed stands first."""
    first, *rest = draft.messages
    parts = [*first, *rows, *(block for blocks in rest for block in blocks)] or [NOTHING]
    if draft.files or len(parts) > VIEW_BLOCKS:
        told = rich(section(said("Not all of it fits here; the commands tell the rest.", "italic")))
        parts = [*parts[: VIEW_BLOCKS - 1], told]
    return parts


def _is_result(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Verdict) for block in blocks)


def _problem(reply: Reply) -> tuple[Block, ...]:
    if reply.error is None:
        return (Note("There is nothing to show."),)
    hint = (Note(reply.error.hint),) if reply.error.hint else ()
    return (Verdict(Mark.FAILED, reply.error.message), *hint)


def _summary(blocks: Sequence[Block]) -> str:
    """Tell in a line what a notification shows; Slack reads mentions in it, so it is escaped."""
    telling = [b.text for b in blocks if isinstance(b, Heading | Verdict)]
    telling += [b.text for b in blocks if isinstance(b, Prose | Note)][:1]
    words = short(" · ".join(telling[:2]), TEXT_ROOM).replace("@", "@\u2060")
    return escaped(words) or "Corobot"


# ---- blocks

Piece = tuple[Json, int]


@dataclass(slots=True)
class _Draft:
    """Messages that fill one after the other, and the files that go along."""

    pictures: Mapping[str, str]
    has_tables: bool
    messages: list[list[Json]] = field(default_factory=lambda: [[]])
    files: list[File] = field(default_factory=list)
    is_cut: bool = False
    used: int = 0

    def add(self, piece: Piece) -> None:
        block, length = piece
        # The first message keeps places for its choices, any for the remark on files.
        places = BLOCKS - 2 - (MENUS if len(self.messages) == 1 else 0)
        if self.used + length > MESSAGE_ROOM - 300 or len(self.messages[-1]) >= places:
            if len(self.messages) == MESSAGES:
                self.is_cut = True
                return
            self.messages.append([])
            self.used = 0
        if not self.is_cut:
            self.messages[-1].append(self._table_free(block))
            self.used += length

    def tail(self, block: Json) -> None:
        self.messages[-1].append(block)

    def _table_free(self, block: Json) -> Json:
        """Keep one table a message, Slack takes no second one: the next ones are lines."""
        if block["type"] != "table":
            return block
        if self.has_tables and all(b["type"] != "table" for b in self.messages[-1]):
            return block
        rows = [[cell["elements"][0]["elements"][0] for cell in row] for row in block["rows"]]
        return rich(*_lines([(name["text"], value["text"]) for name, value in rows]))

    def drawn(self, block: Block) -> Iterator[Piece]:
        if isinstance(block, Figure):
            yield from self._figure(block)
        elif isinstance(block, Code):
            yield from self._code(block)
        elif isinstance(block, Output):
            yield from self._output(block)
        elif isinstance(block, Facts):
            yield from self._facts(block)
        else:
            yield from _worded(block)

    def attach(self, name: str, text: str) -> bool:
        """Add a file; False without room, and then the whole answer becomes one."""
        if len(self.files) >= FILES - 1:
            self.is_cut = True
            return False
        stem, dot, suffix = name.partition(".")
        same = sum(1 for each in self.files if each.name.startswith(stem))
        self.files.append(_file(f"{stem}-{same + 1}{dot}{suffix}" if same else name, text))
        return True

    def _figure(self, block: Figure) -> Iterator[Piece]:
        alt = short(block.alt, ALT_ROOM) or "A picture."
        file_id = self.pictures.get(key_of(block.png))
        if file_id:
            yield {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt}, 100
        elif block.text.strip():
            yield from self._letters(clean(block.text).strip("\n"), CODE_ROOM, "picture.txt")
        else:
            yield rich(section(said(f"Picture: {alt}", "italic"))), size(alt)

    def _code(self, block: Code) -> Iterator[Piece]:
        text = clean(block.text).strip("\n")
        language = block.language if block.language.isalnum() else ""
        name = "snippet" + SUFFIXES.get(language, ".txt")
        yield from self._letters(text, CODE_ROOM, name, language=language, nothing="(no code)")

    def _output(self, block: Output) -> Iterator[Piece]:
        text = clean(block.text).strip("\n")
        if block.label.strip():
            yield rich(section(said(short(block.label, 80), "bold"))), 90
        name = block.label if _FILE_NAME.fullmatch(block.label) else "output.txt"
        yield from self._letters(text, OUTPUT_ROOM, name, lines=OUTPUT_LINES, nothing="(nothing)")
        if block.is_truncated:
            told = "The program printed more than is kept."
            yield rich(section(said(told, "italic"))), len(told)

    def _letters(
        self,
        text: str,
        room: int,
        name: str,
        *,
        lines: int = 200,
        language: str = "",
        nothing: str = "(nothing)",
    ) -> Iterator[Piece]:
        if not text.strip():
            yield rich(section(said(nothing, "italic"))), len(nothing)
            return
        all_lines = text.split("\n")
        shown = cut("\n".join(all_lines[:lines]), room)
        is_whole = shown == text
        parts = [preformatted(shown, language)]
        if not is_whole:
            where = f"; all {len(all_lines):,} lines in {name}" if self.attach(name, text) else ""
            parts.append(section(said(f"The beginning{where}.", "italic")))
        yield rich(*parts), size(shown) + 60

    def _facts(self, block: Facts) -> Iterator[Piece]:
        rows = [(short(name, 100) or "-", line(value) or "-") for name, value in block.rows]
        fitting: list[tuple[str, str]] = []
        used = 0
        for name, value in rows:
            shown = short(value, FACT_ROOM)
            self.is_cut |= shown != value
            used += size(name) + size(shown) + 20
            if used > FACTS_ROOM or len(fitting) == TABLE_ROWS:
                self.is_cut = True
                break
            fitting.append((name, shown))
        if len(fitting) > 1:
            yield _table(fitting), used
        elif fitting:
            yield rich(*_lines(fitting)), used


def _worded(block: Heading | Verdict | Prose | Note) -> Iterator[Piece]:
    text = clean(block.text).strip()  # first: what becomes visible takes room
    if not text:
        return
    if isinstance(block, Heading):
        if size(line(text)) <= HEADER_ROOM:
            yield {"type": "header", "text": plain_text(text, HEADER_ROOM)}, size(text)
            return
        for part in pieces(line(text), PIECE):
            yield rich(section(said(part, "bold"))), size(part)
    elif isinstance(block, Verdict):
        for number, part in enumerate(pieces(line(text) or ELLIPSIS, PIECE)):
            sign = "" if number else f"{EMOJI[block.mark]} "
            yield rich(section(said(sign + part, "bold"))), size(part) + 4
    else:
        for part in pieces(text, PIECE):
            yield from _marked(part, is_note=isinstance(block, Note))


def _marked(text: str, *, is_note: bool) -> Iterator[Piece]:
    parts = prose(text)
    if is_note and all(part["type"] == "rich_text_section" for part in parts):
        # Slack knows no small letters in rich_text; a quote stands back behind the rest.
        elements = [element for part in parts for element in part["elements"]]
        parts = [{"type": "rich_text_quote", "elements": elements}] if elements else []
    if parts:
        yield rich(*parts), size(text) + 10 * len(parts)


def _table(rows: Sequence[tuple[str, str]]) -> Json:
    return {
        "type": "table",
        "column_settings": [{"is_wrapped": True}, {"is_wrapped": True}],
        "rows": [
            [rich(section(said(name, "bold"))), rich(section(said(value)))] for name, value in rows
        ],
    }


def _lines(rows: Sequence[tuple[str, str]]) -> list[Json]:
    elements: list[Json] = []
    for number, (name, value) in enumerate(rows):
        start = "\n" if number else ""
        elements += [said(f"{start}{name}:", "bold"), said(f" {value}")]
    return [section(*elements)]


def _file(name: str, text: str) -> File:
    return File(name, text.encode("utf-8", "backslashreplace"))


def _told(block: Block) -> str:
    """Write a block in full, for the file."""
    if isinstance(block, Facts):
        return "\n".join(f"{name}: {value}" for name, value in block.rows)
    if isinstance(block, Figure):
        return f"(Picture: {block.alt})"
    if isinstance(block, Heading):
        return f"# {block.text}"
    if isinstance(block, Code):
        return f"```{block.language}\n{block.text}\n```"
    if isinstance(block, Output):
        return f"{block.label}:\n\n{clean(block.text)}"
    return block.text
