"""The forms of the room admin: what is settled now, ready to be changed. Pure.

Who may open them, and what becomes of what is sent, is the room's business (`bot.admin`).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot import servers
from bot.servers import ServerSettings
from bot.talk import Field, FieldKind, Form, pack
from sandbox import Limits

MENU = 25  # options that every surface takes


def _form(title: str, verb: str, *fields: Field) -> Form:
    return Form(title=title, token=pack("admin", verb), fields=fields, button="Save")


def answers(found: ServerSettings) -> Form:
    """Who sees answers."""
    who = Field(
        id="who",
        label="Who sees an answer in a channel",
        kind=FieldKind.CHOICE,
        value="private" if found.is_private else "public",
        options=(("public", "Everybody"), ("private", "Only the one who asks")),
    )
    channels = Field(
        id="except",
        label="The other way round in these channels",
        kind=FieldKind.CHANNEL,
        value=servers.text_of(found.exceptions),
        is_required=False,
        most=25,
    )
    return _form("Who sees answers", "answers", who, channels)


def limits(found: ServerSettings) -> Form:
    """What a run may use."""
    most = Limits()
    seconds = Field(
        id="seconds",
        label="Seconds for one run",
        value=f"{found.wall_s:g}" if found.wall_s else "",
        placeholder=f"{servers.LEAST_WALL_S:g} to {most.wall_s:g}; empty: {most.wall_s:g}",
        is_required=False,
        max_length=10,
    )
    output = Field(
        id="output",
        label="KiB of output for one run",
        value=str(found.output_kib or ""),
        placeholder=f"1 to {most.output_bytes // 1024}; empty: {most.output_bytes // 1024}",
        is_required=False,
        max_length=10,
    )
    return _form("Limits of a run", "limits", seconds, output)


def daily(found: ServerSettings) -> Form:
    """When and where a question comes each day."""
    now = found.daily
    channel = Field(
        id="channel",
        label="Channel; none: no question",
        kind=FieldKind.CHANNEL,
        value=servers.text_of((now.channel,)) if now else "",
        is_required=False,
    )
    hour = Field(
        id="hour",
        label="Hour of the day",
        value=str(now.hour) if now else "9",
        placeholder="0 to 23",
        max_length=10,
    )
    zone = Field(
        id="zone",
        label="Time zone",
        value=now.zone if now else "UTC",
        placeholder="Europe/Berlin",
        max_length=60,
    )
    topic = Field(
        id="topic",
        label="Topic; empty: any",
        value=now.topic if now else "",
        placeholder="futures",
        is_required=False,
        max_length=80,
    )
    return _form("Question of the day", "daily", channel, hour, zone, topic)


def language(found: ServerSettings, spoken: Sequence[tuple[str, str]]) -> Form:
    """The language of the bot's own words."""
    language = Field(
        id="language",
        label="Language of replies; lessons are English",
        kind=FieldKind.CHOICE,
        value=found.language,
        options=((servers.ENGLISH, "English"), *spoken),
    )
    return _form("Language of replies", "language", language)


def block() -> Form:
    """Whom to block."""
    person = Field(id="person", label="Who may not use the bot here", kind=FieldKind.PERSON)
    return _form("Block somebody", "block", person)


def unblock(found: ServerSettings) -> Form:
    """Whom to take off the list; a long one is no menu."""
    is_long = len(found.blocked) > MENU
    person = Field(
        id="person",
        label="Who may use the bot again",
        kind=FieldKind.PERSON if is_long else FieldKind.CHOICE,
        options=() if is_long else tuple((each.id, each.name or each.id) for each in found.blocked),
    )
    return _form("Unblock somebody", "unblock", person)
