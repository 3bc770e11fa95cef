"""From what was seen to a verdict: what the keeper and the kernel saw comes first."""

from __future__ import annotations

import signal
from dataclasses import replace
from typing import Any

import pytest

from sandbox.job import Limits, Verdict
from sandbox.judge import Seen, judge
from sandbox.wire import BROKEN, Result, encode_frame, result_to_dict

LIMITS = Limits()
OK = encode_frame(result_to_dict(Result(verdict=Verdict.OK)))
BROKE = encode_frame(result_to_dict(Result(verdict=Verdict.SANDBOX_FAILED)))


def seen(**changes: Any) -> Seen:
    return replace(Seen(status=0, cpu_s=0.1, peak_bytes=10_000_000, frame=OK), **changes)


@pytest.mark.parametrize(
    ("what", "verdict"),
    [
        (seen(), Verdict.OK),
        (seen(was_too_loud=True, status=-9), Verdict.OUTPUT),
        (seen(was_overdue=True, status=-9), Verdict.TIMEOUT),
        (seen(had_too_many_threads=True, status=-9), Verdict.KILLED),
        (seen(status=-signal.SIGXCPU), Verdict.TIMEOUT),
        (seen(status=-signal.SIGKILL, cpu_s=4.0), Verdict.TIMEOUT),
        (seen(status=-signal.SIGKILL), Verdict.KILLED),
        (seen(status=-signal.SIGSEGV), Verdict.KILLED),
        (seen(status=-signal.SIGABRT, peak_bytes=250_000_000), Verdict.MEMORY),
        (seen(status=-40), Verdict.KILLED),
        (seen(frame=b""), Verdict.KILLED),
        (seen(status=3), Verdict.KILLED),
        (seen(frame=OK + b" "), Verdict.KILLED),
        (seen(status=BROKEN, frame=BROKE), Verdict.SANDBOX_FAILED),
        (seen(status=BROKEN), Verdict.KILLED),
    ],
)
def test_verdict(what: Seen, verdict: Verdict) -> None:
    """Each way in which a run can end has its verdict, and a reason unless it is ok."""
    outcome = judge(what, LIMITS)

    assert outcome.verdict is verdict
    assert bool(outcome.reason) is (verdict is not Verdict.OK)
