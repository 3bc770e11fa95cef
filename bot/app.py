"""The composition root: opens what is needed, and hands each request to its room.

The only `except Exception` of the house stands here: our faults get a short id.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
import random
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from rapidfuzz import process

from bot import challenges, classquiz, content, lessons, progress, quiz, runs
from bot.board import Boards
from bot.chores import Chores
from bot.conductor import Conductor, Wait, wait_for
from bot.content import Kind, Library
from bot.desk import Desk
from bot.errors import LearnerError, SetupError
from bot.settings import Settings
from bot.store import Store, UnknownAskedError, UnknownLearnerError, open_store
from bot.talk import (
    Answer,
    Ask,
    Choice,
    Form,
    FormOffer,
    Heading,
    Learner,
    Note,
    Offer,
    Place,
    Press,
    Problem,
    Prose,
    Reply,
    Request,
    Room,
    Style,
    Token,
    TokenError,
    pack,
    unpack,
)
from bot.wording import escape, shorten, storable, visible
from sandbox import Sandbox, open_sandbox

log = logging.getLogger(__name__)


async def show_help(desk: Desk, ask: Ask) -> Reply:
    """What to try first, and every command."""
    del desk, ask
    lines = [
        f"- `/{name}{''.join(f' [{p.name}]' for p in offer.params)}`: {offer.summary}"
        for room in ROOMS
        for name, offer in room.asks.items()
    ]
    return Reply(
        blocks=(
            Heading("Corobot teaches Python's asyncio"),
            Prose("Try `/explain futures`, then `/quiz futures`, then `/run` a snippet."),
            Prose("\n".join(lines)),
            Note("Plain words are looked up; a ```python block is run."),
        ),
        choices=(
            Choice("First lesson", pack("app", "start"), Style.MAIN),
            Choice("Ask me something", pack("quiz", "topic")),
            Choice("Run a snippet", pack("runs", "new")),
        ),
    )


async def start(desk: Desk, token: Token) -> Reply:
    """The next page to read."""
    del token
    return await lessons.explain(desk, Ask("explain"))


HOUSE = Room(
    "app",
    asks={"help": Offer(handler=show_help, summary="What to try first, and all commands")},
    presses={"start": start},
)
ROOMS = (
    lessons.ROOM,
    quiz.ROOM,
    classquiz.ROOM,
    runs.ROOM,
    challenges.ROOM,
    progress.ROOM,
    HOUSE,
)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class App:
    """The bot without a surface: requests in, replies out."""

    library: Library
    store: Store
    sandbox: Sandbox
    clock: Callable[[], datetime] = _now
    chance: random.Random = field(default_factory=random.SystemRandom)
    fault_id: Callable[[], str] = lambda: secrets.token_hex(4)
    boards: Boards = field(default_factory=Boards)
    chores: Chores = field(default_factory=Chores)
    wait: Wait = wait_for
    conductor: Conductor = field(init=False)

    def __post_init__(self) -> None:
        """Have class quizzes led wherever a surface connects."""
        self.conductor = Conductor(
            library=self.library,
            store=self.store,
            boards=self.boards,
            chores=self.chores,
            clock=self.clock,
            wait=self.wait,
        )
        self.boards.watch(self.conductor.surface_up)

    async def handle(
        self, learner: Learner, place: Place, request: Request
    ) -> AsyncIterator[Reply]:
        """Answer one request: each reply replaces the one before. Faults become replies too."""
        try:
            answer = self._answer(self._desk(learner, place), request)
            if inspect.isawaitable(answer):
                yield await answer
                return
            async for reply in answer:
                yield reply
        except LearnerError as error:
            yield sorry(error)
        except (UnknownAskedError, UnknownLearnerError):
            yield sorry(
                LearnerError("That is no longer kept.", hint="Ask again; `/help` lists all.")
            )
        except SetupError as error:
            log.error("cannot answer %s: %s", type(request).__name__, error)
            yield sorry(LearnerError(error.message, hint=error.hint))
        except Exception:
            fault = self.fault_id()
            log.exception("fault %s while answering %s", fault, type(request).__name__)
            yield sorry(
                LearnerError(
                    "Something went wrong on our side, not in what you wrote.",
                    hint=f"Try once more; if it stays, tell whoever hosts the bot: fault {fault}.",
                )
            )

    def _desk(self, learner: Learner, place: Place) -> Desk:
        known = replace(learner, id=storable(learner.id), name=visible(learner.name))
        return Desk(
            learner=known,
            place=place,
            library=self.library,
            store=self.store,
            sandbox=self.sandbox,
            now=self.clock(),
            chance=self.chance,
            boards=self.boards,
            conductor=self.conductor,
        )

    def _answer(self, desk: Desk, request: Request) -> Answer:
        if isinstance(request, Ask):
            return _offer(request.name).handler(desk, request)
        token = _read(request.token)
        if isinstance(request, Press):
            handler = _room(token).presses.get(token.verb)
            if handler is None:
                raise _gone()
            return handler(desk, token)
        form = _form_offer(token)
        if form is None:
            raise _gone()
        return form.submit(desk, token, request.fields)

    def opens_form(self, token: str) -> bool:
        """Whether pressing this token opens a form, from its verb alone; False for garbage."""
        try:
            return _form_offer(unpack(token)) is not None
        except TokenError:
            return False

    async def form(self, learner: Learner, place: Place, token: str) -> Form:
        """The form that a token opens.

        Raises:
            LearnerError: the token is garbage, old, of another learner, or opens nothing.
        """
        read = _read(token)
        offer = _form_offer(read)
        if offer is None:
            raise _gone()
        return await offer.open(self._desk(learner, place), read)

    def commands(self) -> Mapping[str, Offer]:
        """Every chat command by name."""
        return COMMANDS

    def suggest(self, kind: str, text: str) -> list[tuple[str, str]]:
        """Completions for one argument, (value, label), at most 25."""
        if kind == "topic":
            return content.suggest(self.library, text)
        if kind == "quiz":
            asked = {q.topic for q in self.library.questions.values()}
            pairs = [(t.id, t.title) for t in self.library.topics.values() if t.id in asked]
            return _matching(pairs, text)
        if kind == "kind":
            return _matching([(k.value, k.value) for k in Kind], text)
        if kind == "challenge":
            return _matching([(c.id, c.title) for c in self.library.challenges.values()], text)
        return []


COMMANDS: Mapping[str, Offer] = {n: o for room in ROOMS for n, o in room.asks.items()}


def _matching(pairs: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    words = text.strip().casefold()
    found = [p for p in pairs if words in p[0].casefold() or words in p[1].casefold()]
    return found[:25]


def _offer(name: str) -> Offer:
    if name in COMMANDS:
        return COMMANDS[name]
    shown = shorten(name, 40)
    near = process.extractOne(name[:40], list(COMMANDS), score_cutoff=50)
    hint = f"Did you mean `/{near[0]}`? " if near else ""
    raise LearnerError(f"There is no command “/{shown}”.", hint=f"{hint}`/help` lists them all.")


def _read(token: str) -> Token:
    try:
        return unpack(token)
    except TokenError as error:
        raise LearnerError(
            f"That button cannot be used: {error}.", hint="Ask again; `/help` lists the commands."
        ) from error


def _room(token: Token) -> Room:
    for room in ROOMS:
        if room.name == token.room:
            return room
    raise _gone()


def _form_offer(token: Token) -> FormOffer | None:
    for room in ROOMS:
        if room.name == token.room:
            return room.forms.get(token.verb)
    return None


def _gone() -> LearnerError:
    return LearnerError(
        "That button leads nowhere any more.", hint="Ask again; `/help` lists the commands."
    )


def sorry(error: LearnerError) -> Reply:
    """A problem as a reply: its message may repeat people's words, its hint is our Markdown."""
    hint = (Note(error.hint),) if error.hint else ()
    return Reply(
        blocks=(Prose(escape(error.message)), *hint),
        choices=error.choices,
        private=True,
        topics=error.topics,
        error=Problem(error.message, error.hint),
    )


@asynccontextmanager
async def open_app(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = _now,
    chance: random.Random | None = None,
    wait: Wait = wait_for,
) -> AsyncIterator[App]:
    """The app with its content, store and sandbox open; all closed at the end.

    A pack with a fault is left out whole, and its faults are logged.

    Raises:
        ContentError: the shipped pack has faults.
        SetupError: a database that cannot be used.
        SandboxUnavailable: a machine that cannot confine snippets.
    """
    library, faults = await asyncio.to_thread(content.load_sound, settings.content)
    for fault in faults:
        log.warning("a pack is left out: %s", fault)
    async with (
        open_store(settings.database) as store,
        open_sandbox(settings.sandbox) as box,
        Chores() as chores,  # the first to end: they use the rest
    ):
        yield App(
            library=library,
            store=store,
            sandbox=box,
            clock=clock,
            chance=chance or random.SystemRandom(),
            chores=chores,
            wait=wait,
        )
