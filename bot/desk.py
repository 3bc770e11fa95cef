"""The desk: all that a room may use to answer one request.

No room and no surface is known here.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime

from bot.content import Library
from bot.store import Store
from bot.talk import Learner, Place
from sandbox import Sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who asks, from where, and what there is to answer with. Time and chance come in here."""

    learner: Learner
    place: Place
    library: Library
    store: Store
    sandbox: Sandbox
    now: datetime  # aware, UTC
    chance: random.Random
