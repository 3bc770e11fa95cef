"""The command `/classquiz`.

What it answers is the room's business.
"""

from __future__ import annotations

import discord
from discord import app_commands

from bot.talk import Ask
from cogs._commands import Commands, given


def add(commands: Commands) -> None:
    """Declare the command; Discord holds the numbers to the same bounds as the room."""
    answers = commands.answers

    @commands.slash("classquiz")
    async def classquiz(
        asked: discord.Interaction,
        topic: str | None = None,
        questions: app_commands.Range[int, 1, 20] | None = None,
        seconds: app_commands.Range[int, 5, 120] | None = None,
        vote: bool | None = None,  # noqa: FBT001 - Discord calls it by name
    ) -> None:
        told = given(
            topic=topic,
            questions=str(questions or ""),
            seconds=str(seconds or ""),
            vote="vote" if vote else "",
        )
        await answers.answer(asked, Ask("classquiz", told), private=True)
