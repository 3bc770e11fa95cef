"""Confining one child: privileges, resource limits, Landlock, seccomp, in the order that works.

Built and proved once in the zygote, entered by each child. Runs no snippet and knows no verdict.
"""

from __future__ import annotations

import ctypes
import math
import os
import resource
import struct
import threading
from dataclasses import dataclass
from pathlib import Path

from sandbox import landlock, proof
from sandbox.bpf import Filter, UnknownMachineError
from sandbox.kernel import (
    CAP_KILL,
    CAP_SETGID,
    CAP_SETUID,
    PR_SET_DUMPABLE,
    PR_SET_NO_NEW_PRIVS,
    PR_SET_SECCOMP,
    check,
    close_from,
    die_with,
    keep_capabilities,
    libc,
    prctl,
    set_capabilities,
)
from sandbox.wire import Layer

_SECCOMP_MODE_FILTER = 2
_NOBODY = 65534
_MEGABYTE = 1024 * 1024
_LIMITED = (
    *(resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_STACK),
    *(resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_MEMLOCK),
    resource.RLIMIT_MSGQUEUE,
)
KEPT_FDS = 4  # stdin, stdout, stderr, the job's socket
# Measured: 32 threads are what a default executor may ask for, and beyond 64 only bombs go. The
# address space is the exact bound, so a stack is a 52nd of it: 5 MB at 256 MB. The C recursion of
# 3.12 and later needs that much anyway, where 512 KB crash.
THREADS = 64
_STACKS = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What the kernel holds one child to."""

    memory_bytes: int
    cpu_s: float


_PROOF_BOUNDS = Bounds(memory_bytes=64 * _MEGABYTE, cpu_s=5)


class Cage:
    """The layers, built once; each child enters."""

    def __init__(self, without: frozenset[str] = frozenset()) -> None:
        self._missing: dict[str, str] = dict.fromkeys(without, "it was left out by hand")
        self._base_bytes = 0
        self._ceilings = _ceilings()  # children inherit them, and may only go below
        self._is_root = os.geteuid() == 0
        self._changes_user = self._is_root
        self._ruleset = self._build_ruleset()
        self._filter = self._build_filter()

    def prepare(self) -> None:
        """Measure this process, then prove in a child that every layer holds."""
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        self._base_bytes = pages * resource.getpagesize()
        faults = self._prove()
        if self._changes_user and faults:
            # Where only root may read the standard library, a child stays root without rights.
            self._changes_user = False
            faults = self._prove()
        for name, how in faults.items():
            self._missing.setdefault(name, how)

    def layers(self) -> tuple[Layer, ...]:
        """What holds on this machine, for the operator."""
        return (
            self._layer("landlock"),
            self._layer("seccomp"),
            self._layer("limits"),
            Layer(
                name="other-user",
                is_on=self._changes_user or not self._is_root,
                is_required=False,
                how_to_get="run the sandbox as an ordinary user, or let user 65534 read "
                f"{Path(os.__file__).parent}",
            ),
        )

    def enter(self, bounds: Bounds, parent: int, *, has_kernel: bool = True) -> None:
        """Confine this process for good. Any exception means that nothing may run."""
        if has_kernel:
            prctl(PR_SET_NO_NEW_PRIVS, 1)
            if self._ruleset is not None:
                landlock.restrict(self._ruleset)
            self._drop_privileges()
            prctl(PR_SET_DUMPABLE, 0)
        die_with(parent)
        close_from(KEPT_FDS)
        self.limit(bounds)
        if has_kernel and self._filter is not None:
            _load(self._filter.pinned(os.getpid()))

    def limit(self, bounds: Bounds) -> None:
        """Resource limits alone; soft and hard are the same but for CPU time."""
        seconds = math.ceil(bounds.cpu_s)
        memory = self._base_bytes + bounds.memory_bytes
        threading.stack_size(max(bounds.memory_bytes // _STACKS // 65536, 8) * 65536)
        for what, soft, hard in (
            (resource.RLIMIT_AS, memory, memory),
            (resource.RLIMIT_CPU, seconds, seconds + 1),  # SIGXCPU first: it names the limit
            (resource.RLIMIT_NOFILE, 64, 64),
            (resource.RLIMIT_STACK, 8 * _MEGABYTE, 8 * _MEGABYTE),
            (resource.RLIMIT_CORE, 0, 0),
            (resource.RLIMIT_FSIZE, 0, 0),
            (resource.RLIMIT_MEMLOCK, 0, 0),
            (resource.RLIMIT_MSGQUEUE, 0, 0),
        ):
            ceiling = self._ceilings.get(what)
            if ceiling is not None:
                soft, hard = min(soft, ceiling), min(hard, ceiling)
            resource.setrlimit(what, (soft, hard))

    def _build_ruleset(self) -> int | None:
        if "landlock" in self._missing:
            return None
        try:
            return landlock.build()
        except landlock.LandlockMissingError as fault:
            self._missing["landlock"] = str(fault)
            return None

    def _build_filter(self) -> Filter | None:
        if "seccomp" in self._missing:
            return None
        try:
            return Filter()
        except UnknownMachineError as fault:
            self._missing["seccomp"] = (
                f"there is no filter for {fault}, only for x86_64 and aarch64"
            )
            return None

    def _prove(self) -> dict[str, str]:
        parent = os.getpid()
        return proof.faults(lambda: self.enter(_PROOF_BOUNDS, parent))

    def _layer(self, name: str) -> Layer:
        how = self._missing.get(name, "")
        return Layer(name=name, is_on=not how, is_required=True, how_to_get=how)

    def _drop_privileges(self) -> None:
        if self._changes_user:
            os.setgroups([])
            os.setresgid(_NOBODY, _NOBODY, _NOBODY)
            os.setresuid(_NOBODY, _NOBODY, _NOBODY)
        if self._is_root:
            set_capabilities(0)


def _ceilings() -> dict[int, int]:
    """The limits that this process is held to itself."""
    limits = {what: resource.getrlimit(what)[1] for what in _LIMITED}
    return {what: hard for what, hard in limits.items() if hard != resource.RLIM_INFINITY}


def shed_rights() -> None:
    """Leave the zygote only the rights it needs: root's, to change a child's user and to end it."""
    if os.geteuid() == 0:
        keep_capabilities(CAP_KILL, CAP_SETGID, CAP_SETUID)
    else:  # in a namespace of its own an ordinary user has all rights
        keep_capabilities()


def _load(program: bytes) -> None:
    """Put a seccomp program into force."""
    code = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    check(libc.prctl(PR_SET_SECCOMP, ctypes.c_long(_SECCOMP_MODE_FILTER), head, 0, 0))
