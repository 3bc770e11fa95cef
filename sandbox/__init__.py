"""The sandbox's door: open it, hand a job in, get an outcome.

Runs a snippet; knows nothing of chat. Nothing outside imports what is behind this door.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from sandbox.job import (
    Event,
    Failure,
    Job,
    JobError,
    Limits,
    Outcome,
    Queued,
    Refusal,
    Running,
    SandboxUnavailable,
    Stage,
    Verdict,
)
from sandbox.keeper import open_embedded
from sandbox.service import open_remote
from sandbox.spawn import spawn
from sandbox.webclient import open_webclient
from sandbox.wire import Layer
from sandbox.wire import outcome_from_dict as from_dict
from sandbox.wire import outcome_to_dict as to_dict

__all__ = [
    "Event",
    "Failure",
    "Job",
    "JobError",
    "Layer",
    "Limits",
    "Outcome",
    "Queued",
    "Refusal",
    "Running",
    "Sandbox",
    "SandboxUnavailable",
    "Stage",
    "Verdict",
    "from_dict",
    "open_sandbox",
    "probe",
    "to_dict",
]


class Sandbox(Protocol):
    """Something that runs snippets: in this machine's fork server, or in a service elsewhere."""

    async def run(self, job: Job) -> Outcome:
        """Run one job to its end; cancelling ends the child."""
        ...

    def watch(self, job: Job) -> AsyncGenerator[Stage, None]:
        """Every stage of a run, the Outcome last; closing it early ends the child."""
        ...


@asynccontextmanager
async def open_sandbox(
    where: str = "embedded", *, slots: int | None = None
) -> AsyncIterator[Sandbox]:
    """A sandbox that is ready: `embedded` in this process, or a service at `unix:PATH` or a URL.

    Raises SandboxUnavailable when a layer of protection is missing or the service is not there.
    """
    if where == "embedded":
        async with open_embedded(slots) as keeper:
            yield keeper
    elif where.startswith("unix:") and where != "unix:":
        async with open_remote(where.removeprefix("unix:")) as remote:
            yield remote
    elif where.startswith("http://"):
        async with open_webclient(where) as client:
            yield client
    else:
        raise SandboxUnavailable(
            f"There is no sandbox {where!r}; use 'embedded', 'unix:PATH' or 'http://HOST:PORT'."
        )


def probe() -> tuple[Layer, ...]:
    """The layers of protection that this machine gives, each tried out; blocks for 0.2 s."""
    try:
        zygote = spawn()
    except SandboxUnavailable as fault:
        return (Layer(name="process", is_on=False, is_required=True, how_to_get=str(fault)),)
    try:
        zygote.ready_now()
    except SandboxUnavailable as fault:
        return (Layer(name="process", is_on=False, is_required=True, how_to_get=str(fault)),)
    finally:
        zygote.stop_now()
    return zygote.layers
