"""Every kind of block is drawn on every surface: its words are there, none is dropped."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from bot.surfaces import say
from bot.surfaces.drawing import draw
from bot.surfaces.slack.render import key_of
from bot.surfaces.slack.render import render as render_slack
from bot.talk import (
    BLOCKS,
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
from cogs._render import render as render_discord
from tests.fakes.discord_rules import walk as walk_discord
from tests.fakes.slack_people import told

PNG = b"\x89PNG\r\n\x1a\n"
EXAMPLES: dict[type[Any], tuple[Block, tuple[str, ...]]] = {
    Heading: (Heading("Futures at work"), ("Futures at work",)),
    Prose: (Prose("A future is a **promise** of `await`."), ("promise", "await")),
    Code: (Code("await future"), ("await future",)),
    Output: (Output("printed words", label="Printed"), ("printed words", "Printed")),
    Figure: (Figure(PNG, "Two lanes", "Two lanes ──"), ("Two lanes",)),
    Facts: (Facts((("Tasks", "2"), ("Waited", "3 s"))), ("Tasks", "2", "Waited", "3 s")),
    Verdict: (Verdict(Mark.RIGHT, "Quite right"), ("Quite right",)),
    Note: (Note("Try `/quiz` next"), ("Try", "/quiz", "next")),
}


def on_terminal(reply: Reply) -> str:
    screen = io.StringIO()
    draw(Console(file=screen, width=80), reply)
    return screen.getvalue()


def on_standard_output(reply: Reply) -> str:
    return json.dumps(say.to_json(say.Said((reply,))))


def on_slack(reply: Reply) -> str:
    page = render_slack(reply, pictures={key_of(PNG): "F1"})
    return told({"blocks": page.blocks})


def on_slack_home(reply: Reply) -> str:
    return told({"blocks": render_slack(reply, is_home=True).blocks})


def on_discord(reply: Reply) -> str:
    components = list(walk_discord(render_discord(reply).view.to_components()))  # type: ignore[no-untyped-call]  # discord.py's
    told_of = [str(each.get("content", "")) for each in components]
    told_of += [str(item["description"]) for c in components for item in c.get("items", ())]
    return "\n".join(told_of)


SURFACES: dict[str, Callable[[Reply], str]] = {
    "terminal": on_terminal,
    "say": on_standard_output,
    "slack": on_slack,
    "slack home": on_slack_home,
    "discord": on_discord,
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.kind)
def test_block_is_drawn(kind: type[Any], surface: str) -> None:
    """A new kind of block without an example, or one that a surface leaves out, fails here."""
    block, words = EXAMPLES[kind]
    shown = SURFACES[surface](Reply(blocks=(block,)))

    for each in words:
        assert each in shown
