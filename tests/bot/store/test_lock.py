"""One Corobot at a time: whoever comes second waits, then is told who holds the database."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.store import StoreError, open_store
from tests.bot.store.samples import ANN, NOW

HOLD = """
import asyncio, sys
from bot.store import open_store

async def main():
    async with open_store(sys.argv[1], wait_s=float(sys.argv[2])) as store:
        print("open", flush=True)
        await asyncio.to_thread(sys.stdin.read)

asyncio.run(main())
"""


def hold(file: Path, wait_s: float = 0) -> subprocess.Popen[str]:
    """Another process that opens the store and holds it until its input ends."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLD, str(file), str(wait_s)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


async def test_second_process_is_told_who_holds_it(file: Path) -> None:
    """The message carries the pid, the lock file too; after the end it opens."""
    with hold(file) as holder:
        assert await asyncio.to_thread(read_line, holder) == "open"
        with pytest.raises(StoreError) as caught:
            async with open_store(file, wait_s=0):
                pass
        noted = (file.parent / "corobot.db-lock").read_text()
        await asyncio.to_thread(holder.communicate)
    async with open_store(file, wait_s=0):
        pass

    assert f"Another Corobot has {file} open: process {holder.pid}" in caught.value.message
    assert caught.value.status == 4
    assert noted == f"{holder.pid}\n"


async def test_killed_process_lets_go(file: Path) -> None:
    """A kill -9 leaves a pid in the lock file and still nobody is kept out."""
    with hold(file) as holder:
        assert await asyncio.to_thread(read_line, holder) == "open"
        holder.send_signal(signal.SIGKILL)
        await asyncio.to_thread(holder.wait)
    async with open_store(file, wait_s=0) as store:
        await store.meet(ANN, NOW)

    assert (file.parent / "corobot.db-lock").read_text() == ""


async def test_waiting_ends_when_the_first_one_does(file: Path) -> None:
    """A restart that overlaps with the end of the old process just works."""
    async with open_store(file):
        waiting = await asyncio.to_thread(hold, file, 20)
        line = asyncio.create_task(asyncio.to_thread(read_line, waiting))
        done, _ = await asyncio.wait([line], timeout=1)
    opened = await line
    await asyncio.to_thread(waiting.communicate)

    assert not done, "it opened while another had it"
    assert opened == "open"
    assert waiting.returncode == 0


async def test_waiting_does_not_block_the_loop(file: Path) -> None:
    """Others go on while one waits for the lock, for as long as it was told to."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.01)

    async with open_store(file):
        ticking = asyncio.create_task(tick())
        start = time.monotonic()
        with pytest.raises(StoreError, match=f"process {os.getpid()}"):
            async with open_store(file, wait_s=0.3):
                pass
        took = time.monotonic() - start
        ticking.cancel()
        await asyncio.wait([ticking])

    assert 0.3 <= took < 3
    assert ticks > 5


async def test_symlink_leads_to_the_same_lock(file: Path, tmp_path: Path) -> None:
    """Two names of one file are one database."""
    link = tmp_path / "elsewhere.db"
    link.symlink_to(file)
    async with open_store(file):
        with pytest.raises(StoreError, match="Another Corobot"):
            async with open_store(link, wait_s=0):
                pass


async def test_waiting_can_be_cancelled(file: Path) -> None:
    """Whoever gives up waiting leaves no trace."""
    async with open_store(file):
        waiting = asyncio.create_task(open_store(file, wait_s=60).__aenter__())
        await asyncio.sleep(0.1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with open_store(file, wait_s=0) as store:
        found = await store.setting("x")

    assert found is None


async def test_lock_is_not_inherited_by_programs_that_are_started(file: Path) -> None:
    """A child that outlives the bot must not keep the next one out."""
    async with open_store(file):
        child = await asyncio.create_subprocess_exec("sleep", "30", close_fds=False)
    try:
        async with open_store(file, wait_s=0) as store:
            found = await store.setting("x")
    finally:
        child.kill()
        await child.wait()

    assert found is None


async def test_file_system_without_locks_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network shares have none, and then two Corobots could write."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("bot.store.lock.fcntl.flock", refuse)

    with pytest.raises(StoreError, match="No locks available") as caught:
        async with open_store(file):
            pass
    assert "local disk" in caught.value.hint


async def test_lock_without_a_pid_is_a_lock(file: Path) -> None:
    """Whoever holds it may not have written their pid yet."""
    async with open_store(file):
        (file.parent / "corobot.db-lock").write_text("")
        with pytest.raises(StoreError, match="just starting or ending"):
            async with open_store(file, wait_s=0):
                pass
