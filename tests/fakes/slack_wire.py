"""Slack on loopback: its Web API, its Socket Mode, and its signed requests to our server.

The real bolt app talks to it; every payload is checked by `slack_rules`, and the first that Slack
would refuse fails the test. What people do is in `slack_people`.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import re
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import WSMsgType, web

from tests.fakes.slack_rules import RuleError, check_message, check_view, need

Json = dict[str, Any]
WAIT = 20.0
SECRET = "a-signing-secret"
APP_TOKEN = "xapp-good"
TEAM, BOT = "T1", "UBOT"
EVENTS_PATH = "/slack/events"


@dataclass
class Fault:
    """What the next request to a method gets instead of its answer."""

    method: str
    status: int = 200
    body: Json = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Ack:
    """What the bot answered at once."""

    status: int
    body: Json | None
    seconds: float


class SlackError(Exception):
    """An answer `ok: false`."""


@dataclass
class Address:
    """A response_url."""

    channel: str
    user: str
    message: Json | None = None
    uses: int = 0


class FakeSlack:
    """Workspaces, their channels and the files in them."""

    def __init__(self) -> None:
        self.base = ""
        self.bot_url = ""  # where our server listens; empty for Socket Mode
        self.teams = {"xoxb-good": TEAM}
        self.revoked: set[str] = set()
        self.members = {"C1", "D1"}  # channels that the bot can write to
        self.requests: list[tuple[str, Json]] = []
        self.times: list[float] = []
        self.faults: list[Fault] = []
        self.violations: list[str] = []
        self.messages: list[Json] = []
        self.views: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.files: dict[str, Json] = {}
        self.looks = 1  # how often files.info is asked until a picture is processed
        self.urls: dict[str, Address] = {}
        self.sockets: list[web.WebSocketResponse] = []
        self.connections = 0
        self.refused_sockets = 0
        self.deaf = False  # answers no ping, and delivers nothing
        self._triggers: dict[str, float] = {}
        self._deliveries: dict[str, int] = {}
        self._acks: dict[str, asyncio.Future[Json | None]] = {}
        self._numbers = itertools.count(1)
        self._changed = asyncio.Condition()
        self._session: aiohttp.ClientSession | None = None

    # ---- waiting

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something holds; each request and each connection asks anew."""
        async with asyncio.timeout(WAIT), self._changed:
            await self._changed.wait_for(lambda: bool(self.violations or is_so()))
        self.hold()

    def hold(self) -> None:
        """Fail if any payload so far was one that Slack refuses."""
        if self.violations:
            pytest.fail("; ".join(self.violations))

    async def stir(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def count(self, method: str) -> int:
        return sum(1 for name, _ in self.requests if name == method)

    def number(self) -> int:
        return next(self._numbers)

    # ---- deliveries

    def trigger(self) -> str:
        trigger = f"trigger-{self.number()}"
        self._triggers[trigger] = time.monotonic()
        return trigger

    def address(self, channel: str, user: str, message: Json | None = None) -> str:
        key = f"r{self.number()}"
        self.urls[key] = Address(channel, user, message)
        return f"{self.base}/response/{key}"

    async def deliver(self, kind: str, payload: Json) -> Ack:
        """Send a command, an interaction or an event, and give what the bot answered at once."""
        began = time.perf_counter()
        if self.bot_url:
            answer = await self._deliver_http(kind, payload)
        else:
            answer = await self._deliver_socket(kind, payload)
        self.hold()
        status, body = answer
        return Ack(status, body, time.perf_counter() - began)

    async def _deliver_socket(self, kind: str, payload: Json) -> tuple[int, Json | None]:
        await self.until(lambda: self.sockets)
        envelope_id = f"envelope-{self.number()}"
        done: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._acks[envelope_id] = done
        envelope = {"envelope_id": envelope_id, "type": kind, "payload": payload}
        await self.sockets[-1].send_json({**envelope, "accepts_response_payload": True})
        async with asyncio.timeout(WAIT):
            return 200, await done

    async def lose_ack(self, payload: Json) -> None:
        """Send an event, and not know that it was acknowledged."""
        self._acks["lost"] = asyncio.get_running_loop().create_future()
        envelope = {"envelope_id": "lost", "type": "events_api", "payload": payload}
        await self.sockets[-1].send_json(envelope)

    async def _deliver_http(self, kind: str, payload: Json) -> tuple[int, Json | None]:
        if kind == "events_api":
            body, content = json.dumps(payload), "application/json"
        else:
            fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
            body, content = urllib.parse.urlencode(fields), "application/x-www-form-urlencoded"
        # A delivery that comes again was signed at another second.
        turn = self._deliveries[body] = self._deliveries.get(body, -1) + 1
        headers = {"content-type": content, **self.signed(body, age=turn)}
        return await self.post(body, headers | ({"x-slack-retry-num": str(turn)} if turn else {}))

    def signed(self, body: str, *, secret: str = SECRET, age: float = 0) -> dict[str, str]:
        stamp = str(int(time.time() - age))
        digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
        return {
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": f"v0={digest.hexdigest()}",
        }

    async def post(self, body: str, headers: Mapping[str, str]) -> tuple[int, Json | None]:
        """Send a request to our server as it is."""
        assert self._session is not None
        url = self.bot_url + EVENTS_PATH
        async with self._session.post(url, data=body.encode(), headers=headers) as answer:
            text = await answer.text()
            is_json = answer.content_type == "application/json" and text
            return answer.status, json.loads(text) if is_json else None

    # ---- Socket Mode

    async def socket(self, request: web.Request) -> web.StreamResponse:
        if self.refused_sockets:
            self.refused_sockets -= 1
            await self.stir()
            return web.Response(status=503)
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.sockets.append(socket)
        self.connections += 1
        await self.stir()
        try:
            async for frame in socket:
                if frame.type is WSMsgType.PING and not self.deaf:
                    await socket.pong(frame.data)
                elif frame.type is WSMsgType.TEXT:
                    self._acknowledged(json.loads(frame.data))
        finally:
            if socket in self.sockets:
                self.sockets.remove(socket)
            await self.stir()
        return socket

    def _acknowledged(self, frame: Json) -> None:
        done = self._acks.pop(frame["envelope_id"], None)
        if done is None:
            self.violations.append(f"an ack for nothing: {frame}")
        elif not done.done():
            done.set_result(frame.get("payload"))

    async def refresh(self) -> None:
        """Announce that this connection ends, as Slack does every few hours, and end it."""
        old, connections = self.sockets[-1], self.connections
        await old.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self.until(lambda: self.connections > connections)
        await old.close()

    # ---- Web API

    async def api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await _body(request)
        self.requests.append((method, body))
        self.times.append(time.monotonic())
        fault = next((f for f in self.faults if re.fullmatch(f.method, method)), None)
        try:
            if fault is not None:
                self.faults.remove(fault)
                return web.json_response(fault.body, status=fault.status, headers=fault.headers)
            bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
            answer = self._answer(method, body, bearer or str(body.get("token", "")))
        except SlackError as error:
            return web.json_response({"ok": False, "error": str(error)})
        except RuleError as error:
            self.violations.append(f"{method}: {error}")
            return web.json_response({"ok": False, "error": "invalid_blocks"})
        finally:
            await self.stir()
        return web.json_response({"ok": True, **answer})

    def _answer(self, method: str, body: Json, token: str) -> Json:
        if method == "oauth.v2.access":
            return self._installed(body)
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                raise SlackError("invalid_auth")
            return {"url": self.base.replace("http", "ws") + f"/socket?ticket={self.number()}"}
        if token in self.revoked:
            raise SlackError("token_revoked")
        if token not in self.teams:
            raise SlackError("invalid_auth")
        name = "_" + re.sub(r"[.]", "_", method)
        handler = getattr(self, name, None)
        need(handler is not None, "a method that this fake does not know")
        assert handler is not None
        answer: Json = handler(body, self.teams[token])
        return answer

    def _installed(self, body: Json) -> Json:
        if body.get("code") != "good-code":
            raise SlackError("invalid_code")
        return {
            "access_token": "xoxb-second",
            "token_type": "bot",
            "scope": "commands",
            "bot_user_id": BOT,
            "app_id": "A1",
            "team": {"id": "T2", "name": "Two"},
            "enterprise": None,
            "is_enterprise_install": False,
            "authed_user": {"id": "U1"},
        }

    def _auth_test(self, body: Json, team: str) -> Json:
        return {
            "team_id": team,
            "team": "One",
            "user": "corobot",
            "user_id": BOT,
            "bot_id": "B1",
            "url": f"{self.base}/",
        }

    # ---- messages

    def _chat_postMessage(self, body: Json, team: str) -> Json:
        channel = body["channel"]
        if channel.startswith("U"):
            channel = f"D-{channel}"
        elif channel not in self.members and not channel.startswith("D-"):
            raise SlackError("not_in_channel")
        check_message(body)
        need(body.get("mrkdwn") is False, "mrkdwn is on")
        message = self.keep(channel, body, team=team)
        return {"channel": channel, "ts": message["ts"], "message": message}

    def _chat_update(self, body: Json, team: str) -> Json:
        check_message(body)
        found = self.find(body["ts"])
        if found is None or found.get("ephemeral"):
            raise SlackError("message_not_found")
        self._change(found, body)
        return {"channel": body["channel"], "ts": body["ts"], "text": body["text"]}

    def _chat_postEphemeral(self, body: Json, team: str) -> Json:
        check_message(body)
        if body["channel"] not in self.members:
            raise SlackError("not_in_channel")
        message = self.keep(body["channel"], body, team=team, ephemeral=body["user"])
        return {"message_ts": message["ts"]}

    def keep(self, channel: str, body: Json, **more: Any) -> Json:
        """Store a message as Slack does; blocks get the ids that they lack."""
        self._pictures(body)
        message: Json = {
            "ts": f"1700000000.{self.number():06}",
            "channel": channel,
            "user": BOT,
            "history": [],
            **more,
        }
        if body.get("thread_ts"):
            message["thread_ts"] = body["thread_ts"]
        self._change(message, body)
        self.messages.append(message)
        return message

    def _change(self, message: Json, body: Json) -> None:
        self._pictures(body)
        blocks = [{"block_id": f"b{n}", **block} for n, block in enumerate(body["blocks"])]
        message["blocks"], message["text"] = blocks, body["text"]
        message["history"].append(blocks)

    def _pictures(self, body: Json) -> None:
        for block in body["blocks"]:
            if block["type"] == "image":
                file = self.files.get(block["slack_file"]["id"])
                need(file and file["is_complete"], "a picture that was not uploaded")
                assert file is not None
                need("original_w" in file, "invalid slack file: not processed yet")

    def find(self, ts: str) -> Json | None:
        return next((m for m in self.messages if m["ts"] == ts), None)

    async def response(self, request: web.Request) -> web.StreamResponse:
        address = self.urls[request.match_info["key"]]
        body = await request.json()
        self.requests.append(("response_url", body))
        fault = next((f for f in self.faults if f.method == "response_url"), None)
        try:
            if fault is not None:
                self.faults.remove(fault)
                return web.Response(status=fault.status, headers=fault.headers)
            address.uses += 1
            need(address.uses <= 5, "a response_url used more than five times")
            check_message(body, is_post=False)
            self._respond(address, body)
        except RuleError as error:
            self.violations.append(f"response_url: {error}")
            return web.Response(status=400, text="invalid_blocks")
        finally:
            await self.stir()
        return web.Response(text="ok")

    def _respond(self, address: Address, body: Json) -> None:
        if body.get("replace_original"):
            need(address.message is not None, "nothing to replace")
            assert address.message is not None
            self._change(address.message, body)
            return
        need(body.get("response_type") in ("ephemeral", "in_channel"), "no response_type")
        hidden = body["response_type"] == "ephemeral"
        more = {"ephemeral": address.user} if hidden else {}
        address.message = self.keep(address.channel, body, **more)

    def _users_info(self, body: Json, team: str) -> Json:
        return {"user": {"id": body["user"], "name": body["user"].lower()}}

    def _conversations_open(self, body: Json, team: str) -> Json:
        return {"channel": {"id": f"D-{body['users']}"}}

    # ---- views

    def _views_open(self, body: Json, team: str) -> Json:
        view = _object(body["view"])
        began = self._triggers.pop(body["trigger_id"], None)
        if began is None:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - began > 3:
            raise SlackError("expired_trigger_id")
        check_view(view)
        view["id"] = f"V{self.number()}"
        self.views.append(view)
        return {"view": view}

    def _views_publish(self, body: Json, team: str) -> Json:
        view = _object(body["view"])
        check_view(view)
        self.homes[body["user_id"]] = view
        return {"view": view}

    # ---- files

    def _files_getUploadURLExternal(self, body: Json, team: str) -> Json:
        need(int(body["length"]) > 0, "an empty file")
        need(len(body.get("alt_txt", "")) <= 1000 or body.get("alt_txt"), "alt_txt")
        file_id = f"F{self.number()}"
        self.files[file_id] = {
            "id": file_id,
            "name": body["filename"],
            "length": int(body["length"]),
            "alt": body.get("alt_txt", ""),
            "is_complete": False,
            "asked": 0,
        }
        return {"upload_url": f"{self.base}/upload/{file_id}", "file_id": file_id}

    async def upload(self, request: web.Request) -> web.StreamResponse:
        file = self.files[request.match_info["id"]]
        fault = next((f for f in self.faults if f.method == "upload"), None)
        if fault is not None:
            self.faults.remove(fault)
            return web.Response(status=fault.status, headers=fault.headers)
        file["data"] = await request.read()
        if len(file["data"]) != file["length"]:
            self.violations.append("a file of another length than was told")
        return web.Response(text="OK")

    def _files_completeUploadExternal(self, body: Json, team: str) -> Json:
        for each in _object(body["files"]):
            file = self.files[each["id"]]
            need("data" in file, "completed before the upload")
            file.update(is_complete=True, channel=body.get("channel_id"))
            file["thread_ts"] = body.get("thread_ts")
        return {"files": _object(body["files"])}

    def _files_info(self, body: Json, team: str) -> Json:
        file = self.files[body["file"]]
        file["asked"] += 1
        if file["asked"] >= self.looks:
            file["original_w"] = 600
        told = {key: value for key, value in file.items() if key != "data"}
        return {"file": told}

    async def download(self, request: web.Request) -> web.StreamResponse:
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.teams:
            return web.Response(text="<html>log in</html>", content_type="text/html")
        return web.Response(body=self.files[request.match_info["id"]]["data"])


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        found: Json = await request.json()
        return found
    return {**request.query, **dict(await request.post())}


def _object(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


@asynccontextmanager
async def slack_on_loopback() -> AsyncIterator[FakeSlack]:
    """Serve a fake, and fail if it was sent anything that Slack refuses."""
    fake = FakeSlack()
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/api/{method}", fake.api)
    app.router.add_get("/socket", fake.socket)
    app.router.add_post("/response/{key}", fake.response)
    app.router.add_post("/upload/{id}", fake.upload)
    app.router.add_get("/files/{id}", fake.download)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    fake.base = f"http://{host}:{port}"
    try:
        async with aiohttp.ClientSession() as fake._session:
            yield fake
    finally:
        await runner.cleanup()
    fake.hold()
