"""Frames: what is written is read back, and a hostile frame is a WireError, never a crash."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.door import job_from_dict, job_to_dict
from sandbox.job import Event, Failure, Job, Limits, Outcome, Queued, Refusal, Running, Verdict
from sandbox.wire import (
    HEADER,
    Result,
    WireError,
    decode_frame,
    encode_frame,
    outcome_from_dict,
    outcome_to_dict,
    read_result,
    result_to_dict,
    stage_from_dict,
    stage_to_dict,
)

TASK = {
    "id": 0,
    "name": "Task-1",
    "coro": "main",
    "parent": None,
    "line": 3,
    "created": 0.0,
    "ended": 1.5,
    "state": "done",
    "error": None,
    "error_line": None,
    "cancelled_by": None,
    "cancel_line": None,
    "is_internal": False,
    "dropped": False,
}
FULL = Outcome(
    verdict=Verdict.ERROR,
    stdout="out",
    stderr="err",
    error=Failure(type="E", message="m", line=3, traceback="t", column=1, source_line="s"),
    truncated=True,
    elapsed_ms=1.5,
    virtual_s=2.0,
    tasks=(TASK,),
    events=(Event("idle", {"start": 0.5, "end": 1.0}), Event("dropped", {"task": 0, "line": 3})),
    refusals=(Refusal(line=None, message="no", hint="yes"),),
    reason="why",
)
KEYS = [
    "verdict",
    "stdout",
    "stderr",
    "error",
    "truncated",
    "elapsed_ms",
    "virtual_s",
    "tasks",
    "events",
    "diagnoses",
    "refusals",
]
GOOD = result_to_dict(Result(verdict=Verdict.OK))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def framed(body: bytes) -> bytes:
    return HEADER.pack(len(body)) + body


@pytest.mark.parametrize("stage", [Queued(3), Running(), FULL])
def test_stage_comes_back_the_same(stage: Any) -> None:
    """The service's client sees what the keeper said."""
    assert stage_from_dict(decode_frame(encode_frame(stage_to_dict(stage)))) == stage


def test_outcome_as_json_has_exactly_the_promised_keys() -> None:
    """`--json` is relied on by others."""
    told = outcome_to_dict(FULL)

    assert list(told) == KEYS
    assert outcome_from_dict(told).error == FULL.error


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_job_comes_back_to_the_letter(source: str) -> None:
    """Any text may be a snippet, lone surrogates too."""
    job = Job(source, learner="someone", limits=Limits(wall_s=0.5))

    assert job_from_dict(decode_frame(encode_frame(job_to_dict(job)))) == job


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\0",
        HEADER.pack(2**32 - 1) + b"{}",
        framed(b"[]"),
        framed(b"{}"),
        framed(b"nonsense"),
        framed(b"\xff\xfe"),
        framed(b"[" * 100_000),
        framed(b'{"a":' * 50_000),
        framed(b"1" * 10_000),
        framed(json.dumps(GOOD).encode() + b"x"),
    ],
)
def test_broken_frame_is_a_wire_error(raw: bytes) -> None:
    """Whatever a child sends, the keeper lives."""
    with pytest.raises(WireError):
        read_result(raw)


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "great"},
        {"verdict": None},
        {"verdict": ["ok"]},
        {"verdict": "killed"},
        {"verdict": "output"},
        {"virtual_s": float("inf")},
        {"virtual_s": 10**400},
        {"virtual_s": True},
        {"error": {}},
        {"error": []},
        {"error": {"type": "E", "message": "m", "line": -1, "traceback": ""}},
        {"error": {"type": "E", "message": "m", "line": 10**30, "traceback": ""}},
        {"error": {"type": "E", "message": "m", "line": 1, "traceback": ""}},
        {"refusals": [1]},
        {"refusals": None},
    ],
)
def test_forged_result_is_a_wire_error(change: dict[str, Any]) -> None:
    """A result that lies about types, sizes or verdicts is no result."""
    body = json.dumps(GOOD | change).encode()

    with pytest.raises(WireError):
        read_result(framed(body))


@given(JSON)
def test_no_json_crashes_the_reader(value: Any) -> None:
    """Any JSON at all is a result or a WireError."""
    for told in (value, GOOD | {"events": value}, GOOD | {"error": value, "verdict": "error"}):
        try:
            read_result(framed(json.dumps(told).encode()))
        except WireError:
            continue


def test_surrogates_of_a_child_can_be_shown() -> None:
    """Texts from a child can be encoded by any surface."""
    event = {"kind": "never-awaited", "coro": "\ud800", "line": 1}
    told = GOOD | {"events": [event], "tasks": [TASK | {"name": "\udfff"}]}
    result = read_result(framed(json.dumps(told).encode()))

    shown = [dict(result.events[0].data), dict(result.tasks[0])]
    assert json.dumps(shown, ensure_ascii=False).encode("utf-8")
