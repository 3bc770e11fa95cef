"""Cooldowns: so many at once, so many again with time, each for one person."""

from __future__ import annotations

from bot import cooldown
from bot.cooldown import Cooldown, Pace


class Ticks:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_as_many_as_fit_go_at_once_and_the_next_waits() -> None:
    """Five in a row, and the sixth is told how long until one is free."""
    ticks = Ticks()
    runs = Cooldown(Pace(5, 30.0), ticks)
    waits = [runs.take("ada") for _ in range(6)]

    assert waits == [0, 0, 0, 0, 0, 6.0]


def test_whoever_waits_as_told_may_go_on() -> None:
    """One is free then, and only one; asking too early costs nothing."""
    ticks = Ticks()
    runs = Cooldown(Pace(5, 30.0), ticks)
    for _ in range(8):
        wait = runs.take("ada")
    ticks.now += wait

    assert runs.take("ada") == 0
    assert runs.take("ada") == 6.0


def test_one_person_slows_no_other_down() -> None:
    """Fifty people at once all go on."""
    runs = Cooldown(Pace(1, 30.0), Ticks())

    assert [runs.take(f"person {number}") for number in range(50)] == [0] * 50


def test_a_long_rest_fills_no_more_than_the_bucket() -> None:
    """A week of silence is not a thousand runs."""
    ticks = Ticks()
    runs = Cooldown(Pace(2, 10.0), ticks)
    runs.take("ada")
    ticks.now += 7 * 24 * 3600

    assert [runs.take("ada") > 0 for _ in range(3)] == [False, False, True]


def test_memory_is_bounded() -> None:
    """However many people come, only the last ones are remembered."""
    runs = Cooldown(Pace(2, 10.0), Ticks())
    for number in range(cooldown.REMEMBERED + 10):
        runs.take(str(number))

    assert len(runs._buckets) == cooldown.REMEMBERED
