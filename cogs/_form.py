"""Forms as modals, there and back.

What a form asks and what becomes of it is the rooms' business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.talk import Field, FieldKind, Form, apart, together
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
LISTED_LEAST, LISTED_MOST = 2, 10  # options of a radio group; of check boxes 1 to 10
LISTS = 2  # of radio buttons in one form; more would not fit a telephone


def modal(form: Form) -> ui.Modal:
    """Draw a form; its token is the modal's id, so that what is sent needs nobody who waits."""
    drawn = ui.Modal(title=short(form.title, TITLE_ROOM) or "Corobot", custom_id=form.token)
    wishes = [field for field in form.fields if field.kind is FieldKind.CHOICE]
    for field in form.fields[:FIELDS]:
        drawn.add_item(_labelled(field, is_crowded=len(wishes) > LISTS))
    drawn.stop()  # discord.py would keep it in memory for ever, also when it is dismissed
    return drawn


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was put into a form; Discord keeps it for a while at an address."""

    name: str
    url: str
    size: int


def filled(data: Mapping[str, Any]) -> dict[str, str]:
    """Read the fields of a submitted modal by id, but for the files."""
    return {
        each["custom_id"]: picked(each, data) if is_picker(each) else _value(each)
        for each in _controls(data.get("components", ()))
        if each.get("type") != discord.ComponentType.file_upload.value
    }


def uploads(data: Mapping[str, Any]) -> dict[str, Upload]:
    """Read which files came with a submitted modal, by the id of the field."""
    told = data.get("resolved", {}).get("attachments", {})
    found: dict[str, Upload] = {}
    for each in _controls(data.get("components", ())):
        if each.get("type") != discord.ComponentType.file_upload.value:
            continue
        for file in [told[key] for key in each.get("values") or () if key in told][:1]:
            found[each["custom_id"]] = Upload(
                str(file.get("filename", "")), str(file.get("url", "")), int(file.get("size", 0))
            )
    return found


def _controls(components: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        if "component" in component:
            yield from _controls((component["component"],))
        elif "components" in component:
            yield from _controls(component["components"])
        elif "custom_id" in component:
            yield component


def _value(control: Mapping[str, Any]) -> str:
    values = control.get("values")
    return str(control.get("value") or "") if values is None else together(values)


def _labelled(field: Field, *, is_crowded: bool) -> ui.Label[Any]:
    remark = None
    if field.kind in (FieldKind.LINE, FieldKind.CODE) and size(field.value) > VALUE_ROOM:
        remark = f"Only the first {VALUE_ROOM:,} characters fit here."
    text = short(field.label, LABEL_ROOM) or field.id
    control = _control(field, is_crowded=is_crowded)
    return ui.Label(text=text, description=remark, component=control)


def _control(field: Field, *, is_crowded: bool) -> ui.Item[Any]:
    """Draw a field; where several want one option each, menus take less room than lists."""
    if field.kind in PICKED:
        return picker(field)
    options = dict(field.options[:OPTIONS])
    if field.kind is FieldKind.FILE:
        least = int(field.is_required)
        return ui.FileUpload(
            custom_id=field.id, required=field.is_required, min_values=least, max_values=1
        )
    if field.kind is FieldKind.SEVERAL and options:
        return _several(field, options)
    if field.kind is FieldKind.CHOICE and options:
        is_list = LISTED_LEAST <= len(options) <= LISTED_MOST and not is_crowded
        return _radio(field, options) if is_list else _menu(field, options)
    return _text(field)


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


def _shown(label: str, value: str) -> str:
    return short(label, OPTION_ROOM) or value


def _radio(field: Field, options: Mapping[str, str]) -> ui.RadioGroup[Any]:
    drawn = [
        discord.RadioGroupOption(
            label=_shown(label, value), value=value, default=value == field.value
        )
        for value, label in options.items()
    ]
    return ui.RadioGroup(custom_id=field.id, options=drawn, required=field.is_required)


def _several(field: Field, options: Mapping[str, str]) -> ui.CheckboxGroup[Any] | ui.Select[Any]:
    # A least of none is taken only where the field is not required, which nothing checks for us.
    least, before = int(field.is_required), apart(field.value)
    if len(options) > LISTED_MOST:
        return _menu(field, options, most=len(options))
    drawn = [
        discord.CheckboxGroupOption(
            label=_shown(label, value), value=value, default=value in before
        )
        for value, label in options.items()
    ]
    return ui.CheckboxGroup(
        custom_id=field.id,
        options=drawn,
        required=field.is_required,
        min_values=least,
        max_values=len(drawn),
    )


def _menu(field: Field, options: Mapping[str, str], *, most: int = 1) -> ui.Select[Any]:
    before = apart(field.value) if most > 1 else (field.value,)
    drawn = [
        discord.SelectOption(label=_shown(label, value), value=value, default=value in before)
        for value, label in options.items()
    ]
    return ui.Select(
        custom_id=field.id,
        options=drawn,
        required=field.is_required,
        min_values=int(field.is_required),
        max_values=most,
    )
