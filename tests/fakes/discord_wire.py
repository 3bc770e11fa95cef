"""Discord on loopback: its REST and its gateway, as much as a bot like ours speaks to.

The real client talks to it; every request is checked by `discord_rules`, and the first that
Discord would refuse fails the test.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket

from tests.fakes.discord_gateway import TOKEN, Gateway
from tests.fakes.discord_rules import RuleError, check_commands, check_message, check_modal
from tests.fakes.discord_schema import check_request
from tests.fakes.discord_shapes import (
    ADA,
    APP,
    BOT_USER,
    CHANNEL,
    GUILD,
    LOADING,
    MANAGE_GUILD,
    AnswerError,
    Asked,
    Fault,
    Json,
    answer_of,
    application,
    buttons,
    channel_of,
    filled,
    member_of,
    mentions_in,
    message_of,
    read_body,
    resolved,
)

LIMITS = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
SESSIONS = {"session_start_limit": LIMITS}


class FakeDiscord(Gateway):
    """One server with one channel, and a talk with the bot alone."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[tuple[str, str]] = []
        self.faults: list[Fault] = []
        self.commands: list[Json] = []
        self.messages: dict[str, Json] = {}
        self.files: dict[str, dict[str, bytes]] = {}
        self.uploads: dict[str, bytes] = {}  # what people put into forms, by name
        self.asked: dict[str, Asked] = {}
        self.is_strict = True  # False where a benchmark measures the bot, and not these checks
        self.deleted: set[str] = set()  # channels that are gone
        self.admins: set[str] = set()  # people who may manage the server
        self.owners: Json = {}  # who has installed the bot: "0" the server, "1" a person
        self.thread_of = ""  # the channel that the one of the interactions is a thread of
        self._numbers = itertools.count(1000)

    # ---- what a test does

    async def interact(
        self, kind: int, data: Json, *, user: Json = ADA, message: Json | None = None
    ) -> Asked:
        """Send an interaction and wait for the first answer."""
        asked, event = self.asking(kind, data, user=user, message=message)
        await self.dispatch("INTERACTION_CREATE", event)
        if self.is_strict:
            await self.until(lambda: asked.is_answered)
        else:  # each of three hundred who wait would look again at each answer
            await asked.answer.wait()
        return asked

    def asking(
        self, kind: int, data: Json, *, user: Json = ADA, message: Json | None = None
    ) -> tuple[Asked, Json]:
        """An interaction, and the event that tells of it."""
        number = self._number()
        asked = Asked(number, f"token-{number}", user, message)
        self.asked[asked.token] = asked
        return (
            asked,
            {
                "id": asked.id,
                "application_id": APP,
                "type": kind,
                "token": asked.token,
                "version": 1,
                "data": data,
                "guild_id": GUILD,
                "channel_id": CHANNEL,
                "channel": channel_of(self.thread_of),
                "member": member_of(user, MANAGE_GUILD if user["id"] in self.admins else 0),
                "locale": "en-GB",
                "context": 0,
                "attachment_size_limit": 10 * 1024 * 1024,
                "authorizing_integration_owners": self.owners,
                "entitlements": [],
                **({"message": self._with_reference(message)} if message else {}),
            },
        )

    def command(self, name: str, **options: str | int | bool) -> Json:
        """What a slash command sends."""
        kinds = {str: 3, int: 4, bool: 5}
        given = [{"name": k, "type": kinds[type(v)], "value": v} for k, v in options.items()]
        return {**self._command(name, 1), "options": given}

    async def slash(self, name: str, *, user: Json = ADA, **options: str | int | bool) -> Asked:
        return await self.interact(2, self.command(name, **options), user=user)

    async def missed(self, name: str, **options: str | int | bool) -> Asked:
        """A slash command that comes while the bot is away."""
        asked, event = self.asking(2, self.command(name, **options))
        self.miss("INTERACTION_CREATE", event)
        return asked

    async def complete(self, name: str, option: str, text: str) -> list[Json]:
        focused = {"name": option, "type": 3, "value": text, "focused": True}
        asked = await self.interact(4, {**self._command(name, 1), "options": [focused]})
        assert asked.choices is not None
        return asked.choices

    async def menu(self, name: str, message: Json) -> Asked:
        data = {**self._command(name, 3), "target_id": message["id"]}
        return await self.interact(2, {**data, "resolved": {"messages": {message["id"]: message}}})

    async def press(self, message: Json, label: str, *, user: Json = ADA) -> Asked:
        button = next(b for b in buttons(message) if label in b["label"])
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self.interact(3, data, user=user, message=message)

    async def send_form(self, form: Asked, **fields: str) -> Asked:
        modal = form.modal
        assert modal is not None
        components = [
            {"type": 18, "id": n, "component": filled(label["component"], fields)}
            for n, label in enumerate(modal["components"], 1)
        ]
        data = {"custom_id": modal["custom_id"], "components": components}
        files = {name: self._uploaded(name) for name in fields.values() if name in self.uploads}
        data["resolved"] = {**resolved(modal, fields), "attachments": files}
        return await self.interact(5, data, user=form.user, message=form.source)

    def _uploaded(self, name: str) -> Json:
        told = {"id": name, "filename": name, "size": len(self.uploads[name])}
        return {**told, "url": f"{self.base}/cdn/{name}", "proxy_url": f"{self.base}/cdn/{name}"}

    async def say(self, content: str, *, user: Json = ADA) -> Json:
        """Send a message as a person does."""
        message = self._message(user, {"content": content}, [])
        await self.dispatch("MESSAGE_CREATE", message)
        return message

    async def change(self, message: Json, content: str) -> None:
        message.update(content=content, edited_timestamp="2026-03-01T12:01:00+00:00")
        message["mentions"] = mentions_in(content)
        await self.dispatch("MESSAGE_UPDATE", message)

    def forget(self) -> None:
        """Drop what was said so far: a benchmark weighs the bot, and not this."""
        for each in (self.requests, self.messages, self.files, self.asked, self._frames):
            each.clear()

    def count(self, method: str, path: str) -> int:
        return sum(1 for m, p in self.requests if m == method and re.search(path, p))

    # ---- REST

    async def rest(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10")
        self.requests.append((request.method, path))
        fault = next((f for f in self.faults if re.search(f.path, path)), None)
        try:
            if fault is not None:
                self.faults.remove(fault)
                if fault.is_heard:
                    await self._route(request, path)
                return answer_of(dict(fault.body), fault.status, fault.headers)
            found = await self._route(request, path)
        except AnswerError as error:
            body = {"code": error.code, "message": error.text}
            return answer_of(body, error.status)
        except RuleError as error:
            self.violations.append(f"{request.method} {path}: {error}")
            return answer_of({"code": 50035, "message": str(error)}, 400)
        except Exception as error:
            self.violations.append(f"{request.method} {path}: {error!r}")
            raise
        finally:
            await self.changed()
        return answer_of(found) if found is not None else web.Response(status=204)

    async def _route(self, request: web.Request, path: str) -> Any:
        is_known = request.headers.get("Authorization") == f"Bot {TOKEN}"
        if not is_known and not re.match("/(interactions|webhooks)/", path):
            raise AnswerError(401, 0, "401: Unauthorized")
        if request.method == "GET" and path.startswith("/channels/"):
            return self._read(path.rpartition("/")[2])
        if request.method == "GET":
            return {
                "/users/@me": BOT_USER,
                "/oauth2/applications/@me": application(),
                "/gateway/bot": {"url": f"{self.base}/gateway", "shards": 2, **SESSIONS},
            }[path]
        match (request.method, *path.strip("/").split("/")):
            case ("PUT", "applications", str(), "commands"):
                return self._take_commands(await request.json())
            case ("POST", "interactions", str(), token, "callback"):
                return self._call_back(self._known(token), *await read_body(request))
            case ("POST", "webhooks", str(), token):
                return self._follow_up(self._known(token), *await read_body(request))
            case (method, "webhooks", str(), token, "messages", which):
                return await self._original(request, method, self._known(token), which)
            case ("POST", "users", "@me", "channels"):
                person = (await request.json())["recipient_id"]
                return {"id": f"9{person}", "type": 1, "recipients": [ADA], "flags": 0}
            case (method, "channels", channel, "messages", *which):
                return await self._in_channel(request, method, channel, which)
        raise RuleError("a request that this fake does not know")

    async def _in_channel(
        self, request: web.Request, method: str, channel: str, which: list[str]
    ) -> Json:
        if channel in self.deleted:
            raise AnswerError(404, 10003, "Unknown Channel")
        if method == "POST":
            return self._sent(BOT_USER, *await read_body(request))
        if which[0] not in self.messages:
            raise AnswerError(404, 10008, "Unknown Message")
        return self._edit(self.messages[which[0]], *await read_body(request))

    def _with_reference(self, message: Json) -> Json:
        if "message_reference" not in message:
            return message
        replied_to = self.messages.get(str(message["message_reference"]["message_id"]))
        return {**message, "referenced_message": replied_to}

    def _read(self, which: str) -> Json:
        if which not in self.messages:
            raise AnswerError(404, 10008, "Unknown Message")
        return self.messages[which]

    def _known(self, token: str) -> Asked:
        if token not in self.asked or self.asked[token].is_lapsed:
            raise AnswerError(404, 10062, "Unknown interaction")
        return self.asked[token]

    def _take_commands(self, payload: list[Json]) -> list[Json]:
        check_commands(payload)
        check_request("PUT", f"/applications/{APP}/commands", payload)
        self.commands = [
            {"description": "", **each, "id": self._number(), "application_id": APP, "version": "1"}
            for each in payload
        ]
        return self.commands

    def _call_back(self, asked: Asked, body: Json, files: dict[str, bytes]) -> Json:
        if asked.is_answered:
            raise AnswerError(400, 40060, "Interaction has already been acknowledged.")
        kind, data = body["type"], body.get("data") or {}
        message = None
        if kind == 4:
            message = asked.message = self._sent(BOT_USER, data, files, asked)
        elif kind == 5:
            asked.message = self._message(
                BOT_USER, {"flags": data.get("flags", 0) | LOADING}, [], asked
            )
        elif kind in {6, 7}:
            assert asked.source is not None
            asked.message = self.messages[asked.source["id"]]
            message = self._edit(asked.message, data, files) if kind == 7 else None
        elif kind == 8:
            asked.choices = data["choices"]
        elif kind == 9:
            check_modal(data)
            asked.modal = data
        asked.is_answered, asked.answered_at = True, time.perf_counter()
        asked.answer.set()
        asked.kinds.append(kind)
        told: Json = {"interaction": {"id": asked.id, "type": 2}}
        if message is not None:
            told["resource"] = {"type": kind, "message": message}
        return told

    def _follow_up(self, asked: Asked, body: Json, files: dict[str, bytes]) -> Json:
        if not asked.is_answered:
            raise AnswerError(404, 10015, "Unknown Webhook")
        if "1" in self.owners and "0" not in self.owners and len(asked.added) >= 5:
            raise RuleError("a sixth follow-up where only a person has installed the bot")
        message = self._sent(BOT_USER, body, files, asked)
        asked.added.append(message)
        return message

    async def _original(
        self, request: web.Request, method: str, asked: Asked, which: str
    ) -> Json | None:
        found = asked.message if which == "@original" else self.messages.get(which)
        if found is None or found["id"] not in self.messages:
            raise AnswerError(404, 10008, "Unknown Message")
        if method == "DELETE":
            del self.messages[found["id"]]
            return None
        return self._edit(found, *await read_body(request))

    # ---- messages

    def _sent(
        self, author: Json, body: Json, files: dict[str, bytes], asked: Asked | None = None
    ) -> Json:
        if self.is_strict:
            check_message(body, list(files))
        message = self._message(author, body, list(files), asked)
        self.files[message["id"]] = files
        return message

    def _edit(self, message: Json, body: Json, files: dict[str, bytes]) -> Json:
        had = self.files.get(message["id"], {})
        kept = {} if "attachments" in body else had
        body = {**body, "flags": int(body.get("flags", 0)) | message["flags"]}
        if self.is_strict:
            check_message(body, list(files), list(kept))
        fresh = self._message(message["author"], body, [*kept, *files])
        del self.messages[fresh["id"]]
        for key in ("components", "attachments", "content"):
            message[key] = fresh[key]
        message["flags"] = body["flags"] & ~LOADING
        self.files[message["id"]] = {**kept, **files}
        return message

    def _message(
        self, author: Json, body: Json, names: list[str], asked: Asked | None = None
    ) -> Json:
        message = message_of(self._number(), author, body, names)
        if asked is not None:
            message["interaction_metadata"] = {
                "id": asked.id,
                "type": 2,
                "user": asked.user,
                "authorizing_integration_owners": {},
            }
        self.messages[message["id"]] = message
        return message

    def _command(self, name: str, kind: int) -> Json:
        found = next(c for c in self.commands if (c["name"], c["type"]) == (name, kind))
        return {"id": found["id"], "name": name, "type": kind}

    def _number(self) -> str:
        return str(next(self._numbers))

    async def cdn(self, request: web.Request) -> web.Response:
        """Give out what somebody put into a form."""
        return web.Response(body=self.uploads[request.match_info["name"]])


@asynccontextmanager
async def discord_on_loopback(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """Point discord.py at a fake, and fail if it was sent anything that Discord refuses."""
    fake = FakeDiscord()
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_get("/gateway", fake.gateway)
    app.router.add_get("/gateway/", fake.gateway)
    app.router.add_get("/cdn/{name}", fake.cdn)
    app.router.add_route("*", "/api/v10/{rest:.*}", fake.rest)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    fake.base = f"http://{host}:{port}"
    monkeypatch.setattr(discord.http.Route, "BASE", f"{fake.base}/api/v10")
    address = yarl.URL(f"ws://{host}:{port}/gateway")
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", address)
    try:
        yield fake
    finally:
        await runner.cleanup()
    fake.hold()
