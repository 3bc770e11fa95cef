"""Commands in other languages, as Discord is told them; and that changed words go out again."""

from __future__ import annotations

from dataclasses import replace

from bot.app import App
from bot.talk import Learner
from tests.cogs.conftest import OnDiscord
from tests.fakes.discord_shapes import GUILD, shown
from tests.fakes.discord_wire import FakeDiscord


async def test_every_command_has_its_german_name_and_description(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """And every option; menu entries have a name alone."""
    async with on_discord():
        told = wire.commands
    slash = [each for each in told if each["type"] == 1]
    options = [option for each in slash for option in each.get("options", ())]

    assert all(each["name_localizations"]["de"] for each in told)
    assert all(each["description_localizations"]["de"] for each in slash + options)
    assert all(each["name_localizations"]["de"] for each in options)
    assert next(e for e in slash if e["name"] == "explain")["name_localizations"] == {
        "de": "erkläre"
    }


async def test_changed_words_are_told_and_the_same_are_not(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The hash covers the translations."""
    async with on_discord():
        pass
    german = app.languages["de"]
    app.languages = {"de": replace(german, names={**german.names, "quiz": "rätsel"})}
    async with on_discord():
        pass
    async with on_discord():
        pass

    assert wire.count("PUT", "/commands$") == 2


async def test_a_server_that_wants_german_is_answered_in_german(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Whatever the language of the client that asks; the lesson itself is English."""
    await app.store.change_server(
        f"discord:{GUILD}", "language", lambda _: "de", by=Learner(id="discord:1"), now=app.clock()
    )
    async with on_discord():
        asked = await wire.slash("help")
        await wire.until(lambda: asked.message)

    assert asked.message is not None
    assert "Corobot unterrichtet Pythons asyncio" in shown(asked.message)
