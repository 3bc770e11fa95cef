"""Corobot: a teaching bot for Python's asyncio."""

__version__ = "0.1.0"
