"""Streams and servers in memory: pairs of connected sockets and a registry of ports.

A mix-in for selector loops. Nothing here opens a network socket.
"""

# ruff: noqa: SLF001 - the loop's own parts are put together differently here

from __future__ import annotations

import asyncio
import errno
import itertools
import socket
from asyncio import base_events
from collections.abc import Callable
from typing import Any

LOCAL = frozenset({None, "", "0.0.0.0", "::", "localhost", "127.0.0.1", "::1"})  # noqa: S104 - names only
_FIRST_PORT = 49152
_Address = tuple[str, int]


class Listener:
    """What stands for a listening socket: an address, and nothing behind it."""

    family = socket.AF_INET
    type = socket.SOCK_STREAM
    proto = 6

    def __init__(self, address: _Address, key: _Address) -> None:
        self._address = address
        self.key = key

    def fileno(self) -> int:
        """None: a closed socket has this number too."""
        return -1

    def getsockname(self) -> _Address:
        """Its address."""
        return self._address

    def listen(self, backlog: int = 0) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""

    def __repr__(self) -> str:
        return f"<socket.socket fd=6, family=2, type=1, proto=6, laddr={self._address}>"


class Network:
    """A loop mix-in: what listens on this loop can be reached from it, and nothing else."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._serving: dict[_Address, tuple[Callable[[], Any], Any] | None] = {}
        self._ports = itertools.count(_FIRST_PORT)

    async def create_server(
        self,
        protocol_factory: Callable[[], Any],
        host: Any = None,
        port: int | None = None,
        *,
        ssl: Any = None,
        sock: Any = None,
        backlog: int = 100,
        start_serving: bool = True,
        **_: Any,
    ) -> Any:
        """A server that other tasks of this loop can reach."""
        if ssl or sock is not None:
            raise NotImplementedError("servers here have neither TLS nor sockets of their own")
        hosts = [host] if host is None or isinstance(host, str) else list(host)
        number = port or next(self._ports)
        listeners = [self._claim(each, number) for each in hosts]
        server = base_events.Server(self, listeners, protocol_factory, None, backlog, None)  # type: ignore[arg-type]
        if start_serving:
            server._start_serving()  # type: ignore[attr-defined]
            await asyncio.sleep(0)
        return server

    async def create_connection(
        self,
        protocol_factory: Callable[[], Any],
        host: str | None = None,
        port: int | None = None,
        *,
        ssl: Any = None,
        sock: Any = None,
        **options: Any,
    ) -> Any:
        """A connection to a server of this loop."""
        if sock is not None:
            return await super().create_connection(protocol_factory, sock=sock, **options)  # type: ignore[misc]  # mix-in
        if ssl:
            raise NotImplementedError("connections here have no TLS")
        if port is None:
            raise ValueError("host and port was not specified and no sock specified")
        await asyncio.sleep(0)  # connecting takes a turn
        serving = self._serving.get(_key(host, port))
        if serving is None:
            raise _unreachable(host, port)
        return await self._connect(protocol_factory, port, serving)

    async def _connect(
        self, factory: Callable[[], Any], port: int, serving: tuple[Callable[[], Any], Any]
    ) -> Any:
        ours, theirs = socket.socketpair()
        ours.setblocking(False)  # noqa: FBT003 - the name says what
        theirs.setblocking(False)  # noqa: FBT003
        here, there = ("127.0.0.1", next(self._ports)), ("127.0.0.1", port)
        self.call_soon(self._accept, theirs, serving, {"peername": here, "sockname": there})  # type: ignore[attr-defined]
        protocol = factory()
        waiter = self.create_future()  # type: ignore[attr-defined]
        extra = {"peername": there, "sockname": here}
        transport = self._make_socket_transport(ours, protocol, waiter, extra=extra)
        await waiter
        return transport, protocol

    def _accept(
        self, sock: socket.socket, serving: tuple[Callable[[], Any], Any], extra: dict[str, Any]
    ) -> None:
        factory, server = serving
        self.create_task(self._accept_connection2(factory, sock, extra, None, server))  # type: ignore[attr-defined]

    def _make_socket_transport(self, sock: Any, *args: Any, extra: Any = None, **named: Any) -> Any:
        """As the loop's own, with our addresses, and without the socket itself."""
        transport = super()._make_socket_transport(sock, *args, extra=extra, **named)  # type: ignore[misc]  # mix-in
        if extra and "sockname" in extra:
            transport._extra.update(extra)
            del transport._extra["socket"]
        return transport

    def _claim(self, host: str | None, port: int) -> Listener:
        key = _key(host, port)
        if key in self._serving:
            told = (host or "0.0.0.0", port)  # noqa: S104 - a text
            raise OSError(
                errno.EADDRINUSE,
                f"error while attempting to bind on address {told!r}: address already in use",
            )
        self._serving[key] = None
        shown = "127.0.0.1" if host in {"localhost", "127.0.0.1"} else host or "0.0.0.0"  # noqa: S104
        return Listener((shown, port), key)

    def _start_serving(
        self, factory: Callable[[], Any], sock: Any, _ssl: Any = None, server: Any = None, *_: Any
    ) -> None:
        self._serving[sock.key] = (factory, server)

    def _stop_serving(self, sock: Any) -> None:
        self._serving.pop(sock.key, None)

    async def getaddrinfo(self, host: Any, port: Any, **_: Any) -> Any:
        """Refused: there is no other computer."""
        raise _unreachable(host, port)

    async def create_unix_server(self, factory: Any, path: Any = None, **options: Any) -> Any:
        """A server whose name is a path, in memory too."""
        return await self.create_server(factory, f"unix:{path}", 1, **options)

    async def create_unix_connection(self, factory: Any, path: Any = None, **options: Any) -> Any:
        """A connection to such a server."""
        if options.get("sock") is not None:
            return await super().create_unix_connection(factory, **options)  # type: ignore[misc]  # mix-in
        return await self.create_connection(factory, f"unix:{path}", 1)


def _key(host: str | None, port: int) -> _Address:
    return ("" if host in LOCAL else str(host), port)


def _unreachable(host: Any, port: Any) -> OSError:
    if host in LOCAL:
        return ConnectionRefusedError(
            errno.ECONNREFUSED, f"Connect call failed {('127.0.0.1', port)!r}"
        )
    return socket.gaierror(socket.EAI_NONAME, "Name or service not known")
