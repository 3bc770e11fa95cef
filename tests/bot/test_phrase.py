"""Typed lines become asks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.phrase import code_in, parse
from bot.talk import Ask, Offer, Param, Reply


async def nothing(*_: object) -> AsyncIterator[Reply]:
    """A handler that is never called here."""
    yield Reply(blocks=())


def offer(*names: str) -> Offer:
    params = tuple(Param(name=name, summary=name) for name in names)
    return Offer(handler=nothing, summary="", params=params)


COMMANDS = {
    "explain": offer("topic"),
    "quiz": offer("topic", "kind"),
    "run": offer("code"),
    "help": offer(),
    "topics": offer(),
}


@pytest.mark.parametrize(
    ("line", "ask"),
    [
        ("/explain futures", Ask("explain", {"topic": "futures"})),
        ("  /EXPLAIN  event loop ", Ask("explain", {"topic": "event loop"})),
        ("/explain a: b c", Ask("explain", {"topic": "a: b c"})),
        ("/explain", Ask("explain")),
        ("Hello!", Ask("help")),
        ("/topics", Ask("topics")),
        ("/quiz futures predict", Ask("quiz", {"topic": "futures predict"})),
        ("quiz futures", Ask("quiz", {"topic": "futures"})),
        ("futures", Ask("explain", {"topic": "futures"})),
        ("run two tasks at once", Ask("explain", {"topic": "run two tasks at once"})),
        ("", Ask("help")),
        ("/nonsense x", Ask("nonsense", {"rest": "x"})),
        ("/", Ask("")),
        ("/run print(1)", Ask("run", {"code": "print(1)"})),
        ("/run\nprint(1)\nprint(2)", Ask("run", {"code": "print(1)\nprint(2)"})),
        ("/run ```py\nprint(1)\n```", Ask("run", {"code": "print(1)"})),
        ("```python\nprint(1)\n```", Ask("run", {"code": "print(1)"})),
    ],
)
def test_a_line_asks_for(line: str, ask: Ask) -> None:
    """Commands, bare words and code each find their room."""
    assert parse(line, COMMANDS) == ask


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("look:\n```py\na = 1\n```\nand\n```python\nb = 2\n```", "a = 1\n\nb = 2"),
        ("```\nx\n```", "x"),
        ("```print(1)```", "print(1)"),
        ("`await x`", "await x"),
        ("a `b` c", "a `b` c"),
        ("print(1)", "print(1)"),
        ("```py\n    indented\n```", "    indented"),
        ("```py\nnever closed", "never closed"),
    ],
)
def test_code_is_found_in(message: str, code: str) -> None:
    """Any fence, several joined, one inline piece, or the plain text."""
    assert code_in(message) == code
