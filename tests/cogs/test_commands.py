"""The command tree: the app's commands in the app's words, for servers and for people."""

from __future__ import annotations

import pytest

from bot.app import COMMANDS, App
from cogs import Client
from tests.fakes.discord_rules import check_commands

# `/run` opens a form at once: one line is no place for a program.
WITHOUT = {"run": {"code"}}


def test_every_command_of_the_app_is_there_in_its_words(app: App) -> None:
    """Names, summaries and arguments are those of the app, no more and no less."""
    client = Client(app)
    payload = [command.to_dict(client.tree) for command in client.tree.get_commands()]
    slash = {each["name"]: each for each in payload if each["type"] == 1}
    check_commands(payload)

    assert slash.keys() == COMMANDS.keys()
    for name, offer in COMMANDS.items():
        told = {p.name: p.summary for p in offer.params if p.name not in WITHOUT.get(name, ())}
        assert slash[name]["description"] == offer.summary
        assert {o["name"]: o["description"] for o in slash[name]["options"]} == told


def test_menus_are_there(app: App) -> None:
    """A message can be run and its error explained."""
    payload = [c.to_dict(tree) for tree in (Client(app).tree,) for c in tree.get_commands()]

    assert {c["name"] for c in payload if c["type"] == 3} == {
        "Explain this error",
        "Run this snippet",
    }


def test_no_privileged_intent_is_asked_for(app: App) -> None:
    """The bot reads no message that does not speak to it."""
    intents = Client(app).intents

    assert not any((intents.message_content, intents.members, intents.presences))


@pytest.mark.parametrize("name", ["explain", "quiz", "challenge"])
async def test_arguments_complete(app: App, name: str) -> None:
    """Every argument that the app has suggestions for completes."""
    command = next(c for c in Client(app).tree.get_commands() if c.name == name)
    options = command.to_dict(Client(app).tree)["options"]

    assert all(option["autocomplete"] for option in options)
