"""A reply as one Discord message: Components V2, within every limit, with nothing dropped silently.

Sending, editing and who may see it are not known here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.talk import (
    Block,
    Choice,
    Code,
    Facts,
    Figure,
    Heading,
    Mark,
    Note,
    Output,
    Prose,
    Reply,
    Style,
    Verdict,
)
from cogs._text import ELLIPSIS, clean, cut, fence, plain, prose, short, size

# What one message takes: https://discord.com/developers/docs/components/reference
TEXT_ROOM = 4000
COMPONENT_ROOM = 40
FILE_ROOM = 10
FILE_BYTES = 10 * 1024 * 1024
LABEL_ROOM = 80
OPTION_ROOM = 100
ALT_ROOM = 1024
ROW = 5
MENU_ROOM = 25
SPAN_ROOM = 60  # of the 150 that a placeholder may have, twice
MENU_ID = "1:menu"
MENUS = 4

BUTTONS = 10  # more choices than this become menus
RESERVE = 120  # of TEXT_ROOM, for the remark that something was cut
SHARES = (1.0, 0.5, 0.25, 0.12, 0.06)  # of a block's room, tried until all blocks fit
ROOMS = {Heading: 200, Verdict: 600, Prose: 3800, Note: 900, Facts: 1800, Code: 2000, Output: 1000}
OUTPUT_LINES = 25

EMOJI = {
    Mark.RIGHT: "✅",
    Mark.PARTLY: "🟡",
    Mark.WRONG: "❌",
    Mark.FINE: "✅",
    Mark.FAILED: "💥",
    Mark.BUSY: "⏳",
}
GREEN, AMBER, RED, BLUE = 0x2E9E5B, 0xE0A526, 0xD64545, 0x4B8BBE
COLOURS = {
    Mark.RIGHT: GREEN,
    Mark.PARTLY: AMBER,
    Mark.WRONG: RED,
    Mark.FINE: GREEN,
    Mark.FAILED: RED,
    Mark.BUSY: AMBER,
}
STYLES = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.MAIN: discord.ButtonStyle.primary,
    Style.GOOD: discord.ButtonStyle.success,
    Style.DANGER: discord.ButtonStyle.danger,
}
SUFFIXES = {"python": ".py", "py": ".py", "json": ".json"}
_FILE_NAME = re.compile(r"[a-z][a-z0-9-]{0,40}\.(?:json|txt|md|csv)")
RESULT_ID = 7001  # the component id of a container whose message shows a verdict
POSTED_ID = 7002  # and of one that nobody asked for


@dataclass(frozen=True, slots=True)
class Page:
    """A message ready to be sent once: its view and the files that the view refers to."""

    view: ui.LayoutView
    files: list[discord.File]


def render(reply: Reply, *, file_bytes: int = FILE_BYTES, is_posted: bool = False) -> Page:
    """Draw a reply as one message; what finds no room in it goes along as a file."""
    blocks = reply.blocks or _problem(reply)
    for share in SHARES:
        draft = _draw(blocks, share, file_bytes)
        if draft.length <= TEXT_ROOM - RESERVE:
            break
    _squeeze(draft)
    if draft.is_cut:
        whole = "\n\n".join(_told(block) for block in blocks)
        if draft.attach("answer.md", whole, is_last=True):
            draft.parts += ["-# Cut to fit: the whole answer is in the file.", draft.names[-1]]
    rows = _rows(reply.choices)
    container = _container(draft, blocks, COMPONENT_ROOM - _count(rows))
    if is_posted:
        container.id = POSTED_ID
    view = ui.LayoutView(timeout=None)
    for item in (container, *rows):
        view.add_item(item)
    # A view that discord.py keeps can time out, and then takes the handler of every button with
    # it (ViewStore.remove_view); ours are answered by their tokens alone.
    view.stop()
    return Page(view, draft.files)


def is_result(message: discord.Message) -> bool:
    """Tell whether a message of ours shows a verdict."""
    return any(getattr(part, "id", None) == RESULT_ID for part in message.components)


def _problem(reply: Reply) -> tuple[Block, ...]:
    if reply.error is None:
        return (Note("There is nothing to show."),)
    hint = (Note(reply.error.hint),) if reply.error.hint else ()
    return (Verdict(Mark.FAILED, reply.error.message), *hint)


# ---- blocks


class _Attached(str):
    """The name of a file in its place between texts."""

    __slots__ = ()


class _Picture(_Attached):
    """The name of a picture; `alts` of the draft tells what it shows."""

    __slots__ = ()


@dataclass(slots=True)
class _Draft:
    """Texts and names of files in order, and the files."""

    file_bytes: int
    parts: list[str] = field(default_factory=list)
    files: list[discord.File] = field(default_factory=list)
    names: list[_Attached] = field(default_factory=list)
    alts: dict[str, str] = field(default_factory=dict)
    is_cut: bool = False

    @property
    def length(self) -> int:
        """How long the texts are, as Discord counts."""
        return sum(size(part) for part in self.parts if not isinstance(part, _Attached))

    def attach(
        self, name: str, data: str | bytes, *, is_last: bool = False, alt: str | None = None
    ) -> bool:
        """Add a file, the last place being kept for the whole answer; False without room."""
        if isinstance(data, str):
            data = data.encode("utf-8", "backslashreplace")
        if len(self.files) >= FILE_ROOM - (not is_last) or len(data) > self.file_bytes:
            return False
        stem, dot, suffix = name.partition(".")
        same = sum(1 for each in self.names if each.startswith(stem))
        name = f"{stem}-{same + 1}{dot}{suffix}" if same else name
        self.files.append(discord.File(io.BytesIO(data), filename=name))
        self.names.append(_Attached(name) if alt is None else _Picture(name))
        if alt is not None:
            self.alts[name] = alt
        return True


def _draw(blocks: Sequence[Block], share: float, file_bytes: int) -> _Draft:
    draft = _Draft(file_bytes)
    for block in blocks:
        if isinstance(block, Figure):
            _draw_figure(draft, block)
            continue
        room = int(ROOMS[type(block)] * share)
        if isinstance(block, Code):
            _draw_code(draft, block, room)
        elif isinstance(block, Output):
            _draw_output(draft, block, room)
        elif text := _worded(block, room, draft):
            draft.parts.append(text)
    return draft


def _worded(block: Heading | Verdict | Prose | Note | Facts, room: int, draft: _Draft) -> str:
    if isinstance(block, Facts):
        return _rows_of(block, room, draft)
    text = block.text.strip()
    if not text:
        return ""
    if isinstance(block, Heading):
        return "### " + _fit(_line(text), room, draft, plain)
    if isinstance(block, Verdict):
        return f"{EMOJI[block.mark]} **{_fit(_line(text), room, draft, plain)}**"
    return _fit(text, room, draft, _small if isinstance(block, Note) else prose)


def _small(text: str) -> str:
    lines = [line for line in prose(text).splitlines() if line.strip()]
    return "\n".join(f"-# {_bullet(line)}" for line in lines)


def _line(text: str) -> str:
    return " ".join(text.split())


def _bullet(line: str) -> str:
    return f"• {line[2:]}" if line.startswith(("- ", "* ")) else line


def _fit(text: str, room: int, draft: _Draft, drawn: Callable[[str], str]) -> str:
    """Draw a text, cut before it is drawn: a cut through drawn markup could set it free."""
    if size(text) > room:  # also spares the patterns a text of any length
        draft.is_cut = True
        text = cut(text, room - 2).rstrip("\\") + " …"
    whole = drawn(text)
    length = size(whole)
    while length > room:
        draft.is_cut = True
        text = cut(text, max(1, size(text) * room // length - 4))
        whole = drawn(text.rstrip("\\") + " …")
        length = size(whole)
    return whole


def _rows_of(block: Facts, room: int, draft: _Draft) -> str:
    rows: list[str] = []
    for name, value in block.rows:
        drawn = _fit(_line(value), 400, draft, plain) if value.strip() else "-"
        row = f"**{plain(short(name, 100))}:** {drawn}"
        room -= size(row) + 1
        if room < 0:
            draft.is_cut = True
            break
        rows.append(row)
    return "\n".join(rows)


def _draw_figure(draft: _Draft, block: Figure) -> None:
    alt = clean(block.alt).strip()
    if draft.attach("picture.png", block.png, alt=short(alt, ALT_ROOM)):
        draft.parts.append(draft.names[-1])
        draft.is_cut |= size(alt) > ALT_ROOM
        return
    draft.is_cut = True
    draft.parts.append(f"-# A picture found no room here: {plain(short(alt, 200))}")


def _draw_code(draft: _Draft, block: Code, room: int) -> None:
    text = clean(block.text).strip("\n")
    language = block.language if block.language.isalnum() else ""
    if not text.strip():
        draft.parts.append("-# (no code)")
        return
    drawn = fence(text, language)
    if size(drawn) <= room:
        draft.parts.append(drawn)
        return
    name = "snippet" + SUFFIXES.get(language, ".txt")
    _excerpt(draft, fence(cut(text, room * 3 // 4), language), text, name)


def _draw_output(draft: _Draft, block: Output, room: int) -> None:
    text = clean(block.text).strip("\n")
    head = f"**{plain(short(block.label, 80))}**\n" if block.label.strip() else ""
    tail = "\n-# The program printed more than is kept." if block.is_truncated else ""
    if not text.strip():
        draft.parts.append(f"{head}-# (nothing){tail}")
        return
    lines = text.splitlines()
    drawn = fence(text)
    if size(drawn) <= room and len(lines) <= OUTPUT_LINES:
        draft.parts.append(head + drawn + tail)
        return
    shown = cut("\n".join(lines[:OUTPUT_LINES]), room * 3 // 4)
    name = block.label if _FILE_NAME.fullmatch(block.label) else "output.txt"
    _excerpt(draft, head + fence(shown), text, name, tail)


def _excerpt(draft: _Draft, shown: str, text: str, name: str, tail: str = "") -> None:
    if draft.attach(name, text):
        lines = len(text.splitlines())
        draft.parts += [f"{shown}\n-# The beginning; all {lines:,} lines in the file.{tail}"]
        draft.parts.append(draft.names[-1])
        return
    draft.is_cut = True
    draft.parts.append(f"{shown}\n-# The beginning.{tail}")


def _squeeze(draft: _Draft) -> None:
    """Leave out texts from the end while all of them are too long; the files stay."""
    room = TEXT_ROOM - RESERVE
    for at in range(len(draft.parts) - 1, -1, -1):
        if draft.length <= room:
            return
        if not isinstance(draft.parts[at], _Attached):
            del draft.parts[at]
            draft.is_cut = True


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


# ---- components


def _container(draft: _Draft, blocks: Sequence[Block], room: int) -> ui.Container[Any]:
    parts = _joined(draft.parts) if len(draft.parts) > room - 1 else draft.parts
    mark = next((block.mark for block in blocks if isinstance(block, Verdict)), None)
    container: ui.Container[Any] = ui.Container(
        accent_colour=COLOURS[mark] if mark else BLUE, id=RESULT_ID if mark else None
    )
    spare = room - 1 - len(parts)
    for number, part in enumerate(parts):
        if number and spare > 0 and part.startswith("### "):
            container.add_item(ui.Separator())
            spare -= 1
        container.add_item(_component(part, draft))
    if not parts:
        container.add_item(ui.TextDisplay("-# There is nothing to show."))
    return container


def _joined(parts: Sequence[str]) -> list[str]:
    """Put neighbouring texts into one component each."""
    joined: list[str] = []
    for part in parts:
        is_text = not isinstance(part, _Attached)
        if is_text and joined and not isinstance(joined[-1], _Attached):
            joined[-1] += "\n" + part
        else:
            joined.append(part)
    return joined


def _component(part: str, draft: _Draft) -> ui.Item[Any]:
    if isinstance(part, _Picture):
        alt = draft.alts[part] or "A picture."
        item = discord.MediaGalleryItem(f"attachment://{part}", description=alt)
        return ui.MediaGallery(item)
    if isinstance(part, _Attached):
        return ui.File(f"attachment://{part}")
    return ui.TextDisplay(part)


def _rows(choices: Sequence[Choice]) -> list[ui.ActionRow[Any]]:
    unique = list({choice.token: choice for choice in reversed(choices)}.values())[::-1]
    if len(unique) <= BUTTONS:
        buttons = [_button(choice) for choice in unique]
        return [ui.ActionRow(*buttons[at : at + ROW]) for at in range(0, len(buttons), ROW)]
    menus = [unique[at : at + MENU_ROOM] for at in range(0, len(unique), MENU_ROOM)][:MENUS]
    return [ui.ActionRow(_menu(menu, number)) for number, menu in enumerate(menus, 1)]


def _button(choice: Choice) -> ui.Button[Any]:
    label = short(choice.label, LABEL_ROOM) or ELLIPSIS
    return ui.Button(label=label, custom_id=choice.token, style=STYLES[choice.style])


def _menu(choices: Sequence[Choice], number: int) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=short(choice.label, OPTION_ROOM) or ELLIPSIS, value=choice.token)
        for choice in choices
    ]
    custom_id = MENU_ID if number == 1 else f"{MENU_ID}-{number}"
    return ui.Select(custom_id=custom_id, placeholder=_span(choices), options=options)


def _span(choices: Sequence[Choice]) -> str:
    """What a menu holds, so that the right one of several can be told."""
    first, last = choices[0].label, choices[-1].label
    return f"Choose one: {short(first, SPAN_ROOM)} … {short(last, SPAN_ROOM)}"


def _count(rows: Sequence[ui.ActionRow[Any]]) -> int:
    return sum(1 + len(row.children) for row in rows)
