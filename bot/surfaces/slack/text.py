"""Text as Slack draws it: our Markdown and people's words as rich_text, never as Slack's mrkdwn.

Text elements of rich_text are shown to the letter: no markup, no mention, no emoji code is read in
them. A ping would need an element of its own (`user`, `broadcast`), and none is ever made here.
https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.wording import visible

Json = dict[str, Any]
ELLIPSIS = "…"
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")
_SAFE_LINK = re.compile(r"https?://[^\s<>|]+\Z")
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["code", "reference", "html_block", "html_inline", "image", "lheading"]
)
_STYLES = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}


def size(text: str) -> int:
    """Measure a text as Slack may: in UTF-16 units, never less than in characters."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> str:
    """Cut a text to the head that fits, ended at a line or a word if one is near."""
    if size(text) <= room:
        return text
    used = end = 0
    for end, char in enumerate(text):  # noqa: B007 - the place is needed after the loop
        used += 2 if ord(char) > 0xFFFF else 1
        if used > room:
            break
    head = text[:end]
    for mark in ("\n", " "):
        at = head.rfind(mark)
        if at >= len(head) * 3 // 4 and at > 0:
            return head[:at]
    return head


def pieces(text: str, room: int) -> Iterator[str]:
    """Split a text into parts that fit, at the ends of lines and words where that is possible."""
    while size(text) > room:
        head = cut(text, room)
        yield head
        text = text[len(head) :].lstrip("\n")
    if text:
        yield text


def clean(text: str) -> str:
    """Take out of a text what a screen would obey: escapes are shown, colours are dropped."""
    return visible(_ANSI.sub("", text))


def line(text: str) -> str:
    """Make one line of a person's words."""
    return " ".join(clean(text).split())


def short(text: str, room: int) -> str:
    """Make a label on one line, ended by an ellipsis if it does not fit."""
    one = line(text)
    return one if size(one) <= room else cut(one, room - 1).rstrip() + ELLIPSIS


def escaped(text: str) -> str:
    """Escape what Slack reads in a plain `text` field: mentions and links begin with `<`."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """Undo Slack's escaping of what people typed."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain_text(text: str, room: int) -> Json:
    """Make a plain_text object, in which `:smile:` stays as it is."""
    return {"type": "plain_text", "text": short(text, room) or ELLIPSIS, "emoji": False}


# ---- rich text


def said(text: str, *styles: str) -> Json:
    """Make a text element; the text must not be empty."""
    element: Json = {"type": "text", "text": text}
    if styles:
        element["style"] = dict.fromkeys(sorted(styles), True)
    return element


def section(*elements: Json) -> Json:
    """Make one paragraph."""
    return {"type": "rich_text_section", "elements": list(elements)}


def preformatted(text: str, language: str = "") -> Json:
    """Make a block to the letter."""
    block: Json = {"type": "rich_text_preformatted", "elements": [said(text or " ")], "border": 0}
    if language:
        block["language"] = language
    return block


def rich(*parts: Json) -> Json:
    """Make a rich_text block of paragraphs, lists, quotes and code."""
    return {"type": "rich_text", "elements": list(parts)}


def prose(text: str) -> list[Json]:
    """Turn our Markdown into paragraphs, lists, quotes and code."""
    walk = _Walk()
    for token in _tokens(clean(text).strip()):
        walk.take(token)
    return walk.done()


# Lessons and questions are the same for all: reading one takes a millisecond of everybody's loop.
@functools.lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(_MARKDOWN.parse(text))


class _Walk:
    """Gathers the parts of a rich_text while markdown-it's tokens go by."""

    def __init__(self) -> None:
        self._parts: list[Json] = []
        self._lists: list[str] = []
        self._quotes = 0
        self._in_item = False

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append("bullet" if kind[0] == "b" else "ordered")
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += 1 if kind.endswith("open") else -1
        elif kind == "list_item_open":
            self._in_item = True
        elif kind == "inline":
            self._words(token.children or [])
        elif kind == "fence":
            self._parts.append(preformatted(token.content.rstrip("\n"), _language(token.info)))
        elif kind == "hr":
            self._add(section(said("———")))

    def done(self) -> list[Json]:
        """Give the parts; paragraphs that follow one another are parted by an empty line."""
        for part, following in zip(self._parts, self._parts[1:], strict=False):
            if part["type"] == following["type"] == "rich_text_section":
                part["elements"].append(said("\n\n"))
        return self._parts

    def _words(self, tokens: Sequence[Token]) -> None:
        elements = inline(tokens)
        if not elements:
            return
        if self._lists:
            self._item(section(*elements))
        elif self._quotes:
            self._quote(elements)
        else:
            self._add(section(*elements))

    def _item(self, item: Json) -> None:
        style, indent = self._lists[-1], min(len(self._lists) - 1, 8)
        last = self._parts[-1] if self._parts else None
        is_same = (
            last is not None
            and last["type"] == "rich_text_list"
            and (last["style"], last["indent"]) == (style, indent)
        )
        if last is not None and is_same and self._in_item:
            last["elements"].append(item)
        elif last is not None and is_same:
            last["elements"][-1]["elements"] += [said("\n"), *item["elements"]]
        else:
            made = {"type": "rich_text_list", "style": style, "indent": indent, "elements": [item]}
            self._parts.append(made)
        self._in_item = False

    def _quote(self, elements: list[Json]) -> None:
        last = self._parts[-1] if self._parts else None
        if last is not None and last["type"] == "rich_text_quote":
            last["elements"] += [said("\n"), *elements]
        else:
            self._parts.append({"type": "rich_text_quote", "elements": elements})

    def _add(self, part: Json) -> None:
        self._parts.append(part)


def inline(tokens: Sequence[Token]) -> list[Json]:
    """Turn the words of one paragraph into elements."""
    styles: list[str] = []
    link = ""
    elements: list[Json] = []
    for token in tokens:
        if token.type in _STYLES:
            styles.append(_STYLES[token.type])
        elif token.type.endswith("_close") and token.type.replace("close", "open") in _STYLES:
            styles.pop()
        elif token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            link = ""
        elif token.type in ("softbreak", "hardbreak"):
            elements.append(said("\n"))
        elif token.content:
            own = (*styles, "code") if token.type == "code_inline" else tuple(styles)
            elements.append(_element(token.content, link, own))
    return elements


def _element(text: str, link: str, styles: Sequence[str]) -> Json:
    element = said(text, *styles)
    if link and _SAFE_LINK.match(link):
        element |= {"type": "link", "url": link}
    return element


def _language(info: str) -> str:
    word = info.strip().partition(" ")[0]
    return word if word.isalnum() else ""
