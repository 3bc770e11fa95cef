"""What servers decide: kept, changed with a line in the audit, taken back; and jobs done once."""

from __future__ import annotations

import asyncio

from bot.servers import ServerSettings
from bot.store import Store
from bot.store.servers import KEPT_CHANGES
from bot.talk import Learner
from tests.bot.store.samples import ANN, BOB, NOW

HERE = "discord:200"


async def change(store: Store, key: str, text: str, by: Learner = ANN) -> bool:
    return await store.change_server(HERE, key, lambda _: text, by=by, now=NOW)


async def test_a_server_that_decided_nothing_has_the_defaults(store: Store) -> None:
    """Nothing needs to be set up."""
    assert await store.server(HERE) == ServerSettings()


async def test_a_change_holds_at_once_and_for_this_server_alone(store: Store) -> None:
    """What was read before does not stay in any memory."""
    before = await store.server(HERE)
    await change(store, "limits", "2 0")

    assert (before.wall_s, (await store.server(HERE)).wall_s) == (None, 2.0)
    assert await store.server("discord:201") == ServerSettings()


async def test_each_change_is_in_the_audit_with_who_and_what(store: Store) -> None:
    """Newest first, with the old and the new text."""
    await change(store, "limits", "2 0")
    await change(store, "limits", "3 0", BOB)
    second, first = await store.server_changes(HERE)

    assert (first.learner, first.name, first.key, first.old, first.new) == (
        ANN.id,
        "Ann",
        "limits",
        "",
        "2 0",
    )
    assert (second.name, second.old, second.new, second.at) == ("Bob", "2 0", "3 0", NOW)


async def test_what_changes_nothing_leaves_no_line(store: Store) -> None:
    """A form that is sent twice is one change."""
    done = [await change(store, "offers", "on") for _ in range(2)]

    assert done == [True, False]
    assert len(await store.server_changes(HERE)) == 1


async def test_the_last_change_can_be_taken_back_once(store: Store) -> None:
    """Taking back is a change of its own; a second press of the same button finds it gone."""
    await change(store, "limits", "2 0")
    await change(store, "limits", "3 0")
    last = (await store.server_changes(HERE))[0]
    done = [await store.undo_server(HERE, last.id, by=BOB, now=NOW) for _ in range(2)]

    assert done == [True, False]
    assert (await store.server(HERE)).wall_s == 2.0
    assert [each.new for each in await store.server_changes(HERE)] == ["2 0", "3 0", "2 0"]


async def test_two_at_once_lose_nothing(store: Store) -> None:
    """A change is made from what is kept, not from what its maker saw."""

    async def add(letter: str) -> None:
        await store.change_server(HERE, "blocked", lambda old: old + letter, by=ANN, now=NOW)

    await asyncio.gather(*(add(letter) for letter in "abc"))

    assert sorted((await store.server_values(HERE))["blocked"]) == ["a", "b", "c"]


async def test_the_audit_is_bounded(store: Store) -> None:
    """Old lines go; the newest stay."""
    for number in range(KEPT_CHANGES + 5):
        await change(store, "limits", f"1 {number + 1}")
    kept = await store.server_changes(HERE, 1000)

    assert len(kept) == KEPT_CHANGES
    assert kept[0].new == f"1 {KEPT_CHANGES + 5}"


async def test_the_audit_and_the_blocks_outlive_their_people(store: Store) -> None:
    """Being forgotten is no way off a block list."""
    await change(store, "blocked", "2 Bob")
    await store.forget(BOB.id)
    await store.forget(ANN.id)

    assert (await store.server(HERE)).blocks("discord:2")
    assert (await store.server_changes(HERE))[0].name == "Ann"


async def test_a_job_is_done_by_one_alone(store: Store) -> None:
    """Of many who ask at once, one is told to do it; in the next slot there is one again."""
    won = await asyncio.gather(*(store.claim("daily discord:200", "1", NOW) for _ in range(20)))

    assert won.count(True) == 1
    assert await store.claim("daily discord:200", "2", NOW)
