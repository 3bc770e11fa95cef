"""The command `/challenge`.

What it answers is the room's business.
"""

from __future__ import annotations

import discord

from bot.talk import Ask
from cogs._commands import Commands, given


def add(commands: Commands) -> None:
    """Declare the command."""
    answers = commands.answers

    @commands.slash("challenge")
    async def challenge(asked: discord.Interaction, name: str | None = None) -> None:
        await answers.answer(asked, Ask("challenge", given(name=name)))
