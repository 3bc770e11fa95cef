"""What a JSON Schema does not allow in a value, as far as the schemas of our fakes go.

Where a schema comes from, and what it leaves out, is the business of the fake that has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list, tuple),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
Json = Mapping[str, Any]
Named = Callable[[str], Json]  # the schema that a `$ref` names


def faults(value: Any, schema: Json, named: Named, where: str = "body") -> Iterator[str]:
    """Everything in a value that a schema does not allow."""
    if "$ref" in schema:
        yield from faults(value, named(schema["$ref"].rpartition("/")[2]), named, where)
        return
    yield from _kind(value, schema, where)
    yield from _size(value, schema, where)
    for part in schema.get("allOf", ()):
        yield from faults(value, part, named, where)
    for way in ("oneOf", "anyOf"):
        if way in schema:
            yield from _one_of(value, schema[way], named, where)
    yield from _parts(value, schema, named, where)


def _one_of(value: Any, ways: list[Json], named: Named, where: str) -> Iterator[str]:
    """The faults of the way that fits best; of those that name their `type`, only one can."""
    resolved = [_followed(way, named) for way in ways]
    meant = [way for way in resolved if _means(way, value)] or resolved
    found = []
    for way in meant:
        reasons = list(faults(value, way, named, where))
        if not reasons:
            return
        found.append(reasons)
    yield from min(found, key=_distance, default=())


def _followed(schema: Json, named: Named) -> Json:
    while "$ref" in schema:
        schema = named(schema["$ref"].rpartition("/")[2])
    return schema


def _means(schema: Json, value: Any) -> bool:
    kind = schema.get("properties", {}).get("type", {}).get("const")
    return isinstance(value, Mapping) and kind is not None and kind == value.get("type")


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
    if "enum" in schema and value not in schema["enum"] and value is not None:
        yield f"{where} is {value!r}, not one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{where} is {value!r}, not {schema['const']!r}"


def _size(value: Any, schema: Json, where: str) -> Iterator[str]:
    if isinstance(value, str | list):
        low = schema.get("minLength" if isinstance(value, str) else "minItems", 0)
        high = schema.get("maxLength" if isinstance(value, str) else "maxItems")
        if len(value) < low or (high is not None and len(value) > high):
            yield f"{where} has a length of {len(value)}, not {low} to {high}"
    if isinstance(value, int) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        if not low <= value <= high:
            bounds = f"{schema.get('minimum')} to {schema.get('maximum')}"
            yield f"{where} is {value}, not {bounds}"


def _parts(value: Any, schema: Json, named: Named, where: str) -> Iterator[str]:
    if isinstance(value, list | tuple) and isinstance(schema.get("items"), Mapping):
        for number, each in enumerate(value):
            yield from faults(each, schema["items"], named, f"{where}[{number}]")
    if isinstance(value, Mapping):
        known = schema.get("properties", {})
        yield from (f"{where} lacks {n}" for n in schema.get("required", ()) if n not in value)
        for name, part in known.items():
            if name in value:
                yield from faults(value[name], part, named, f"{where}.{name}")
        if schema.get("additionalProperties") is False:
            yield from (f"{where} knows no {name}" for name in value if name not in known)
