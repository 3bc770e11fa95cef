"""How Discord is spoken to and read when a talk of the terminal is told to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.app import App
from bot.settings import Settings
from bot.talk import Ask, Choice
from cogs._client import Client
from tests.fakes.discord_rules import walk
from tests.fakes.discord_shapes import BOT, BOT_USER, person
from tests.fakes.discord_wire import Asked, FakeDiscord
from tests.people import Clock
from tests.replay import LABEL, Seen, bare, follow
from tests.stage import Turn, sittings, turns_of

Json = dict[str, Any]
BY_FORM = frozenset({"run"})  # these commands take no code: they open a form at once


@dataclass
class OnTheWire:
    """Discord's side of a talk: commands where there are some, mentions of the bot for the rest."""

    wire: FakeDiscord
    clients: list[Client]
    people: dict[str, Json] = field(default_factory=dict)
    form: Asked | None = None

    def _user(self, who: str) -> Json:
        number = len(self.people) + 1
        return self.people.setdefault(who, {**person(number, who), "global_name": who})

    async def say(self, turn: Turn, request: Ask) -> Seen | None:
        before, user = self._before(), self._user(turn.who)
        known = {each["name"]: each for each in self.wire.commands}
        is_command = turn.words.startswith("/") and request.name in known
        if is_command and (request.name not in BY_FORM or not request.args):
            taken = {option["name"] for option in known[request.name].get("options", ())}
            given = {name: value for name, value in request.args.items() if name in taken}
            options = [{"name": n, "type": 3, "value": v} for n, v in given.items()]
            data = {**self.wire._command(request.name, 1), "options": options}
            self.form = await self.wire.interact(2, data, user=user)
            return await self._seen(before)
        await self.wire.say(f"<@{BOT}> {turn.words}", user=user)
        await self.wire.until(lambda: self._new(before))
        return await self._seen(before)

    async def press(self, who: str, source: Json, choice: Choice) -> Seen:
        before = self._before()
        await self._touch(who, source, choice)
        seen = await self._seen(before)
        assert seen is not None
        return seen

    async def fill(self, turn: Turn, source: Json | None, choice: Choice) -> Seen:
        before = self._before()
        if source is not None:
            self.form = await self._touch(turn.who, source, choice)
        assert self.form is not None
        await self.wire.send_form(self.form, **turn.filled)
        seen = await self._seen(before)
        assert seen is not None
        return seen

    async def _touch(self, who: str, source: Json, choice: Choice) -> Asked:
        """Press the button, or choose from the menu, that has this label."""
        wanted = bare(choice.label)[:LABEL]
        data = next(data for label, data in controls(source) if bare(label)[:LABEL] == wanted)
        return await self.wire.interact(3, data, user=self._user(who), message=source)

    def _before(self) -> dict[str, str]:
        return {key: json.dumps(each) for key, each in self.wire.messages.items()}

    def _new(self, before: dict[str, str]) -> list[Json]:
        return [
            message
            for key, message in self.wire.messages.items()
            if key not in before and message["author"] == BOT_USER
        ]

    async def _seen(self, before: dict[str, str]) -> Seen | None:
        """What is new, or else what has changed; nothing if only a form was opened."""
        await self.clients[-1].answers._idle.wait()
        messages = self.wire.messages
        changed = [m for key, m in messages.items() if json.dumps(m) != before.get(key, "")]
        shown = self._new(before) or [m for m in changed if m["author"] == BOT_USER]
        if not shown:
            assert self.form is not None
            assert self.form.modal is not None
            return None
        words = "\n".join(read(message, self.wire.files[message["id"]]) for message in shown)
        return Seen(words, tuple(label for label, _ in controls(shown[0])), shown[0])


def read(message: Json, files: dict[str, bytes]) -> str:
    """All words of a message in order, pictures by what they show, files by what is in them."""
    if "answer.md" in files:
        return files["answer.md"].decode()
    found: list[str] = []
    for each in walk(message["components"]):
        found.append(str(each.get("content", "")))
        found += [str(item.get("description", "")) for item in each.get("items", ())]
        if "file" in each:
            name = each["file"]["url"].rpartition("/")[2]
            found.append(files[name].decode())
    return "\n".join(found)


def controls(message: Json) -> Iterator[tuple[str, Json]]:
    """The label of each choice, and what an interaction with it carries.

    "Delete" is Discord's alone, and no choice of the reply.
    """
    for each in walk(message["components"]):
        if each["type"] == 2 and not each["custom_id"].startswith("1:discord:"):
            yield each["label"], {"custom_id": each["custom_id"], "component_type": 2}
        for option in each.get("options", ()) if each["type"] == 3 else ():
            data = {"custom_id": each["custom_id"], "component_type": 3}
            yield option["label"], {**data, "values": [option["value"]]}


@dataclass
class Replay:
    """A talk in the terminal, and once more on Discord, where each sitting is another process."""

    app: App
    clock: Clock
    on_discord: Callable[..., AbstractAsyncContextManager[None]]
    surface: OnTheWire

    async def __call__(self, talk: Path, settings: Settings) -> tuple[int, int]:
        """The number of turns in the terminal, and of those that were compared."""
        told = await turns_of(talk, settings)
        count = 0
        for turns in sittings(told):
            async with self.on_discord():
                count += await follow(turns, self.surface, self.app, self.clock)
        return len(told), count
