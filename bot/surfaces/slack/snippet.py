"""The code and the words of a Slack message, read from its blocks: these are exact.

A message's `text` is escaped and its links are wrapped. What the words mean is `bot.phrase`'s
business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.phrase import INLINE, code_in, fenced
from bot.surfaces.slack.text import unescaped

_LINK = re.compile(r"<(?:[^<>|]*\|)?([^<>]*)>")
_PROMPT = re.compile(r"(?m)^(?:>>>|\.\.\.) ?")
_CURLY = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")


def words_of(message: Mapping[str, Any], bot_user: str = "") -> str:
    """Read a message as Markdown: code in fences, without the mention of the bot."""
    parts = list(_parts(message.get("blocks"), bot_user))
    if parts:
        return "".join(parts).strip()
    text = str(message.get("text") or "")
    text = re.sub(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>", " ", text) if bot_user else text
    return unescaped(_LINK.sub(r"\1", text)).strip()


def mentions(message: Mapping[str, Any], user: str) -> bool:
    """Tell whether a message mentions a user."""
    return bool(user) and f"<@{user}" in str(message.get("text") or "")


def snippet(text: str) -> str:
    """Find the code that somebody would want to run: fences, else inline code, else all text."""
    code = fenced(text)
    if code is None:
        inline = INLINE.findall(text)
        code = "\n".join(inline) if inline else code_in(text)
    return _unprompted(code)


def typed(text: str) -> str:
    """Read the text of a slash command: unescaped, with the quotes that Slack curls made straight.

    https://docs.slack.dev/interactivity/implementing-slash-commands
    """
    return unescaped(text).translate(_CURLY).strip()


def _unprompted(code: str) -> str:
    """Leave out what an interactive session puts before each line, and what it printed."""
    lines = code.splitlines()
    if not lines or not lines[0].startswith(">>>"):
        return code
    return "\n".join(_PROMPT.sub("", each, count=1) for each in lines if _PROMPT.match(each))


def _parts(blocks: object, bot_user: str) -> Iterator[str]:
    for block in _each(blocks):
        if block.get("type") == "rich_text":
            for element in _each(block.get("elements")):
                yield from _element(element, bot_user)
        elif isinstance(block.get("text"), dict):
            yield str(block["text"].get("text") or "") + "\n"


def _each(parts: object) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a list; apps send all kinds of things in their messages."""
    yield from (
        part for part in (parts if isinstance(parts, list) else ()) if isinstance(part, dict)
    )


def _element(element: Mapping[str, Any], bot_user: str) -> Iterator[str]:
    kind = element.get("type")
    inside = tuple(_each(element.get("elements")))
    if kind == "rich_text_preformatted":
        yield f"\n```python\n{''.join(_plain(each, bot_user) for each in inside)}\n```\n"
    elif kind == "rich_text_list":
        for item in inside:
            yield f"- {''.join(_inline(each, bot_user) for each in _each(item.get('elements')))}\n"
    else:
        yield "".join(_inline(each, bot_user) for each in inside) + "\n"


def _inline(element: Mapping[str, Any], bot_user: str) -> str:
    text = _plain(element, bot_user)
    return f"`{text}`" if (element.get("style") or {}).get("code") and text else text


def _plain(element: Mapping[str, Any], bot_user: str) -> str:
    kind = element.get("type")
    if kind == "text":
        return str(element.get("text", ""))
    if kind == "link":
        return str(element.get("text") or element.get("url", ""))
    if kind == "user":
        return "" if element.get("user_id") == bot_user else "@somebody"
    if kind == "emoji":
        code = str(element.get("unicode", ""))
        try:
            return "".join(chr(int(each, 16)) for each in code.split("-")) if code else ""
        except (ValueError, OverflowError):
            return ""
    return f"#{element.get('channel_id', '')}" if kind == "channel" else ""
