"""What must hold between all packs: no name leads to two topics, no topics need each other.

References to a single thing are checked where they are read (`bot.content.shelf`).
"""

from __future__ import annotations

from bot.content.names import folded
from bot.content.shelf import Shelf


def check_links(shelf: Shelf) -> None:
    """Add the faults that show only when all packs are read."""
    _check_names(shelf)
    _check_circles(shelf)


def _check_names(shelf: Shelf) -> None:
    """What learners type must lead to one topic."""
    owners: dict[str, str] = {}
    for claim in shelf.names:
        owner = owners.setdefault(folded(claim.name), claim.topic)
        if owner != claim.topic:
            what = f"{claim.name!r} leads to {owner!r} already"
            claim.table.fault(what, *claim.keys)


def _check_circles(shelf: Shelf) -> None:
    """Prerequisites must not come back to where they began; each circle is told once."""
    done: set[str] = set()
    for start in shelf.topics:
        _follow(shelf, start, (), done)


def _follow(shelf: Shelf, topic: str, path: tuple[str, ...], done: set[str]) -> None:
    if topic in path:
        circle = " -> ".join((*path[path.index(topic) :], topic))
        shelf.heads[topic].fault(f"topics that need each other: {circle}", "needs")
        return
    if topic in done or topic not in shelf.topics:
        return
    for need in shelf.topics[topic].needs:
        _follow(shelf, need, (*path, topic), done)
    done.add(topic)
