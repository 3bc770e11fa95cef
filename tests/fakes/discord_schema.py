"""Discord's own description of its API, if the variable DISCORD_OPENAPI names the file.

It comes from https://github.com/discord/discord-api-spec, or from `tools/discord-schemas.sh`; what
it does not say is in `discord_rules`.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.fakes.discord_rules import RuleError
from tests.fakes.json_schema import faults

FILE = os.environ.get("DISCORD_OPENAPI", "")  # read at import: tests see no such variables
Json = Mapping[str, Any]


@functools.cache
def described() -> Json:
    """The whole description; empty without a file."""
    found: Json = json.loads(Path(FILE).read_text("utf-8")) if FILE else {}
    return found


def check_request(method: str, path: str, body: object) -> None:
    """Check a body by the schema of its endpoint.

    Raises:
        RuleError: it does not fit; the first reasons are named.
    """
    for template, operations in described().get("paths", {}).items():
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", template)
        operation = operations.get(method.lower())
        if operation is None or not re.fullmatch(pattern, path):
            continue
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        reasons = list(faults(body, content["schema"], _named)) if content else []
        if reasons:
            raise RuleError(f"not as {template} is described: {'; '.join(reasons[:3])}")
        return


def _named(name: str) -> Json:
    if name == "SnowflakeType":
        return {"type": ["string", "integer"]}  # discord.py sends ids as numbers, Discord takes it
    schema: Json = described()["components"]["schemas"][name]
    return schema
