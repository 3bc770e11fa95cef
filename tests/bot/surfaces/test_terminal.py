"""The terminal: what is typed in place of a number, and what arrives line by line."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from bot.app import App
from bot.surfaces.terminal import Piped, Terminal
from bot.talk import Learner


async def shown(app: App, *typed: str) -> str:
    screen = io.StringIO()
    console = Console(file=screen, width=80, highlight=False)
    lines = Piped(io.StringIO("".join(f"{line}\n" for line in typed)), console)
    await Terminal(app, Learner(id="local:ada", name="ada"), console, lines).talk()
    return screen.getvalue()


@pytest.mark.parametrize("word", ["2", "false", "FALSE", "flase"])
async def test_a_choice_is_pressed_by_its_words(app: App, word: str) -> None:
    """Who reads True and False types that, and may slip once."""
    assert "False, because" in await shown(app, "/quiz true-false", word)


@pytest.mark.parametrize("word", ["/false", "flaes not", "fal", "..."])
async def test_other_words_press_nothing(app: App, word: str) -> None:
    """Commands, longer words and no words are what they were."""
    assert "False, because" not in await shown(app, "/quiz true-false", word)


async def test_a_traceback_is_read_to_its_exception(app: App) -> None:
    """A pasted traceback arrives in lines, and is one question."""
    told = await shown(
        app,
        "Traceback (most recent call last):",
        '  File "shop.py", line 3, in <module>',
        "    asyncio.run(main())",
        "asyncio.exceptions.InvalidStateError: Result is not set.",
        "/topics",
    )

    assert told.count("There is no lesson") == 0
    assert "The message" in told
    assert "Topics" in told
