"""Slack on loopback: its Web API, its Socket Mode, and its signed requests to our server.

The real bolt app talks to it; every payload is checked by `slack_rules`, and the first that Slack
would refuse fails the test. What people do is in `slack_people`.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp import WSMsgType, web

from tests.fakes.slack_api import Address, Json, SlackMethods

WAIT = 20.0
SECRET = "a-signing-secret"
EVENTS_PATH = "/slack/events"


@dataclass
class Ack:
    """What the bot answered at once."""

    status: int
    body: Json | None
    seconds: float


class FakeSlack(SlackMethods):
    """Workspaces, their channels and the files in them."""

    def __init__(self) -> None:
        super().__init__()
        self.bot_url = ""  # where our server listens; empty for Socket Mode
        self.sockets: list[web.WebSocketResponse] = []
        self.connections = 0
        self.refused_sockets = 0
        self.deaf = False  # answers no ping, and delivers nothing
        self._deliveries: dict[str, int] = {}
        self._acks: dict[str, asyncio.Future[Json | None]] = {}
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
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    fake.base = f"http://{host}:{port}"
    try:
        everybody = aiohttp.TCPConnector(limit=0)  # nobody waits for another's delivery
        async with aiohttp.ClientSession(connector=everybody) as fake._session:
            yield fake
    finally:
        await runner.cleanup()
    fake.hold()
