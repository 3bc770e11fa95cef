"""Text as Discord draws it: a person's words made harmless, our Markdown in Discord's dialect.

Components, budgets of whole messages and files are not known here.
"""

from __future__ import annotations

import re

from bot.wording import visible

GAP = "\u200b"  # zero width: breaks what Discord would draw, changes nothing to the eye
ELLIPSIS = "…"

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])")
_FENCE = re.compile(r"`{3,}")
_INVITE = re.compile(r"(?i)discord(?=(?:app)?\.(?:gg|com/invite|me|li)\b)|dsc(?=\.gg\b)")
_EVERYONE = re.compile(r"@(?=everyone|here)")

_ADDRESS = r"https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*"
_PLAIN = re.compile(
    r"(?m:^)(?P<indent>[ \t]*\d*)(?P<start>[#+>.)-])"  # headings, bullets, quotes, numbers
    r"|(?P<mark>[\\*_~|`<>\[\]])"
    r"|(?P<scheme>://)"
)
_OURS = re.compile(
    r"(?P<keep>(?<!`)(?P<ticks>`{1,2})(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)"
    rf"|\[[^\[\]\n]+\]\({_ADDRESS}\)|{_ADDRESS}|\\[^\sA-Za-z0-9])"
    r"|(?m:^)(?P<indent>[ \t]*)(?P<start>#{1,3}(?=\s)|-#|\+(?=\s)|>>>)"
    r"|(?P<mark>[\\_~|<`]|\[(?=[^\n\]]*\]\())"
)


def size(text: str) -> int:
    """Measure a text as Discord may: in UTF-16 units, never less than in characters."""
    # An encoder counts fifty times sooner than a loop: a reply is measured some twenty times.
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
        if at >= len(head) * 3 // 4:
            return head[:at]
    return head


def short(text: str, room: int) -> str:
    """Make a label on one line, ended by an ellipsis if it does not fit."""
    line = " ".join(clean(text).split())
    return line if size(line) <= room else cut(line, room - 1).rstrip() + ELLIPSIS


def clean(text: str) -> str:
    """Take out of a text what a screen would obey: escapes are shown, colours are dropped."""
    return visible(_ANSI.sub("", text))


def fence(text: str, language: str = "") -> str:
    """Fence a block to the letter that its text cannot leave: runs of backticks are broken."""
    inside = _FENCE.sub(lambda run: GAP.join(run[0]), text).strip("\n")
    return f"```{language}\n{inside}\n```"


def plain(text: str) -> str:
    """Show anybody's words as words: no markup, no mention, no link, no preview."""
    return _PLAIN.sub(_defuse_words, _unping(clean(text)))


def prose(text: str) -> str:
    """Turn our Markdown into Discord's: what Discord would draw beyond ours is escaped."""
    return _OURS.sub(_defuse_ours, _unping(clean(text)))


def _unping(text: str) -> str:
    return _EVERYONE.sub("@" + GAP, _INVITE.sub(lambda name: name[0] + GAP, text))


def _defuse_words(found: re.Match[str]) -> str:
    if found["scheme"]:
        return f":{GAP}//"
    return _escaped(found)


def _defuse_ours(found: re.Match[str]) -> str:
    return found["keep"] or _escaped(found)


def _escaped(found: re.Match[str]) -> str:
    if found["start"]:
        return f"{found['indent']}\\{found['start']}"
    return f"\\{found['mark']}"
