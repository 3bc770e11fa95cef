"""The command `/quiz`.

What it answers is the room's business.
"""

from __future__ import annotations

import discord

from bot.talk import Ask
from cogs._commands import Commands, given


def add(commands: Commands) -> None:
    """Declare the command."""
    answers = commands.answers

    @commands.slash("quiz")
    async def quiz(
        asked: discord.Interaction, topic: str | None = None, kind: str | None = None
    ) -> None:
        await answers.answer(asked, Ask("quiz", given(topic=topic, kind=kind)))
