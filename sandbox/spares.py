"""Spares: children that are forked and confined already and wait for a job, each for one.

What a spare is held to is fixed before its job is known, so it takes only jobs that fit. When one
is forked is `keeper`'s to say.
"""

from __future__ import annotations

from typing import Any

from sandbox.attempt import Attempt
from sandbox.job import Job, Limits

MOST = 2  # each holds some 5 MB; more than two learners seldom ask in the same ten milliseconds
_HELD_TO = Limits()
_LAYERS = frozenset({"kernel", "policy"})


def order_spare(number: int) -> dict[str, Any]:
    """What the zygote must know to start a spare: no time runs before it has a job."""
    return {
        "run": number,
        "cpu_s": _HELD_TO.cpu_s,
        "memory_bytes": _HELD_TO.memory_bytes,
        "kernel": True,
        "is_usual": True,
        "is_spare": True,
    }


def suits(job: Job) -> bool:
    """Whether a spare may run this job.

    The kernel holds a spare to the default memory for good: its filter refuses `setrlimit`. Less
    processor time than the default is kept by the zygote, which reads each child's clock. And it
    waits on the virtual clock already, from which there is no way back to the real one.
    """
    return (
        job.layers == _LAYERS
        and job.clock == "virtual"
        and job.limits.memory_bytes == _HELD_TO.memory_bytes
        and job.limits.cpu_s <= _HELD_TO.cpu_s
    )


class Spares:
    """The children in waiting. Taking one is for ever: it never comes back."""

    def __init__(self) -> None:
        self._waiting: dict[int, Attempt] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, number: int, attempt: Attempt) -> None:
        """One more that waits."""
        self._waiting[number] = attempt

    def take(self, job: Job) -> tuple[int, Attempt] | None:
        """The one that has waited longest, if it lives and suits."""
        while self._waiting and suits(job):
            number = next(iter(self._waiting))
            attempt = self._waiting.pop(number)
            if attempt.is_listening():
                return number, attempt
            attempt.close()
        return None

    def lose(self, number: int) -> Attempt | None:
        """A child has ended: the spare that it was, if it was one."""
        return self._waiting.pop(number, None)

    def clear(self) -> None:
        """Let go of all; each ends when its socket closes."""
        for attempt in self._waiting.values():
            attempt.close()
        self._waiting.clear()
