"""Commands that run code: `/run` opens the form, "Run this snippet" takes a message.

What a run answers is the room's business.
"""

from __future__ import annotations

import discord

from bot.talk import Ask, pack
from cogs._commands import Commands
from cogs._snippet import snippet, words_of

FORM = pack("runs", "new")


def add(commands: Commands) -> None:
    """Declare the commands."""
    answers = commands.answers

    # Without the argument `code`: a slash command's text is one line, the form's is not.
    @commands.slash("run")
    async def run(asked: discord.Interaction) -> None:
        await answers.open_form(asked, FORM)

    @commands.menu("Run this snippet")
    async def run_message(asked: discord.Interaction, message: discord.Message) -> None:
        await answers.answer(asked, Ask("run", {"code": snippet(words_of(message))}))
