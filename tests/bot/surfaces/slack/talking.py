"""How Slack is spoken to and read when a talk of the terminal is told to it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import phrase
from bot.app import App
from bot.settings import Settings
from bot.surfaces.slack.client import Slack
from bot.surfaces.slack.text import escaped
from bot.talk import Ask, Choice
from tests.fakes.slack_people import Actor, code, controls, labels
from tests.fakes.slack_rules import walk
from tests.fakes.slack_wire import FakeSlack
from tests.people import Clock
from tests.replay import LABEL, Seen, bare, follow
from tests.stage import Turn, sittings, turns_of

Json = dict[str, Any]
HOME, TALK = "C1", "D1"  # a channel with the bot, and the direct messages with it


def read(message: Json) -> str:
    """All words of a message in order, pictures by what they show."""
    found = (each.get("text") or each.get("alt_text") for each in walk(message["blocks"]))
    return "\n".join(each for each in found if isinstance(each, str))


@dataclass
class OnTheWire:
    """Slack's side of a talk: commands where there are some, direct messages for the rest."""

    slack: FakeSlack
    running: Slack
    forms: list[Json] = field(default_factory=list)

    def _actor(self, who: str) -> Actor:
        return Actor(self.slack, who.upper())

    async def say(self, turn: Turn, request: Ask) -> Seen | None:
        before, there = self._before(), self._actor(turn.who)
        snippet = phrase.fenced(turn.words)
        if snippet is not None and not turn.words.startswith("/"):
            event = there.said("", TALK, blocks=code(snippet))
            await self.slack.deliver("events_api", event)
        elif turn.words.startswith("/") and request.name in self.running.answers.app.commands():
            await there.command(escaped(turn.words), HOME)
        else:
            await self.slack.deliver("events_api", there.said(escaped(turn.words), TALK))
        return await self._seen(before)

    async def press(self, who: str, source: Json, choice: Choice) -> Seen:
        before = self._before()
        await self._actor(who).press(source, _label(source, choice))
        seen = await self._seen(before)
        assert seen is not None
        return seen

    async def fill(self, turn: Turn, source: Json | None, choice: Choice) -> Seen:
        before, there = self._before(), self._actor(turn.who)
        if source is not None:
            await there.press(source, _label(source, choice))
            await self.running.answers.jobs.finish()
        ack = await there.submit(self.slack.views[-1], **turn.filled)
        if ack.body is not None:
            return Seen("\n".join(ack.body["errors"].values()), (), is_refused_form=True)
        seen = await self._seen(before)
        assert seen is not None
        return seen

    def _before(self) -> dict[str, int]:
        return {message["ts"]: len(message["history"]) for message in self.slack.messages}

    async def _seen(self, before: dict[str, int]) -> Seen | None:
        """What is new, or else what has changed; nothing if only a form was opened."""
        await self.running.answers.jobs.finish()
        changed = [m for m in self.slack.messages if len(m["history"]) > before.get(m["ts"], 0)]
        new = [message for message in changed if message["ts"] not in before]
        shown = new or changed
        if not shown:
            assert self.slack.views
            return None
        words = "\n".join(read(message) for message in shown)
        return Seen(words, tuple(labels(shown[0])), shown[0])


def _label(message: Json, choice: Choice) -> str:
    """The label by which a choice is found on the screen."""
    wanted = bare(choice.label)[:LABEL]
    return next(label for _, _, label, _ in controls(message) if bare(label)[:LABEL] == wanted)


@dataclass
class Replay:
    """A talk in the terminal, and once more on Slack, where each sitting is another connection."""

    app: App
    clock: Clock
    on_slack: Callable[..., AbstractAsyncContextManager[Slack]]
    slack: FakeSlack

    async def __call__(self, talk: Path, settings: Settings) -> tuple[int, int]:
        """The number of turns in the terminal, and of those that were compared."""
        told = await turns_of(talk, settings)
        count = 0
        for turns in sittings(told):
            async with self.on_slack() as running:
                surface = OnTheWire(self.slack, running)
                count += await follow(turns, surface, self.app, self.clock)
        return len(told), count
