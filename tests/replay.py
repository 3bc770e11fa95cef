"""The talks of the terminal, told to a surface that draws otherwise: the same meaning at the end.

How a surface is spoken to and read is its own tests' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from bot.app import App
from bot.talk import Ask, Block, Choice, Facts, Figure, Output, Reply, Submit
from tests.people import Clock
from tests.stage import Turn, pressed

FAULT = "on our side"
LABEL = 40  # bare characters of a label that are compared; surfaces cut long ones
LINK = re.compile(r"\[([^\[\]]+)\]\(https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*\)")
# What differs from run to run, or is nobody's words.
CHANGING = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, which some screens show as signs
    r"|\d[\d,.]* m?s\b"  # real time
    r"|at 0x[0-9a-f]{8,}"
    r"|^ +[~^]+ *$"  # each Python marks other parts of a line
    r"|(?:local|slack|discord):[\w:]+",  # the learner's id
    re.MULTILINE,
)
SERVERS = frozenset({"Only this channel"})  # what makes sense in a server of many channels alone


@dataclass(frozen=True, slots=True)
class Seen:
    """What a surface shows after a turn: all words in order, the labels, and how it was said."""

    words: str
    labels: tuple[str, ...]
    source: Any = None  # the message, for those who press something in it
    is_refused_form: bool = False


class Surface(Protocol):
    """One learner's side of a surface."""

    async def say(self, turn: Turn, request: Ask) -> Seen | None:
        """Type what was typed; nothing is seen where a form opens at once."""

    async def press(self, who: str, source: Any, choice: Choice) -> Seen:
        """Press what was pressed."""

    async def fill(self, turn: Turn, source: Any, choice: Choice) -> Seen:
        """Press what opens a form, and fill it in; without a source it is open already."""


async def follow(turns: list[Turn], surface: Surface, app: App, clock: Clock) -> int:
    """Make every turn of a sitting once more, and compare what is seen; how many were compared."""
    shown: dict[int, Any] = {}
    count = 0
    for at, turn in enumerate(turns):
        clock.now = turn.now
        app.chance.setstate(turn.dice)
        seen = await _again(turns, turn, surface, shown)
        if seen is None:
            continue
        compare(turn, seen)
        count += 1
        if not seen.is_refused_form:
            shown[at] = seen.source
    return count


async def _again(
    turns: list[Turn], turn: Turn, surface: Surface, shown: dict[int, Any]
) -> Seen | None:
    if isinstance(turn.request, Ask):
        return await surface.say(turn, turn.request)
    place, choice = pressed(turns, turn)
    if isinstance(turn.request, Submit):
        return await surface.fill(turn, shown.get(place), choice)
    return await surface.press(turn.who, shown[place], choice)


# ---- meaning


def compare(turn: Turn, seen: Seen) -> None:
    """Every block's words are there and in order, every choice can be pressed, errors are told."""
    reply, words, at = turn.reply, bare(seen.words), 0
    assert FAULT not in seen.words, turn
    if seen.is_refused_form:
        assert reply.error is not None, turn
        assert bare(reply.error.message) in words, turn
        return
    for part in parts_of(reply):
        found = words.find(bare(part), at)
        assert found >= 0, f"{turn.words!r}: {part!r} is not in {seen.words[:2000]!r}"
        at = found + len(bare(part))
    choices = {choice.token: choice.label for choice in reply.choices}
    wanted = [bare(label)[:LABEL] for label in choices.values()]
    labels = [bare(label)[:LABEL] for label in seen.labels if label not in SERVERS]
    assert labels == wanted, turn.words


def parts_of(reply: Reply) -> Iterator[str]:
    """The words of a reply, block by block."""
    for block in reply.blocks:
        yield from _parts(block)


def _parts(block: Block) -> Iterator[str]:
    if isinstance(block, Facts):
        for row in block.rows:
            yield from row
    elif isinstance(block, Figure):
        yield from _pictured(block.alt)
    elif isinstance(block, Output):
        yield block.label
        yield from block.text.split("\n")
    else:
        yield block.text


def _pictured(alt: str) -> Iterator[str]:
    """What a picture tells, but for how long each stood in line: a busy machine adds to that."""
    head, _, tasks = alt.partition(": ")
    yield head
    yield from (task.partition(",")[0] for task in tasks.partition(". ")[0].split("; "))


def bare(text: str) -> str:
    """Letters and digits alone, without markup, layout, and what differs from run to run."""
    return re.sub(r"[\W_]+", "", CHANGING.sub("", LINK.sub(r"\1", text)))
