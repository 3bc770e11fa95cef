"""The kernel layer alone: what a snippet with all of Python still cannot do."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox import bpf
from sandbox.bpf import Filter, UnknownMachineError
from sandbox.job import Job, Verdict
from tests.sandbox.boxes import KERNEL, Box, open_box, zygote_of

REFUSED = {
    "read_a_file": "open('/etc/passwd').read()",
    "list_a_folder": "os.listdir('/')",
    "read_the_environment": "open('/proc/self/environ').read()",
    "read_the_repository": f"open({str(Path(__file__).parents[2] / 'pyproject.toml')!r}).read()",
    "write_a_file": "open('/tmp/pwned', 'w')",
    "write_where_it_may_read": "open(os.__file__, 'r+')",
    "remove_a_file": "os.unlink('/tmp/pwned')",
    "make_a_folder": "os.mkdir('/tmp/pwned')",
    "open_a_socket": "socket.socket()",
    "open_a_unix_socket": "socket.socket(socket.AF_UNIX)",
    "datagram_pair": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "fork": "os.fork()",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "exec": "os.execv('/bin/true', ['true'])",
    "kill_the_parent": "os.kill(os.getppid(), 9)",
    "kill_everyone": "os.kill(-1, 9)",
    "kill_the_group": "os.killpg(0, 9)",
    "pidfd": "os.pidfd_open(os.getppid())",
    "own_a_pipe": "fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid())",
    "signal_by_pipe": "fcntl.fcntl(0, 10, 9)",
    "async_by_fcntl": "fcntl.fcntl(3, fcntl.F_SETFL, os.O_ASYNC)",
    "own_by_ioctl": "fcntl.ioctl(3, 0x8901, struct.pack('i', os.getppid()))",
    "async_by_ioctl": "fcntl.ioctl(3, 0x5452, struct.pack('i', 1))",
    "grow_a_pipe": "fcntl.fcntl(1, 1031, 1 << 20)",
    "raise_a_limit": "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
    "limits_of_another": "resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
    "become_root": "os.setuid(0)",
    "change_session": "os.setsid()",
    "nice": "os.nice(1)",
    "memory_file": "os.memfd_create('x')",
    "mount_namespace": "call(272, 0x10000000)",
    "ptrace": "call(101, 16, os.getppid(), 0, 0)",
    "read_memory": "call(310, os.getppid(), 0, 0, 0, 0, 0)",
    "io_uring": "call(425, 1, 0)",
    "bpf": "call(321, 0, 0, 0)",
    "keyring": "call(250, 0, 0)",
    "clone_a_process": "call(56, 17, 0, 0, 0, 0)",
    "clone3_a_process": "call(435, 0, 88)",
    "vfork": "call(58)",
    "tgkill_the_parent": "call(234, os.getppid(), os.getppid(), 9)",
    "tkill_the_parent": "call(200, os.getppid(), 9)",
    "queue_a_signal": "call(129, os.getppid(), 9, 0)",
    "new_machine_code": "mmap.mmap(-1, 4096, prot=7)",
    "executable_memory": "call(10, address, 4096, 5)",
    "openat2": "call(437, -100, 0, 0, 24)",
    "handles": "call(304, 0, 0, 0)",
    "dump_itself": "call(157, 4, 1, 0, 0, 0)",
    "sendto_an_address": "socket.socketpair()[0].sendto(b'x', '/run/x')",
    "thread_with_its_own_descriptors": "call(56, 0x10900, 0, 0, 0, 0)",
    "page_that_others_map": "mmap.mmap(os.open(os.__file__, 0), 9, mmap.MAP_SHARED, 1)",
    "list_other_packages": "os.listdir(os.path.dirname(os.__file__) + '/site-packages')",
    "access": "os.access('/proc/1/mem', 0) or fail()",
}
PRELUDE = """
import ctypes, fcntl, mmap, os, resource, socket, struct
libc = ctypes.CDLL(None, use_errno=True)
page = mmap.mmap(-1, 4096)
address = ctypes.addressof(ctypes.c_char.from_buffer(page))
def fail():
    raise OSError
def call(*numbers):
    if libc.syscall(*map(ctypes.c_long, numbers)) < 0:
        raise OSError(ctypes.get_errno(), 'refused')
"""
ATTEMPT = "try:\n    {}\n    print('WORKED')\nexcept (OSError, ValueError):\n    print('refused')\n"
X86_64_ONLY = os.uname().machine == "x86_64"


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with open_box() as box:
        yield box


@pytest.mark.parametrize("name", REFUSED)
def test_kernel_refuses(box: Box, name: str) -> None:
    """Each attempt fails in the kernel, and the fork server lives."""
    attempt = REFUSED[name]
    if "call(" in attempt and not X86_64_ONLY:
        pytest.skip("the numbers are of x86_64")
    zygote = zygote_of(box.keeper)

    outcome = box.run(Job(PRELUDE + ATTEMPT.format(attempt), layers=KERNEL))

    assert outcome.stdout == "refused\n", outcome
    assert zygote_of(box.keeper) == zygote


def test_what_a_run_does_to_its_input_ends_with_it(box: Box) -> None:
    """Descriptor 0 is nobody else's: flags that are set on it belong to the open file."""
    source = (
        "import fcntl, os\nprint(fcntl.fcntl(0, fcntl.F_GETFL), os.read(0, 9))\n"
        "fcntl.fcntl(0, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)\n"
    )
    first, second = (box.run(Job(source, layers=KERNEL)) for _ in range(2))

    assert first.stdout == second.stdout == "0 b''\n"


@pytest.mark.skipif(not X86_64_ONLY, reason="x32 and int 0x80 are of x86_64")
def test_x32_numbers_end_the_process(box: Box) -> None:
    """A call with the x32 bit never meets the table of x86_64 numbers."""
    outcome = box.run(Job(PRELUDE + "call(0x40000000 + 39)", layers=KERNEL))

    assert outcome.verdict is Verdict.KILLED
    assert "SIGSYS" in outcome.reason


@pytest.mark.parametrize(
    "source",
    [
        "import decimal, json, zoneinfo, unittest.mock, xml.dom",
        "import signal\nsignal.signal(signal.SIGUSR1, print)\nsignal.raise_signal(signal.SIGUSR1)",
        "import asyncio\nasyncio.run(asyncio.to_thread(print, 1))",
        "import os\nopen(os.__file__).read()",
        "import time, random, secrets\ntime.sleep(0.01); secrets.token_hex()",
        "import asyncio, socket\na, b = socket.socketpair()\na.send(b'x'); print(b.recv(1))",
        "import sys\nprint(sys.stdout.isatty(), input.__name__)",
    ],
)
def test_ordinary_code_works(box: Box, source: str) -> None:
    """What plain Python code does without files and network still works."""
    outcome = box.run(Job(source, layers=KERNEL))

    assert outcome.verdict is Verdict.OK, outcome


def test_child_has_no_rights_and_no_descriptors(box: Box) -> None:
    """Only the four descriptors of a run are open, and root's rights are gone."""
    source = """
import os
opened = []
for fd in range(64):
    try:
        os.fstat(fd)
    except OSError:
        continue
    opened.append(fd)
print(opened)
"""
    outcome = box.run(Job(source, layers=KERNEL))

    assert outcome.stdout == "[0, 1, 2, 3]\n"


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_filter_is_well_formed(machine: str) -> None:
    """Every jump lands inside the program, every path ends in a return, on both machines."""
    program = [*struct.iter_unpack("=HBBI", Filter(machine).pinned(1234))]

    assert len(program) < 4096
    assert program[-1][0] == 0x06
    for at, (code, yes, no, far) in enumerate(program):
        if code & 0x07 == 0x05:
            assert at + 1 + max(yes, no, far if code == 0x05 else 0) < len(program)


def decided(program: list[tuple[int, int, int, int]], words: dict[int, int]) -> int:
    """What a BPF program returns for a call, given as the 32-bit words of `struct seccomp_data`."""
    value = at = 0
    while True:
        code, yes, no, operand = program[at]
        at += 1
        if code == 0x06:
            return operand
        if code == 0x20:
            value = words.get(operand, 0)
        elif code == 0x54:
            value &= operand
        elif code == 0x05:
            at += operand
        else:
            holds = {0x15: value == operand, 0x35: value >= operand, 0x45: bool(value & operand)}
            at += yes if holds[code] else no


@pytest.mark.parametrize(("machine", "arch"), [("x86_64", 0xC000003E), ("aarch64", 0xC00000B7)])
def test_filter_allows_the_listed_calls_alone(machine: str, arch: int) -> None:
    """Of all numbers, those on the list pass; the rest are refused, and other machines killed."""
    program = [*struct.iter_unpack("=HBBI", Filter(machine).pinned(1234))]
    column = ["x86_64", "aarch64"].index(machine)
    plain = {numbers[column] for numbers in bpf._PLAIN.values()} - {None}
    asked = {numbers[column] for numbers, _ in bpf._with_arguments(machine)} - {None}
    passed = {n for n in range(1000) if decided(program, {0: n, 4: arch}) == 0x7FFF0000}

    assert plain <= passed <= plain | asked
    assert decided(program, {0: 0x40000001, 4: arch}) == 0x80000000
    assert decided(program, {0: 1, 4: 0x40000003}) == 0x80000000


def test_filter_is_pinned_to_one_process() -> None:
    """`tgkill` is allowed for the given process id and no other."""
    differing = [
        at
        for at, (one, two) in enumerate(
            zip(
                Filter("x86_64").pinned(0x11111111),
                Filter("x86_64").pinned(0x22222222),
                strict=True,
            )
        )
        if one != two
    ]

    assert len(differing) == 4


def test_unknown_machine_has_no_filter() -> None:
    """No filter is better than a wrong one."""
    with pytest.raises(UnknownMachineError):
        Filter("sparc")
