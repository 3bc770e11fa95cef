"""Picking: which topic a learner means, among those that there are questions on.

Which question is put, and to whom, is the rooms' business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from bot.content import Library, find

NEAREST = 3
ANYTHING = frozenset({"", "me", "anything", "any", "something", "random"})


async def topic_among(
    library: Library, asked: Collection[str], text: str
) -> tuple[str, tuple[str, ...]]:
    """The topic that is meant, or an empty text and the nearest ones."""
    plain = text.strip().casefold().replace(" ", "-")
    if plain in asked:
        return plain, ()
    finding = await asyncio.to_thread(find, library, text)  # as `explain` does: it computes a while
    found = finding.topic or finding.planned
    if found in asked:
        return str(found), ()
    near = [topic for topic in (*finding.nearest, *library.topics) if topic in asked]
    return "", tuple(dict.fromkeys(near))[:NEAREST]
