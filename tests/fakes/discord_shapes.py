"""The shapes that Discord sends: people, servers, messages; and how to read what it was sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.discord_rules import PICKERS, V2, RuleError, walk
from tests.fakes.discord_schema import check_request

APP, BOT, GUILD, CHANNEL = "100", "100", "200", "300"

MANAGE_GUILD = 1 << 5
EPHEMERAL, LOADING = 1 << 6, 1 << 7

Json = dict[str, Any]


def person(number: int = 1, name: str = "ada") -> Json:
    return {
        "id": str(number),
        "username": name,
        "discriminator": "0",
        "avatar": None,
        "global_name": name.title(),
        "bot": False,
    }


ADA = person()
BOT_USER = {**person(int(BOT), "corobot"), "bot": True}


# ---- answers


class AnswerError(Exception):
    """An answer other than 200."""

    def __init__(self, status: int, code: int, text: str) -> None:
        super().__init__(text)
        self.status, self.code, self.text = status, code, text


@dataclass
class Fault:
    """An answer that is given once instead of the right one."""

    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    is_heard: bool = False  # the request was taken, and its answer lost


def answer_of(
    told: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    # discord.py reads a body as JSON only if its type is this and nothing more.
    kind = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(told).encode(), status=status, headers=kind)


@dataclass
class Asked:
    """An interaction, and what became of it."""

    id: str
    token: str
    user: Json
    source: Json | None = None
    is_answered: bool = False
    is_lapsed: bool = False  # Discord takes no answer any more
    answer: asyncio.Event = field(default_factory=asyncio.Event)
    answered_at: float = 0.0  # as `time.perf_counter` tells
    message: Json | None = None  # what @original is
    added: list[Json] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    kinds: list[int] = field(default_factory=list)


# ---- reading messages


def buttons(message: Json) -> list[Json]:
    """The buttons of a message."""
    return [each for each in walk(message["components"]) if each["type"] == 2]


def shown(message: Json) -> str:
    """All text of a message."""
    texts = [each for each in walk(message["components"]) if each["type"] == 10]
    return "\n".join(each["content"] for each in texts)


# ---- shapes


def message_of(number: str, author: Json, body: Json, names: list[str]) -> Json:
    components = json.loads(json.dumps(body.get("components") or []))
    for at, each in enumerate(walk(components), 1):
        each.setdefault("id", at)
        resolve(each)
    message: Json = {
        "id": number,
        "channel_id": CHANNEL,
        "guild_id": GUILD,
        "author": author,
        "content": body.get("content") or "",
        "timestamp": "2026-03-01T12:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": mentions_in(body.get("content") or ""),
        "mention_roles": [],
        "attachments": [attachment(name) for name in names],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "flags": int(body.get("flags", 0)) & (V2 | EPHEMERAL | LOADING),
        "components": components,
    }
    if body.get("message_reference"):
        message["message_reference"] = {**body["message_reference"], "type": 0}
    return message


async def read_body(request: web.Request) -> tuple[Json, dict[str, bytes]]:
    """What was sent and the files beside it, checked by Discord's own description."""
    files = {}
    if request.content_type == "application/json":
        body: Json = await request.json()
    elif request.content_type == "multipart/form-data":
        form = await request.post()
        body = json.loads(str(form["payload_json"]))
        for each in body.get("data", body).get("attachments", ()):
            part = form[f"files[{each['id']}]"]
            assert isinstance(part, web.FileField)
            files[part.filename] = part.file.read()
    else:
        raise RuleError(f"a body of {request.content_type}")
    check_request(request.method, request.path.removeprefix("/api/v10"), body)
    return body, files


def resolve(component: Json) -> None:
    for media in [component.get("file"), *(i["media"] for i in component.get("items", ()))]:
        if media is not None:
            media["url"] = media["url"].replace("attachment://", "https://cdn.invalid/")
            media["proxy_url"] = media["url"]


def attachment(name: str) -> Json:
    url = f"https://cdn.invalid/{name}"
    return {"id": "9", "filename": name, "size": 1, "url": url, "proxy_url": url}


def filled(field: Json, fields: Mapping[str, str]) -> Json:
    """What a field says of itself when a form is sent; several values stand between commas."""
    told = {"type": field["type"], "id": 50, "custom_id": field["custom_id"]}
    if field["type"] in PICKERS:
        lines = fields.get(field["custom_id"])
        before = [str(each["id"]) for each in field.get("default_values") or ()]
        chosen = before if lines is None else [line.split()[0] for line in lines.splitlines()]
        return {**told, "values": chosen}
    value = fields.get(field["custom_id"], field.get("value", ""))
    if field["type"] in {3, 19, 22}:
        return {**told, "values": value.split(",") if value else []}
    return {**told, "value": value or None if field["type"] == 21 else value}


def resolved(modal: Json, fields: Mapping[str, str]) -> Json:
    """What Discord tells of the people and channels that were chosen as `id name`."""
    told: Json = {"users": {}, "channels": {}}
    for label in modal["components"]:
        control = label["component"]
        if control["type"] not in PICKERS:
            continue
        for line in fields.get(control["custom_id"], "").splitlines():
            number, _, name = line.partition(" ")
            if name and control["type"] == 5:
                told["users"][number] = person(int(number), name)
            elif name:
                told["channels"][number] = {"id": number, "type": 0, "name": name}
    return told


def mentions_in(content: str) -> list[Json]:
    return [BOT_USER] if f"<@{BOT}>" in content else []


def member_of(user: Json, permissions: int = 0) -> Json:
    joined = "2026-01-01T00:00:00+00:00"
    member = {"user": user, "roles": [], "joined_at": joined, "deaf": False, "mute": False}
    rights = str(permissions or user.get("rights", "0"))  # of this user in the channel
    return {**member, "permissions": rights, "nick": None, "avatar": None, "flags": 0}


def channel_of(thread_of: str = "") -> Json:
    """The channel of an interaction, or a thread in another one."""
    told: Json = {"id": CHANNEL, "type": 0, "name": "general", "permissions": "0"}
    if thread_of:
        state = {"archived": False, "auto_archive_duration": 60, "locked": False}
        state["archive_timestamp"] = "2026-03-01T12:00:00+00:00"
        told |= {"type": 11, "parent_id": thread_of, "thread_metadata": state}
        told |= {"guild_id": GUILD, "owner_id": "1", "message_count": 1, "member_count": 1}
    return told


def application() -> Json:
    told = {"id": APP, "name": "corobot", "icon": None, "description": "", "verify_key": ""}
    public = {"bot_public": True, "bot_require_code_grant": False, "flags": 0, "summary": ""}
    return {**told, **public, "owner": person(2, "host"), "team": None}


def guild() -> Json:
    channel = {"id": CHANNEL, "type": 0, "name": "general", "position": 0}
    channel |= {"permission_overwrites": [], "nsfw": False, "parent_id": None, "topic": None}
    role = {"id": GUILD, "name": "@everyone", "permissions": "2147483647", "position": 0}
    role |= {"color": 0, "colors": {"primary_color": 0, "secondary_color": None}, "flags": 0}
    role |= {"hoist": False, "managed": False, "mentionable": False}
    empty = ("emojis", "stickers", "threads", "voice_states", "presences", "features")
    return {
        "id": GUILD,
        "name": "a server",
        "owner_id": "2",
        "channels": [channel],
        "roles": [role],
        "members": [member_of(BOT_USER)],
        "member_count": 2,
        "premium_tier": 0,
        "preferred_locale": "en-GB",
        "nsfw_level": 0,
        **{key: [] for key in empty},
    }
