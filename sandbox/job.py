"""The values that cross the sandbox's door: a job goes in, an outcome comes out.

Standard library only: both sides of the wall import this.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Verdict(enum.Enum):
    """What one run came to."""

    OK = "ok"
    ERROR = "error"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    DEADLOCK = "deadlock"
    MEMORY = "memory"
    OUTPUT = "output"
    KILLED = "killed"
    SANDBOX_FAILED = "sandbox-failed"


class JobError(ValueError):
    """A job that cannot be started as given: nothing ran."""


class SandboxUnavailable(Exception):
    """The sandbox cannot start on this machine: the message names the layer and how to get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one run may use. Seconds, bytes; see docs/sandbox.md for the reasons."""

    wall_s: float = 5.0
    cpu_s: float = 3.0
    memory_bytes: int = 256 * 1024 * 1024
    output_bytes: int = 64 * 1024  # stdout and stderr together
    source_bytes: int = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _JobDefaults:
    limits: Limits = field(default_factory=Limits)
    clock: str = "virtual"  # or "real"
    # A seed: tasks that are ready together run in another order; 0 is asyncio's own, to compare.
    order: int | None = None
    stdin: str | None = None  # what `input()` and `sys.stdin` read; without it both are closed
    learner: str = ""  # for fairness in the queue; the child never sees it
    layers: frozenset[str] = frozenset({"kernel", "policy"})  # fewer only by hand, for tests


@dataclass(frozen=True, slots=True)
class Job(_JobDefaults):
    """One snippet to run."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The uncaught exception, in the learner's own line numbers."""

    type: str  # "ValueError"
    message: str
    line: int | None
    traceback: str  # as Python prints it, without our own frames
    column: int | None = None
    source_line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing the policy does not let a snippet do."""

    line: int | None
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the trace (filled when the traced loop runs)."""

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run of learner code came to. A timeout is an outcome, not an exception."""

    verdict: Verdict
    stdout: str = ""
    stderr: str = ""
    error: Failure | None = None
    truncated: bool = False
    elapsed_ms: float = 0.0
    virtual_s: float = 0.0
    tasks: tuple[Mapping[str, Any], ...] = ()
    events: tuple[Event, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    reason: str = ""  # one sentence for the learner, when the verdict alone is not enough


@dataclass(frozen=True, slots=True)
class Queued:
    """The job waits; `position` 1 is next."""

    position: int


@dataclass(frozen=True, slots=True)
class Running:
    """The job has started."""


Stage = Queued | Running | Outcome
