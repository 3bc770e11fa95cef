"""A typed line becomes an Ask: `/explain futures`, `quiz`, plain words, or a block of code.

What the words mean is the rooms' business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.errors import LearnerError
from bot.talk import Ask, Offer
from bot.wording import shorten

PROGRAM_BYTES = 64 * 1024  # of a file with code; the sandbox takes no more
FENCE = re.compile(r"```[ \t]*([\w+-]*)[ \t]*\r?\n(.*?)(?:```|\Z)", re.DOTALL)
ONE_LINE_FENCE = re.compile(r"```(.+?)```", re.DOTALL)
GREETINGS = frozenset({"hello", "hi", "hey", "hello there", "good morning"})
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def fenced(text: str) -> str | None:
    """The code in the fences of a message, several joined by a blank line; None without a fence."""
    blocks = [match.group(2).rstrip("\n") for match in FENCE.finditer(text)]
    if not blocks:
        blocks = [match.group(1).strip() for match in ONE_LINE_FENCE.finditer(text)]
    return "\n\n".join(blocks) if blocks else None


def code_in(text: str) -> str:
    """The code of a message: its fences, else its one inline code, else the whole text."""
    found = fenced(text)
    if found is not None:
        return found
    inline = [match.group(1) for match in INLINE.finditer(text)]
    if len(inline) == 1 and INLINE.sub("", text).strip() == "":
        return inline[0]
    return text


def bare(text: str) -> str:
    """The code without the fence that people paste along with it."""
    return code_in(text) if text.lstrip().startswith("```") else text


def program(data: bytes, name: str, most: int) -> str:
    """The code in a file that came along.

    Raises:
        LearnerError: it is too large, or no text.
    """
    if len(data) > most:
        raise too_large(name, len(data), most)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LearnerError(
            f"“{shorten(name)}” is no UTF-8 text: line {line} has a byte that fits no character.",
            hint="Save it as UTF-8, and send the `.py` file itself, not a picture or an archive.",
        ) from error
    return text.replace("\r\n", "\n")


def too_large(name: str, size: int, most: int) -> LearnerError:
    """What is said of a file over the limit, before it is fetched or after."""
    return LearnerError(
        f"“{shorten(name)}” has {size:,} bytes; at most {most:,} are taken.",
        hint="Send the part that matters.",
    )


def parse(line: str, commands: Mapping[str, Offer]) -> Ask:
    """What a typed line asks for.

    A slash starts a command, its first argument takes the rest of the line; a fence is a snippet
    to run; a bare command word counts as the command; any other words are looked up.
    """
    text = line.strip()
    if text.startswith("/"):
        name, _, rest = text[1:].partition(" ") if " " in text else _first_line(text[1:])
        return _command(name.casefold(), rest, commands)
    if not text or text.strip("!.,? ").casefold() in GREETINGS:
        return Ask("help")
    code = fenced(text)
    if code is not None:
        return Ask("run", {"code": code})
    word, _, rest = text.partition(" ")
    if word.casefold() in commands and word.casefold() not in {"run", "explain"}:
        return _command(word.casefold(), rest, commands)
    return Ask("explain", {"topic": text})


def _first_line(text: str) -> tuple[str, str, str]:
    name, newline, rest = text.partition("\n")
    return name.rstrip(), newline, rest


def _command(name: str, rest: str, commands: Mapping[str, Offer]) -> Ask:
    name, newline, more = name.partition("\n")
    rest = more + " " + rest if newline else rest
    offer = commands.get(name)
    if offer is None or not offer.params:
        return Ask(name, {"rest": rest.strip()} if rest.strip() else {})
    value = code_in(rest) if offer.params[0].name == "code" else rest.strip()
    return Ask(name, {offer.params[0].name: value} if value.strip() else {})
