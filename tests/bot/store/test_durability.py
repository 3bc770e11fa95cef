"""What was acknowledged survives a kill -9 in the middle of more."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store import open_store
from tests.bot.store.samples import ANN, NOW

# Eight learners answer without a pause; each id is printed only after its answer was acknowledged.
ANSWERING = """
import asyncio, itertools, os, sys
sys.path.insert(0, os.getcwd())
from bot.store import open_store
from tests.bot.store.samples import ANN, NOW, answer, card, put

async def go_on(store, number):
    for count in itertools.count():
        name = f"{sys.argv[2]}-{number}-{count}"
        await put(store, name)
        await store.answered(ANN.id, answer(name, topic=f"topic {number}"), card(f"o {number}"))
        os.write(1, (name + "\\n").encode())

async def main():
    async with open_store(sys.argv[1]) as store, asyncio.TaskGroup() as group:
        await store.meet(ANN, NOW)
        for number in range(8):
            group.create_task(go_on(store, number))

asyncio.run(main())
"""
ROOT = Path(__file__).parents[3]


def answer_until_killed(file: Path, round_: int, enough: int) -> list[str]:
    """The ids that a process printed until it was killed in the middle of its work."""
    command = [sys.executable, "-c", ANSWERING, str(file), str(round_)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(enough)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in lines if line.endswith("\n")]


@pytest.mark.may_block  # the test itself waits for a process
async def test_kill_loses_no_acknowledged_answer(file: Path) -> None:
    """Three kills on the same file: every printed id is there, and the totals agree."""
    acknowledged: list[str] = []
    for round_, enough in enumerate((50, 131, 222)):
        acknowledged += answer_until_killed(file, round_, enough)
    async with open_store(file, wait_s=0) as store:
        tables = (await store.export(ANN.id)).tables
        progress = await store.progress(ANN.id, NOW)
    kept = {row["asked"] for row in tables["answers"]}

    assert len(acknowledged) >= 400
    assert set(acknowledged) <= kept
    assert len(kept) <= len(acknowledged) + 3 * 8, "one more each may have been under way"
    assert progress.answers == progress.right == len(kept)
    assert sum(row["all_answers"] for row in tables["place_totals"]) == len(kept)
    assert {row["asked"] for row in tables["reviews"]} == kept
