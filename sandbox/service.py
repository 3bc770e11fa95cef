"""The same door over a Unix socket, for a sandbox in a container of its own: server and client.

One connection is one run: job in, stages out; hanging up ends the child. Frames are `wire`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import fcntl
import logging
import os
import signal
import socket
import stat
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sandbox.door import check_job, job_from_dict, job_to_dict
from sandbox.job import Job, JobError, Outcome, SandboxUnavailable, Stage, Verdict
from sandbox.keeper import BOTH, Keeper, open_embedded
from sandbox.wire import (
    FRAME_BYTES,
    HEADER,
    WireError,
    decode_body,
    encode_frame,
    stage_from_dict,
    stage_to_dict,
)

_MODE = 0o660
_KNOCK_S = 1.0
_CONNECT_S = (0.0, 0.1, 0.3, 1.0, 2.0)  # a service that is being restarted is back by then
_TRIES = 2
_READ_S, _SEND_S = 10.0, 30.0  # a bot on the same machine takes milliseconds
_CONNECTIONS = 512
_LOST = (ConnectionError, asyncio.IncompleteReadError, WireError)
_log = logging.getLogger(__name__)


def serve(path: str, *, slots: int | None = None) -> None:
    """Serve until SIGTERM or SIGINT; raises SandboxUnavailable when it cannot."""
    asyncio.run(_serve(path, slots))


async def _serve(path: str, slots: int | None) -> None:
    told_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):  # first: one may come while it warms up
        loop.add_signal_handler(each, told_to_stop.set)
    with _listening(path) as listener:
        await _answer(listener, slots, told_to_stop)


async def _answer(listener: socket.socket, slots: int | None, told_to_stop: asyncio.Event) -> None:
    async with open_embedded(slots) as keeper:
        service = _Service(keeper)
        server = await asyncio.start_unix_server(service.serve, sock=listener)
        try:
            await told_to_stop.wait()
        finally:
            server.close()
            await service.close()
            await server.wait_closed()


@contextlib.contextmanager
def _listening(path: str) -> Iterator[socket.socket]:
    """The listening socket; it and its lock are gone at the end."""
    with _alone(path):
        listener = _listen(path)
        try:
            yield listener
        finally:
            listener.close()
            _remove(path)


@contextlib.contextmanager
def _alone(path: str) -> Iterator[None]:
    """Keep others from this path from now on: one that starts is not heard at its socket yet."""
    lock = f"{path}-lock"
    descriptor = _locked(path, lock)
    try:
        yield
    finally:
        _remove(lock)
        os.close(descriptor)


def _locked(path: str, lock: str) -> int:
    while True:
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        except OSError as fault:
            raise SandboxUnavailable(f"Cannot listen at {path}: {fault.strerror}.") from fault
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(lock, descriptor):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            raise SandboxUnavailable(f"Another service already listens at {path}.") from None
        os.close(descriptor)  # whoever had it has just removed it


def _is_at(path: str, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))  # noqa: PTH116 - beside fstat
    except FileNotFoundError:
        return False


class _Service:
    """The server's side of each connection."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._connections: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        """End all connections, and with them their runs."""
        for task in self._connections:
            task.cancel()
        if self._connections:
            await asyncio.wait(set(self._connections))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: run its job, unless it hangs up or says nothing."""
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            if len(self._connections) <= _CONNECTIONS:
                await self._converse(reader, writer)
            writer.close()
            await writer.wait_closed()
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            pass  # whoever asked is gone, or does not listen
        except asyncio.CancelledError:
            task.uncancel()  # told to stop: nobody above waits for this one
        finally:
            self._connections.discard(task)
            writer.transport.abort()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_READ_S):
                raw = await _receive(reader)
        except WireError as fault:
            await _send(writer, {"stage": "refused", "message": f"The job is {fault}."})
            return
        if raw == {"knock": True}:
            await _send(writer, {"knock": True})
        else:
            await self._run_until_hangup(raw, reader, writer)

    async def _run_until_hangup(
        self, raw: Any, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        run = asyncio.create_task(self._run(raw, writer))
        hangup = asyncio.create_task(reader.read(1))
        try:
            await asyncio.wait({run, hangup}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            run.cancel()
            hangup.cancel()
            await asyncio.wait({run, hangup})

    async def _run(self, raw: Any, writer: asyncio.StreamWriter) -> None:
        try:
            job = job_from_dict(raw)
            if job.layers != BOTH:
                raise JobError("A service runs with every layer.")
            async with contextlib.aclosing(self._keeper.watch(job)) as stages:
                async for stage in stages:
                    await _send_stage(writer, stage)
        except JobError as fault:
            await _send(writer, {"stage": "refused", "message": str(fault)})


class Remote:
    """A sandbox in a service: each run has its own connection, so a restart is survived."""

    def __init__(self, path: str) -> None:
        self._path = path

    async def knock(self) -> None:
        """Raise SandboxUnavailable unless a service answers."""
        try:
            async with asyncio.timeout(_KNOCK_S), self._connection((0.0,)) as (reader, writer):
                await _send(writer, {"knock": True})
                await _receive(reader)
        except (*_LOST, TimeoutError) as fault:
            raise self._missing(fault) from fault

    async def run(self, job: Job) -> Outcome:
        """Run one job to its end."""
        async with contextlib.aclosing(self.watch(job)) as stages:
            async for stage in stages:
                if isinstance(stage, Outcome):
                    return stage
        raise AssertionError("a run ends with an outcome")

    async def watch(self, job: Job) -> AsyncGenerator[Stage, None]:
        """Every stage of a run. Closing it early hangs up, which ends the child."""
        check_job(job)
        for _ in range(_TRIES):
            try:
                async with contextlib.aclosing(self._stages(job)) as stages:
                    async for stage in stages:
                        yield stage
                        if isinstance(stage, Outcome):
                            return
            except _LOST:
                continue  # it went away in the middle
            except SandboxUnavailable as fault:
                _log.error("%s", fault)
                break
        reason = "The sandbox does not answer; the operator's log says why."
        yield Outcome(verdict=Verdict.SANDBOX_FAILED, reason=reason)

    async def _stages(self, job: Job) -> AsyncGenerator[Stage, None]:
        """One attempt: ConnectionError or IncompleteReadError when the service goes away."""
        async with self._connection(_CONNECT_S) as (reader, writer):
            await _send(writer, job_to_dict(job))
            while True:
                yield stage_from_dict(await _receive(reader))

    @contextlib.asynccontextmanager
    async def _connection(
        self, delays_s: tuple[float, ...]
    ) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        reader, writer = await self._connect(delays_s)
        try:
            yield reader, writer
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _connect(
        self, delays_s: tuple[float, ...]
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        last: OSError = FileNotFoundError()
        for delay_s in delays_s:
            await asyncio.sleep(delay_s)
            try:
                return await asyncio.open_unix_connection(self._path)
            except OSError as fault:
                last = fault
        raise self._missing(last) from last

    def _missing(self, fault: BaseException) -> SandboxUnavailable:
        return SandboxUnavailable(
            f"No sandbox service answers at {self._path} ({_why(fault)}). "
            f"Start one: python -m sandbox serve --unix {self._path}"
        )


@contextlib.asynccontextmanager
async def open_remote(path: str) -> AsyncIterator[Remote]:
    """The sandbox behind a Unix socket; SandboxUnavailable when it is not there."""
    remote = Remote(path)
    await remote.knock()
    yield remote


async def _send(writer: asyncio.StreamWriter, value: dict[str, Any]) -> None:
    writer.write(encode_frame(value))
    async with asyncio.timeout(_SEND_S):
        await writer.drain()


async def _send_stage(writer: asyncio.StreamWriter, stage: Stage) -> None:
    """A stage; of an outcome whose trace does not fit a frame, a forged one, the rest."""
    try:
        await _send(writer, stage_to_dict(stage))
    except WireError:
        assert isinstance(stage, Outcome)
        await _send(writer, stage_to_dict(replace(stage, tasks=(), events=())))


async def _receive(reader: asyncio.StreamReader) -> Any:
    size = HEADER.unpack(await reader.readexactly(HEADER.size))[0]
    if size > FRAME_BYTES:
        raise WireError("a frame too large")
    return decode_body(await reader.readexactly(size))


def _listen(path: str) -> socket.socket:
    """A listening socket at the path, in place of one that nobody listens to any more."""
    _clear(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # The mode must be right from the first moment: nothing may connect before a later chmod.
    old = os.umask(0o777 ^ _MODE)
    try:
        listener.bind(path)
    except OSError as fault:
        listener.close()
        raise SandboxUnavailable(f"Cannot listen at {path}: {fault.strerror or fault}.") from fault
    finally:
        os.umask(old)
    listener.setblocking(False)  # noqa: FBT003 - the name of the method says what
    return listener


def _clear(path: str) -> None:
    """Remove a stale socket; refuse to touch anything else."""
    try:
        found = Path(path).lstat()
    except FileNotFoundError:
        return
    except OSError as fault:
        raise SandboxUnavailable(f"Cannot listen at {path}: {fault.strerror}.") from fault
    if not stat.S_ISSOCK(found.st_mode):
        raise SandboxUnavailable(f"{path} exists and is no socket; choose another path.")
    if found.st_uid != os.geteuid():
        raise SandboxUnavailable(f"{path} belongs to another user; choose another path.")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_KNOCK_S)
        if probe.connect_ex(path) != errno.ECONNREFUSED:
            raise SandboxUnavailable(f"Another service already listens at {path}.")
    _remove(path)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        Path(path).unlink()


def _why(fault: BaseException) -> str:
    return str(getattr(fault, "strerror", None) or type(fault).__name__)
