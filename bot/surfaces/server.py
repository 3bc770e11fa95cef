"""The HTTP server of the bot: whether it is well, and the routes that a surface adds.

What a route answers is its surface's business. TLS and the outside world belong to a proxy before
it, so it listens on loopback unless told otherwise.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import SetupError

log = logging.getLogger(__name__)
HEALTH = "/healthz"
# A class that presses at once: with aiohttp's 128, the next ones came a second later.
BACKLOG = 1024
BODY = 1024 * 1024  # bytes of one request; Slack's are far below


def split(address: str) -> tuple[str, int]:
    """Read `HOST:PORT`.

    Raises:
        SetupError: it is something else.
    """
    host, colon, port = address.rpartition(":")
    if colon and host and port.isascii() and port.isdigit() and int(port) < 65536:
        return host.strip("[]"), int(port)
    raise SetupError(
        f"COROBOT_SERVER is {address!r}, which is not an address.",
        hint="Give HOST:PORT, such as 127.0.0.1:3000.",
    )


@asynccontextmanager
async def open_server(address: str, routes: Sequence[web.RouteDef]) -> AsyncIterator[int]:
    """Serve until the block ends; gives the port, which port 0 leaves to the system.

    Raises:
        SetupError: nothing can listen there.
    """
    host, port = split(address)
    application = web.Application(client_max_size=BODY)
    application.add_routes([web.get(HEALTH, _health), *routes])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port, backlog=BACKLOG).start()
        except OSError as error:
            raise SetupError(
                f"Cannot listen on {address}: {error.strerror or error}.",
                hint="Name another address in COROBOT_SERVER.",
            ) from error
        bound: int = runner.addresses[0][1]
        log.info("listening on http://%s:%d", host, bound)
        yield bound
    finally:
        await runner.cleanup()


async def _health(request: web.Request) -> web.Response:
    del request
    return web.json_response({"status": "ok"})
