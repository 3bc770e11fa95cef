"""Room: admin. What the people who run a server decide there, seen and changed with `/settings`.

Whether somebody runs a server is told by the surface; what a decision does is its own place's
business: the app's, the desk's, the surface's.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping

from bot import adminforms, servers
from bot.content import Library
from bot.daily import due, job_of
from bot.desk import Desk
from bot.errors import LearnerError
from bot.picking import ANYTHING, topic_among
from bot.servers import Change, Daily
from bot.talk import (
    Ask,
    Block,
    Choice,
    Facts,
    Form,
    FormOffer,
    Heading,
    Mark,
    Note,
    Offer,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    Verdict,
    pack,
)
from bot.wording import shorten
from sandbox import Limits

log = logging.getLogger(__name__)

SHOWN_CHANGES = 10
NAMES = {
    "answers": "Answers",
    "limits": "Limits of a run",
    "daily": "Question of the day",
    "offers": "Offer to run posted code",
    "language": "Language of replies",
    "blocked": "Blocked people",
}
NEEDS_POSTS = (
    "I see code in a message only where it mentions me, replies to me or is written to me "
    "directly. To offer to run other code, whoever hosts the bot must set "
    "`DISCORD_MESSAGE_CONTENT=1` and switch on the message content intent."
)


def _elsewhere(desk: Desk) -> str:
    """Why there is nothing to settle in this place; empty in a server."""
    if desk.place.surface != "discord":
        return "Only Discord servers have settings; elsewhere the bot is as its host set it up."
    if not desk.place.server:
        return "A direct message has no settings: use `/settings` in a server that you manage."
    return ""


def _server(desk: Desk) -> str:
    """The server that the learner runs.

    Raises:
        LearnerError: this is none, or somebody else runs it.
    """
    if elsewhere := _elsewhere(desk):
        raise LearnerError("There are no settings here.", hint=elsewhere)
    if not desk.learner.may_manage:
        raise LearnerError(
            "Settings are for those who manage this server.",
            hint="Discord calls that permission Manage Server; use the slash command `/settings`.",
        )
    return desk.place.server


# ---- shown


async def settings(desk: Desk, ask: Ask) -> Reply:
    """What is decided here, who changed it last, and a way to change each."""
    del ask
    if elsewhere := _elsewhere(desk):
        return Reply(blocks=(Heading("Settings"), Prose(elsewhere)), private=True)
    return await _shown(desk, _server(desk))


async def _shown(desk: Desk, server: str, news: str = "") -> Reply:
    values = await desk.store.server_values(server)
    changes = await desk.store.server_changes(server, SHOWN_CHANGES)
    rows = tuple((name, servers.tell(key, values.get(key, ""))) for key, name in NAMES.items())
    blocks: list[Block] = [Verdict(Mark.FINE, news)] if news else []
    blocks += [Heading("Settings of this server"), Facts(rows)]
    if not desk.reads_posts:
        blocks.append(Note(NEEDS_POSTS))
    if changes:
        blocks += [Prose("**Last changes**"), Facts(tuple(map(_told, changes)))]
    return Reply(
        blocks=tuple(blocks),
        choices=_choices(changes, is_offering=values.get("offers") == "on"),
        private=True,
        details={"values": values},
    )


def _told(change: Change) -> tuple[str, str]:
    who = shorten(change.name, 40) or change.learner
    old, new = servers.tell(change.key, change.old), servers.tell(change.key, change.new)
    return f"{change.at:%d %b %Y %H:%M} UTC, {who}", f"{NAMES[change.key]}: {old} → {new}"


def _choices(changes: tuple[Change, ...], *, is_offering: bool) -> tuple[Choice, ...]:
    offer = ("Do not offer to run code", "off") if is_offering else ("Offer to run code", "on")
    choices = [
        Choice("Who sees answers", pack("admin", "answers")),
        Choice("Limits of a run", pack("admin", "limits")),
        Choice("Question of the day", pack("admin", "daily")),
        Choice(offer[0], pack("admin", "offers", offer[1])),
        Choice("Language of replies", pack("admin", "language")),
        Choice("Block somebody", pack("admin", "block")),
        Choice("Unblock somebody", pack("admin", "unblock")),
    ]
    if changes:
        undo = pack("admin", "undo", str(changes[0].id))
        choices.append(Choice("Undo the last change", undo, Style.DANGER))
    return tuple(choices)


# ---- changed


async def _change(desk: Desk, key: str, new_of: Callable[[str], str]) -> Reply:
    server = _server(desk)
    is_new = await desk.store.change_server(server, key, new_of, by=desk.learner, now=desk.now)
    if is_new:
        await _log(desk, server)
    return await _shown(desk, server, "Changed" if is_new else "Nothing was changed")


async def _log(desk: Desk, server: str) -> None:
    (last,) = await desk.store.server_changes(server, 1)
    log.info("%s: %s changed %s from %r to %r", server, last.learner, last.key, last.old, last.new)


async def offers(desk: Desk, token: Token) -> Reply:
    """Offer to run code that is posted, or stop it."""
    is_on = token.ids[:1] == ("on",)
    if is_on and _server(desk) and not desk.reads_posts:
        raise LearnerError("I cannot read what is posted here.", hint=NEEDS_POSTS)
    return await _change(desk, "offers", lambda _: "on" if is_on else "")


async def undo(desk: Desk, token: Token) -> Reply:
    """Take the last change back; a second press finds that it is not the last any more."""
    server, number = _server(desk), token.ids[0] if token.ids else ""
    if not number.isdecimal() or not await desk.store.undo_server(
        server, int(number[:18]), by=desk.learner, now=desk.now
    ):
        raise LearnerError(
            "That is not the last change any more.", hint="`/settings` shows what is."
        )
    await _log(desk, server)
    return await _shown(desk, server, "Taken back")


# ---- forms


async def open_answers(desk: Desk, token: Token) -> Form:
    """Who sees answers."""
    del token
    _server(desk)
    return adminforms.answers(desk.server)


async def set_answers(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Keep who sees answers."""
    del token
    _server(desk)
    text = servers.text_of_answers(
        is_private=fields.get("who") == "private",
        exceptions=servers.named(fields.get("except", ""), "channel"),
    )
    return await _change(desk, "answers", lambda _: text)


async def open_limits(desk: Desk, token: Token) -> Form:
    """What a run may use."""
    del token
    _server(desk)
    return adminforms.limits(desk.server)


async def set_limits(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Keep what a run may use."""
    del token
    _server(desk)
    most = Limits()
    wall_s = servers.within(fields.get("seconds", ""), "Seconds", servers.LEAST_WALL_S, most.wall_s)
    output = servers.within(fields.get("output", ""), "KiB", 1, most.output_bytes // 1024)
    text = servers.text_of_limits(wall_s, output)
    return await _change(desk, "limits", lambda _: text)


async def open_daily(desk: Desk, token: Token) -> Form:
    """When and where a question comes each day."""
    del token
    _server(desk)
    return adminforms.daily(desk.server)


async def set_daily(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Keep when and where a question comes each day."""
    del token
    _server(desk)
    channels = servers.named(fields.get("channel", ""), "channel")
    if not channels:
        return await _change(desk, "daily", lambda _: "")
    daily = Daily(
        channel=channels[0],
        hour=servers.hour(fields.get("hour", "")),
        zone=await asyncio.to_thread(servers.zone, fields.get("zone", "")),
        topic=await _topic(desk.library, fields.get("topic", "")),
    )
    for day in await asyncio.to_thread(due, daily, desk.now):  # its hour was before it was chosen
        await desk.store.claim(job_of(desk.place.server, daily), day.isoformat(), desk.now)
    return await _change(desk, "daily", lambda _: servers.text_of_daily(daily))


async def _topic(library: Library, text: str) -> str:
    """The topic that is meant, of those that have questions; empty for any."""
    if text.strip().casefold() in ANYTHING:
        return ""
    asked = {question.topic for question in library.questions.values()}
    found, near = await topic_among(library, asked, text)
    if found:
        return found
    hint = f"Did you mean `{near[0]}`?" if near else "`/topics` lists the topics."
    raise LearnerError(f"There are no questions on “{shorten(text, 40)}”.", hint=hint)


async def open_language(desk: Desk, token: Token) -> Form:
    """The language of the bot's own words."""
    del token
    _server(desk)
    return adminforms.language(desk.server, desk.languages)


async def set_language(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Keep the language of replies."""
    del token
    _server(desk)
    chosen = fields.get("language", "")
    if chosen != servers.ENGLISH and chosen not in dict(desk.languages):
        raise LearnerError(f"I do not speak “{shorten(chosen, 20)}”.")
    return await _change(desk, "language", lambda _: chosen if chosen != servers.ENGLISH else "")


async def open_block(desk: Desk, token: Token) -> Form:
    """Whom to block."""
    del token
    _server(desk)
    return adminforms.block()


async def open_unblock(desk: Desk, token: Token) -> Form:
    """Whom to take off the list."""
    del token
    _server(desk)
    if not desk.server.blocked:
        raise LearnerError("Nobody is blocked here.")
    return adminforms.unblock(desk.server)


async def block(desk: Desk, token: Token, fields: Mapping[str, str]) -> Reply:
    """Put somebody on the list, or take them off."""
    _server(desk)
    people = servers.named(fields.get("person", ""), "person")
    if not people:
        raise LearnerError("Nobody was chosen.")
    is_blocked = token.verb == "block"
    if is_blocked and people[0].id == desk.learner.id.rpartition(":")[2]:
        raise LearnerError("You cannot block yourself.")
    person = people[0]
    return await _change(
        desk, "blocked", lambda kept: servers.with_person(kept, person, is_blocked=is_blocked)
    )


ROOM = Room(
    "admin",
    asks={"settings": Offer(handler=settings, summary="What the bot does in this server")},
    presses={"offers": offers, "undo": undo},
    forms={
        "answers": FormOffer(open=open_answers, submit=set_answers),
        "limits": FormOffer(open=open_limits, submit=set_limits),
        "daily": FormOffer(open=open_daily, submit=set_daily),
        "language": FormOffer(open=open_language, submit=set_language),
        "block": FormOffer(open=open_block, submit=block),
        "unblock": FormOffer(open=open_unblock, submit=block),
    },
)
