"""Discord's own description of its API, if the variable DISCORD_OPENAPI names the file.

It comes from https://github.com/discord/discord-api-spec, or from `tools/discord-schemas.sh`; what
it does not say is in `discord_rules`.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.fakes.discord_rules import RuleError

FILE = os.environ.get("DISCORD_OPENAPI", "")  # read at import: tests see no such variables
TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
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
        reasons = list(faults(body, content["schema"])) if content else []
        if reasons:
            raise RuleError(f"not as {template} is described: {'; '.join(reasons[:3])}")
        return


def faults(value: Any, schema: Json, where: str = "body") -> Iterator[str]:
    """Everything in a value that a schema does not allow."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name == "SnowflakeType" and isinstance(value, int):
            return  # discord.py sends ids as numbers, and Discord takes them
        yield from faults(value, described()["components"]["schemas"][name], where)
        return
    yield from _kind(value, schema, where)
    yield from _size(value, schema, where)
    for part in schema.get("allOf", ()):
        yield from faults(value, part, where)
    for way in ("oneOf", "anyOf"):
        ways = [list(faults(value, each, where)) for each in schema.get(way, ())]
        if ways and all(ways):
            yield from min(ways, key=_distance)
    yield from _parts(value, schema, where)


def _distance(reasons: list[str]) -> tuple[bool, int]:
    return any(".type " in reason for reason in reasons), len(reasons)


def _kind(value: Any, schema: Json, where: str) -> Iterator[str]:
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    fits = any(
        isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
        for kind in kinds
    )
    if kinds and not fits:
        yield f"{where} is {type(value).__name__}, not {kinds}"
    if "const" in schema and value != schema["const"]:
        yield f"{where} is {value!r}, not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"] and value is not None:
        yield f"{where} is {value!r}, not one of {schema['enum']}"


def _size(value: Any, schema: Json, where: str) -> Iterator[str]:
    if isinstance(value, str | list):
        low = schema.get("minLength" if isinstance(value, str) else "minItems", 0)
        high = schema.get("maxLength" if isinstance(value, str) else "maxItems")
        if len(value) < low or (high is not None and len(value) > high):
            yield f"{where} has a length of {len(value)}, not {low} to {high}"
    if isinstance(value, int) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        if not low <= value <= high:
            yield f"{where} is {value}, not {low} to {high}"


def _parts(value: Any, schema: Json, where: str) -> Iterator[str]:
    if isinstance(value, list) and "items" in schema:
        for number, each in enumerate(value):
            yield from faults(each, schema["items"], f"{where}[{number}]")
    if isinstance(value, dict):
        yield from (f"{where} lacks {n}" for n in schema.get("required", ()) if n not in value)
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from faults(value[name], part, f"{where}.{name}")
