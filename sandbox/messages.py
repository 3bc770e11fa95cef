"""HTTP/1.1 as far as the service needs it: one request and one answer on a connection.

Only bytes and their meaning; sockets are the callers'. A client library would cost a quarter of a
second at every start of the bot, for two routes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

HEAD_BYTES = 16 * 1024  # what a StreamReader must be able to hold: its `limit`
_END = b"\r\n\r\n"


class MessageError(ValueError):
    """Bytes that are no message we take; `status` is what to answer."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What they get: a status and a JSON value."""

    status: HTTPStatus
    value: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)

    def encode(self) -> bytes:
        """The bytes to send."""
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}"]
        return _encode(lines, self.value, self.headers)


def encode_request(method: str, path: str, host: str, value: Mapping[str, Any] | None) -> bytes:
    """The bytes that ask."""
    return _encode([f"{method} {path} HTTP/1.1", f"Host: {host}"], value, {})


def refusal(status: HTTPStatus, message: str, *, retry_s: int | None = None) -> Answer:
    """An answer that says why not, and when to come back."""
    headers = {} if retry_s is None else {"Retry-After": str(retry_s)}
    return Answer(status, {"error": message}, headers)


async def read_request(reader: asyncio.StreamReader, most: int) -> Request:
    """The one request of a connection, with a body of at most so many bytes."""
    first, headers = await _head(reader)
    try:
        method, path, version = first.split(" ")
    except ValueError:
        raise MessageError(HTTPStatus.BAD_REQUEST, "That is not HTTP.") from None
    if version not in {"HTTP/1.1", "HTTP/1.0"}:
        raise MessageError(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, "This is HTTP/1.1.")
    if "transfer-encoding" in headers:
        raise MessageError(HTTPStatus.LENGTH_REQUIRED, "Send a Content-Length, not chunks.")
    body = await reader.readexactly(_length(headers, most))
    return Request(method, path, headers, body)


async def read_answer(reader: asyncio.StreamReader, most: int) -> Answer:
    """The answer to what was asked."""
    first, headers = await _head(reader)
    parts = first.split(" ", 2)
    try:
        status = HTTPStatus(int(parts[1]))
        value = json.loads(await reader.readexactly(_length(headers, most)))
    except (ValueError, IndexError, RecursionError):
        raise MessageError(
            HTTPStatus.BAD_GATEWAY, f"An answer that is none: {first[:60]!r}"
        ) from None
    if not isinstance(value, dict):
        raise MessageError(HTTPStatus.BAD_GATEWAY, "An answer that is no JSON object.")
    return Answer(status, value, headers)


async def _head(reader: asyncio.StreamReader) -> tuple[str, dict[str, str]]:
    """The first line, and the headers by their names in lower case."""
    try:
        raw = await reader.readuntil(_END)
    except asyncio.LimitOverrunError:
        status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        raise MessageError(status, "The headers are too long.") from None
    first, *lines = raw[: -len(_END)].decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name = name.lower()
        # Two lengths, or a name with a space: somebody in front may read another message than we.
        if not colon or name != name.strip() or (name == "content-length" and name in headers):
            raise MessageError(HTTPStatus.BAD_REQUEST, "A header that is none.")
        headers[name] = value.strip()
    return first, headers


def _length(headers: Mapping[str, str], most: int) -> int:
    told = headers.get("content-length", "0")
    if not (told.isascii() and told.isdigit() and len(told) <= 10):
        raise MessageError(HTTPStatus.BAD_REQUEST, "The Content-Length is no number.")
    if int(told) > most:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        raise MessageError(status, f"The body has {told} bytes; at most {most} fit.")
    return int(told)


def _encode(lines: list[str], value: Mapping[str, Any] | None, headers: Mapping[str, str]) -> bytes:
    body = b"" if value is None else json.dumps(value, separators=(",", ":")).encode("ascii")
    told = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    for name, text in {**told, "Connection": "close", **headers}.items():
        lines.append(f"{name}: {text}")
    return "\r\n".join(lines).encode("latin-1") + _END + body
