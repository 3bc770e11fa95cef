"""Namespaces: the fork server gets processes, a network and a root folder of its own, if it may.

One layer more, and never needed: where the kernel refuses them the sandbox says so and goes on.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
from pathlib import Path
from typing import NoReturn

from sandbox.kernel import PR_SET_PDEATHSIG, check, close_from, die_with, libc, prctl

# include/uapi/linux/sched.h, mount.h
_NEW_NS, _NEW_UTS, _NEW_IPC, _NEW_USER, _NEW_PID, _NEW_NET = (
    0x00020000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_READ_ONLY, _NO_SUID, _NO_DEV, _NO_EXEC, _REMOUNT = 1, 2, 4, 8, 32
_BIND, _RECURSIVE, _PRIVATE = 4096, 16384, 1 << 18
_DETACH = 2
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_BARE = _NO_SUID | _NO_DEV | _NO_EXEC
_OK = b"ok"
_NAME = b"sandbox"  # of the host, as a snippet sees it
CONTROL_FD = 3


def begin(parent: int, *, is_wanted: bool) -> tuple[int, str]:
    """Leave the bot's session; go on in namespaces, or say why that cannot be.

    Gives the number that this process has outside, and nothing; or 0 and the reason.

    It returns once, in the process that is to serve. With namespaces that is a new one, the first
    in its own; the process that was started waits outside, and neither outlives the other.

    Args:
        parent: the process to die with, or 0.
        is_wanted: whether to try at all.
    """
    os.setsid()  # a Ctrl-C in the bot's terminal is for the bot alone
    if parent:
        die_with(parent)
    close_from(CONTROL_FD + 1)
    os.chdir("/")
    why = _rehearse() if is_wanted else "they were left out by hand"
    if why:
        return 0, why
    _unshare()
    return _go_inside(parent), ""


def shut_root(library: Path) -> None:
    """A root folder with the standard library in it, a `/proc` of our own, and nothing else.

    Landlock stops reading, but not asking whether a file exists.
    """
    kept = [library, Path("/etc/localtime")]  # the C library looks whether the zone has changed
    # Asked now: the new root lies over a folder, and the library may lie in that folder.
    sources = [(path, path.is_dir(), os.open(path, os.O_PATH)) for path in kept if path.exists()]
    root = next(path for path in ("/tmp", "/var", "/dev") if Path(path).is_dir())  # noqa: S108
    _mount("tmpfs", root, "tmpfs", _BARE, "size=256k,mode=755")
    for path, is_folder, source in sources:
        target = Path(root + str(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_folder:
            target.mkdir()
        else:
            target.touch()
        _mount(f"/proc/self/fd/{source}", str(target), None, _BIND)
        os.close(source)
        held = os.statvfs(target).f_flag & _NO_EXEC  # what is set already may not be lifted
        _mount(None, str(target), None, _REMOUNT | _BIND | _READ_ONLY | _NO_SUID | _NO_DEV | held)
    processes = Path(root, "proc")
    processes.mkdir()
    _mount("proc", str(processes), "proc", _BARE)
    os.chdir(root)
    pivot = ctypes.c_long(_PIVOT_ROOT[platform.machine()])
    check(libc.syscall(pivot, b".", b"."))  # man pivot_root: the old root lies over the new one
    check(libc.umount2(b".", _DETACH))
    os.chdir("/")
    _mount(None, "/", None, _REMOUNT | _BIND | _READ_ONLY | _BARE)


def _rehearse() -> str:
    """Do all of it in a process that ends then; nothing, or what is not permitted."""
    answer, question = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(question, _rehearsed())
        os._exit(0)
    os.close(question)
    with open(answer, "rb") as said:  # noqa: PTH123 - a descriptor
        told = said.read()
    os.waitpid(child, 0)
    if told == _OK:
        return ""
    return f"the kernel does not permit it ({told.decode() or 'no answer'}); not needed"


def _rehearsed() -> bytes:
    try:
        _unshare()
        inside = os.fork()
        if inside == 0:
            os._exit(_rehearse_inside())
        status = os.waitstatus_to_exitcode(os.waitpid(inside, 0)[1])
    except (OSError, KeyError) as fault:
        return str(fault).encode()
    return os.strerror(status).encode() if status else _OK


def _rehearse_inside() -> int:
    try:
        _move_in()
        shut_root(Path(os.__file__).parent)
    except OSError as fault:
        return fault.errno or errno.EIO
    return 0


def _unshare() -> None:
    """Leave the namespaces of whoever started us; that of processes is for our children alone.

    An ordinary user needs a namespace of users too, in which it stays who it is.
    """
    user, group = os.geteuid(), os.getegid()
    kinds = _NEW_NS | _NEW_UTS | _NEW_IPC | _NEW_PID | _NEW_NET
    check(libc.unshare(ctypes.c_int(kinds if user == 0 else kinds | _NEW_USER)))
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def _go_inside(parent: int) -> int:
    """Return in a new process, the first inside, with its number outside."""
    told, tell = os.pipe()
    inside = os.fork()
    if inside != 0:
        _wait_outside(inside, parent, tell)
    os.close(tell)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    number = os.read(told, 16)
    if not number:  # who waits outside, and cannot be seen from here, is gone already
        os._exit(1)
    os.close(told)
    _move_in()
    return int(number)


def _wait_outside(inside: int, parent: int, tell: int) -> NoReturn:
    if parent:
        die_with(parent)  # again: new namespaces make the kernel forget it
    os.write(tell, str(inside).encode("ascii"))
    close_from(CONTROL_FD)
    _, status = os.waitpid(inside, 0)
    os._exit(1 if status else 0)


def _move_in() -> None:
    """A name of its own, and mounts and processes that nobody outside sees, nor the other way."""
    check(libc.sethostname(_NAME, ctypes.c_size_t(len(_NAME))))
    _mount(None, "/", None, _PRIVATE | _RECURSIVE)
    _mount("proc", "/proc", "proc", _BARE)


def _mount(
    source: str | None, target: str, kind: str | None, flags: int, options: str = ""
) -> None:
    words = [None if each is None else each.encode() for each in (source, target, kind)]
    check(libc.mount(*words, ctypes.c_ulong(flags), options.encode() or None))
