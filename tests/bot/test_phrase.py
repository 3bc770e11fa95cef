"""Typed lines become asks."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.errors import LearnerError
from bot.phrase import PROGRAM_BYTES, code_in, parse, program
from bot.talk import Ask, Offer, Param, Reply
from sandbox import Limits


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


def test_program_in_a_file_is_its_text() -> None:
    """A mark at the start and line ends of Windows are no part of a program."""
    assert program(b"\xef\xbb\xbfx = 1\r\nprint(x)\r\n", "a.py", 100) == "x = 1\nprint(x)\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"x" * 101, "101 bytes; at most 100"), (b"x = 1\ny = '\xe9'", "no UTF-8 text: line 2")],
)
def test_file_that_is_no_program_is_named(data: bytes, said: str) -> None:
    """Who sent it hears what is wrong with which file."""
    with pytest.raises(LearnerError, match=said) as caught:
        program(data, "@everyone.py", 100)

    assert "@everyone.py" in caught.value.message
    assert caught.value.hint


def test_file_may_be_as_long_as_what_runs() -> None:
    """Whatever the sandbox takes can be sent as a file."""
    assert Limits().source_bytes == PROGRAM_BYTES
