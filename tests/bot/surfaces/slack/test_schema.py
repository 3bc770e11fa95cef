"""Slack's own types: they catch what the other checks of the fake do not know."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fakes.json_schema import faults
from tests.fakes.slack_schema import described, read, unlike

TEXT = {"type": "plain_text", "text": "x", "emoji": False}
WRONG: dict[str, dict[str, Any]] = {
    "a block that there is not": {"type": "card_deck", "elements": []},
    "a key of another block": {"type": "header", "text": TEXT, "elements": []},
    "a missing part": {"type": "rich_text"},
    "an element of another part": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [TEXT]}],
    },
    "a word for a number": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": [], "border": "none"}],
    },
    "a style of its own": {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "a", "text": TEXT, "style": "loud"}],
    },
}
RIGHT: dict[str, dict[str, Any]] = {
    "header": {"type": "header", "text": TEXT},
    "code with its language": {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_preformatted",
                "language": "python",
                "elements": [{"type": "text", "text": "x"}],
            }
        ],
    },
}
# The shape in which the types come, with two of them.
SMALL = read(
    {
        "definitions": {
            "Any": {"anyOf": [{"$ref": "#/definitions/A"}, {"$ref": "#/definitions/B"}]},
            "A": {
                "type": "object",
                "properties": {"type": {"const": "a"}, "n": {"type": "integer", "maximum": 3}},
                "required": ["type"],
                "additionalProperties": False,
            },
            "B": {
                "type": "object",
                "properties": {
                    "type": {"const": "b"},
                    "rows": {"type": "array", "items": {"enum": [0, 1]}, "minItems": 1},
                },
                "required": ["type", "rows"],
                "additionalProperties": False,
            },
            "RichTextPreformatted": {"properties": {"type": {"const": "rich_text_preformatted"}}},
        }
    }
)


@pytest.mark.parametrize("name", WRONG)
def test_wrong_block_is_refused(name: str) -> None:
    """Each is found where the types are at hand; without them nothing is said."""
    assert bool(unlike(WRONG[name], "KnownBlock")) is bool(described())


@pytest.mark.parametrize("name", RIGHT)
def test_right_block_is_taken(name: str) -> None:
    """What Slack takes is not refused, the language of code included."""
    assert unlike(RIGHT[name], "KnownBlock") == []


@pytest.mark.parametrize(
    ("value", "reasons"),
    [
        ({"type": "a", "n": 3}, []),
        ({"type": "b", "rows": [0, 1]}, []),
        ({"type": "a", "n": 4}, ["Any.n is 4, not None to 3"]),
        ({"type": "a", "more": 1}, ["Any knows no more"]),
        ({"type": "b"}, ["Any lacks rows"]),
        ({"type": "b", "rows": []}, ["Any.rows has a length of 0, not 1 to None"]),
        ({"type": "b", "rows": [2]}, ["Any.rows[0] is 2, not one of [0, 1]"]),
        ({"type": "b", "rows": "0"}, ["Any.rows is str, not ['array']"]),
    ],
)
def test_fault_is_named_with_its_place(value: dict[str, Any], reasons: list[str]) -> None:
    """Of several types the one is meant whose `type` it is."""
    assert unlike(value, "Any", SMALL) == reasons


def test_all_that_is_asked_for_at_once_must_be() -> None:
    """`allOf` adds up, and `null` is a type."""
    schema = {"allOf": [{"type": ["string", "null"]}, {"minLength": 2}]}

    assert list(faults("ab", schema, SMALL.__getitem__)) == []
    assert list(faults(None, schema, SMALL.__getitem__)) == []
    assert list(faults("a", schema, SMALL.__getitem__)) == ["body has a length of 1, not 2 to None"]
