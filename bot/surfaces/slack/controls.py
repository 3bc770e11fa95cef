"""Choices as buttons and menus, and what a message of ours says by the ids of its blocks.

How the rest of a reply looks is `render`'s business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.surfaces.slack.text import Json, plain_text
from bot.talk import Choice, Style

# https://docs.slack.dev/reference/block-kit/block-elements
LABEL_ROOM = 75
ROW = 5
MENU_ROOM = 100
BUTTONS = 10  # more choices than this become menus
MENUS = 3
STYLES = {Style.MAIN: "primary", Style.GOOD: "primary", Style.DANGER: "danger"}
PRESS = "press"  # every action_id of ours begins so
NOBODY = "nobody"  # the owner of a message that was posted for all: no user has this id
RESULT = "result"  # the end of a block_id whose message shows a verdict


def owner_of(message: Mapping[str, object]) -> str:
    """Name the Slack user who asked for a message of ours; empty if it does not say."""
    return _mark_in(message, 1)


def is_result(message: Mapping[str, object]) -> bool:
    """Tell whether a message of ours shows a verdict."""
    return _mark_in(message, 3) == RESULT


def _mark_in(message: Mapping[str, object], place: int) -> str:
    blocks = message.get("blocks")
    for block in blocks if isinstance(blocks, list) else ():
        parts = str(block.get("block_id", "")).split(":")
        if len(parts) == 4 and parts[0] == "by":
            return parts[place]
    return ""


def actions(choices: Sequence[Choice], owner: str, *, is_result: bool) -> list[Json]:
    """Draw choices; each row carries who asked, so that it outlives a restart."""
    unique = list({choice.token: choice for choice in reversed(choices)}.values())[::-1]
    if not unique:
        return []
    mark = RESULT if is_result else "page"
    if len(unique) <= BUTTONS:
        rows = [
            [_button(choice, at + place) for place, choice in enumerate(unique[at : at + ROW])]
            for at in range(0, len(unique), ROW)
        ]
    else:
        menus = [unique[at : at + MENU_ROOM] for at in range(0, len(unique), MENU_ROOM)]
        rows = [[_menu(menu, number)] for number, menu in enumerate(menus[:MENUS])]
    return [
        {"type": "actions", "block_id": f"by:{owner}:{number}:{mark}", "elements": row}
        for number, row in enumerate(rows)
    ]


def _button(choice: Choice, number: int) -> Json:
    button: Json = {
        "type": "button",
        "action_id": f"{PRESS}:{number}",
        "text": plain_text(choice.label, LABEL_ROOM),
        "value": choice.token,
    }
    if choice.style in STYLES:
        button["style"] = STYLES[choice.style]
    return button


def _menu(choices: Sequence[Choice], number: int) -> Json:
    return {
        "type": "static_select",
        "action_id": f"{PRESS}:menu-{number}",
        "placeholder": plain_text("Choose one", LABEL_ROOM),
        "options": [
            {"text": plain_text(choice.label, LABEL_ROOM), "value": choice.token}
            for choice in choices
        ],
    }
