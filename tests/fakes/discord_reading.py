"""Reading what SimCord kept of a message, in the words of a test."""

from __future__ import annotations

from typing import Any

from simcord import InteractionResult, ResponseMessage

from tests.fakes.discord_rules import walk


def message_of(result: InteractionResult) -> ResponseMessage:
    """The message that answered an interaction."""
    assert result.response is not None, result
    return result.response


def told(message: ResponseMessage) -> str:
    """All text of a message."""
    return "\n".join(each["content"] for each in walk(message.components) if each["type"] == 10)


def labels(message: ResponseMessage) -> list[str]:
    """What can be pressed."""
    return [str(each["label"]) for each in walk(message.components) if each["type"] == 2]


def tokens(message: ResponseMessage, start: str) -> list[str]:
    """The tokens of the buttons that begin so."""
    buttons = [each for each in walk(message.components) if each["type"] == 2]
    return [each["custom_id"] for each in buttons if each["custom_id"].startswith(start)]


def menu(message: ResponseMessage) -> dict[str, Any] | None:
    """The first menu of a message."""
    return next((each for each in walk(message.components) if each["type"] == 3), None)


def fields(result: InteractionResult) -> list[dict[str, Any]]:
    """The fields of the form that answered an interaction."""
    assert result.modal is not None, result
    return [each["component"] for each in result.modal["components"]]
