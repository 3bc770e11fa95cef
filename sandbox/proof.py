"""The proof that confinement holds: a forked child enters it and tries what must not work.

Runs once, when the zygote starts. It trusts no report of a layer, only what the kernel then does.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import select
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path

_PATIENCE_S = 10.0


def faults(enter: Callable[[], None]) -> dict[str, str]:
    """Each layer that does not hold, with what went wrong; empty when all do."""
    answer, question = os.pipe()
    child = os.fork()
    if child == 0:
        _report(enter, question)
    os.close(question)
    try:
        return _collect(answer)
    finally:
        os.close(answer)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _collect(answer: int) -> dict[str, str]:
    raw = b""
    while select.select([answer], [], [], _PATIENCE_S)[0]:
        part = os.read(answer, 65536)
        if not part:
            break
        raw += part
    try:
        found: dict[str, str] = json.loads(raw)
    except ValueError:
        return {"limits": "the child that proves the layers did not answer"}
    return found


def _report(enter: Callable[[], None], question: int) -> None:
    """In the child: enter, try everything, write what was wrong."""
    try:
        os.dup2(question, 1)
        found = _entered(enter)
        os.write(1, json.dumps(found).encode("ascii"))
    finally:
        os._exit(0)


def _entered(enter: Callable[[], None]) -> dict[str, str]:
    zygote = os.getppid()
    try:
        enter()
    except OSError as fault:
        return {"limits": f"a child could not be confined: {fault}"}
    found: dict[str, str] = {}
    for layer, name, attempt in _attempts(zygote):
        if not _is_refused(attempt):
            found.setdefault(layer, f"it is in force, and yet a child can {name}")
    try:
        _ordinary_work()
    except Exception as fault:  # noqa: BLE001 - whatever breaks here would break every run
        found.setdefault("limits", f"ordinary code fails in a child: {fault!r}")
    return found


def _attempts(zygote: int) -> tuple[tuple[str, str, Callable[[], object]], ...]:
    return (
        ("landlock", "list the root folder", lambda: list(Path("/").iterdir())),
        ("landlock", "read /proc", lambda: Path("/proc/self/status").read_bytes()),
        ("seccomp", "open a socket", socket.socket),
        ("seccomp", "start a process", _fork),
        ("seccomp", "signal its parent", lambda: os.kill(zygote, 0)),
        ("seccomp", "have its parent signalled", lambda: fcntl.fcntl(0, fcntl.F_SETOWN, zygote)),
        ("seccomp", "write a file", lambda: Path(os.devnull).open("wb").close()),
        ("limits", "raise a limit", _has_unlimited_files),
    )


def _is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return True
    return False


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _has_unlimited_files() -> None:
    """Open files without end: the limit must stop it."""
    opened: list[int] = []
    try:
        while len(opened) < 1024:
            opened += os.pipe()
    finally:
        for descriptor in opened:
            os.close(descriptor)


def _ordinary_work() -> None:
    """What every snippet does must still work: a loop, a thread, reading the library."""
    asyncio.run(asyncio.sleep(0))
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()
    Path(os.__file__).read_bytes()
