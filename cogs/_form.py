"""Forms as modals, there and back.

What a form asks and what becomes of it is the rooms' business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.talk import Field, FieldKind, Form
from cogs._pickers import PICKED, is_picker, picked, picker
from cogs._text import cut, short, size

# https://discord.com/developers/docs/components/reference#text-input and #label
TITLE_ROOM = 45
LABEL_ROOM = 45
REMARK_ROOM = 100
VALUE_ROOM = 4000
OPTION_ROOM = 100
OPTIONS = 25
FIELDS = 5


def modal(form: Form) -> ui.Modal:
    """Draw a form; its token is the modal's id, so that what is sent needs nobody who waits."""
    drawn = ui.Modal(title=short(form.title, TITLE_ROOM) or "Corobot", custom_id=form.token)
    for field in form.fields[:FIELDS]:
        drawn.add_item(_labelled(field))
    drawn.stop()  # discord.py would keep it in memory for ever, also when it is dismissed
    return drawn


def filled(data: Mapping[str, Any]) -> dict[str, str]:
    """Read the fields of a submitted modal by id."""
    return dict(_values(data.get("components", ()), data))


def _values(
    components: Sequence[Mapping[str, Any]], data: Mapping[str, Any]
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for component in components:
        if "component" in component:
            found += _values((component["component"],), data)
        elif "components" in component:
            found += _values(component["components"], data)
        elif is_picker(component):
            found.append((component["custom_id"], picked(component, data)))
        elif "custom_id" in component:
            chosen = component.get("values") or [component.get("value")]
            found.append((component["custom_id"], str(chosen[0] or "")))
    return found


def _control(field: Field) -> ui.Item[Any]:
    if field.kind in PICKED:
        return picker(field)
    return _choice(field) if field.kind is FieldKind.CHOICE and field.options else _text(field)


def _labelled(field: Field) -> ui.Label[Any]:
    control = _control(field)
    remark = None
    if field.kind is not FieldKind.CHOICE and size(field.value) > VALUE_ROOM:
        remark = f"Only the first {VALUE_ROOM:,} characters fit here."
    text = short(field.label, LABEL_ROOM) or field.id
    return ui.Label(text=text, description=remark, component=control)


def _text(field: Field) -> ui.TextInput[Any]:
    limit = min(max(field.max_length, 1), VALUE_ROOM)
    is_code = field.kind is FieldKind.CODE
    return ui.TextInput(
        custom_id=field.id,
        style=discord.TextStyle.paragraph if is_code else discord.TextStyle.short,
        default=cut(field.value, limit) or None,
        placeholder=short(field.placeholder, REMARK_ROOM) or None,
        required=field.is_required,
        max_length=limit,
    )


def _choice(field: Field) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=short(label, OPTION_ROOM) or value, value=value, default=value == field.value
        )
        for value, label in dict(field.options[:OPTIONS]).items()
    ]
    return ui.Select(custom_id=field.id, options=options, required=field.is_required)
