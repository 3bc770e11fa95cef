"""Commands of the lessons: `/explain`, `/topics`, and "Explain this error" on a message.

What they answer is the room's business.
"""

from __future__ import annotations

import discord

from bot.phrase import fenced
from bot.talk import Ask
from cogs._commands import Commands, given
from cogs._snippet import words_of


def add(commands: Commands) -> None:
    """Declare the commands."""
    answers = commands.answers

    @commands.slash("explain")
    async def explain(asked: discord.Interaction, topic: str | None = None) -> None:
        await answers.answer(asked, Ask("explain", given(topic=topic)))

    @commands.slash("topics")
    async def topics(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("topics"))

    @commands.menu("Explain this error")
    async def explain_error(asked: discord.Interaction, message: discord.Message) -> None:
        words = words_of(message)
        await answers.answer(asked, Ask("explain", given(topic=fenced(words) or words)))
