"""System calls that the library has no function for, and what is asked of the kernel with them.

Needs ctypes and nothing heavy: the fork server's outer process imports it too.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct

# include/uapi/linux/prctl.h, capability.h
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS = 24, 38
_CAPGET = {"x86_64": 125, "aarch64": 90}  # capset is the next one
_HEADER = struct.pack("=Ii", 0x20080522, 0)  # the version of this interface, and ourselves
_MACHINE = platform.machine()
CAP_KILL, CAP_SETGID, CAP_SETUID, CAP_SYS_ADMIN = 5, 6, 7, 21
_CLOSE_RANGE, _PROCESS_MADVISE = 436, 440  # the same numbers on every machine
_MADV_POPULATE_WRITE = 23

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def check(answer: int) -> None:
    """Raise the OSError of a call that failed."""
    if answer < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def prctl(option: int, value: int) -> None:
    """`prctl` with one number."""
    check(libc.prctl(option, ctypes.c_long(value), ctypes.c_long(0), ctypes.c_long(0), 0))


def die_with(parent: int) -> None:
    """Ask the kernel to end this process with its parent.

    A change of user resets this, so it comes after.
    """
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def close_from(first: int) -> None:
    """Close every descriptor from this one up."""
    check(libc.syscall(ctypes.c_long(_CLOSE_RANGE), first, ctypes.c_uint(0xFFFFFFFF), 0))


def populate(vector: ctypes.Array[ctypes.c_size_t], count: int) -> bool:
    """Write to all pages of these ranges as far as sharing goes; whether the kernel can.

    From Linux 6.13 on: before, a process could ask little of itself in this way
    (process_madvise(2)).
    """
    ourselves = os.pidfd_open(os.getpid())
    try:
        asked = ctypes.byref(vector), ctypes.c_size_t(count), _MADV_POPULATE_WRITE, 0
        return bool(libc.syscall(ctypes.c_long(_PROCESS_MADVISE), ourselves, *asked) > 0)
    finally:
        os.close(ourselves)


def keep_capabilities(*kept: int) -> None:
    """Leave this process, of the rights it holds, those named; it can get none back."""
    for capability in range(64):
        if capability not in kept and libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
            break  # beyond the last one that this kernel knows, or none may be dropped
    set_capabilities(sum(1 << each for each in kept))


def set_capabilities(wanted: int) -> None:
    """Hold, of the rights held, the wanted ones."""
    permitted = _permitted() & wanted if wanted else 0
    data = struct.pack("=6I", permitted, permitted, 0, 0, 0, 0)
    check(libc.syscall(ctypes.c_long(_CAPGET[_MACHINE] + 1), _HEADER, data))


def _permitted() -> int:
    held = ctypes.create_string_buffer(24)
    check(libc.syscall(ctypes.c_long(_CAPGET[_MACHINE]), _HEADER, held))
    permitted: int = struct.unpack("=6I", held.raw)[1]
    return permitted
