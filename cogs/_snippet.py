"""The code and the words of a Discord message.

What a typed line means is `bot.phrase`'s business.
"""

from __future__ import annotations

import re

import discord

from bot.errors import LearnerError
from bot.phrase import FENCE, INLINE, code_in, fenced

PYTHON = frozenset({"py", "py3", "python", "python3", "pycon"})
_PROMPT = re.compile(r"(?m)^(?:>>>|\.\.\.) ?")


def snippet(text: str) -> str:
    """Find the code that somebody would want to run.

    Python fences before any fence, several joined; else inline code; else all of the text.
    """
    python = [
        found.group(2).rstrip("\n")
        for found in FENCE.finditer(text)
        if found.group(1).casefold() in PYTHON
    ]
    if python:
        return _unprompted("\n\n".join(python))
    if fenced(text) is None and (inline := INLINE.findall(text)):
        return _unprompted("\n".join(inline))
    return _unprompted(code_in(text))


def has_python(text: str) -> bool:
    """Tell whether a message holds a block that says it is Python."""
    return any(found.group(1).casefold() in PYTHON for found in FENCE.finditer(text))


def is_author(asked: discord.Interaction) -> bool:
    """Tell whether the one who presses wrote the message that the pressed one replies to."""
    reference = asked.message.reference if asked.message else None
    resolved = reference.resolved if reference else None
    return isinstance(resolved, discord.Message) and resolved.author.id == asked.user.id


async def post_behind(asked: discord.Interaction) -> discord.Message:
    """Fetch the message that a pressed message of ours replies to.

    Raises:
        LearnerError: it is gone, or shut to the bot.
    """
    reference = asked.message.reference if asked.message else None
    if reference is None or reference.message_id is None:
        raise LearnerError("That offer belongs to no post.")
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    channel = asked.client.get_partial_messageable(
        reference.channel_id, guild_id=reference.guild_id
    )
    try:
        return await channel.fetch_message(reference.message_id)
    except (discord.NotFound, discord.Forbidden) as error:
        raise LearnerError(
            "That post is gone, or shut to me.", hint="`/run` takes code in a form."
        ) from error


def _unprompted(code: str) -> str:
    """Leave out what an interactive session puts before each line, and what it printed."""
    lines = code.splitlines()
    typed = [line for line in lines if _PROMPT.match(line)]
    if not typed or not lines[0].startswith(">>>"):
        return code
    return "\n".join(_PROMPT.sub("", line, count=1) for line in typed)


def words_of(message: discord.Message) -> str:
    """Read a message's text: its own, a forwarded one's, or what our components show."""
    if message.content:
        return message.content
    for snapshot in message.message_snapshots:
        if snapshot.content:
            return snapshot.content
    return "\n".join(_shown(message.components))


def _shown(components: object) -> list[str]:
    found: list[str] = []
    for part in components if isinstance(components, list) else ():
        if isinstance(part, discord.TextDisplay):
            found.append(part.content)
        found += _shown(getattr(part, "children", None))
    return found


def addressed(content: str, bot_id: int) -> str | None:
    """Take our mention out of a message; None if it is not in there."""
    mention = re.compile(rf"<@!?{bot_id}>")
    return mention.sub(" ", content).strip() if mention.search(content) else None
