"""The same door over HTTP, for several services behind a load balancer.

`POST /run`, `GET /healthz`, `GET /readyz`. How HTTP is written is `messages`'; who runs when is
`keeper`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

from sandbox.door import CEILINGS, STDIN_BYTES, job_from_dict
from sandbox.job import Job, JobError, Outcome, SandboxUnavailable, Verdict
from sandbox.keeper import BOTH, WAITING, Keeper, open_embedded
from sandbox.messages import HEAD_BYTES, Answer, MessageError, Request, read_request, refusal
from sandbox.wire import FRAME_BYTES, WireError, decode_body, outcome_to_dict

# JSON may need six bytes for one.
_BODY_BYTES = 6 * (CEILINGS.source_bytes + STDIN_BYTES) + 4096
_READ_S = 10.0
_CONNECTIONS = 512
_LINGER_S = 2.0
_KEPT_S = 300.0
_KEPT = 1000
_KEPT_BYTES = 32 * 1024 * 1024
_DRAIN_S = 30.0
_RETRY_S = 1
_ID_CHARS = 100
_log = logging.getLogger(__name__)


def serve_web(where: str, *, slots: int | None = None, waiting: int = WAITING) -> None:
    """Serve at HOST:PORT until SIGTERM or SIGINT; raises SandboxUnavailable when it cannot."""
    asyncio.run(_serve(where, slots, waiting))


async def _serve(where: str, slots: int | None, waiting: int) -> None:
    told_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):  # first: one may come while it warms up
        loop.add_signal_handler(each, told_to_stop.set)
    async with open_web(where, slots, waiting) as web:
        await told_to_stop.wait()
        told_to_stop.clear()
        draining = asyncio.create_task(web.drain())
        again = asyncio.create_task(told_to_stop.wait())  # who says it twice does not wait
        await asyncio.wait({draining, again}, return_when=asyncio.FIRST_COMPLETED)
        draining.cancel()
        again.cancel()
        await asyncio.wait({draining, again})


@contextlib.asynccontextmanager
async def open_web(where: str, slots: int | None, waiting: int) -> AsyncIterator[Web]:
    """A service that listens, first as one that is not ready yet."""
    web = Web()
    host, port = split_address(where)
    try:
        server = await asyncio.start_server(web.serve, host, port, limit=HEAD_BYTES)
    except (OSError, UnicodeError) as fault:
        why = getattr(fault, "strerror", None) or fault
        raise SandboxUnavailable(f"Cannot listen at {where}: {why}.") from fault
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(server.close)
        keeper = await stack.enter_async_context(open_embedded(slots))
        web.begin(keeper, keeper.slots + waiting)
        stack.push_async_callback(web.close)
        yield web


def split_address(where: str) -> tuple[str, int]:
    """Host and port of `HOST:PORT`; an IPv6 host is in brackets."""
    host, colon, port = where.rpartition(":")
    if not (colon and host and port.isascii() and port.isdigit() and int(port) < 65536):
        raise SandboxUnavailable(f"{where!r} is no HOST:PORT, such as 127.0.0.1:8080.")
    return host.removeprefix("[").removesuffix("]"), int(port)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a run came to: the bytes that say so, a tenth of the memory of an outcome."""

    answer: bytes
    is_failure: bool  # the sandbox's own


class _Run:
    """One job under its id: who waits for it, and later what it came to."""

    def __init__(self, job: Job, task: asyncio.Task[_Told]) -> None:
        self.job = job
        self.task = task
        self.waiting = 0
        self.ended = 0.0

    def size(self) -> int:
        """How many bytes of memory it takes once it has ended, but for some hundred."""
        texts = sys.getsizeof(self.job.source) + sys.getsizeof(self.job.stdin)
        return texts + len(self.task.result().answer)


class Web:
    """The routes, and the runs that they have asked for."""

    def __init__(self) -> None:
        self._keeper: Keeper | None = None
        self._room = 0
        self._is_draining = False
        self._runs: dict[str, _Run] = {}  # the oldest first
        self._unnamed: set[asyncio.Task[_Told]] = set()
        self._connections: set[asyncio.Task[None]] = set()

    def begin(self, keeper: Keeper, room: int) -> None:
        """The sandbox is there: take jobs, at most so many at a time."""
        self._keeper = keeper
        self._room = room

    async def drain(self) -> None:
        """Take no more jobs, and see those that were taken to their answers."""
        self._is_draining = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_DRAIN_S):
                while self._unfinished():
                    await asyncio.wait(self._unfinished())
                while self._connections:
                    await asyncio.wait(self._connections)

    async def close(self) -> None:
        """End what still runs, and all connections."""
        for tasks in (self._unfinished(), set(self._connections)):
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: its request, its answer, its end."""
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            answer = await self._answer(reader)
            if answer is not None:
                writer.write(answer if isinstance(answer, bytes) else answer.encode())
                await writer.drain()
                if isinstance(answer, Answer):  # a refusal, perhaps of what is still being sent
                    await _see_it_out(reader, writer)
        except ConnectionError:
            pass  # whoever asked is gone
        finally:
            self._connections.discard(task)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader) -> Answer | bytes | None:
        if len(self._connections) > _CONNECTIONS:
            return _busy("Too many connections.")
        try:
            async with asyncio.timeout(_READ_S):
                request = await read_request(reader, _BODY_BYTES)
        except MessageError as fault:
            return refusal(fault.status, str(fault))
        except TimeoutError:
            return refusal(HTTPStatus.REQUEST_TIMEOUT, "The request did not come.")
        except asyncio.IncompleteReadError:
            return None
        return await self._route(request, reader)

    async def _route(self, request: Request, reader: asyncio.StreamReader) -> Answer | bytes | None:
        match request.method, request.path:
            case "GET", "/healthz":
                return Answer(HTTPStatus.OK, {"status": "alive"})
            case "GET", "/readyz":
                why = self._why_not_ready()
                return _busy(why) if why else Answer(HTTPStatus.OK, {"status": "ready"})
            case "POST", "/run":
                return await self._run(request, reader)
            case _, "/healthz" | "/readyz" | "/run":
                return refusal(HTTPStatus.METHOD_NOT_ALLOWED, "Not with this method.")
        return refusal(HTTPStatus.NOT_FOUND, "There are /run, /healthz and /readyz.")

    def _why_not_ready(self) -> str:
        if self._is_draining:
            return "draining"
        if self._keeper is None:
            return "starting"
        return "" if self._keeper.is_ready else "the fork server is down"

    async def _run(self, request: Request, reader: asyncio.StreamReader) -> Answer | bytes | None:
        # A page in a browser may post a form here unasked, but not JSON.
        if _kind(request) != "application/json":
            status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
            return refusal(status, "The Content-Type must be application/json.")
        try:
            name, job = _named_job(decode_body(request.body))
        except (JobError, WireError) as fault:
            return refusal(HTTPStatus.BAD_REQUEST, str(fault))
        known = self._recall(name)
        if known is not None and known.job != job:
            return refusal(HTTPStatus.CONFLICT, "This id belongs to another job.")
        run = known or self._begin(name, job)
        return run if isinstance(run, Answer) else await self._wait(run, reader)

    def _recall(self, name: str) -> _Run | None:
        """The run of this id, unless it ended too long ago or was not the snippet's doing."""
        known = self._runs.get(name)
        if known is None or known.task.cancelling():  # nobody waited for it any more
            return None
        if not known.task.done():
            return known
        is_old = 0 < known.ended < time.monotonic() - _KEPT_S
        return None if is_old or known.task.result().is_failure else known

    def _begin(self, name: str, job: Job) -> _Run | Answer:
        if self._keeper is None or self._is_draining:
            return _busy(self._why_not_ready())
        if len(self._unfinished()) >= self._room:
            return _busy("All places are taken.")
        run = _Run(job, asyncio.create_task(_told(self._keeper, job), name="sandbox-run"))
        if name:
            self._runs.pop(name, None)
            self._runs[name] = run
            run.task.add_done_callback(lambda _: self._keep(name, run))
        else:
            self._unnamed.add(run.task)
            run.task.add_done_callback(self._unnamed.discard)
        return run

    async def _wait(self, run: _Run, reader: asyncio.StreamReader) -> bytes | None:
        """The outcome; nothing when whoever asked hangs up, and then nobody may need the run."""
        run.waiting += 1
        hangup = asyncio.create_task(_hangup(reader))
        try:
            await asyncio.wait({run.task, hangup}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            run.waiting -= 1
            hangup.cancel()
            if not run.task.done() and run.waiting == 0:
                run.task.cancel()
            await asyncio.wait({hangup} if run.waiting else {hangup, run.task})
        if not run.task.done() or run.task.cancelled():
            return None
        return run.task.result().answer

    def _keep(self, name: str, run: _Run) -> None:
        """A named run has ended: keep it for a while, and forget the oldest beyond the bounds."""
        if run.task.cancelled():
            if self._runs.get(name) is run:
                del self._runs[name]
            return
        run.ended = time.monotonic()
        ended = {key: each for key, each in self._runs.items() if each.ended}
        size = sum(each.size() for each in ended.values())
        for key, each in ended.items():
            is_old = run.ended - each.ended > _KEPT_S
            if not (is_old or len(self._runs) > _KEPT or size > _KEPT_BYTES):
                break
            size -= each.size()
            del self._runs[key]

    def _unfinished(self) -> set[asyncio.Task[_Told]]:
        named = {run.task for run in self._runs.values() if not run.task.done()}
        return named | self._unnamed


def _named_job(raw: Any) -> tuple[str, Job]:
    """The client's own id, or none, and the job."""
    if not isinstance(raw, dict):
        raise JobError("A job must be a JSON object.")
    name = raw.pop("id", "")
    if not isinstance(name, str) or len(name) > _ID_CHARS:
        raise JobError(f"The id must be a text of at most {_ID_CHARS} characters.")
    job = job_from_dict(raw)
    if job.layers != BOTH:
        raise JobError("A service runs with every layer.")
    return name, job


def _kind(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _see_it_out(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read what still comes, for a moment: who closes in the middle of it loses his own answer."""
    writer.write_eof()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_LINGER_S):
            while await reader.read(65536):
                pass


async def _hangup(reader: asyncio.StreamReader) -> None:
    """Until the other side has closed; what else it may send is nobody's business."""
    with contextlib.suppress(ConnectionError):
        while await reader.read(4096):
            pass


def _busy(why: str) -> Answer:
    return refusal(HTTPStatus.SERVICE_UNAVAILABLE, why, retry_s=_RETRY_S)


async def _told(keeper: Keeper, job: Job) -> _Told:
    """Run a job; of an outcome whose trace does not fit a frame, a forged one, the rest is told."""
    outcome = await keeper.run(job)
    answer = _outcome_answer(outcome)
    if len(answer) > FRAME_BYTES:
        answer = _outcome_answer(replace(outcome, tasks=(), events=()))
    return _Told(answer, outcome.verdict is Verdict.SANDBOX_FAILED)


def _outcome_answer(outcome: Outcome) -> bytes:
    value = {**outcome_to_dict(outcome), "reason": outcome.reason}
    return Answer(HTTPStatus.OK, value).encode()
