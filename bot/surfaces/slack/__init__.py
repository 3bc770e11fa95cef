"""Slack: the only place that imports slack_bolt.

What is said is the rooms' business; here it is heard, drawn and kept connected.
"""

from bot.surfaces.slack.client import check, serve
from bot.surfaces.slack.manifest import manifest

__all__ = ["check", "manifest", "serve"]
