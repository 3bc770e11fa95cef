"""Starting the zygote: exec'd clean, with nothing of ours but one socket.

Our side of the wall. What it is asked to do afterwards is `keeper`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.job import SandboxUnavailable
from sandbox.wire import Layer

_CONTROL_FD = 3
_PACKET_BYTES = 65536
_START_S = 20.0  # 0.2 s on an idle machine
_STOP_S = 2.0
_RESET = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD, signal.SIGXCPU)
# `sandbox` becomes a bare package: importing its door would bring our side into the jail. Without
# ssl asyncio is 4 MB smaller and starts a tenth faster, and no child can open a connection anyway.
# Without OpenSSL's hashes another 2 MB: what a snippet may have of hashlib Python has itself.
_BOOT = """
import json, sys, types
package = types.ModuleType("sandbox")
package.__path__ = [sys.argv[1]]
sys.modules.update(sandbox=package, ssl=None, _hashlib=None)
options = json.loads(sys.argv[2])
from sandbox.forking import leave_threads_alone
leave_threads_alone()
from sandbox.namespaces import begin
is_wanted = "namespaces" not in options["without"]
options["server"], options["namespaces"] = begin(options["parent"], is_wanted=is_wanted)
from sandbox.zygote import main
main(options)
"""


@dataclass(slots=True)
class Zygote:
    """A started fork server and the socket to it; in namespaces, what we started waits outside."""

    pid: int
    pidfd: int
    control: socket.socket
    layers: tuple[Layer, ...] = field(default=())
    server: int = 0  # the process that forks: the one we started, or the one that it waits for

    async def ready(self) -> None:
        """Wait until it is warm and has proved its layers."""
        try:
            async with asyncio.timeout(_START_S):
                packet = await asyncio.get_running_loop().sock_recv(self.control, _PACKET_BYTES)
        except TimeoutError:
            raise SandboxUnavailable(f"The sandbox did not start in {_START_S:g} s.") from None
        self._hear(packet)

    def ready_now(self) -> None:
        """The same for callers without an event loop."""
        self.control.settimeout(_START_S)
        try:
            self._hear(self.control.recv(_PACKET_BYTES))
        except TimeoutError:
            raise SandboxUnavailable(f"The sandbox did not start in {_START_S:g} s.") from None

    def _hear(self, packet: bytes) -> None:
        if not packet:
            raise SandboxUnavailable("The sandbox ended while it started; its log says why.")
        told = json.loads(packet)
        self.layers = tuple(Layer(**layer) for layer in told["ready"])
        self.server = told["server"] or self.pid

    def order(self, what: dict[str, Any], fds: Iterable[int] = ()) -> None:
        """Ask for something; OSError when nobody is there."""
        packet = json.dumps(what).encode("ascii")
        socket.send_fds(self.control, [packet], list(fds))

    async def answer(self) -> dict[str, Any] | None:
        """The next message, or None when the zygote is gone."""
        try:
            packet = await asyncio.get_running_loop().sock_recv(self.control, _PACKET_BYTES)
        except OSError:
            return None
        return json.loads(packet) if packet else None

    def kill(self) -> None:
        """End it now; its children die with it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    async def stop(self) -> None:
        """Let it go by closing the socket, then make sure, and reap it."""
        self.control.close()
        loop = asyncio.get_running_loop()
        gone = asyncio.Event()
        loop.add_reader(self.pidfd, gone.set)
        try:
            async with asyncio.timeout(_STOP_S):
                await gone.wait()
        except TimeoutError:
            self.kill()
            await gone.wait()
        finally:
            loop.remove_reader(self.pidfd)
            self.kill()
            self._reap()

    def stop_now(self) -> None:
        """The same for callers without an event loop."""
        self.control.close()
        self.kill()
        self._reap()

    def _reap(self) -> None:
        os.close(self.pidfd)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


def spawn(without: frozenset[str] = frozenset()) -> Zygote:
    """Start a zygote; `without` leaves out layers, or the tracer: only tests and benchmarks ask."""
    if sys.platform != "linux":
        raise SandboxUnavailable("The sandbox needs Linux: Landlock and seccomp are parts of it.")
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setblocking(False)  # noqa: FBT003 - the name says what
    # High, because dup2 of 3 onto itself would leave it to be closed by exec.
    high = fcntl.fcntl(theirs, fcntl.F_DUPFD_CLOEXEC, 16)
    theirs.close()
    try:
        pid = os.posix_spawn(
            sys.executable,
            _command(without),
            _environment(),
            file_actions=_file_actions(high),
            setsigmask=[],
            setsigdef=_RESET,
        )
    except OSError as fault:
        ours.close()
        raise SandboxUnavailable(f"The sandbox cannot start Python: {fault}.") from fault
    finally:
        os.close(high)
    return Zygote(pid, os.pidfd_open(pid), ours)


def _command(without: frozenset[str]) -> list[str]:
    # The kernel's "die with the parent" means the thread that started it. Only the main thread
    # lives as long as the bot; elsewhere the closing control socket has to do.
    is_main = threading.current_thread() is threading.main_thread()
    options = json.dumps({"parent": os.getpid() if is_main else 0, "without": sorted(without)})
    here = str(Path(__file__).parent)
    return [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, here, options]


def _environment() -> dict[str, str]:
    """What a snippet may know of our environment: nothing of it."""
    scrubbed = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        # A thread's own heap would take 128 MB of address space, which the memory limit counts.
        "MALLOC_ARENA_MAX": "1",
    }
    if "LD_LIBRARY_PATH" in os.environ:  # some builds of Python do not start without it
        scrubbed["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
    return scrubbed


def _file_actions(control: int) -> list[tuple[Any, ...]]:
    return [
        (os.POSIX_SPAWN_DUP2, control, _CONTROL_FD),
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    ]
