"""Forms as modals, there and back.

What a form asks and what becomes of it is the rooms' business.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from bot.errors import LearnerError
from bot.surfaces.slack.text import Json, plain_text, short, size
from bot.talk import Field, FieldKind, Form, apart, together
from bot.wording import visible

# https://docs.slack.dev/reference/views/modal-views
TITLE_ROOM = 24
LABEL_ROOM = 150  # Slack allows 2,000; more is no label
REMARK_ROOM = 150
VALUE_ROOM = 3000
OPTION_ROOM = 75
OPTION_VALUE_ROOM = 150
OPTIONS = 100
LISTED = 10  # radio buttons and check boxes
FIELDS = 20


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a form was opened from, carried by the form itself so that it outlives a restart.

    `message` is the message of ours that the answer may replace, `thread` the thread it belongs
    to, `url` the address by which a hidden message can be replaced.
    """

    channel: str = ""
    thread: str = ""
    message: str = ""
    url: str = ""
    is_result: bool = False
    is_own: bool = False
    is_hidden: bool = False

    def packed(self) -> str:
        """Write it for `private_metadata`."""
        return json.dumps({key: value for key, value in asdict(self).items() if value})

    @classmethod
    def of(cls, text: str) -> Origin:
        """Read it back; whatever cannot be read is nowhere."""
        try:
            given = json.loads(text)
        except ValueError:
            return cls()
        if not isinstance(given, dict):
            return cls()
        known = {
            each.name: given[each.name]
            for each in fields(cls)
            if isinstance(given.get(each.name), type(each.default))
        }
        return cls(**known)


def modal(form: Form, origin: Origin) -> Json:
    """Draw a form; its token is the callback id, so that what is sent needs nobody who waits.

    Raises:
        LearnerError: a value is longer than Slack lets a form hold.
    """
    for field in form.fields:
        is_text = field.kind in (FieldKind.LINE, FieldKind.CODE)
        if is_text and size(visible(field.value)) > VALUE_ROOM:
            raise LearnerError(
                f"That has {len(field.value):,} characters; a form in Slack takes {VALUE_ROOM:,}.",
                hint="Send it to me as a message with a ```python block, or as a file.",
            )
    return {
        "type": "modal",
        "callback_id": form.token,
        "private_metadata": origin.packed(),
        "title": plain_text(form.title, TITLE_ROOM),
        "submit": plain_text(form.button, TITLE_ROOM),
        "close": plain_text("Cancel", TITLE_ROOM),
        "blocks": [_input(field) for field in form.fields[:FIELDS]],
    }


def filled(view: Mapping[str, Any]) -> dict[str, str]:
    """Read the fields of a submitted modal by id."""
    found: dict[str, str] = {}
    for block_id, inside in view.get("state", {}).get("values", {}).items():
        for state in inside.values():
            chosen = state.get("selected_option") or {}
            ticked = together(each["value"] for each in state.get("selected_options") or ())
            found[block_id] = str(state.get("value") or chosen.get("value") or ticked)
    return found


def uploads(view: Mapping[str, Any]) -> dict[str, list[Json]]:
    """Read which files came with a submitted modal, by the id of the field."""
    values = view.get("state", {}).get("values", {})
    return {
        block_id: state["files"]
        for block_id, inside in values.items()
        for state in inside.values()
        if state.get("files")
    }


def missing(view: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, str]:
    """Tell which fields must be filled and hold nothing but space, in words for the learner."""
    needed = [
        block["block_id"]
        for block in view.get("blocks", ())
        if block.get("type") == "input" and not block.get("optional")
    ]
    return {each: "Please fill this in." for each in needed if not fields.get(each, "").strip()}


def _input(field: Field) -> Json:
    listed = {FieldKind.CHOICE: _choice, FieldKind.SEVERAL: _ticks} if field.options else {}
    drawn = {FieldKind.FILE: _file, **listed}
    return {
        "type": "input",
        "block_id": field.id,
        "optional": not field.is_required,
        "label": plain_text(field.label or field.id, LABEL_ROOM),
        "element": drawn.get(field.kind, _text)(field),
    }


def _text(field: Field) -> Json:
    element: Json = {
        "type": "plain_text_input",
        "action_id": field.id,
        "multiline": field.kind is FieldKind.CODE,
        "max_length": min(max(field.max_length, 1), VALUE_ROOM),
    }
    if field.value:
        # An escape means the same in a program, and nobody reads it in another order.
        element["initial_value"] = visible(field.value)
    if field.placeholder:
        element["placeholder"] = plain_text(field.placeholder, REMARK_ROOM)
    return element


def _file(field: Field) -> Json:
    return {
        "type": "file_input",
        "action_id": field.id,
        "filetypes": ["py", "python", "txt", "text"],
        "max_files": 1,
    }


def _choice(field: Field) -> Json:
    """One of the options: all in sight if there are few."""
    options = _options(field)
    is_list = len(options) <= LISTED
    element: Json = {
        "type": "radio_buttons" if is_list else "static_select",
        "action_id": field.id,
        "options": options,
    }
    initial = [option for option in options if option["value"] == field.value]
    if initial:
        element["initial_option"] = initial[0]
    return element


def _ticks(field: Field) -> Json:
    """Any number of the options."""
    options = _options(field)
    is_list = len(options) <= LISTED
    element: Json = {
        "type": "checkboxes" if is_list else "multi_static_select",
        "action_id": field.id,
        "options": options,
    }
    initial = [option for option in options if option["value"] in apart(field.value)]
    if initial:
        element["initial_options"] = initial
    return element


def _options(field: Field) -> list[Json]:
    return [
        {"text": plain_text(short(label, OPTION_ROOM) or value, OPTION_ROOM), "value": value}
        for value, label in dict(field.options[:OPTIONS]).items()
        if 0 < len(value) <= OPTION_VALUE_ROOM
    ]
