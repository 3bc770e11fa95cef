"""How often one person may do a thing: a bucket of tokens each, which fills again with time.

Pure but for the clock that comes in; what is limited, and what is said, is not known here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

REMEMBERED = 10_000  # people; whoever was quiet longest is forgotten, and starts anew


@dataclass(frozen=True, slots=True)
class Pace:
    """So many at once, and so many again in so many seconds."""

    most: int
    seconds: float


class Cooldown:
    """Tells who must wait, and how long."""

    def __init__(self, pace: Pace, clock: Callable[[], float]) -> None:
        self._pace = pace
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, then

    def take(self, who: str) -> float:
        """0 if this person may go on, which is counted; else the seconds until they may."""
        now, pace = self._clock(), self._pace
        tokens, then = self._buckets.pop(who, (float(pace.most), now))
        tokens = min(pace.most, tokens + (now - then) * pace.most / pace.seconds)
        is_free = tokens >= 1
        self._buckets[who] = (tokens - is_free, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return 0.0 if is_free else (1 - tokens) * pace.seconds / pace.most
