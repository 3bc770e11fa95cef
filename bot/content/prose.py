"""Our Markdown: which marks are allowed, and documentation links in full.

Only what Discord and Slack can both show is allowed. Pages are split in `bot.content.pages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS_URL = "https://docs.python.org/3/"
_DOCS_PATH = re.compile(
    r"(library|reference|howto|tutorial|glossary|using|whatsnew|faq|c-api)[\w./-]*\.html(#[\w.()*-]+)?\Z"
)
_DOCS_LINK = re.compile(r"\]\(docs:([^)\s]+)\)")
_INLINE_CODE = re.compile(r"(?<!`)`[^`\n]+`(?!`)")
_PLAIN = re.compile(r"[A-Za-z\"'(][A-Za-z0-9 ,.;:?!'()\"/=%-]*\Z")  # nothing here can be a mark
_BLOCKS = {
    "heading_open": "a heading",
    "ordered_list_open": "a numbered list",
    "hr": "a rule",
    "html_block": "HTML",
    "code_block": "an indented code block",
    "fence": "a fenced block",
    "table_open": "a table",
}
_INLINES = {
    "image": "a picture",
    "html_inline": "HTML (put names in <> between backticks)",
    "hardbreak": "a forced line break",
    "s_open": "struck-out text",
    "text_special": "a backslash or & escape",
}


def docs_url(path: str) -> str:
    """The full address of a page of Python's documentation; a full one stays as it is."""
    return path if path.startswith("https://") else DOCS_URL + path


def is_docs_path(path: str) -> bool:
    """Whether the text looks like `library/asyncio-future.html#asyncio.Future`."""
    return bool(_DOCS_PATH.match(path)) and ".." not in path


def with_full_links(text: str) -> str:
    """The text with each `docs:` link as a full address."""
    return _DOCS_LINK.sub(lambda match: f"]({docs_url(match[1])})", text)


def prose_faults(text: str) -> list[tuple[int, str]]:
    """What is not allowed in a text, each with its line inside the text, from 0."""
    if _PLAIN.match(_INLINE_CODE.sub("c", text)):  # most are: the parser takes 0.3 ms for each
        return []
    return [fault for token in _parser().parse(text) for fault in _token_faults(token)]


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _token_faults(token: Token) -> Iterator[tuple[int, str]]:
    line = token.map[0] if token.map else 0
    if token.type in _BLOCKS:
        yield line, f"{_BLOCKS[token.type]} is not allowed"
    elif token.type == "bullet_list_open" and token.level:
        yield line, "a list inside a list or quote is not allowed"
    elif token.type == "bullet_list_open" and token.markup != "-":
        yield line, f"write bullets with '-', not {token.markup!r}"
    elif token.type == "blockquote_open" and token.level:
        yield line, "a quote inside another is not allowed"
    for child in token.children or ():
        for what in _inline_faults(child):
            yield line, what
        line += child.type in ("softbreak", "hardbreak")


def _inline_faults(token: Token) -> Iterator[str]:
    if token.type in _INLINES:
        yield f"{_INLINES[token.type]} is not allowed"
    elif token.type in ("em_open", "strong_open") and "_" in token.markup:
        yield "names with underscores go between backticks, emphasis is written with '*'"
    elif token.type == "text" and ("`" in token.content or "**" in token.content):
        yield "a mark (` or **) that is never closed"
    elif token.type == "link_open":
        yield from _link_faults(str(token.attrs.get("href", "")), token.markup)


def _link_faults(target: str, markup: str) -> Iterator[str]:
    if markup == "autolink":
        yield "write a link as [title](address)"
    elif target.startswith("docs:"):
        if not is_docs_path(target.removeprefix("docs:")):
            yield f"{target!r} is not a page of Python's documentation"
    elif not target.startswith("https://"):
        yield f"a link must begin with 'docs:' or 'https://', not {target!r}"
