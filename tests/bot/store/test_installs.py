"""Requests that were heard, and workspaces that installed the bot."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.store import open_store
from tests.people import START


async def test_request_is_heard_once_also_after_a_restart(tmp_path: Path) -> None:
    """The second delivery of a request is told from the first one."""
    async with open_store(tmp_path / "corobot.db") as store:
        first = await store.heard("event:1", START)
        second = await store.heard("event:1", START)
        other = await store.heard("event:2", START)
    async with open_store(tmp_path / "corobot.db") as store:
        third = await store.heard("event:1", START)

    assert (first, second, other, third) == (True, False, True, False)


async def test_what_was_heard_is_kept_for_a_day() -> None:
    """Slack delivers nothing again after an hour, so the table does not grow for ever."""
    async with open_store(":memory:") as store:
        await store.heard("event:1", START)
        later = await store.heard("event:1", START + timedelta(days=2))

    assert later


async def test_installation_is_replaced_and_dropped() -> None:
    """One installation a workspace: the last one, until it is removed."""
    async with open_store(":memory:") as store:
        await store.install("T1", "sealed", START)
        await store.install("T1", "sealed again", START)
        kept = await store.installation("T1")
        await store.uninstall("T1")
        gone = await store.installation("T1")

    assert kept == "sealed again"
    assert gone is None
