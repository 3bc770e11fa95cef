"""Whole talks, replayed through the terminal: `tests/talks/*.txt`, written anew by `--accept`.

A line that starts with `> `, `| ` or `? ` was typed; one with `~ ` happened meanwhile; all others
are the bot's. Those in `walks` go through the shipped course, the others through the small pack.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from pathlib import Path

import pytest
from rich.console import Console

from bot import content
from bot.app import App, open_app
from bot.content import Library
from bot.settings import Settings
from bot.surfaces.terminal import Piped, Terminal
from bot.talk import Learner
from tests.packs import SMALL
from tests.people import Clock

FOLDER = Path(__file__).parents[2] / "talks"
TALKS = sorted(FOLDER.glob("*.txt"))
WALKS = sorted((FOLDER / "walks").glob("*.txt"))
SAID = re.compile(r"^(?:[>|?] ?(.*)|(~ .+))$", re.MULTILINE)
# What differs from run to run: real time, also where it leaks into the clock of a run.
MASKS = (
    (re.compile(r"(?<=after )[\d,]+(?= ms)"), "N"),
    (re.compile(r"(?<=at 0x)[0-9a-f]{8,}"), "…"),
    (re.compile(r"^│ +[~^]+ *\n", re.MULTILINE), ""),  # each Python marks other parts of a line
    (re.compile(r"[\d.]+ m?s(?= on its own clock)"), "N s"),
    (re.compile(r"(?<=blocked for )[\d.]+ m?s"), "N s"),
    (re.compile(r"[\d.]+ m?s(?= late)"), "N s"),
    (re.compile(r"(?<= turns in )[\d.]+ m?s|(?<=the loop for )[\d.]+ m?s"), "N s"),
    (re.compile(r"(?<=their sleeps, )[\d.]+ m?s"), "N s"),
    (re.compile(r"^\d+ tasks? .* on the clock\b(?:.|\n)*?(?=\n\n)", re.MULTILINE), "(a picture)"),
)
LATER = re.compile(r"~ (\d+) days? later")
SITS = re.compile(r"~ (\w+) sits down")
RESTART = "~ the bot is restarted"


class Script(io.StringIO):
    """Standard input that lets days pass between two lines."""

    def __init__(self, lines: list[str], clock: Clock, console: Console) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._clock = clock
        self._console = console

    def readline(self, size: int | None = -1, /) -> str:
        """The next line that is typed."""
        line = super().readline(-1 if size is None else size)
        while later := LATER.match(line):
            self._clock.pass_days(int(later[1]))
            self._console.print(line, markup=False, highlight=False)
            line = super().readline()
        return line


class Stage:
    """One bot, one screen, and those who sit down before it in turn."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._clock = Clock()
        self._chance = random.Random(7)
        self._screen = io.StringIO()
        self._console = Console(file=self._screen, width=80, highlight=False)
        self._name = "ada"

    async def play(self, script: list[str]) -> str:
        """What the screen shows in the end."""
        async with AsyncExitStack() as stack:
            app = await stack.enter_async_context(self._open())
            for event, typed in _sittings(script):
                if event:
                    self._console.print(event, markup=False, highlight=False)
                if event == RESTART:
                    await stack.aclose()
                    app = await stack.enter_async_context(self._open())
                elif who := SITS.fullmatch(event):
                    self._name = who[1]
                await self._sit(app, typed)
        shown = self._screen.getvalue()
        for pattern, mask in MASKS:
            shown = pattern.sub(mask, shown)
        return "\n".join(line.rstrip() for line in shown.split("\n"))

    def _open(self) -> AbstractAsyncContextManager[App]:
        return open_app(self._settings, clock=self._clock, chance=self._chance)

    async def _sit(self, app: App, typed: list[str]) -> None:
        lines = Piped(Script(typed, self._clock, self._console), self._console)
        learner = Learner(id=f"local:{self._name}", name=self._name)
        await Terminal(app, learner, self._console, lines).talk()


def _sittings(script: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What begins each sitting, nothing for the first, and the lines that are typed in it."""
    event, typed = "", list[str]()
    for line in script:
        if line != RESTART and not SITS.fullmatch(line):
            typed.append(line)
            continue
        if event or typed:
            yield event, typed
        event, typed = line, []
    yield event, typed


async def replay(talk: Path, settings: Settings, *, is_accepted: bool) -> tuple[str, str]:
    """What is shown now, and what is written; the same once it is accepted."""
    written = talk.read_text(encoding="utf-8")
    script = [typed or event for typed, event in SAID.findall(written)]
    shown = await Stage(settings).play(script)
    if is_accepted:
        talk.write_text(shown, encoding="utf-8")
    return shown, talk.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def course() -> Library:
    return content.load()


@pytest.fixture
def is_accepted(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--accept"))


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.stem)
async def test_a_talk_goes_as_written(
    talk: Path, database: Path, library: Library, is_accepted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed gets these answers, to the letter."""
    monkeypatch.setattr("bot.app.content.load", lambda extra: library)
    settings = Settings(database=database, content=(SMALL,))
    shown, written = await replay(talk, settings, is_accepted=is_accepted)

    assert shown == written


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.stem)
async def test_a_walk_goes_as_written(
    walk: Path,
    database: Path,
    course: Library,
    sandbox_service: str,
    is_accepted: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A learner comes with a question and leaves with an answer, through the shipped course."""
    monkeypatch.setattr("bot.app.content.load", lambda extra: course)
    settings = Settings(database=database, sandbox=sandbox_service)
    shown, written = await replay(walk, settings, is_accepted=is_accepted)

    assert shown == written


def test_there_are_talks() -> None:
    """An empty folder would pass in silence."""
    assert len(TALKS) >= 4
    assert len(WALKS) >= 10
