"""The stage of whole talks: a bot, a terminal, and those who sit down before it in turn.

What each of them asked for, and what it came to, is kept, so that others can ask the same.
"""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.app import App, open_app
from bot.settings import Settings
from bot.surfaces.terminal import Piped, Terminal
from bot.talk import Choice, Form, Learner, Place, Press, Reply, Request, Submit
from tests.people import Clock

FOLDER = Path(__file__).parent / "talks"
TALKS = sorted(FOLDER.glob("*.txt"))
WALKS = sorted((FOLDER / "walks").glob("*.txt"))
SAID = re.compile(r"^(?:[>|?] ?(.*)|(~ .+))$", re.MULTILINE)
LATER = re.compile(r"~ (\d+) days? later")
SITS = re.compile(r"~ (\w+) sits down")
RESTART = "~ the bot is restarted"


def script_of(talk: Path) -> list[str]:
    """What is typed in a talk, and what happens meanwhile."""
    return [typed or event for typed, event in SAID.findall(talk.read_text(encoding="utf-8"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One request and its last reply, with all that it takes to make the same once more."""

    who: str
    sitting: int
    words: str  # what was typed, with all its lines; for a press the number or the label
    request: Request
    pressed: str  # the token, also of what opened a form; empty for what was typed
    reply: Reply
    now: datetime
    dice: tuple[Any, ...] = field(repr=False)  # the state of chance before it

    @property
    def filled(self) -> Mapping[str, str]:
        """What was written into a form."""
        return self.request.fields if isinstance(self.request, Submit) else {}


def pressed(turns: list[Turn], turn: Turn) -> tuple[int, Choice]:
    """The place of the turn that offered what was pressed in another, and the choice."""
    for at in range(turns.index(turn) - 1, -1, -1):
        for choice in turns[at].reply.choices:
            if choice.token == turn.pressed:
                return at, choice
    raise AssertionError(f"nobody offered {turn.pressed}")


class Recalled(Piped):
    """Lines of which those since the last prompt are still known."""

    def __init__(self, stream: io.StringIO, console: Console) -> None:
        super().__init__(stream, console)
        self.typed: list[str] = []

    async def line(self, prompt: str) -> str | None:
        """The next line."""
        text = await super().line(prompt)
        if prompt.startswith(">"):
            self.typed.clear()
        if text is not None:
            self.typed.append(text)
        return text


@dataclass(kw_only=True)
class Listener(App):
    """The app, and somebody who keeps in mind what is said."""

    turns: list[Turn]
    lines: Recalled
    sitting: int
    opened: str = ""

    async def handle(
        self, learner: Learner, place: Place, request: Request
    ) -> AsyncIterator[Reply]:
        """Answer as the app does."""
        pressed = request.token if isinstance(request, Press) else ""
        now, dice = self.clock(), self.chance.getstate()
        reply: Reply | None = None
        async for reply in super().handle(learner, place, request):
            yield reply
        assert reply is not None
        self.turns.append(
            Turn(
                who=learner.name,
                sitting=self.sitting,
                words="\n".join(self.lines.typed),
                request=request,
                pressed=self.opened if isinstance(request, Submit) else pressed,
                reply=reply,
                now=now,
                dice=dice,
            )
        )

    async def form(self, learner: Learner, place: Place, token: str) -> Form:
        """Open a form as the app does; what it sends need not be the token that opened it."""
        self.opened = token
        return await super().form(learner, place, token)


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


def sittings(turns: list[Turn]) -> list[list[Turn]]:
    """The turns of each sitting."""
    return [list(each) for _, each in itertools.groupby(turns, lambda turn: turn.sitting)]


class Stage:
    """One bot, one screen, and those who sit down before it in turn."""

    def __init__(self, settings: Settings) -> None:
        self.turns: list[Turn] = []
        self._settings = settings
        self._clock = Clock()
        self._chance = random.Random(7)
        self._screen = io.StringIO()
        self._console = Console(file=self._screen, width=80, highlight=False)
        self._name = "ada"
        self._sitting = 0

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
        return self._screen.getvalue()

    def _open(self) -> AbstractAsyncContextManager[App]:
        return open_app(self._settings, clock=self._clock, chance=self._chance)

    async def _sit(self, app: App, typed: list[str]) -> None:
        self._sitting += 1
        parts = {each.name: getattr(app, each.name) for each in fields(app) if each.init}
        lines = Recalled(Script(typed, self._clock, self._console), self._console)
        heard = Listener(**parts, turns=self.turns, lines=lines, sitting=self._sitting)
        learner = Learner(id=f"local:{self._name}", name=self._name)
        await Terminal(heard, learner, self._console, lines).talk()


_HEARD: dict[Path, list[Turn]] = {}


async def turns_of(talk: Path, settings: Settings) -> list[Turn]:
    """The turns of a talk in the terminal, which is played once for all other surfaces."""
    if talk not in _HEARD:
        stage = Stage(settings)
        await stage.play(script_of(talk))
        _HEARD[talk] = stage.turns
    return _HEARD[talk]


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
