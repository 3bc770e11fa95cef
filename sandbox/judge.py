"""From what was seen of a run to its verdict: exit status, limits reached, the child's own claim.

Pure. What the keeper and the kernel saw comes before what the child says of itself.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass

from sandbox.job import Limits, Outcome, Verdict
from sandbox.wire import BROKEN, Result, WireError, read_result

_CRASHES = frozenset({signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGTRAP})
_NEAR = 0.75  # of the memory limit: a crash there is an allocation that failed
_CPU_SLACK_S = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the keeper saw of one run."""

    status: int  # as `os.waitstatus_to_exitcode`: negative for a signal
    cpu_s: float
    peak_bytes: int
    frame: bytes = b""
    was_overdue: bool = False
    was_too_loud: bool = False
    was_out_of_cpu: bool = False
    had_too_many_threads: bool = False


def judge(seen: Seen, limits: Limits) -> Outcome:
    """The outcome, without output and time."""
    if seen.was_too_loud:
        return _end(Verdict.OUTPUT, f"It printed more than {_size(limits.output_bytes)}.")
    if seen.was_overdue:
        return _end(Verdict.TIMEOUT, f"It was still running after {limits.wall_s:g} seconds.")
    if seen.had_too_many_threads:
        return _end(Verdict.KILLED, "It started too many threads.")
    if seen.status < 0:
        return _signalled(seen, limits)
    if seen.status == 0 and seen.frame:
        return _claimed(seen.frame, limits)
    if seen.status == BROKEN and _claimed(seen.frame, limits).verdict is Verdict.SANDBOX_FAILED:
        return _end(Verdict.SANDBOX_FAILED, "The sandbox could not start this run; try again.")
    return _end(Verdict.KILLED, "The program ended its own process before it was done.")


def _signalled(seen: Seen, limits: Limits) -> Outcome:
    used_up = seen.was_out_of_cpu or seen.cpu_s >= max(limits.cpu_s - _CPU_SLACK_S, _CPU_SLACK_S)
    if -seen.status == signal.SIGXCPU or (-seen.status == signal.SIGKILL and used_up):
        reason = f"It used its {limits.cpu_s:g} seconds of processor time: it computed, not waited."
        return _end(Verdict.TIMEOUT, reason)
    if -seen.status in _CRASHES and seen.peak_bytes >= _NEAR * limits.memory_bytes:
        return _end(Verdict.MEMORY, _memory_reason(limits))
    name = signal.Signals(-seen.status).name if -seen.status in _NAMED else f"signal {-seen.status}"
    return _end(Verdict.KILLED, f"The interpreter was ended by {name}.")


def _claimed(frame: bytes, limits: Limits) -> Outcome:
    try:
        result = read_result(frame)
    except WireError:
        return _end(Verdict.KILLED, "The program broke the way in which a run reports its end.")
    return Outcome(
        verdict=result.verdict,
        error=result.error,
        refusals=result.refusals,
        virtual_s=result.virtual_s,
        tasks=result.tasks,
        events=result.events,
        reason=_reason(result, limits),
    )


def _reason(result: Result, limits: Limits) -> str:
    match result.verdict:
        case Verdict.MEMORY:
            return _memory_reason(limits)
        case Verdict.DEADLOCK:
            return result.reason or "Every task waits, and nothing is left that could wake one."
        case Verdict.TIMEOUT:
            return result.reason or "It ran out of time."
        case Verdict.SANDBOX_FAILED:
            return "The sandbox could not start this run; try again."
    return ""


def _memory_reason(limits: Limits) -> str:
    return f"It needed more than {_size(limits.memory_bytes)} of memory."


def _size(count: int) -> str:
    for unit, scale in (("MB", 1024**2), ("KB", 1024)):
        if count >= scale:
            return f"{count / scale:g} {unit}"
    return f"{count} bytes"


def _end(verdict: Verdict, reason: str) -> Outcome:
    return Outcome(verdict=verdict, reason=reason)


_NAMED = frozenset(each.value for each in signal.Signals)
