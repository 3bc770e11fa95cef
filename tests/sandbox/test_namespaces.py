"""Namespaces: what a child cannot even ask about, and that the processes end together."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.job import Job, Verdict
from sandbox.keeper import Keeper, open_embedded
from tests.sandbox.boxes import KERNEL, children_of
from tests.sandbox.test_keeper import is_gone, until

ASK = """
import os
for path in {paths!r}:
    try:
        os.stat(path)
        print("there")
    except FileNotFoundError:
        print("unknown")
"""
LIBRARY = os.__file__


@pytest.fixture
async def keeper() -> AsyncIterator[Keeper]:
    """A sandbox whose fork server has namespaces; there are machines that permit none."""
    async with open_embedded(1, spares=0) as opened:
        assert opened._zygote is not None
        (layer,) = (each for each in opened._zygote.layers if each.name == "namespaces")
        if not layer.is_on:
            pytest.skip(layer.how_to_get)
        yield opened


async def test_no_file_outside_can_be_asked_about(keeper: Keeper, tmp_path: Path) -> None:
    """Landlock lets a child ask whether a file exists; here there is none but the library's."""
    paths = ["/etc/passwd", str(tmp_path), str(Path(__file__)), f"/proc/{os.getpid()}", LIBRARY]
    outcome = await keeper.run(Job(ASK.format(paths=paths), layers=KERNEL))

    assert outcome.stdout.split() == ["unknown", "unknown", "unknown", "unknown", "there"]


@pytest.mark.may_block
async def test_a_child_has_numbers_and_a_network_of_its_own(keeper: Keeper) -> None:
    """Its parent is process 1, and the only interface is a loopback that is down."""
    assert keeper._zygote is not None
    server = keeper._zygote.server
    source = "import os\nprint(os.getppid(), os.uname().nodename)"
    outcome = await keeper.run(Job(source, layers=KERNEL))
    networks = Path(f"/proc/{server}/net/dev").read_text(encoding="ascii").splitlines()[2:]

    assert outcome.stdout == "1 sandbox\n"
    assert [line.split(":")[0].strip() for line in networks] == ["lo"]
    for kind in ("net", "pid", "mnt", "ipc", "uts"):
        theirs, ours = (Path(f"/proc/{pid}/ns/{kind}").readlink() for pid in (server, "self"))
        assert theirs != ours


@pytest.mark.may_block
@pytest.mark.parametrize("which", ["pid", "server"])
async def test_neither_process_outlives_the_other(keeper: Keeper, which: str) -> None:
    """Killed inside or outside: both are gone with their child, and the run gets its answer."""
    zygote = keeper._zygote
    assert zygote is not None
    outside, inside = zygote.pid, zygote.server
    slow = Job("import asyncio\nasyncio.run(asyncio.sleep(0.3))\nprint('done')", clock="real")
    run = asyncio.create_task(keeper.run(slow))
    await until(lambda: children_of(inside))
    (child,) = children_of(inside)
    os.kill({"pid": outside, "server": inside}[which], signal.SIGKILL)
    outcome = await run

    assert outside != inside
    assert outcome.stdout == "done\n"
    assert all(is_gone(each) for each in (outside, inside, child))


async def test_a_sandbox_without_them_says_why(keeper: Keeper) -> None:
    """They are a bonus: left out, all else holds and the operator reads the reason."""
    async with open_embedded(1, spares=0, without=frozenset({"namespaces"})) as bare:
        assert bare._zygote is not None
        (layer,) = (each for each in bare._zygote.layers if each.name == "namespaces")
        outcome = await bare.run(Job("print('here')"))

    assert (layer.is_on, layer.is_required) == (False, False)
    assert layer.how_to_get == "they were left out by hand"
    assert (outcome.verdict, outcome.stdout) == (Verdict.OK, "here\n")
