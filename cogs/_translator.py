"""Names and descriptions of commands in the languages that there are, as Discord asks for them.

The words are in `bot.languages`; which language a reply is in is the server's decision.
"""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.languages import Language
from cogs._text import short

SUMMARY_ROOM = 100
NAMES = frozenset({Location.command_name, Location.parameter_name})


class Translator(app_commands.Translator):
    """Looks a text up in the language of a locale; None where there is none."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._languages = languages

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Translate a name or a description."""
        language = self._languages.get(locale.value)
        if language is None:
            return None
        if context.location in NAMES:
            return language.names.get(string.message)
        told = short(language.say(string.message), SUMMARY_ROOM)
        return told if told != string.message else None
