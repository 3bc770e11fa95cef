"""The command `/settings`, for those who may manage the server.

Discord hides it from others; whoever gets there all the same is stopped by the room.
"""

from __future__ import annotations

import discord

from bot.talk import Ask
from cogs._commands import Commands

ADMINS = discord.Permissions(manage_guild=True)


def add(commands: Commands) -> None:
    """Declare the command."""
    answers = commands.answers

    @commands.slash("settings", permissions=ADMINS)
    async def settings(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("settings"), private=True)
