"""The chat in a terminal: a prompt with history and completion, or lines from a pipe.

How a reply looks is in `drawing`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout
from rapidfuzz.distance import OSA
from rich.console import Console

from bot.app import App
from bot.errors import LearnerError
from bot.phrase import parse
from bot.surfaces.drawing import draw
from bot.talk import (
    Choice,
    Field,
    FieldKind,
    Form,
    Learner,
    Mark,
    Place,
    Press,
    Problem,
    Prose,
    Reply,
    Request,
    Submit,
    Verdict,
    together,
)
from bot.wording import escape

PLACE = Place(id="terminal", surface="terminal", is_private=True)
QUIT = frozenset({"/quit", "/exit", "/q"})
TRACEBACK = "Traceback (most recent call last):"
END = "."  # a line with only this ends a block of code
SLIPPERY = 4  # letters from which on one slip is forgiven: `treu` is True
WELCOME = (
    "Corobot teaches Python's asyncio. `/help` shows what there is, a number presses a choice, "
    "`/quit` ends."
)


class Lines(Protocol):
    """Where typed lines come from; None at the end."""

    async def line(self, prompt: str) -> str | None:
        """The next line."""

    async def block(self, prompt: str, value: str) -> str | None:
        """Several lines of code, `value` to begin with; None when given up."""


class Piped:
    """Lines from a pipe or a file, shown again so that the output reads like a talk."""

    def __init__(self, stream: TextIO, console: Console) -> None:
        self._stream = stream
        self._console = console

    async def line(self, prompt: str) -> str | None:
        """The next line, without its end."""
        text = await asyncio.to_thread(self._stream.readline)
        if not text:
            return None
        line = text.rstrip("\n")
        self._console.print(f"{prompt}{line}", markup=False, highlight=False, soft_wrap=True)
        return line

    async def block(self, prompt: str, value: str) -> str | None:
        """Lines up to one with only a dot."""
        self._console.print(f"{prompt} (end with a line `{END}`)", markup=False, highlight=False)
        lines: list[str] = []
        while (line := await self.line("| ")) is not None and line != END:
            lines.append(line)
        return "\n".join(lines) if lines else value or None


class Typed:
    """Lines from a person at a terminal: history, completion, multi-line code."""

    def __init__(self, app: App, history: Path | None) -> None:
        store = FileHistory(str(history)) if history else InMemoryHistory()
        self._session: PromptSession[str] = PromptSession(
            history=store, completer=Commands(app), complete_while_typing=False
        )
        self._code: PromptSession[str] = PromptSession()

    async def line(self, prompt: str) -> str | None:
        """The next line; None on Ctrl-D, an empty one on Ctrl-C."""
        try:
            return await self._session.prompt_async(prompt)
        except KeyboardInterrupt:
            return ""
        except EOFError:
            return None

    async def block(self, prompt: str, value: str) -> str | None:
        """A block of code; Esc then Enter ends it, Ctrl-C gives up."""
        try:
            return await self._code.prompt_async(
                f"{prompt} (Esc, Enter to send; Ctrl-C to give up)\n",
                multiline=True,
                default=value,
            )
        except (KeyboardInterrupt, EOFError):
            return None


class Commands(Completer):
    """Completes commands, and the arguments that the app can suggest."""

    def __init__(self, app: App) -> None:
        self._app = app

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """What may stand at the cursor."""
        del complete_event
        text = document.text_before_cursor
        name, space, rest = text.partition(" ")
        if not name.startswith("/"):
            return
        commands = self._app.commands()
        if not space:
            for each, offer in commands.items():
                if each.startswith(name[1:]):
                    yield Completion(f"/{each}", -len(name), display_meta=offer.summary)
            return
        offer_of = commands.get(name[1:])
        for param in offer_of.params[:1] if offer_of else ():
            for value, label in self._app.suggest(param.suggests, rest):
                yield Completion(value, -len(rest), display_meta=label)


class Terminal:
    """One person's talk with the app."""

    def __init__(self, app: App, learner: Learner, console: Console, lines: Lines) -> None:
        self._app = app
        self._learner = learner
        self._console = console
        self._lines = lines
        self._choices: tuple[Choice, ...] = ()

    async def talk(self) -> None:
        """Answer lines until there are no more, or `/quit`."""
        self._draw(Reply(blocks=(Prose(WELCOME),)))
        while (line := await self._lines.line("> ")) is not None:
            if line.strip().casefold() in QUIT:
                return
            if line.strip():
                await self._line(line)

    async def _line(self, line: str) -> None:
        if line.strip().startswith("```"):
            line = await self._fence(line)
        elif line.startswith(TRACEBACK) and "\n" not in line:
            line = await self._traceback(line)
        number = line.strip()
        if number.isascii() and number.isdigit():
            await self._press(int(number))
            return
        if (named := self._named(line)) is not None:
            await self._press(named)
            return
        await self._answer(parse(line, self._app.commands()))

    def _named(self, line: str) -> int | None:
        """The number of the one choice whose words were typed: `true`, `hint`, `b`."""
        words = _letters(line)
        labels = [_letters(choice.label) for choice in self._choices]
        if not words or line.strip().startswith("/"):
            return None
        found = [n for n, label in enumerate(labels, 1) if label == words]
        if not found and len(words) >= SLIPPERY:
            found = [n for n, each in enumerate(labels, 1) if OSA.distance(words, each) == 1]
        return found[0] if len(found) == 1 else None

    async def _fence(self, first: str) -> str:
        lines = [first]
        is_open = first.count("```") == 1
        while is_open and (line := await self._lines.line("| ")) is not None:
            lines.append(line)
            is_open = "```" not in line
        return "\n".join(lines)

    async def _traceback(self, first: str) -> str:
        """A traceback that arrives line by line; the exception stands first in its line."""
        lines = [first]
        while (line := await self._lines.line("| ")) is not None:
            lines.append(line)
            if not line.startswith(" "):
                break
        return "\n".join(lines)

    async def _press(self, number: int) -> None:
        if not 1 <= number <= len(self._choices):
            count = len(self._choices)
            hint = f"Choose 1 to {count}." if count else "Nothing can be chosen now; `/help`."
            self._complain(f"There is no choice {number}.", hint)
            return
        token = self._choices[number - 1].token
        if not self._app.opens_form(token):
            await self._answer(Press(token))
            return
        try:
            form = await self._app.form(self._learner, PLACE, token)
        except LearnerError as error:
            self._complain(error.message, error.hint)
            return
        fields = await self._fill(form)
        if fields is not None:
            await self._answer(Submit(form.token, fields))

    async def _fill(self, form: Form) -> Mapping[str, str] | None:
        self._draw(Reply(blocks=(Prose(f"**{form.title}**"),)), keep=True)
        fields: dict[str, str] = {}
        for field in form.fields:
            if field.is_extra:
                continue
            value = await self._field(field)
            if value is None:
                return None
            fields[field.id] = value
        return fields

    async def _field(self, field: Field) -> str | None:
        if field.kind is FieldKind.CODE:
            return await self._lines.block(field.label, field.value)
        for number, (_, label) in enumerate(field.options, 1):
            self._console.print(f"{number:>3} {label}", markup=False, highlight=False)
        is_several = field.kind is FieldKind.SEVERAL
        label = f"{field.label} (numbers, such as 1 3)" if is_several else field.label
        self._console.print(label, markup=False, highlight=False)
        text = await self._lines.line("? ")
        if text is None or not field.options:
            return text
        if is_several:
            return together(_chosen(field, word) for word in text.replace(",", " ").split())
        return _chosen(field, text)

    async def _answer(self, request: Request) -> None:
        last: Reply | None = None
        stream: AsyncIterator[Reply] = self._app.handle(self._learner, PLACE, request)
        if not self._console.is_terminal:
            replies = [reply async for reply in stream]
            self._draw(replies[-1])
            return
        with self._console.status("") as status:
            async for reply in stream:
                last = reply
                status.update(_busy(reply))
        if last is not None:
            self._draw(last)

    def _complain(self, message: str, hint: str) -> None:
        blocks = (Prose(escape(message)), Prose(hint)) if hint else (Prose(escape(message)),)
        self._draw(Reply(blocks=blocks, error=Problem(message, hint)), keep=True)

    def _draw(self, reply: Reply, *, keep: bool = False) -> None:
        self._console.print()
        draw(self._console, reply)
        # A problem without a way on leaves the choices that stood before it.
        if not keep and (reply.choices or reply.error is None):
            self._choices = reply.choices


def _chosen(field: Field, text: str) -> str:
    """The value of the option with a typed number; other words as they are."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    return field.options[number - 1][0] if 0 < number <= len(field.options) else text


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


def _busy(reply: Reply) -> str:
    for block in reply.blocks:
        if isinstance(block, Verdict) and block.mark is Mark.BUSY:
            return block.text
    return ""


async def serve(app: App, *, name: str, history: Path | None = None) -> None:
    """Talk with whoever sits at standard input."""
    learner = Learner(id=f"local:{name}", name=name)
    if sys.stdin.isatty() and sys.stdout.isatty():
        with patch_stdout(raw=True):
            await Terminal(app, learner, Console(), Typed(app, history)).talk()
        return
    console = Console(soft_wrap=False, highlight=False)
    await Terminal(app, learner, console, Piped(sys.stdin, console)).talk()
