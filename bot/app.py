"""The composition root: opens what is needed, and hands each request to its room.

The only `except Exception` of the house stands here: our faults get a short id.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import logging
import random
import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import cast

from bot import content, house, languages, lessons
from bot.board import Boards
from bot.chores import Chores
from bot.conductor import Conductor, Wait, wait_for
from bot.content import Kind, Library
from bot.daily import DailyQuestions
from bot.desk import Desk
from bot.errors import LearnerError, SetupError
from bot.house import COMMANDS, ROOMS
from bot.languages import Language
from bot.lull import Lull
from bot.manners import BlockedError, Manners
from bot.servers import ServerSettings
from bot.settings import Settings
from bot.store import Store, UnknownAskedError, UnknownLearnerError, open_store
from bot.talk import (
    Answer,
    Ask,
    Choice,
    Form,
    Learner,
    Note,
    Offer,
    Place,
    Press,
    Problem,
    Prose,
    Reply,
    Request,
    Style,
    TokenError,
    pack,
    unpack,
)
from bot.turns import Turn
from bot.wording import escape, storable, visible
from sandbox import Sandbox, open_sandbox

__all__ = ["COMMANDS", "POSTED", "ROOMS", "App", "open_app", "sorry"]

log = logging.getLogger(__name__)


POSTED = pack("app", "posted")  # the surface knows which post: there, it runs what that says
OFFER = Reply(
    blocks=(Note("That looks like Python. Shall I run it?"),),
    choices=(Choice("Run this", POSTED, Style.MAIN),),
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
    ticks: Callable[[], float] = time.monotonic
    languages: Mapping[str, Language] = field(default_factory=dict)
    reads_posts: bool = False  # the operator lets it read messages that do not speak to it
    manners: Manners = field(init=False)
    daily: DailyQuestions = field(init=False)
    wait: Wait = wait_for
    lull: Lull = field(init=False)
    conductor: Conductor = field(init=False)

    def __post_init__(self) -> None:
        """Treat people fairly; lead class quizzes and ask each day where a surface connects."""
        self.manners = Manners(self.store, lambda: self.ticks())
        self.lull = Lull(lambda: self.ticks())
        self.daily = DailyQuestions(
            library=self.library,
            store=self.store,
            boards=self.boards,
            chores=self.chores,
            clock=lambda: self.clock(),
        )
        self.boards.dress = self._dressed
        self.boards.watch(self.daily.surface_up)
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
        self.lull.came()
        learner = _known(learner)
        turn = self.manners.turn(learner, place)
        server = ServerSettings()
        try:
            server = await self.manners.server(place)
            self.manners.welcome(learner, place, server)
            answer = self._answer(self._desk(learner, place, server, turn), request)
            if inspect.isawaitable(answer):
                yield self._told(await answer, place, server)
                return
            # Closed at once if nobody listens any more: the next run of theirs must not overlap.
            async with contextlib.aclosing(cast("AsyncGenerator[Reply, None]", answer)) as replies:
                async for reply in replies:
                    yield self._told(reply, place, server)
        except LearnerError as error:
            yield self._sorry(error, server)
        except (UnknownAskedError, UnknownLearnerError):
            gone = LearnerError("That is no longer kept.", hint="Ask again; `/help` lists all.")
            yield self._sorry(gone, server)
        except SetupError as error:
            log.error("cannot answer %s: %s", type(request).__name__, error)
            yield self._sorry(LearnerError(error.message, hint=error.hint), server)
        except Exception:
            fault = self.fault_id()
            log.exception("fault %s while answering %s", fault, type(request).__name__)
            yield self._sorry(_our_fault(fault), server)
        finally:
            turn.end()

    def _told(self, reply: Reply, place: Place, server: ServerSettings) -> Reply:
        """The reply as this server wants it: in its language, to those who may see it."""
        if server.hides(place):
            reply = replace(reply, private=True)
        language = self.languages.get(server.language)
        return language.reply(reply) if language else reply

    async def _dressed(self, place: Place, reply: Reply) -> Reply:
        """What is posted, in the language of its server; who sees it is settled by posting it."""
        language = self.languages.get((await self.manners.server(place)).language)
        return language.reply(reply) if language else reply

    def _sorry(self, error: LearnerError, server: ServerSettings) -> Reply:
        language = self.languages.get(server.language)
        reply = sorry(language.error(error) if language else error)
        return (
            replace(reply, details={"blocked": True}) if isinstance(error, BlockedError) else reply
        )

    def _desk(self, learner: Learner, place: Place, server: ServerSettings, turn: Turn) -> Desk:
        return Desk(
            learner=learner,
            place=place,
            library=self.library,
            store=self.store,
            sandbox=self.sandbox,
            now=self.clock(),
            chance=self.chance,
            boards=self.boards,
            server=server,
            turn=turn,
            lull=self.lull,
            reads_posts=self.reads_posts,
            languages=tuple((each.id, each.name) for each in self.languages.values()),
            conductor=self.conductor,
        )

    def _answer(self, desk: Desk, request: Request) -> Answer:
        if isinstance(request, Ask):
            return house.command(request.name).handler(desk, request)
        token = house.read(request.token)
        if isinstance(request, Press):
            return house.press(token)(desk, token)
        return house.form(token).submit(desk, token, request.fields)

    def opens_form(self, token: str) -> bool:
        """Whether pressing this token opens a form, from its verb alone; False for garbage."""
        try:
            return house.opens_form(unpack(token))
        except TokenError:
            return False

    async def form(self, learner: Learner, place: Place, token: str) -> Form:
        """The form that a token opens.

        Raises:
            LearnerError: the token is garbage, old, of another learner, or opens nothing.
        """
        read = house.read(token)
        offer = house.form(read)
        learner = _known(learner)
        server = await self.manners.server(place)
        turn = self.manners.turn(learner, place)
        language = self.languages.get(server.language)
        try:
            self.manners.welcome(learner, place, server)
            form = await offer.open(self._desk(learner, place, server, turn), read)
        except LearnerError as error:
            raise (language.error(error) if language else error) from error
        return language.form(form) if language else form

    async def offer(self, learner: Learner, place: Place) -> Reply | None:
        """What is said under posted code where a server wants that; None elsewhere."""
        server = await self.manners.server(place)
        if not self.reads_posts or not self.manners.may_offer(learner, place, server):
            return None
        return self._told(OFFER, place, server)

    def commands(self) -> Mapping[str, Offer]:
        """Every chat command by name."""
        return COMMANDS

    async def ahead(self, learner: Learner) -> tuple[str, str] | None:
        """The titles of the next lesson and, in our Markdown, of its page; None at the end."""
        read = await self.store.pages_read(storable(learner.id))
        found = lessons.next_lesson(self.library, read)
        return (found[0].title, found[1].title) if found else None

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


def _known(learner: Learner) -> Learner:
    """The learner as they can be stored and shown."""
    return replace(learner, id=storable(learner.id), name=visible(learner.name))


def _matching(pairs: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    words = text.strip().casefold()
    found = [p for p in pairs if words in p[0].casefold() or words in p[1].casefold()]
    return found[:25]


def _our_fault(fault: str) -> LearnerError:
    return LearnerError(
        "Something went wrong on our side, not in what you wrote.",
        hint=f"Try once more; if it stays, tell whoever hosts the bot: fault {fault}.",
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


@contextlib.asynccontextmanager
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
    spoken = await asyncio.to_thread(languages.load)
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
            languages=spoken,
            reads_posts=settings.discord_message_content,
            wait=wait,
        )
