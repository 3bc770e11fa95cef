"""The fork server: warm, single-threaded, exec'd clean; it forks one child for each run.

It never sees a snippet: a child reads its own job. It alone knows process ids, and always reaps.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import math
import os
import select
import signal
import socket
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

from sandbox import cell, watched
from sandbox.confine import THREADS, Bounds, Cage, shed_rights
from sandbox.immortal import immortalise
from sandbox.namespaces import CONTROL_FD, shut_root
from sandbox.prefault import Pages, learn
from sandbox.wire import BROKEN, Layer

_PACKET_BYTES = 4096
_ENDS = 3  # of a child: what it prints, what it complains, what it hears and tells
_monotonic = time.monotonic  # that of the module is on a run's clock, once all is warm
_WATCH_MS = 50  # how often running children are looked at
_GRACE_S = 2.0  # the keeper ends a run on time; this is for when the bot's own loop is stuck


@dataclass(slots=True)
class _Child:
    """One run that has not been reaped; a spare's time and processor time start with its job."""

    run: int
    pid: int
    deadline: float = math.inf
    cpu_until: float = math.inf
    has_too_many_threads: bool = False
    is_out_of_cpu: bool = False

    def begin(self, wall_s: float, cpu_s: float) -> None:
        """Its job is there, or on its way."""
        self.deadline = _monotonic() + wall_s + _GRACE_S
        self.cpu_until = _cpu_s(self.pid) + cpu_s


def main(options: dict[str, Any]) -> None:
    """Serve runs until the control socket closes."""
    with socket.socket(fileno=CONTROL_FD) as control:
        without = frozenset(options["without"])
        zygote = _Zygote(control, Cage(without - {"tracer", "namespaces"}))
        kit = watched.UNWATCHED if "tracer" in without else watched.WATCHED
        zygote.warm(kit, options["server"], options["namespaces"])
        zygote.serve()


class _Zygote:
    """The poll loop and its children."""

    def __init__(self, control: socket.socket, cage: Cage) -> None:
        self._control = control
        self._cage = cage
        self._children: dict[int, _Child] = {}  # by pidfd
        self._poll = select.poll()
        self._watched = 0.0
        self._pages = Pages()

    def warm(self, kit: watched.Kit, number: int, why_no_namespaces: str) -> None:
        """Import, compile and run once what each child will need, then report what holds.

        Args:
            kit: what watches runs.
            number: this process's number outside its namespaces.
            why_no_namespaces: nothing if it has some.
        """
        cell.warm(kit)
        if not why_no_namespaces:
            shut_root(Path(os.__file__).parent)
        shed_rights()
        self._cage.prepare()
        gc.collect()
        immortalise()
        gc.freeze()
        self._pages = learn(cell.touch)
        apart = Layer(
            name="namespaces",
            is_on=not why_no_namespaces,
            is_required=False,
            how_to_get=why_no_namespaces,
        )
        layers = (*self._cage.layers(), apart, *cell.layers())
        self._send({"ready": [asdict(layer) for layer in layers], "server": number})

    def serve(self) -> None:
        """Fork, end and reap, as the keeper asks. Children die with us, by PDEATHSIG."""
        control = self._control.fileno()
        self._poll.register(control, select.POLLIN)
        while True:
            for fd, _ in self._poll.poll(_WATCH_MS if self._is_anyone_running() else None):
                if fd != control:
                    self._reap(fd)
                elif not self._obey():
                    return
            self._watch()

    def _obey(self) -> bool:
        """Do what the keeper asks; False when the keeper is gone."""
        try:
            packet, fds, _, _ = socket.recv_fds(self._control, _PACKET_BYTES, _ENDS)
        except ConnectionError:  # it left without hearing us out
            return False
        if not packet:
            return False
        order = json.loads(packet)
        if "run" in order:
            self._start(order, fds)
        for child in self._children.values():
            if child.run == order.get("begin"):
                child.begin(order["wall_s"], order["cpu_s"])
            elif child.run == order.get("kill"):
                os.kill(child.pid, signal.SIGKILL)  # not reaped yet, so the id is still its own
        return True

    def _is_anyone_running(self) -> bool:
        return any(child.deadline != math.inf for child in self._children.values())

    def _start(self, order: dict[str, Any], fds: list[int]) -> None:
        zygote = os.getpid()
        try:
            if len(fds) != _ENDS:  # or the child would keep our own socket for its own
                raise OSError(errno.EMFILE, "its pipes did not come through")
            pid = os.fork()
            if pid == 0:
                self._become_cell(order, fds, zygote)
            self._look_after(order, pid)
        except OSError as fault:
            self._send({"exit": order["run"], "failed": f"cannot fork: {fault}"})
        for fd in fds:
            os.close(fd)

    def _look_after(self, order: dict[str, Any], pid: int) -> None:
        """See when it ends; end it when that cannot be seen."""
        try:
            pidfd = os.pidfd_open(pid)
        except OSError:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
        child = self._children[pidfd] = _Child(order["run"], pid)
        if "wall_s" in order:
            child.begin(order["wall_s"], order["cpu_s"])
        self._poll.register(pidfd, select.POLLIN)

    def _become_cell(self, order: dict[str, Any], fds: list[int], zygote: int) -> NoReturn:
        """In the child, which must never return to the loop above."""
        try:
            if order["is_usual"]:
                self._pages.copy()
            for target, fd in enumerate([_nothing_to_read(), *fds]):
                os.dup2(fd, target)  # over the control socket too
            bounds = Bounds(memory_bytes=order["memory_bytes"], cpu_s=order["cpu_s"])
            cell.live(
                lambda: self._cage.enter(bounds, zygote, has_kernel=order["kernel"]),
                is_spare=order.get("is_spare", False),
            )
        finally:
            os._exit(BROKEN)

    def _reap(self, pidfd: int) -> None:
        child = self._children.pop(pidfd)
        self._poll.unregister(pidfd)
        os.close(pidfd)
        _, status, usage = os.wait4(child.pid, 0)
        self._send(
            {
                "exit": child.run,
                "status": os.waitstatus_to_exitcode(status),
                "cpu_s": usage.ru_utime + usage.ru_stime,
                "peak_bytes": usage.ru_maxrss * 1024,
                "was_out_of_cpu": child.is_out_of_cpu,
                "had_too_many_threads": child.has_too_many_threads,
            }
        )

    def _watch(self) -> None:
        """End a child with too many threads, or that computed too long.

        No limit of the kernel's counts threads per process, and its own for processor time counts
        whole seconds.
        """
        now = _monotonic()
        if now - self._watched < _WATCH_MS / 1000:
            return  # it comes here at each start and end too, hundreds of times a second when busy
        self._watched = now
        for child in self._children.values():
            if child.deadline == math.inf:
                continue
            child.has_too_many_threads |= _threads(child.pid) > THREADS
            child.is_out_of_cpu |= _cpu_s(child.pid) > child.cpu_until
            if child.has_too_many_threads or child.is_out_of_cpu or now > child.deadline:
                os.kill(child.pid, signal.SIGKILL)

    def _send(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):  # the keeper is gone: `serve` will hear of it
            self._control.send(json.dumps(message).encode("ascii"))


def _nothing_to_read() -> int:
    """An input at its end that no other child has: what is set on an open file is seen by all."""
    ours, theirs = os.pipe()
    os.close(theirs)
    return ours


def _cpu_s(pid: int) -> float:
    """What a process has computed so far: its clock has a number that is made from its id."""
    try:
        return time.clock_gettime(~pid << 3 | 2)  # CPUCLOCK_SCHED of a whole process
    except OSError:
        return 0.0


def _threads(pid: int) -> int:
    try:
        return os.stat(f"/proc/{pid}/task").st_nlink - 2  # noqa: PTH116 - twenty times a second
    except OSError:
        return 0
