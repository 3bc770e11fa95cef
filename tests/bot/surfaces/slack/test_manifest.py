"""What Slack is told, what is registered, and what the handbook says are the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_bolt.app.async_app import AsyncApp

from bot.app import COMMANDS, App
from bot.settings import Settings
from bot.surfaces.slack import manifest
from bot.surfaces.slack.answers import Answers
from bot.surfaces.slack.calls import Api
from bot.surfaces.slack.install import SCOPES
from bot.surfaces.slack.jobs import Jobs
from bot.surfaces.slack.listen import build
from bot.surfaces.slack.workspace import Workspaces
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor, code, labels, told
from tests.fakes.slack_wire import FakeSlack

ROOT = Path(__file__).parents[4]
WRITTEN = yaml.safe_load((ROOT / "slack-manifest.yaml").read_text(encoding="utf-8"))
HANDBOOK = (ROOT / "docs" / "slack.md").read_text(encoding="utf-8")

# https://docs.slack.dev/reference/methods: what each method that we call asks for
NEEDED = {
    "chat.postMessage": {"chat:write", "chat:write.public"},
    "chat.update": {"chat:write"},
    "chat.postEphemeral": {"chat:write"},
    "conversations.open": {"im:write"},
    "files.getUploadURLExternal": {"files:write"},
    "files.completeUploadExternal": {"files:write"},
    "files.info": {"files:read"},
    "users.info": {"users:read"},
    "views.open": set(),
    "views.publish": set(),
    "auth.test": set(),
    "apps.connections.open": set(),
    "response_url": set(),
}
HEARD = {"app_mention": "app_mentions:read", "message.im": "im:history"}


class Recorder(AsyncApp):
    """A bolt app that remembers what is registered."""

    registered: list[tuple[str, Any]]

    def _note(self, kind: str, what: Any) -> None:
        self.__dict__.setdefault("registered", []).append((kind, what))

    def command(self, what: Any, *args: Any, **options: Any) -> Any:
        self._note("command", what)
        return super().command(what, *args, **options)

    def event(self, what: Any, *args: Any, **options: Any) -> Any:
        self._note("event", what)
        return super().event(what, *args, **options)

    def global_shortcut(self, what: Any, *args: Any, **options: Any) -> Any:
        self._note("global", what)
        return super().global_shortcut(what, *args, **options)

    def message_shortcut(self, what: Any, *args: Any, **options: Any) -> Any:
        self._note("message", what)
        return super().message_shortcut(what, *args, **options)


async def test_manifest_names_what_is_registered(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands, shortcuts and events: no more and no less."""
    monkeypatch.setattr("bot.surfaces.slack.listen.AsyncApp", Recorder)
    api = Api(None, "http://127.0.0.1/api/")  # type: ignore[arg-type]  # nothing is called
    answers = Answers(app=app, workspaces=Workspaces(api), jobs=Jobs(0))
    bolt = build(answers, api)
    assert isinstance(bolt, Recorder)
    found = {
        kind: sorted(w for k, w in bolt.registered if k == kind) for kind, _ in bolt.registered
    }
    shortcuts = WRITTEN["features"]["shortcuts"]
    events = WRITTEN["settings"]["event_subscriptions"]["bot_events"]

    assert found["command"] == sorted(c["command"] for c in WRITTEN["features"]["slash_commands"])
    assert found["event"] == sorted(event.partition(".")[0] for event in events)
    for kind in ("global", "message"):
        assert found[kind] == sorted(s["callback_id"] for s in shortcuts if s["type"] == kind)


def test_file_is_what_the_command_prints() -> None:
    """`slack-manifest.yaml` and `corobot slack --manifest` are the same."""
    assert manifest(COMMANDS) == WRITTEN


def test_commands_are_in_the_words_of_the_app() -> None:
    """Names, summaries and arguments are those of the app."""
    told_of = {c["command"]: c for c in WRITTEN["features"]["slash_commands"]}

    assert told_of.keys() == {f"/{name}" for name in COMMANDS}
    for name, offer in COMMANDS.items():
        assert told_of[f"/{name}"]["description"] == offer.summary
        assert all(p.name in told_of[f"/{name}"].get("usage_hint", "") for p in offer.params)


def test_manifest_is_within_slacks_limits() -> None:
    """The limits are those of https://docs.slack.dev/reference/app-manifest today."""
    features = WRITTEN["features"]

    assert len(WRITTEN["display_information"]["name"]) <= 35
    assert len(WRITTEN["display_information"]["description"]) <= 140
    assert len(features["slash_commands"]) <= 50
    assert len(features["shortcuts"]) <= 10
    for command in features["slash_commands"]:
        assert len(command["command"]) <= 32
        assert len(command["description"]) <= 2000
        assert len(command.get("usage_hint", "")) <= 1000
    for shortcut in features["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


def test_manifest_for_http_names_our_address_everywhere() -> None:
    """Without Socket Mode each part has its address."""
    made = manifest(COMMANDS, "https://bot.example.org/")
    url = "https://bot.example.org/slack/events"

    assert not made["settings"]["socket_mode_enabled"]
    assert {c["url"] for c in made["features"]["slash_commands"]} == {url}
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["oauth_config"]["redirect_urls"] == ["https://bot.example.org/slack/oauth_redirect"]


async def test_scopes_are_those_that_are_needed(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Each method that a talk calls is covered, and no scope is asked for in vain."""
    async with on_slack():
        await ada_there.asks("/help")
        mine = await ada_there.asks("/privacy")
        await ada_there.press(mine, "Export my data")
        await slack.until(lambda: len(mine["history"]) > 1)
        await ada_there.open_home()
        await ada_there.command("/run")
        await ada_there.form(0)
        both = "import asyncio\nawait asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))"
        shown = await ada_there.says("", "D1", blocks=code(both))
        await slack.until(lambda: "Ran to the end" in told(shown))
        assert labels(shown)
    called = {method for method, _ in slack.requests}
    scopes = set().union(*(NEEDED[method] for method in called | NEEDED.keys()))
    scopes |= {
        HEARD[e] for e in WRITTEN["settings"]["event_subscriptions"]["bot_events"] if e in HEARD
    }
    scopes |= {"commands"}

    assert scopes == set(SCOPES) == set(WRITTEN["oauth_config"]["scopes"]["bot"])


# ---- the handbook


def test_handbook_tells_each_scope_command_and_event() -> None:
    """What an operator reads is what Slack shows."""
    for name in COMMANDS:
        assert f"`/{name}`" in HANDBOOK, name
    for scope in SCOPES:
        assert f"`{scope}`" in HANDBOOK, scope
    for event in WRITTEN["settings"]["event_subscriptions"]["bot_events"]:
        assert f"`{event}`" in HANDBOOK, event
    for shortcut in WRITTEN["features"]["shortcuts"]:
        assert f"**{shortcut['name']}**" in HANDBOOK


def test_handbook_names_settings_and_paths_that_there_are() -> None:
    """Each variable and path in it exists; each of Slack's is in it."""
    named = set(re.findall(r"\b(?:SLACK|COROBOT)_[A-Z_]+\b", HANDBOOK))
    known = {f.upper() for f in Settings.__slots__ if f.startswith("slack")}
    others = {"COROBOT_SERVER", "COROBOT_DATABASE"}

    assert known <= named <= known | others
    for path in re.findall(r"/slack/[a-z_]+|/healthz", HANDBOOK):
        assert path in {"/slack/events", "/slack/install", "/slack/oauth_redirect", "/healthz"}


def test_handbook_prints_a_manifest_that_slack_could_read() -> None:
    """The command that it names prints JSON."""
    assert "corobot slack --manifest" in HANDBOOK
    assert json.loads(json.dumps(manifest(COMMANDS, "https://x.org")))
