"""Discord's gateway on loopback: sessions that are resumed, dropped, invalidated or gone deaf.

What is dispatched, and REST, are in `discord_wire`.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from aiohttp import WSMsgType, web

from tests.fakes.discord_shapes import APP, BOT_USER, GUILD, Json, guild

TOKEN = "a.good.token"
WAIT = 10.0
MEMBERS, PRESENCES, CONTENT = 1 << 1, 1 << 8, 1 << 15  # the privileged intents


class Gateway:
    """What a test does with connections, and what it sees of them."""

    def __init__(self) -> None:
        self.base = ""
        self.violations: list[str] = []
        self.refused_sockets = 0
        self.identified = 0
        self.resumed = 0
        self.fatal = 0  # the close code that every connection gets
        self.may_read = False  # the message content intent is switched on
        self.heartbeat_s = 45.0
        self.shards: list[list[int] | None] = []  # as each connection named itself
        self.shard = 0  # the one that events come over
        self._sockets: dict[int, web.WebSocketResponse] = {}
        self._deaf: set[web.WebSocketResponse] = set()
        self._frozen: set[web.WebSocketResponse] = set()
        self._frames: list[Json] = []
        self._sequence = itertools.count(1)
        self._changed = asyncio.Condition()

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait until something holds; each request and each connection asks anew."""
        async with self._changed, asyncio.timeout(WAIT):
            await self._changed.wait_for(lambda: bool(is_so() or self.violations))
        self.hold()

    def hold(self) -> None:
        """Fail if any request so far was one that Discord refuses."""
        if self.violations:
            pytest.fail("; ".join(self.violations))

    async def changed(self) -> None:
        """Let those who wait look again."""
        async with self._changed:
            self._changed.notify_all()

    # ---- events, and trouble

    async def dispatch(self, event: str, data: Mapping[str, Any]) -> None:
        """Send an event over the connection, once there is one."""
        if self.shard not in self._sockets:
            await self.until(lambda: self.shard in self._sockets)
        await self._sockets[self.shard].send_str(json.dumps(self._frame(event, data)))

    def miss(self, event: str, data: Mapping[str, Any]) -> None:
        """Let an event happen while the bot is away; it comes when the session is resumed."""
        self._frame(event, data)

    def _frame(self, event: str, data: Mapping[str, Any]) -> Json:
        frame = {"op": 0, "t": event, "s": next(self._sequence), "d": data}
        self._frames.append(frame)
        return frame

    async def ask_to_reconnect(self) -> None:
        """What Discord does before it takes a machine away (op 7)."""
        await self._sockets.pop(self.shard).send_json({"op": 7, "d": None})

    async def invalidate(self, *, is_resumable: bool) -> None:
        """End a session (op 9)."""
        await self._sockets.pop(self.shard).send_json({"op": 9, "d": is_resumable})

    async def break_off(self) -> None:
        """Cut the line without a word."""
        transport = self._sockets.pop(self.shard)._req.transport  # type: ignore[union-attr]
        assert transport is not None
        transport.abort()

    async def go_deaf(self) -> None:
        """Hear all and answer nothing: the connection is a zombie."""
        self._deaf.add(self._sockets.pop(self.shard))

    async def freeze(self) -> None:
        """Hear nothing any more, not even a goodbye."""
        self._frozen.add(self._sockets.pop(self.shard))

    # ---- the protocol

    async def gateway(self, request: web.Request) -> web.StreamResponse:
        if self.refused_sockets:
            self.refused_sockets -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        interval = int(self.heartbeat_s * 1000)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": interval}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT and socket not in self._deaf:
                await self._hear(socket, json.loads(frame.data))
            if socket in self._frozen:
                await asyncio.Event().wait()  # until the server is closed
        self._sockets = {n: each for n, each in self._sockets.items() if each is not socket}
        return socket

    async def _hear(self, socket: web.WebSocketResponse, frame: Json) -> None:
        if frame["op"] == 1:
            await socket.send_json({"op": 11})
        elif frame["op"] == 2:
            await self._welcome(socket, frame["d"])
        elif frame["op"] == 6:
            await self._resume(socket, frame["d"])

    async def _welcome(self, socket: web.WebSocketResponse, identity: Json) -> None:
        if self.fatal or identity["token"] != TOKEN:
            await socket.close(code=self.fatal or 4004)
            return
        if identity["intents"] & (MEMBERS | PRESENCES | (0 if self.may_read else CONTENT)):
            self.violations.append("a privileged intent")
        shard = identity.get("shard")
        number = shard[0] if shard else 0
        ready = {
            "v": 10,
            "user": BOT_USER,
            "guilds": [{"id": GUILD, "unavailable": True}],
            "session_id": f"session-{number}",
            "resume_gateway_url": self.base.replace("http", "ws") + "/gateway",
            "application": {"id": APP, "flags": 0},
            **({"shard": shard} if shard else {}),
        }
        await socket.send_json({"op": 0, "t": "READY", "s": next(self._sequence), "d": ready})
        joined = {"op": 0, "t": "GUILD_CREATE", "s": next(self._sequence), "d": guild()}
        await socket.send_json(joined)
        self.shards.append(shard)
        self._sockets[number] = socket
        self.identified += 1
        await self.changed()

    async def _resume(self, socket: web.WebSocketResponse, wish: Json) -> None:
        """Go on with a session: send again what the bot has missed."""
        number = int(wish["session_id"].rpartition("-")[2])
        for frame in [each for each in self._frames if each["s"] > wish["seq"]]:
            await socket.send_json(frame)
        await socket.send_json({"op": 0, "t": "RESUMED", "s": next(self._sequence), "d": {}})
        self._sockets[number] = socket
        self.resumed += 1
        await self.changed()
