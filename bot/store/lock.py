"""The lock file next to the database: one Corobot at a time may write.

SQLite up to 3.51.2 can corrupt a write-ahead log that two connections write, so this is not left
to SQLite's own locks (https://sqlite.org/wal.html#walresetbug). Nothing here knows SQL.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
from pathlib import Path

from bot.store.errors import StoreError, StoreInUse
from bot.store.finishing import finish

_POLL_S = 0.05


class Lock:
    """flock(2) rather than a pid alone: the kernel drops it with the process, even by kill -9.

    Entered and left by `async with`, which raises a StoreError if another Corobot holds it for
    longer than `wait_s`, or if no file can be made.
    """

    def __init__(self, database: Path, *, wait_s: float) -> None:
        self._database = database
        self._path = database.with_name(database.name + "-lock")
        self._wait_s = wait_s
        self._file: int | None = None

    async def __aenter__(self) -> None:
        try:
            await self._wait()
        except BaseException:
            await self.__aexit__()
            raise

    async def __aexit__(self, *_: object) -> None:
        await finish(asyncio.to_thread(self.release))

    async def _wait(self) -> None:
        now = asyncio.get_running_loop().time
        deadline = now() + self._wait_s
        while not await finish(asyncio.to_thread(self.take)):
            if now() >= deadline:
                raise await asyncio.to_thread(self.refusal)
            await asyncio.sleep(_POLL_S)

    def take(self) -> bool:
        """Whether the lock is now ours."""
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(
                f"Cannot write {self._path}: {error.strerror}.",
                hint="The bot must be able to write in the folder of its database: change the "
                "folder's owner or mode, or name another file in COROBOT_DATABASE.",
            ) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError as error:
            os.close(file)
            raise StoreError(
                f"Cannot lock {self._path}: {error.strerror}.",
                hint="Keep the database on a local disk: this file system has no locks.",
            ) from error
        self._file = file
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        return True

    def refusal(self) -> StoreError:
        """Why it could not be had, with the holder's process id."""
        try:
            text = self._path.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            text = ""
        holder = f"process {text}" if text else "one that is just starting or ending"
        return StoreInUse(
            f"Another Corobot has {self._database} open: {holder}.",
            hint="Stop that one first, or name another file in COROBOT_DATABASE.",
        )

    def release(self) -> None:
        """Let go. The file stays: removing it would let two processes lock two files."""
        if self._file is not None:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = None
