"""Tests of bot/content/feedback.py: what a learner sees of a check that failed."""

from __future__ import annotations

from bot.content.feedback import clean, misnamed


def test_values_come_without_the_machinery() -> None:
    """A repr of the checks' own objects tells neither of their frame nor of this machine."""
    tag = "_trial_0123456789ab.<locals>."
    task = f"<Task pending name='Task-2' coro=<{tag}Shop.handle() running at snippet.py:44>>"
    sleep = "<coroutine object sleep at 0x7f2885298880>"
    where = "coro=<sleep() running at /usr/lib/python3.11/asyncio/tasks.py:637>"
    own = "coro=<one() running at snippet.py:5>"

    assert clean(task, 10) == "<Task pending name='Task-2' coro=<Shop.handle()>>"
    assert clean(sleep, 10) == "<coroutine object sleep>"
    assert clean(where, 10) == "coro=<sleep() running at asyncio/tasks.py:637>"
    assert clean(own, 10) == own


def test_a_deadlock_is_told_without_the_frame() -> None:
    """Who waits at which line of the learner's, and nobody with a made-up name."""
    told = "It hangs. _trial_0123456789ab() [Task-1] waits for `gate` at line 4, job() at line 40."

    assert clean(told, 10) == "It hangs. The check's own task waits for `gate` at line 4, job()."


def test_programs_that_cannot_be_read_are_not_judged() -> None:
    """What is not Python has no names to compare."""
    assert misnamed("async def f(", "async def f(): ...", "f") == ""
    assert misnamed("(" * 5000 + ")" * 5000, "async def f(): ...", "f") == ""
    assert misnamed("def g(): ...", "async def f(): ...", "fetch_everything") == ""
