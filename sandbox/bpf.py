"""The seccomp filter: which system calls a confined child may make, as a BPF program.

Default-deny, assembled here by hand for x86_64 and aarch64. Loading it is for `confine`.
"""

from __future__ import annotations

import errno
import platform
import struct

# include/uapi/linux/bpf_common.h, seccomp.h, audit.h
_LOAD, _EQUAL, _ABOVE, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_JUMP = 0x05
_LEAF = 3
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER_AT, _ARCH_AT, _ARGS_AT = 0, 4, 16
_X32_BIT = 0x40000000
_ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

_AF_UNIX, _SOCK_STREAM, _SOCK_FLAGS = 1, 1, 0o2000000 | 0o4000
# A thread, which shares its process's descriptors: tables of their own would not be counted.
_CLONE_THREAD = 0x10000 | 0x400
_CLONE_NEW = 0x7E020000 | 0x80  # every CLONE_NEW* flag, CLONE_NEWTIME too
_PROT_WRITE, _PROT_EXEC, _MAP_SHARED, _MAP_ANONYMOUS = 2, 4, 1, 0x20
_O_ASYNC = 0o20000
_PR_SET_NAME, _PR_GET_NAME = 15, 16
# F_DUPFD F_GETFD F_SETFD F_GETFL F_DUPFD_CLOEXEC. Not F_SETOWN and F_SETSIG: with O_ASYNC they
# make the kernel signal any process of the same user, the zygote too.
_FCNTL = (0, 1, 2, 3, 1030)
_F_SETFL = 4
# TCGETS TCGETS2 (isatty) FIONBIO FIONREAD FIOCLEX FIONCLEX. Not FIOSETOWN and FIOASYNC, as above.
_IOCTL = (0x5401, 0x802C542A, 0x5421, 0x541B, 0x5451, 0x5450)

_Block = list[tuple[int, int, int, int]]

# name: (x86_64, aarch64); the ones that are allowed whatever their arguments
_PLAIN: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63),
    "write": (1, 64),
    "futex": (202, 98),
    "epoll_wait": (232, None),
    "epoll_pwait": (281, 22),
    "recvfrom": (45, 207),
    "close": (3, 57),
    "fstat": (5, 80),
    "newfstatat": (262, 79),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "readv": (19, 65),
    "writev": (20, 66),
    "pread64": (17, 67),
    "stat": (4, None),
    "lstat": (6, None),
    "statx": (332, 291),
    "getdents64": (217, 61),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getcwd": (79, 17),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136),
    "rt_sigtimedwait": (128, 137),
    "rt_sigsuspend": (130, 133),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "pause": (34, None),
    "alarm": (37, None),
    "getitimer": (36, 102),
    "setitimer": (38, 103),
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "pipe": (22, None),
    "pipe2": (293, 59),
    "epoll_create1": (291, 20),
    "epoll_ctl": (233, 21),
    "epoll_pwait2": (441, 441),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    "eventfd2": (290, 19),
    "sendmsg": (46, 211),  # only stream sockets exist: a name in the message is refused by them
    "recvmsg": (47, 212),
    "getsockname": (51, 204),
    "getpeername": (52, 205),
    "getsockopt": (55, 209),
    "shutdown": (48, 210),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getrandom": (318, 278),
    "getrusage": (98, 165),
    "getrlimit": (97, 163),
    "getcpu": (309, 168),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "sysinfo": (99, 179),
    "uname": (63, 160),
    "set_robust_list": (273, 99),
    "set_tid_address": (218, 96),
    "rseq": (334, 293),
    "membarrier": (324, 283),
    "exit": (60, 93),
    "exit_group": (231, 94),
}


class UnknownMachineError(Exception):
    """No filter is written for this processor."""


class Filter:
    """A filter, built once; `pinned` fills in the one thing that differs between children."""

    def __init__(self, machine: str = platform.machine()) -> None:
        if machine not in _ARCHES:
            raise UnknownMachineError(machine)
        self._column = list(_ARCHES).index(machine)
        program = [
            _load(_ARCH_AT),
            (_EQUAL, 1, 0, _ARCHES[machine]),
            _leave(_KILL),
            _load(_NUMBER_AT),
            # x32 calls carry the x86_64 arch and other numbers: never let them meet the table.
            (_ABOVE, 0, 1, _X32_BIT),
            _leave(_KILL),
        ]
        known = [(numbers, [_leave(_ALLOW)]) for numbers in _PLAIN.values()]
        known += _with_arguments(machine)
        calls = [(numbers[self._column], block) for numbers, block in known]
        program += _search(sorted((n, block) for n, block in calls if n is not None))
        self._pid_at = [slot * 8 + 4 for slot in _pid_slots(program)]
        self._code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)

    def __len__(self) -> int:
        return len(self._code) // 8

    def pinned(self, pid: int) -> bytes:
        """The program in which `tgkill` reaches this process alone."""
        code = bytearray(self._code)
        for at in self._pid_at:
            struct.pack_into("=I", code, at, pid)
        return bytes(code)


_OWN_PID = 0xFFFFFFFE  # stands in the program until `pinned`; no process has this id


def _with_arguments(machine: str) -> list[tuple[tuple[int | None, int | None], _Block]]:
    """The calls whose arguments decide."""
    # aarch64 numbers O_DIRECTORY and its kin differently; these writing bits are the same on both.
    writing = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000
    read_only = _refused_bits(2, writing, errno.EACCES)
    if machine == "x86_64":
        opens: list[tuple[tuple[int | None, int | None], _Block]] = [
            ((2, None), _refused_bits(1, writing, errno.EACCES))
        ]
    else:
        opens = []
    new_code = _refuse(errno.EPERM)
    return [
        *opens,
        ((257, 56), read_only),  # openat
        ((437, 437), [_refuse(errno.ENOSYS)]),  # openat2: its flags are behind a pointer
        ((435, 435), [_refuse(errno.ENOSYS)]),  # clone3: likewise; glibc then uses clone
        ((56, 220), _only_bits(0, _CLONE_THREAD | _CLONE_NEW, _CLONE_THREAD)),  # clone
        ((9, 222), _mmap(new_code)),
        ((10, 226), _refused_bits(2, _PROT_EXEC, errno.EPERM)),  # mprotect
        ((72, 25), _fcntl()),
        ((16, 29), _one_of(1, _IOCTL)),  # ioctl
        ((157, 167), _one_of(0, (_PR_SET_NAME, _PR_GET_NAME))),  # prctl
        # A datagram socket could name any socket file as its target, so streams only.
        ((53, 199), _socketpair()),
        ((44, 206), _null(4)),  # sendto without an address
        ((302, 261), _prlimit()),
        ((234, 131), _equal(0, _OWN_PID)),  # tgkill
    ]


def _search(calls: list[tuple[int, _Block]]) -> _Block:
    """Run the block, which always returns, of the one call that is made; refuse all others.

    A binary search: the kernel tries a new filter on every call number that it has, and with one
    comparison after the other that took 0.4 ms of every child's start, four times as long.
    """
    if len(calls) <= _LEAF:
        program: _Block = []
        for number, block in calls:
            program += [(_EQUAL, 0, len(block), number), *block]
        return [*program, _refuse(errno.EPERM)]
    half = len(calls) // 2
    below, rest = _search(calls[:half]), _search(calls[half:])
    # A conditional jump goes 255 instructions far; the plain one anywhere.
    return [(_ABOVE, 0, 1, calls[half][0]), (_JUMP, 0, 0, len(below)), *below, *rest]


def _load(at: int) -> tuple[int, int, int, int]:
    return (_LOAD, 0, 0, at)


def _leave(action: int) -> tuple[int, int, int, int]:
    return (_RETURN, 0, 0, action)


def _refuse(error: int) -> tuple[int, int, int, int]:
    return _leave(_ERRNO | error)


def _argument(index: int) -> tuple[int, int, int, int]:
    """Load the low half of an argument; both machines are little-endian."""
    return _load(_ARGS_AT + 8 * index)


def _one_of(index: int, values: tuple[int, ...]) -> _Block:
    """Allow the listed values. The kernel takes these arguments as 32 bits, so half is enough."""
    block = [_argument(index)]
    for value in values:
        block += [(_EQUAL, 0, 1, value), _leave(_ALLOW)]
    return [*block, _refuse(errno.EPERM)]


def _equal(index: int, value: int) -> _Block:
    return _one_of(index, (value,))


def _refused_bits(index: int, bits: int, error: int) -> _Block:
    """Allow unless one of the bits is set."""
    return [_argument(index), (_ANY_BIT, 0, 1, bits), _refuse(error), _leave(_ALLOW)]


def _only_bits(index: int, mask: int, value: int) -> _Block:
    """Allow when, within the mask, exactly these bits are set."""
    return [
        _argument(index),
        (_AND, 0, 0, mask),
        (_EQUAL, 0, 1, value),
        _leave(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _null(index: int) -> _Block:
    """Allow when a pointer is null."""
    low, high = _argument(index), _load(_ARGS_AT + 8 * index + 4)
    refusal = _refuse(errno.EPERM)
    return [low, (_EQUAL, 1, 0, 0), refusal, high, (_EQUAL, 1, 0, 0), refusal, _leave(_ALLOW)]


def _mmap(refusal: tuple[int, int, int, int]) -> _Block:
    """No fresh machine code, and no page that somebody else maps too: futexes meet there.

    Nothing anonymous or writable may be executable.
    """
    return [
        _argument(3),
        (_AND, 0, 0, _MAP_SHARED | _MAP_ANONYMOUS),
        (_EQUAL, 0, 1, _MAP_SHARED),
        refusal,
        _argument(2),
        (_ANY_BIT, 1, 0, _PROT_EXEC),
        _leave(_ALLOW),
        (_ANY_BIT, 0, 1, _PROT_WRITE),
        refusal,
        _argument(3),
        (_ANY_BIT, 0, 1, _MAP_ANONYMOUS),
        refusal,
        _leave(_ALLOW),
    ]


def _fcntl() -> _Block:
    """The listed commands, and F_SETFL as long as it does not ask for signals."""
    block = [_argument(1)]
    for command in _FCNTL:
        block += [(_EQUAL, 0, 1, command), _leave(_ALLOW)]
    return [
        *block,
        (_EQUAL, 1, 0, _F_SETFL),
        _refuse(errno.EPERM),
        *_refused_bits(2, _O_ASYNC, errno.EPERM),
    ]


def _socketpair() -> _Block:
    return [
        _argument(0),
        (_EQUAL, 1, 0, _AF_UNIX),
        _refuse(errno.EPERM),
        _argument(1),
        (_AND, 0, 0, 0xFFFFFFFF ^ _SOCK_FLAGS),
        (_EQUAL, 0, 1, _SOCK_STREAM),
        _leave(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _prlimit() -> _Block:
    """Only one's own limits (pid 0), only to read (no new value)."""
    return [_argument(0), (_EQUAL, 1, 0, 0), _refuse(errno.EPERM), *_null(2)]


def _pid_slots(block: _Block) -> list[int]:
    return [at for at, instruction in enumerate(block) if instruction[3] == _OWN_PID]
