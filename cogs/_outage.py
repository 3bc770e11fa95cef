"""Sending through outages: tried again while Discord is out of order, then on another way.

What the ways are is `_screen`'s business.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import aiohttp
import discord

log = logging.getLogger(__name__)

# Nobody can answer there any more: the interaction came too late, its 15 minutes are over.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
LATE = frozenset({10015, 10062, 50027})
TAKEN = 40060  # acknowledged already: by another process, or by a request whose answer was lost
# ... or those who asked have taken it away: channel, message.
GONE = LATE | {10003, 10008, TAKEN}
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)  # between tries, two minutes in all
MOST_WAIT = 60.0


async def persist(
    send: Callable[[], Awaitable[None]], turn: Callable[[Exception], bool] | None = None
) -> None:
    """Send until it is sent.

    Args:
        send: one try.
        turn: hears of each failure; True if it took another way, which is tried at once.
    """
    for wait in (*WAITS, None):
        while True:
            try:
                await send()
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                if turn is not None and turn(error):
                    continue
                if wait is None or not is_passing(error):
                    raise
                rest = _rest_after(error, wait)
                log.debug("not sent, next try in %.1f s: %r", rest, error)
                break
            return
        await asyncio.sleep(rest)


def is_passing(error: Exception) -> bool:
    """Tell whether Discord, or the way to it, is only out of order for now."""
    return not isinstance(error, discord.HTTPException) or (
        error.status == 429 or error.status >= 500
    )


def _rest_after(error: Exception, wait: float) -> float:
    """How long to wait: as long as Discord says, if it says so."""
    if not isinstance(error, discord.HTTPException):
        return wait
    told = str(error.response.headers.get("Retry-After", ""))
    return min(MOST_WAIT, float(told)) if told.replace(".", "", 1).isdigit() else wait


def is_gone(error: BaseException) -> bool:
    """Tell whether nobody waits for an answer any more."""
    return isinstance(error, discord.HTTPException) and error.code in GONE


@contextmanager
def forgiving(what: str) -> Iterator[None]:
    """Log what Discord or the network refuse; an answer that cannot be shown ends there."""
    try:
        yield
    except* discord.HTTPException as group:
        for error in _leaves(group):
            level = logging.DEBUG if is_gone(error) else logging.WARNING
            log.log(level, "no answer to %s: %s", what, error)
    except* (aiohttp.ClientError, OSError) as group:
        log.warning("no answer to %s: %r", what, group.exceptions)


def _leaves(group: BaseExceptionGroup[BaseException]) -> Iterator[BaseException]:
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _leaves(error)
        else:
            yield error
