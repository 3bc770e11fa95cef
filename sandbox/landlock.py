"""Landlock: a child sees no files but the standard library's, and only to read them.

The raw system calls; when they happen is for `confine`.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from pathlib import Path

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446  # the same numbers on every machine
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_UNREAD = frozenset({"site-packages", "dist-packages", "test"})

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


class LandlockMissingError(Exception):
    """There is no Landlock to use; the message says how to get it."""


def abi() -> int:
    """Which version of Landlock the kernel speaks."""
    try:
        return _call(_CREATE, None, 0, _VERSION_FLAG)
    except OSError as fault:
        raise LandlockMissingError(_how_to_get(fault.errno)) from None


def build() -> int:
    """A file descriptor of the rule set that `restrict` puts into force."""
    version = abi()
    rules = struct.pack("=QQQ", *_handled(version))[: _attribute_bytes(version)]
    try:
        ruleset = _call(_CREATE, rules, len(rules), 0)
    except OSError as fault:
        raise LandlockMissingError(_how_to_get(fault.errno)) from None
    for entry in Path(os.__file__).parent.iterdir():
        # The bot's own dependencies, and whatever an operator installed, are no learner's business,
        # not even their names. The fork server knows what else lies beside them.
        if entry.name not in _UNREAD:
            _allow(ruleset, entry, _READ_FILE | _READ_DIR if entry.is_dir() else _READ_FILE)
    return ruleset


def restrict(ruleset: int) -> None:
    """Put the rules into force for this thread and all that it starts."""
    _call(_RESTRICT, ruleset, 0, 0)


def _handled(version: int) -> tuple[int, int, int]:
    """Every right that this version can refuse: files, TCP, scopes."""
    files = (1 << 13) - 1
    files |= 1 << 13 if version >= 2 else 0  # linking across folders
    files |= 1 << 14 if version >= 3 else 0  # truncating
    files |= 1 << 15 if version >= 5 else 0  # ioctl on devices
    tcp = 0b11 if version >= 4 else 0  # bind, connect
    scopes = 0b11 if version >= 6 else 0  # abstract Unix sockets, signals
    return files, tcp, scopes


def _attribute_bytes(version: int) -> int:
    if version >= 6:
        return 24
    return 16 if version >= 4 else 8


def _allow(ruleset: int, path: Path, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)


def _how_to_get(error: int | None) -> str:
    if error == errno.EOPNOTSUPP:
        return "it is built into this kernel but off: add landlock to the lsm= boot parameter"
    if error == errno.ENOSYS:
        return (
            "it needs Linux 5.13 or newer, built with CONFIG_SECURITY_LANDLOCK, and a container "
            "runtime that lets landlock_create_ruleset through (Docker 23 and newer do)"
        )
    return f"the kernel refuses it ({os.strerror(error or 0)}): see the container's seccomp profile"


def _call(number: int, *arguments: int | bytes | None) -> int:
    converted = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    answer = int(_libc.syscall(ctypes.c_long(number), *converted))
    if answer < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return answer
