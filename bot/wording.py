"""People's words made harmless: visible, escaped, short.

What a surface does beyond this (pings, fences, links) is its own business.
"""

from __future__ import annotations

import re
import unicodedata

SHOWN = 80  # characters of a person's words that an answer repeats
# What our Markdown gives a meaning to; a backslash before it is understood on every surface.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~@:&])")
# The same within a line, where a stop or a hyphen means nothing.
_INLINE = re.compile(r"([\\*_{}\[\]<>|~@&]|:(?=//)|\](?=\()|^\s*[#+\-])")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\Z")
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Said of each coroutine that nobody awaited; a snippet cannot follow it.
_ADVICE = "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"
# Where the library lies on the machine that ran the snippet is nobody's business.
_LIBRARY = re.compile(
    r'^([ |+]*  File ")/(?:[^"\n]*/)?lib/python3\.\d+/(?=[^"\n]+", line \d)', re.MULTILINE
)
_FRAME = re.compile(r'[ |+]*  File "(?P<file>[^"]*)", line \d+')
# Cc controls, Cf bidirectional and invisible marks, Cs lone surrogates, Co private, Cn unassigned
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = frozenset("\u200c\u200d")  # needed by scripts and emoji; they hide nothing by themselves


def visible(text: str) -> str:
    """The same text with every control, bidirectional and broken character written as an escape."""
    lines = _LINE_ENDS.sub("\n", text)
    if lines.replace("\n", "").replace("\t", "").isprintable():  # nearly always, and much quicker
        return lines
    return "".join(_shown(c) for c in lines)


def _shown(char: str) -> str:
    if char in "\n\t" or char.isprintable() or char in _JOINERS:
        return char
    if unicodedata.category(char) in _HIDDEN:
        code = ord(char)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return char  # spaces of other scripts


def own_lines(text: str) -> str:
    """What Python says of a learner's lines, without frames in asyncio and without its advice."""
    kept: list[str] = []
    is_inside = False
    for line in _LIBRARY.sub(r"\1", text.replace(_ADVICE, "")).split("\n"):
        if found := _FRAME.match(line):
            is_inside = found["file"].startswith("asyncio/")
        elif not line.startswith("    "):
            is_inside = False
        if not is_inside:
            kept.append(line)
    return "\n".join(kept)


def storable(text: str) -> str:
    """The same text, with broken halves of surrogate pairs as the escapes that Python reads."""
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")


def sentences(*parts: str) -> str:
    """Each part that is not empty as a sentence: a capital first, unless it is code, and a stop."""
    told = [part.strip() for part in parts if part.strip()]
    ends = [part if part[-1] in ".!?…" else f"{part}." for part in told]
    return " ".join(part[0].upper() + part[1:] for part in ends)


def escape(text: str) -> str:
    """A person's words for use inside our Markdown: shown to the letter, never markup."""
    return _MARKUP.sub(r"\\\1", visible(text))


def code(text: str, limit: int = 70) -> str:
    """A piece of code for a sentence; what could break out of the code span is escaped."""
    text = " ".join(visible(text).split())
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return f"`{text}`" if text and "`" not in text else escape(text)


def tamed(text: str) -> str:
    """What a run says of itself, as our Markdown: its code spans stay code, the rest is no markup.

    Task names are a person's, and a child that broke out says what it likes.
    """
    parts = " ".join(visible(text).split()).split("`")
    if len(parts) % 2 == 0:  # a code span without an end
        return escape(" ".join(parts))
    told = [f"`{part}`" if place % 2 else _calm(part) for place, part in enumerate(parts)]
    return "".join(told).replace("``", "")


def _calm(text: str) -> str:
    return _INLINE.sub(r"\\\1", text)


def label(name: str) -> str:
    """A person's name for something, escaped only if it has to be: `Task-2` stays itself."""
    return name if _PLAIN_NAME.match(name) else escape(name)


def shorten(text: str, limit: int = SHOWN) -> str:
    """A person's words on one line, cut to a length that an answer can repeat."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: limit * 20]).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
