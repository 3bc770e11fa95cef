"""Fields of a form in which Discord itself offers its channels or people.

What else a form takes is in `_form`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.talk import Field, FieldKind

PICKED = frozenset({FieldKind.CHANNEL, FieldKind.PERSON})
MOST = 25
TEXT = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
]
USERS, CHANNELS = discord.ComponentType.user_select, discord.ComponentType.channel_select


def picker(field: Field) -> ui.UserSelect[Any] | ui.ChannelSelect[Any]:
    """Draw a field whose options are Discord's; those that are kept already are chosen."""
    least, most = int(field.is_required), min(max(field.most, 1), MOST)
    is_person = field.kind is FieldKind.PERSON
    kind = (
        discord.SelectDefaultValueType.user if is_person else discord.SelectDefaultValueType.channel
    )
    kept = [line.partition(" ")[0] for line in field.value.split("\n")]
    before = [
        discord.SelectDefaultValue(id=int(each), type=kind)
        for each in kept[:most]
        if each.isascii() and each.isdigit()
    ]
    if is_person:
        return ui.UserSelect(
            custom_id=field.id,
            required=field.is_required,
            min_values=least,
            max_values=most,
            default_values=before,
        )
    return ui.ChannelSelect(
        custom_id=field.id,
        channel_types=TEXT if most == 1 else [*TEXT, discord.ChannelType.forum],
        required=field.is_required,
        min_values=least,
        max_values=most,
        default_values=before,
    )


def is_picker(control: Mapping[str, Any]) -> bool:
    """Tell whether a control of a submitted form is one of these."""
    return control.get("type") in (USERS.value, CHANNELS.value)


def picked(control: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """Read what was chosen, as lines of an id and a name.

    Discord itself tells of each that it is of this server; a value that it does not tell of was
    made up by a client, and its `?` is understood by no room.
    """
    resolved = data.get("resolved") or {}
    is_person = control.get("type") == USERS.value
    known = resolved.get("users" if is_person else "channels") or {}
    members = resolved.get("members") or {}
    lines = []
    for value in map(str, control.get("values") or ()):
        told = known.get(value)
        nick = (members.get(value) or {}).get("nick")
        name = nick or (
            told and (told.get("global_name") or told.get("username") or told.get("name"))
        )
        lines.append(f"?{value}" if told is None else f"{value} {name or ''}".strip())
    return "\n".join(lines)
