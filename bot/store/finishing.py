"""Work that must not be left half done when its task is cancelled: opening, closing, locking.

What that work is, is told elsewhere.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def finish(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which always runs to its end; a cancellation takes effect after it.

    asyncio.shield() is not enough: it leaves at once, with the work still going on behind it.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None and not task.cancelled():
        task.exception()  # looked at, so that asyncio does not report it as never retrieved
        raise cancelled
    return task.result()
