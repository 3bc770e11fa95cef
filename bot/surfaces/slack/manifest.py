"""What Slack is told of the app: its commands, shortcuts, events and scopes.

`slack-manifest.yaml` holds the same for Socket Mode; a test compares it with this and this with
what is registered. https://docs.slack.dev/reference/app-manifest
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.surfaces.slack.client import EVENTS_PATH
from bot.surfaces.slack.install import REDIRECT_PATH, SCOPES
from bot.surfaces.slack.listen import EVENTS, GLOBAL_SHORTCUTS, MESSAGE_SHORTCUTS
from bot.talk import Offer

Json = dict[str, Any]
# Slack names the kinds of messages apart; only those to the bot alone are read.
EVENT_NAMES = {"message": "message.im"}
NAMES = {
    "run-new": ("Run this snippet", "Opens a form for Python code"),
    "explain-new": ("Explain this error", "Opens a form for an error message"),
    "run-message": ("Run this snippet", "Runs the code in a message"),
    "explain-message": ("Explain this error", "Finds the lesson behind an error"),
}


def manifest(commands: Mapping[str, Offer], url: str = "") -> Json:
    """Make the manifest: for Socket Mode, or for HTTP if the address of our server is given."""
    base = url.rstrip("/")
    to_us = {"url": base + EVENTS_PATH} if base else {}
    request = {"request_url": base + EVENTS_PATH} if base else {}
    redirect = {"redirect_urls": [base + REDIRECT_PATH]} if base else {}
    kinds = [("global", each) for each in GLOBAL_SHORTCUTS]
    kinds += [("message", each) for each in MESSAGE_SHORTCUTS]
    return {
        "display_information": {
            "name": "Corobot",
            "description": "Teaches Python's asyncio: explains, asks, runs snippets, remembers.",
            "background_color": "#24405c",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "corobot", "always_online": True},
            "shortcuts": [_shortcut(kind, each) for kind, each in kinds],
            "slash_commands": [_command(name, commands[name], to_us) for name in sorted(commands)],
        },
        "oauth_config": {**redirect, "scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {
                **request,
                "bot_events": sorted(EVENT_NAMES.get(event, event) for event in EVENTS),
            },
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": True,
            "socket_mode_enabled": not base,
            "token_rotation_enabled": False,
        },
    }


def _shortcut(kind: str, callback_id: str) -> Json:
    name, description = NAMES[callback_id]
    return {"name": name, "type": kind, "callback_id": callback_id, "description": description}


def _command(name: str, offer: Offer, to_us: Mapping[str, str]) -> Json:
    hint = " ".join(f"[{param.name}]" for param in offer.params)
    return {
        "command": f"/{name}",
        **to_us,
        "description": offer.summary,
        **({"usage_hint": hint} if hint else {}),
        "should_escape": False,
    }
