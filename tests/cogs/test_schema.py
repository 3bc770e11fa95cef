"""The check by Discord's own description: each kind of fault is seen, and what fits passes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.fakes import discord_schema
from tests.fakes.discord_rules import RuleError

BUTTON = {
    "type": "object",
    "required": ["type", "label"],
    "properties": {
        "type": {"type": "number", "const": 2},
        "label": {"type": ["string", "null"], "minLength": 1, "maxLength": 5},
        "style": {"type": "integer", "enum": [1, 2], "minimum": 1},
        "channel": {"$ref": "#/components/schemas/SnowflakeType"},
        "disabled": {"type": "boolean"},
    },
}
MENU = {"type": "object", "required": ["options"], "properties": {"type": {"const": 3}}}
DESCRIBED: Mapping[str, Any] = {
    "paths": {
        "/channels/{id}/messages": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "array",
                                "maxItems": 2,
                                "items": {"oneOf": [{"$ref": "#/x/Button"}, {"$ref": "#/x/Menu"}]},
                            }
                        }
                    }
                }
            }
        }
    },
    "components": {
        "schemas": {"Button": BUTTON, "Menu": MENU, "SnowflakeType": {"type": "string"}}
    },
}
GOOD = {"type": 2, "label": "Run"}


@pytest.fixture(autouse=True)
def _described(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord_schema, "described", lambda: DESCRIBED)


@pytest.mark.parametrize(
    "body", [[], [GOOD], [{**GOOD, "channel": 7}], [{"type": 3, "options": []}, GOOD]]
)
def test_what_fits_passes(body: object) -> None:
    """Also an id as a number, which Discord takes; and paths that are not described."""
    discord_schema.check_request("POST", "/channels/300/messages", body)
    discord_schema.check_request("POST", "/elsewhere", "anything")


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ({"type": 2}, "lacks label"),
        ({**GOOD, "label": "far too long"}, "length of 12"),
        ({**GOOD, "label": ""}, "length of 0"),
        ({**GOOD, "label": 7}, "label is int"),
        ({**GOOD, "style": 3}, "style is 3"),
        ({**GOOD, "style": 0}, "style is 0"),
        ({**GOOD, "style": True}, "style is bool"),
        ({**GOOD, "disabled": 1}, "disabled is int"),
        ({**GOOD, "type": 4}, "type is 4"),
    ],
)
def test_each_kind_of_fault_is_seen(button: dict[str, Any], said: str) -> None:
    """The first request that does not fit fails, with the place and the reason."""
    with pytest.raises(RuleError, match=said):
        discord_schema.check_request("POST", "/channels/300/messages", [button])


def test_too_many_are_seen() -> None:
    """Lists have an end, too."""
    with pytest.raises(RuleError, match="length of 3"):
        discord_schema.check_request("POST", "/channels/300/messages", [GOOD] * 3)
