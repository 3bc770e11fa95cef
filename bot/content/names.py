"""How a typed name is compared: case, spaces, hyphens, `asyncio.` and call brackets do not count.

What the names lead to is known in `bot.content.search`.
"""

from __future__ import annotations

import re

_QUOTES = "`'\"\u201c\u201d\u2018\u2019 \t\r\n"  # straight and curly
_CALL = re.compile(r"\s*\(.*\Z", re.DOTALL)
_BETWEEN = re.compile(r"(?<=[^\W_])[-_\s]+(?=[^\W_])")  # `__await__` keeps its underscores


def folded(text: str) -> str:
    """The name as it is compared: `asyncio.create_task()` -> `createtask`."""
    name = text.strip(_QUOTES).rstrip("?!.").strip(_QUOTES).casefold()
    name = name.removeprefix("await ").removeprefix("asyncio.") or name
    return _BETWEEN.sub("", name.removesuffix("()").strip() or name)


def uncalled(text: str) -> str:
    """The name without the brackets of a call and what is in them."""
    return _CALL.sub("", text.strip(_QUOTES))
