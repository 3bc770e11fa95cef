"""Replies drawn for a terminal, with rich. Every block has its drawing; none is dropped.

Reading what people type is in `terminal`; JSON is in `say`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from bot.talk import (
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
    Verdict,
)
from bot.wording import visible

SIGNS = {
    Mark.RIGHT: ("✓", "bold green"),
    Mark.PARTLY: ("◐", "bold yellow"),
    Mark.WRONG: ("✗", "bold red"),
    Mark.FINE: ("✓", "bold green"),
    Mark.FAILED: ("✗", "bold red"),
    Mark.BUSY: ("…", "bold cyan"),
}
OUTPUT_LINES = 400  # more than this scrolls a question off the screen
MANY = 10  # choices; more than these stand in columns
WIDTH = 100  # prose wider than this is hard to read


def _markdown(text: str) -> Markdown:
    # Chats break a line where the text does; CommonMark wants two spaces for that.
    return Markdown(text.replace("\n", "  \n"), hyperlinks=False)


def _heading(block: Heading) -> RenderableType:
    return Text(visible(block.text), style="bold underline")


def _prose(block: Prose) -> RenderableType:
    return _markdown(block.text)


def _code(block: Code) -> RenderableType:
    lexer = block.language if block.language == "python" else "text"
    syntax = Syntax(visible(block.text), lexer, theme="ansi_dark", background_color="default")
    return Padding(syntax, (0, 0, 0, 4), expand=False)


def _output(block: Output) -> RenderableType:
    lines = visible(block.text).rstrip("\n").split("\n")
    head = Text(visible(block.label), style="dim")
    body = [Text.assemble(("│ ", "dim"), line) for line in lines[:OUTPUT_LINES]]
    if len(lines) > OUTPUT_LINES:
        body.append(Text(f"… {len(lines) - OUTPUT_LINES:,} lines more", style="dim"))
    if block.is_truncated:
        body.append(Text("… the rest was cut off", style="dim"))
    return Group(head, *body)


def _figure(block: Figure) -> RenderableType:
    if block.text:
        # A line that wraps would tear the lanes apart.
        return Text(visible(block.text), no_wrap=True, overflow="crop")
    return Text.assemble(("[picture] ", "dim"), visible(block.alt))


def _facts(block: Facts) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for name, value in block.rows:
        table.add_row(Text(visible(name), style="dim"), Text(visible(value)))
    return table


def _verdict(block: Verdict) -> RenderableType:
    sign, style = SIGNS[block.mark]
    return Text(f"{sign} {visible(block.text)}", style=style)


def _note(block: Note) -> RenderableType:
    return Padding(_markdown(block.text), (0, 0, 0, 2), style="dim", expand=False)


DRAWINGS: dict[type[Any], Callable[[Any], RenderableType]] = {
    Heading: _heading,
    Prose: _prose,
    Code: _code,
    Output: _output,
    Figure: _figure,
    Facts: _facts,
    Verdict: _verdict,
    Note: _note,
}


def draw(console: Console, reply: Reply, *, has_tokens: bool = False) -> None:
    """Print a reply: its blocks, then its numbered choices."""
    for block in reply.blocks:
        console.print(DRAWINGS[type(block)](block), width=min(WIDTH, console.width))
        console.print()
    lines = [_choice(n, each, has_tokens=has_tokens) for n, each in enumerate(reply.choices, 1)]
    if len(lines) > MANY and not has_tokens:
        console.print(Columns(lines, padding=(0, 2), column_first=True))
    else:
        for line in lines:
            console.print(line, soft_wrap=True)
    if lines:
        console.print()


def _choice(number: int, choice: Choice, *, has_tokens: bool) -> Text:
    line = Text.assemble((f"{number:>3} ", "bold cyan"), visible(choice.label))
    if has_tokens:
        line.append(f"  ({choice.token})", style="dim")
    return line
