"""Commands on what is remembered: `/progress`, `/review`, `/leaderboard`, `/privacy`, `/help`.

What they answer is the rooms' business.
"""

from __future__ import annotations

import discord

from bot.talk import Ask
from cogs._commands import Commands


def add(commands: Commands) -> None:
    """Declare the commands."""
    answers = commands.answers

    @commands.slash("progress")
    async def progress(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("progress"), private=True)

    @commands.slash("review")
    async def review(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("review"), private=True)

    @commands.slash("leaderboard")
    async def leaderboard(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("leaderboard"))

    @commands.slash("privacy")
    async def privacy(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("privacy"), private=True)

    @commands.slash("help")
    async def show_help(asked: discord.Interaction) -> None:
        await answers.answer(asked, Ask("help"))
