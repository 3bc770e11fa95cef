"""Declaring commands: the app says what there is and in which words, a cog says its signature.

What a command does is its cog's one line; answering is `_answer`'s business.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.app import App
from cogs._answer import Answers
from cogs._text import short

SUMMARY_ROOM = 100
CHOICES = 25
Callback = Callable[..., Coroutine[Any, Any, None]]


class Tree(app_commands.CommandTree[discord.Client]):
    """Commands for servers and for people who install the bot for themselves, in every place."""

    def __init__(self, client: discord.Client) -> None:
        super().__init__(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
        )


@dataclass(frozen=True, slots=True)
class Commands:
    """What a cog needs to declare commands."""

    app: App
    tree: Tree
    answers: Answers

    def slash(
        self, name: str, *, permissions: discord.Permissions | None = None
    ) -> Callable[[Callback], Callback]:
        """Declare a slash command; its summary and its arguments' are the app's."""

        def declare(callback: Callback) -> Callback:
            offer = self.app.commands()[name]
            command: app_commands.Command[Any, ..., None] = app_commands.Command(
                name=name, description=short(offer.summary, SUMMARY_ROOM), callback=callback
            )
            command.default_permissions = permissions
            for param in command.parameters:
                told = next(each for each in offer.params if each.name == param.name)
                self._tell(command, told.name, told.summary, told.suggests)
            self.tree.add_command(command)
            return callback

        return declare

    def menu(self, name: str) -> Callable[[Callback], Callback]:
        """Declare an entry of the menu that opens on a message."""

        def declare(callback: Callback) -> Callback:
            self.tree.add_command(app_commands.ContextMenu(name=name, callback=callback))
            return callback

        return declare

    def _tell(
        self, command: app_commands.Command[Any, ..., None], name: str, summary: str, kind: str
    ) -> None:
        # discord.py takes descriptions from decorators or docstrings only; ours are the app's.
        told = app_commands.locale_str(short(summary, SUMMARY_ROOM))
        command._params[name].description = told  # noqa: SLF001
        if not kind:
            return

        async def suggest(
            asked: discord.Interaction, current: str
        ) -> list[app_commands.Choice[str]]:
            del asked
            return [
                app_commands.Choice(name=short(label, 100) or value, value=value)
                for value, label in self.app.suggest(kind, current)[:CHOICES]
                if 0 < len(value) <= 100
            ]

        command.autocomplete(name)(suggest)


def given(**args: str | None) -> dict[str, str]:
    """Keep the arguments that were given."""
    return {name: value for name, value in args.items() if value}
