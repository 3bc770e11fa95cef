"""What people do in the fake Slack, and what they see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack_api import BOT, TEAM
from tests.fakes.slack_rules import walk
from tests.fakes.slack_wire import Ack, FakeSlack

Json = dict[str, Any]


def told(message: Json) -> str:
    """All text that a message or a view shows."""
    found = [str(e["text"]) for e in walk(message["blocks"]) if isinstance(e.get("text"), str)]
    found += [str(e["alt_text"]) for e in walk(message["blocks"]) if "alt_text" in e]
    return "\n".join(found)


def controls(message: Json) -> Iterator[tuple[Json, Json, str, str]]:
    """Block, element, label and value of all that can be pressed or chosen."""
    for block in message["blocks"]:
        for element in block["elements"] if block["type"] == "actions" else ():
            if element["type"] == "button":
                yield block, element, element["text"]["text"], element["value"]
            for option in element.get("options", ()):
                yield block, element, option["text"]["text"], option["value"]


def labels(message: Json) -> list[str]:
    return [label for _, _, label, _ in controls(message)]


def code(text: str) -> list[Json]:
    """A message's blocks with code in a fence, after a mention of the bot."""
    mention = {"type": "user", "user_id": BOT}
    return [
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": [mention]},
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]},
            ],
        }
    ]


@dataclass
class Actor:
    """One person in one workspace."""

    slack: FakeSlack
    id: str = "U1"
    team: str = TEAM

    def _who(self) -> Json:
        return {
            "user": {"id": self.id, "name": self.id.lower(), "team_id": self.team},
            "team": {"id": self.team, "domain": "one"},
            "api_app_id": "A1",
            "token": "old",
        }

    async def command(self, line: str, channel: str = "C1") -> Ack:
        """Type a slash command."""
        name, _, text = line.partition(" ")
        payload = {
            "command": name,
            "text": text,
            "user_id": self.id,
            "user_name": self.id.lower(),
            "team_id": self.team,
            "channel_id": channel,
            "channel_name": "general",
            "response_url": self.slack.address(channel, self.id),
            "trigger_id": self.slack.trigger(),
            "api_app_id": "A1",
            "token": "old",
        }
        return await self.slack.deliver("slash_commands", payload)

    async def asks(self, line: str, channel: str = "C1") -> Json:
        """Type a slash command, and give the message that answers it."""
        count = len(self.slack.messages)
        await self.command(line, channel)
        await self.slack.until(lambda: len(self.slack.messages) > count)
        return self.slack.messages[count]

    async def press(self, message: Json, label: str) -> Ack:
        """Press a button, or choose from a menu."""
        return await self.slack.deliver("interactive", self.pressed(message, label))

    def pressed(self, message: Json, label: str) -> Json:
        found = [c for c in controls(message) if label in c[2]]
        block, element, _, value = next((c for c in found if label == c[2]), found[0])
        action: Json = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            "action_ts": "1700000001.0",
        }
        if element["type"] == "button":
            action["value"] = value
        else:
            option = next(o for o in element["options"] if o["value"] == value)
            action["selected_option"] = option
        return {
            "type": "block_actions",
            **self._who(),
            **self._container(message),
            "trigger_id": self.slack.trigger(),
            "actions": [action],
        }

    def _container(self, message: Json) -> Json:
        if "ts" not in message:
            view = {"id": "VH", "type": "home", "blocks": message["blocks"]}
            return {"container": {"type": "view", "view_id": "VH"}, "view": view}
        hidden = bool(message.get("ephemeral"))
        container = {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": message["channel"],
            "is_ephemeral": hidden,
        }
        if message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        whole: Json = {} if hidden else {"message": self._shown(message)}
        return {
            "container": container,
            "channel": {"id": message["channel"], "name": "general"},
            "response_url": self.slack.address(message["channel"], self.id, message),
            **whole,
        }

    def _shown(self, message: Json) -> Json:
        keep = ("ts", "user", "text", "blocks", "thread_ts")
        return {"type": "message", **{key: message[key] for key in keep if key in message}}

    async def shortcut(self, callback_id: str) -> Ack:
        """Take a shortcut of the search bar."""
        payload = {"type": "shortcut", **self._who(), "callback_id": callback_id}
        payload |= {"trigger_id": self.slack.trigger(), "action_ts": "1"}
        return await self.slack.deliver("interactive", payload)

    async def message_shortcut(self, callback_id: str, message: Json, channel: str = "C1") -> Ack:
        """Take a shortcut of a message."""
        payload = {
            "type": "message_action",
            **self._who(),
            "callback_id": callback_id,
            "trigger_id": self.slack.trigger(),
            "message_ts": message["ts"],
            "message": {"type": "message", **message},
            "channel": {"id": channel, "name": "general"},
            "response_url": self.slack.address(channel, self.id),
            "action_ts": "1",
        }
        return await self.slack.deliver("interactive", payload)

    async def form(self, count: int) -> Json:
        """Wait for the form that comes after so many."""
        await self.slack.until(lambda: len(self.slack.views) > count)
        return self.slack.views[count]

    async def submit(self, view: Json, **fields: str) -> Ack:
        """Send a form; `errors` in the answer say what is wrong with it."""
        state = {
            block["block_id"]: {
                block["element"]["action_id"]: _state(
                    block["element"], fields.get(block["block_id"]), self.slack.base
                )
            }
            for block in view["blocks"]
            if block["type"] == "input"
        }
        payload = {
            "type": "view_submission",
            **self._who(),
            "trigger_id": self.slack.trigger(),
            "view": {**view, "state": {"values": state}, "team_id": self.team, "hash": "1.x"},
            "response_urls": [],
        }
        answer = await self.slack.deliver("interactive", payload)
        if answer.body and answer.body.get("response_action") == "errors":
            assert set(answer.body["errors"]) <= set(state), answer.body
        return answer

    def event(self, event: Json) -> Json:
        """An event as Slack delivers it."""
        return {
            "token": "old",
            "team_id": self.team,
            "api_app_id": "A1",
            "type": "event_callback",
            "event": event,
            "event_id": f"Ev{self.slack.number()}",
            "event_time": 1700000000,
            "authorizations": [
                {"enterprise_id": None, "team_id": self.team, "user_id": BOT, "is_bot": True}
            ],
        }

    def said(self, text: str, channel: str = "C1", **more: Any) -> Json:
        """A message with the bot's name in it, or one in the talk with it alone."""
        event: Json = {
            "type": "message" if channel.startswith("D") else "app_mention",
            "user": self.id,
            "text": text,
            "ts": f"1700000000.{self.slack.number():06}",
            "channel": channel,
            "event_ts": "1",
            **more,
        }
        if channel.startswith("D"):
            event["channel_type"] = "im"
        return self.event(event)

    async def says(self, text: str, channel: str = "C1", **more: Any) -> Json:
        """Say something, and give the answer."""
        count = len(self.slack.messages)
        await self.slack.deliver("events_api", self.said(text, channel, **more))
        await self.slack.until(lambda: len(self.slack.messages) > count)
        return self.slack.messages[count]

    async def open_home(self) -> Json:
        """Open the Home tab, and give what it shows."""
        self.slack.homes.pop(self.id, None)
        event = {"type": "app_home_opened", "user": self.id, "channel": "D1", "tab": "home"}
        await self.slack.deliver("events_api", self.event(event))
        await self.slack.until(lambda: self.id in self.slack.homes)
        return self.slack.homes[self.id]


def _state(element: Json, value: str | None, base: str) -> Json:
    """What a control says of itself when a form is sent; several values stand between commas."""
    kind = element["type"]
    if kind == "file_input":
        file = {"id": value, "name": "a.py", "size": 1, "url_private": f"{base}/files/{value}"}
        return {"type": kind, "files": [file] if value else []}
    if kind == "plain_text_input":
        return {"type": kind, "value": element.get("initial_value") if value is None else value}
    before = [element["initial_option"]] if "initial_option" in element else []
    before += element.get("initial_options", [])
    wanted = [each["value"] for each in before] if value is None else value.split(",")
    chosen = [each for each in element["options"] if each["value"] in wanted]
    if kind in ("checkboxes", "multi_static_select"):
        return {"type": kind, "selected_options": chosen}
    return {"type": kind, "selected_option": chosen[0] if chosen else None}
