"""The service: the same door through a Unix socket, and what it refuses to do."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox import JobError, SandboxUnavailable, open_sandbox
from sandbox.__main__ import main
from sandbox.job import Job, Limits, Outcome, Running, Verdict
from sandbox.service import _listen
from tests.sandbox.boxes import KERNEL, children_of, fork_server_of
from tests.sandbox.test_keeper import HELLO, SLEEPER, until

ROOT = Path(__file__).parents[2]


def start(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "sandbox", "serve", "--unix", str(path), "--slots", "1"]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def answers(path: Path) -> bool:
    """Whether someone listens."""
    with socket.socket(socket.AF_UNIX) as knocking:
        return path.exists() and knocking.connect_ex(str(path)) == 0


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    path = tmp_path / "box.sock"
    process = start(path)
    with process:
        yield path, process
        process.terminate()


@pytest.mark.may_block
async def test_service_runs_and_refuses_as_the_door_does(
    service: tuple[Path, subprocess.Popen[str]],
) -> None:
    """Stages, outcomes and JobErrors come through; the socket is for its group alone."""
    path, _ = service
    await until(lambda: answers(path))
    async with open_sandbox(f"unix:{path}") as box:
        stages = [stage async for stage in box.watch(HELLO)]
        failed = await box.run(Job("1/0"))
        with pytest.raises(JobError):
            await box.run(Job("x" * 70_000))
        with pytest.raises(JobError, match="every layer"):
            await box.run(Job("", layers=KERNEL))
        many = await asyncio.gather(*(box.run(Job(f"print({n})")) for n in range(5)))

    assert isinstance(stages[0], Running)
    assert isinstance(stages[-1], Outcome)
    assert stages[-1].stdout == "hello\n"
    assert failed.error is not None
    assert failed.error.line == 1
    assert [outcome.stdout for outcome in many] == [f"{n}\n" for n in range(5)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


@pytest.mark.may_block
async def test_hanging_up_ends_the_child(service: tuple[Path, subprocess.Popen[str]]) -> None:
    """A bot that goes away leaves nothing running in the service."""
    path, process = service
    await until(lambda: answers(path))
    zygote = fork_server_of(process.pid)
    await until(lambda: len(children_of(zygote)) == 1)
    spares = {*children_of(zygote)}  # one for the one slot; it runs nothing on the real clock
    async with (
        open_sandbox(f"unix:{path}") as box,
        contextlib.aclosing(box.watch(SLEEPER)) as stages,
    ):
        assert isinstance(await anext(stages), Running)
        await until(lambda: {*children_of(zygote)} - spares)

    await until(lambda: {*children_of(zygote)} == spares)


@pytest.mark.may_block
async def test_restarted_service_is_found_again(
    service: tuple[Path, subprocess.Popen[str]],
) -> None:
    """A run that loses the service is repeated on the next one; killed sockets are replaced."""
    path, process = service
    await until(lambda: answers(path))
    slow = Job("import asyncio\nasyncio.run(asyncio.sleep(0.3))\nprint('done')")
    async with open_sandbox(f"unix:{path}") as box:
        run = asyncio.create_task(box.run(slow))
        await until(lambda: children_of(fork_server_of(process.pid)))
        process.kill()
        process.wait()
        with start(path) as second:
            outcome = await run
            second.terminate()

    assert outcome.stdout == "done\n"


@pytest.mark.may_block
async def test_lost_service_is_an_answer(
    service: tuple[Path, subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that never comes back fails the run, not the bot."""
    monkeypatch.setattr("sandbox.service._CONNECT_S", (0.0, 0.1))
    path, process = service
    await until(lambda: answers(path))
    async with open_sandbox(f"unix:{path}") as box:
        process.terminate()
        process.wait()
        outcome = await box.run(Job("", limits=Limits(wall_s=1)))

    assert outcome.verdict is Verdict.SANDBOX_FAILED
    assert not path.exists()


async def test_no_service_is_said_clearly(tmp_path: Path) -> None:
    """The message names the path and the command that starts one."""
    with pytest.raises(SandboxUnavailable, match="sandbox serve --unix"):
        async with open_sandbox(f"unix:{tmp_path / 'nobody.sock'}"):
            pass


def test_service_touches_nothing_that_is_not_its_own(tmp_path: Path) -> None:
    """A file at the path, or a socket that someone listens to, is left alone."""
    plain, live = tmp_path / "plain", tmp_path / "live.sock"
    plain.write_text("mine", encoding="utf-8")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(live))
        listener.listen()
        said = {}
        for path in (plain, live):
            with start(path) as process:
                said[path] = (process.communicate()[1], process.returncode)

    assert said[plain][1] == said[live][1] == 3
    assert "no socket" in said[plain][0]
    assert "already listens" in said[live][0]
    assert plain.read_text(encoding="utf-8") == "mine"


@pytest.mark.may_block
@pytest.mark.parametrize(
    ("name", "said"),
    [("no/such/folder.sock", "No such file"), ("x" * 200, "too long"), ("theirs", "another user")],
)
def test_path_that_cannot_be_had_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    """A folder that is not there, a path too long, a socket of another user: status 3, and why."""
    path = tmp_path / name
    if name == "theirs":
        if os.geteuid() != 0:
            pytest.skip("only root can make a socket of another user's")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(path))
        os.chown(path, 65534, 65534)

    assert main(["serve", "--unix", str(path)]) == 3
    assert said in capsys.readouterr().err


def test_folder_that_is_not_ours_to_write_is_said(tmp_path: Path) -> None:
    """An ordinary user who may not make the socket hears it."""
    tmp_path.chmod(0o555)
    with pytest.raises(SandboxUnavailable, match="Permission denied"):
        as_ordinary_user(lambda: _listen(str(tmp_path / "box.sock")))


def as_ordinary_user(do: Callable[[], object]) -> None:
    """Call it without root's right to write anywhere."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        do()
    finally:
        if is_root:
            os.seteuid(0)


@pytest.mark.may_block
async def test_service_stops_when_told(service: tuple[Path, subprocess.Popen[str]]) -> None:
    """SIGTERM ends it with status 0, its fork server and its socket."""
    path, process = service
    await until(lambda: answers(path))
    zygote = fork_server_of(process.pid)
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=10) == 0
    assert not path.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(zygote, 0)


@pytest.mark.may_block
async def test_service_does_not_wait_for_who_says_nothing(
    service: tuple[Path, subprocess.Popen[str]],
) -> None:
    """An open connection, or a run that has an hour, does not keep it from ending."""
    path, process = service
    await until(lambda: answers(path))
    async with open_sandbox(f"unix:{path}") as box:
        with socket.socket(socket.AF_UNIX) as idle:
            idle.connect(str(path))
            run = asyncio.create_task(box.run(SLEEPER))
            await until(lambda: len(children_of(fork_server_of(process.pid))) == 2)
            process.send_signal(signal.SIGTERM)
            status = process.wait(timeout=10)
        run.cancel()
        await asyncio.wait([run])

    assert (status, process.stderr.read() if process.stderr else "") == (0, "")
    assert not list(path.parent.iterdir())


@pytest.mark.may_block
async def test_two_that_start_do_not_share_a_path(
    service: tuple[Path, subprocess.Popen[str]],
) -> None:
    """The second is refused also while the first is not heard yet, and takes nothing of it."""
    path, _ = service
    await until(lambda: path.with_name("box.sock-lock").exists())
    with start(path) as second:
        said = second.communicate()[1]
    await until(lambda: answers(path))
    async with open_sandbox(f"unix:{path}") as box:
        outcome = await box.run(HELLO)

    assert (second.returncode, "already listens" in said) == (3, True)
    assert outcome.stdout == "hello\n"


@pytest.mark.may_block
async def test_frame_that_is_none_is_told_so(
    service: tuple[Path, subprocess.Popen[str]],
) -> None:
    """What cannot be read is refused in a sentence, and costs nobody else anything."""
    path, process = service
    await until(lambda: answers(path))
    said = []
    for raw in (b"\0\0\0\2{]", b"\xff\xff\xff\xff", b"\0\0\0\2[]"):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(raw)
        size = int.from_bytes(await reader.readexactly(4))
        said.append(json.loads(await reader.readexactly(size))["message"])
        writer.close()
    process.terminate()
    process.wait()

    assert [each.split(":")[0] for each in said] == [
        "The job is not JSON", "The job is a frame too large.", "A job must be a JSON object.",
    ]  # fmt: skip
    assert process.stderr
    assert process.stderr.read() == ""
