"""The sandbox behind a URL, as seen by the bot: one request a run, repeated under one id.

The service answers the same id with the same outcome, so a repeated request runs nothing twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from sandbox.door import check_job, job_to_dict
from sandbox.job import Job, JobError, Outcome, Running, SandboxUnavailable, Stage, Verdict
from sandbox.messages import HEAD_BYTES, Answer, MessageError, encode_request, read_answer
from sandbox.wire import FRAME_BYTES, WireError, outcome_from_dict

_KNOCK_S = 2.0
# A service that restarts is back by then; a full one has had time for some runs.
_TRIES_S = (0.0, 0.1, 0.3, 1.0, 2.0, 4.0)
_LONGEST_RETRY_S = 5.0
_PATIENCE_S = 120.0  # in line, on top of the run's own time
_LOST = (OSError, asyncio.IncompleteReadError, MessageError, WireError, TimeoutError)
_AWAY = {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
_log = logging.getLogger(__name__)


class WebClient:
    """A sandbox in one or more services: each run has its own connection."""

    def __init__(self, url: str) -> None:
        parts = _split(url)
        self._url = url
        self._host, self._port = parts

    async def knock(self) -> None:
        """Raise SandboxUnavailable unless a service answers."""
        try:
            async with asyncio.timeout(_KNOCK_S):
                answer = await self._ask("GET", "/healthz", None)
        except _LOST as fault:
            raise self._missing(fault) from fault
        if answer.status is not HTTPStatus.OK:
            raise self._missing(f"it says {answer.status.value}")

    async def run(self, job: Job) -> Outcome:
        """Run one job to its end."""
        check_job(job)
        return await self._outcome(job)

    async def watch(self, job: Job) -> AsyncGenerator[Stage, None]:
        """That it runs, then its Outcome: HTTP tells no place in line. Closing early ends it."""
        check_job(job)
        yield Running()
        yield await self._outcome(job)

    async def _outcome(self, job: Job) -> Outcome:
        """The outcome, asked for again under the same id while the service is away or full."""
        asked = {"id": uuid.uuid4().hex, **job_to_dict(job)}
        why: object = ""
        wait_s = 0.0
        for delay_s in _TRIES_S:
            await asyncio.sleep(max(delay_s, wait_s))
            try:
                async with asyncio.timeout(job.limits.wall_s + _PATIENCE_S):
                    answer = await self._ask("POST", "/run", asked)
                if answer.status is HTTPStatus.OK:
                    return outcome_from_dict(answer.value)
            except _LOST as fault:
                why = self._missing(fault)
                continue
            if answer.status is HTTPStatus.BAD_REQUEST:
                raise JobError(str(answer.value.get("error", ""))[:1000])
            why = f"{self._url} says {answer.status.value}: {str(answer.value.get('error'))[:200]}"
            if answer.status not in _AWAY:
                break
            wait_s = _retry_after(answer)
        _log.error("%s", why)
        reason = "The sandbox does not answer; the operator's log says why."
        return Outcome(verdict=Verdict.SANDBOX_FAILED, reason=reason)

    async def _ask(self, method: str, path: str, value: Mapping[str, Any] | None) -> Answer:
        """One request on one connection; leaving early hangs up, which ends the run."""
        reader, writer = await asyncio.open_connection(self._host, self._port, limit=HEAD_BYTES)
        try:
            writer.write(encode_request(method, path, f"{self._host}:{self._port}", value))
            await writer.drain()
            return await read_answer(reader, FRAME_BYTES)
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    def _missing(self, fault: object) -> SandboxUnavailable:
        why = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
        return SandboxUnavailable(
            f"No sandbox service answers at {self._url} ({why}). "
            f"Start one: python -m sandbox serve --http {self._host}:{self._port}"
        )


@contextlib.asynccontextmanager
async def open_webclient(url: str) -> AsyncIterator[WebClient]:
    """The sandbox behind `http://HOST:PORT`; SandboxUnavailable when it is not there."""
    client = WebClient(url)
    await client.knock()
    yield client


def _split(url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.path not in {"", "/"} or parts.query or parts.username:
        raise SandboxUnavailable(f"{url!r} is no http://HOST:PORT.")
    return host, port


def _retry_after(answer: Answer) -> float:
    told = answer.headers.get("retry-after", "")
    return min(float(told), _LONGEST_RETRY_S) if told.isascii() and told.isdigit() else 0.0
