"""Who runs next: first come, first served within a learner, and learners take turns.

Pure: no clock, no process. One learner who asks a hundred times does not make the others wait.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Generic, TypeVar

_Item = TypeVar("_Item")


class Line(Generic[_Item]):
    """A bounded queue, round-robin over learners."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._share = max(1, bound // 4)  # nobody named is whoever runs a whole course of snippets
        self._waiting: OrderedDict[str, deque[_Item]] = OrderedDict()

    def __len__(self) -> int:
        return sum(len(items) for items in self._waiting.values())

    def __iter__(self) -> Iterator[_Item]:
        """Every item, in the order in which they would leave."""
        queues = [list(items) for items in self._waiting.values()]
        for turn in range(max(map(len, queues), default=0)):
            for items in queues:
                if turn < len(items):
                    yield items[turn]

    def join(self, learner: str, item: _Item) -> bool:
        """Stand in line; False when it is full, or a quarter of it is this learner's already."""
        is_crowding = bool(learner) and len(self._waiting.get(learner, ())) >= self._share
        if is_crowding or len(self) >= self._bound:
            return False
        self._waiting.setdefault(learner, deque()).append(item)
        return True

    def take(self) -> _Item | None:
        """The next item; its learner goes to the back."""
        if not self._waiting:
            return None
        learner, items = self._waiting.popitem(last=False)
        item = items.popleft()
        if items:
            self._waiting[learner] = items
        return item

    def leave(self, learner: str, item: _Item) -> None:
        """Give up waiting; nothing happens when the item is not in line."""
        items = self._waiting.get(learner)
        if items is None or item not in items:
            return
        items.remove(item)
        if not items:
            del self._waiting[learner]
