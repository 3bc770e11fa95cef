"""How people are treated before any room hears them: who is blocked, who must slow down.

What an answer is about is the rooms' business; the numbers are explained in docs/decisions.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from bot.cooldown import Cooldown, Pace
from bot.errors import LearnerError
from bot.servers import ServerSettings
from bot.store import Store
from bot.talk import Learner, Place
from bot.turns import Turn, Turns, unbound

CROWDED = frozenset({"discord", "slack"})  # where strangers meet; elsewhere nobody is slowed down
REQUESTS = Pace(20, 10.0)
RUNS = Pace(5, 30.0)
OFFERS = Pace(3, 60.0)  # to run posted code, in one channel


class BlockedError(LearnerError):
    """The person may not use the bot in this server."""


class Manners:
    """Keeps one person from using up what is there for all."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._requests = Cooldown(REQUESTS, clock)
        self._runs = Cooldown(RUNS, clock)
        self._offers = Cooldown(OFFERS, clock)
        self._turns = Turns()

    async def server(self, place: Place) -> ServerSettings:
        """The settings that hold in this place."""
        return await self._store.server(place.server) if place.server else ServerSettings()

    def welcome(self, learner: Learner, place: Place, found: ServerSettings) -> None:
        """Let the learner ask something in this place now.

        Raises:
            LearnerError: they are blocked, or too quick.
        """
        if found.blocks(learner.id):
            raise BlockedError(
                "The people who run this server have blocked you here; "
                "you can still write to me directly."
            )
        if place.surface in CROWDED and (wait := self._requests.take(learner.id)):
            raise LearnerError(
                "That was quick!", hint=f"Press or ask again in {_seconds(wait)}; nothing is lost."
            )

    def may_offer(self, learner: Learner, place: Place, found: ServerSettings) -> bool:
        """Whether to offer to run what this person posted in this place now."""
        if not found.offers_runs or found.hides(place) or found.blocks(learner.id):
            return False
        return not self._offers.take(place.id)

    def turn(self, learner: Learner, place: Place) -> Turn:
        """What a request needs to run code for this learner."""
        if place.surface not in CROWDED:
            return unbound()
        return self._turns.turn(learner.id, lambda: self._slow_down(learner.id))

    def _slow_down(self, learner: str) -> None:
        if wait := self._runs.take(learner):
            raise LearnerError(
                f"{RUNS.most} runs in {RUNS.seconds:.0f} seconds are the most for one person.",
                hint=f"The next one is free in {_seconds(wait)}.",
            )


def _seconds(wait: float) -> str:
    whole = max(1, math.ceil(wait))
    return "1 second" if whole == 1 else f"{whole} seconds"
