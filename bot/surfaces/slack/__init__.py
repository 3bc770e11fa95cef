"""Slack: the only place that imports slack_bolt.

What is said is the rooms' business; here it is heard, drawn and kept connected.
"""

from bot.surfaces.slack.client import check, serve

__all__ = ["check", "serve"]
