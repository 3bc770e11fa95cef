"""Slack's own types of blocks and views, if the variable SLACK_TYPES names a JSON Schema of them.

`tools/slack_types.sh` makes it; what the types do not say, such as lengths, is in `slack_rules`.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fakes.json_schema import faults

FILE = os.environ.get("SLACK_TYPES", "")  # read at import: tests see no such variables
Json = Mapping[str, Any]
# What Slack takes and its types do not know.
# https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
UNTOLD: Mapping[str, Json] = {"RichTextPreformatted": {"language": {"type": "string"}}}


@functools.cache
def described() -> Json:
    """All types by name; none without a file."""
    return read(json.loads(Path(FILE).read_text("utf-8"))) if FILE else {}


def read(schema: Json) -> Json:
    """The types of a schema, with what Slack takes besides."""
    types = dict(schema["definitions"])
    for name, untold in UNTOLD.items():
        types[name] = {**types[name], "properties": {**types[name]["properties"], **untold}}
    return types


def unlike(value: Any, name: str, types: Json | None = None) -> list[str]:
    """Why a value is none of a type, the first reasons; nothing where no types are at hand."""
    known = described() if types is None else types
    if not known:
        return []
    return list(faults(value, known[name], lambda each: known[each], name))[:3]
