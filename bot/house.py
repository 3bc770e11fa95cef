"""The rooms, and which of them answers a command, a press or a form; the front door's own room.

Looking up only: what a request meets on its way to a room is `app`'s.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import process

from bot import admin, challenges, classquiz, lessons, progress, quiz, runs
from bot.desk import Desk
from bot.errors import LearnerError
from bot.talk import (
    Ask,
    Choice,
    FormOffer,
    Handler,
    Heading,
    Note,
    Offer,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    TokenError,
    pack,
    unpack,
)
from bot.wording import shorten


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
    admin.ROOM,
    HOUSE,
)
_BY_NAME: Mapping[str, Room] = {room.name: room for room in ROOMS}
COMMANDS: Mapping[str, Offer] = {n: o for room in ROOMS for n, o in room.asks.items()}


def command(name: str) -> Offer:
    """What answers a command; LearnerError with the nearest one when there is none."""
    if name in COMMANDS:
        return COMMANDS[name]
    shown = shorten(name, 40)
    near = process.extractOne(name[:40], list(COMMANDS), score_cutoff=50)
    hint = f"Did you mean `/{near[0]}`? " if near else ""
    raise LearnerError(f"There is no command “/{shown}”.", hint=f"{hint}`/help` lists them all.")


def read(token: str) -> Token:
    """A token as it was packed; LearnerError for garbage."""
    try:
        return unpack(token)
    except TokenError as error:
        raise LearnerError(
            f"That button cannot be used: {error}.", hint="Ask again; `/help` lists the commands."
        ) from error


def press(token: Token) -> Handler:
    """What answers a press; LearnerError for one that leads nowhere any more."""
    room = _BY_NAME.get(token.room)
    handler = room.presses.get(token.verb) if room else None
    if handler is None:
        raise _gone()
    return handler


def opens_form(token: Token) -> bool:
    """Whether a press of it opens a form."""
    return token.room in _BY_NAME and token.verb in _BY_NAME[token.room].forms


def form(token: Token) -> FormOffer:
    """The form that a token opens; LearnerError where it opens none."""
    if not opens_form(token):
        raise _gone()
    return _BY_NAME[token.room].forms[token.verb]


def _gone() -> LearnerError:
    return LearnerError(
        "That button leads nowhere any more.", hint="Ask again; `/help` lists the commands."
    )
