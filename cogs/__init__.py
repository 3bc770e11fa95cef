"""Discord: the only place that imports discord.

What is said is the rooms' business; here it is heard, drawn and kept connected.
"""

from cogs._client import Client, serve

__all__ = ["Client", "serve"]
