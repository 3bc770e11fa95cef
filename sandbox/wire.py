"""How values travel: length-prefixed JSON frames, and each value as a dictionary and back.

Knows no process and no socket; both sides of the wall and the service import it. All that comes
from a child is untrusted: `read_result` checks every type and size before it becomes a value.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NoReturn, TypeVar

from sandbox.job import (
    Event,
    Failure,
    JobError,
    Outcome,
    Queued,
    Refusal,
    Running,
    Stage,
    Verdict,
)
from sandbox.traceform import read_events, read_tasks, step_row

HEADER = struct.Struct(">I")
FRAME_BYTES = 8 * 1024 * 1024  # between the bot and its own service
# From a child: a full trace stays below 1 MB, and parsing 2 takes 20 ms.
RESULT_BYTES = 2 * 1024 * 1024
BROKEN = 97  # the exit status of a child in which the sandbox itself failed
_TEXT = 4_000
_LONG_TEXT = 64_000
_FEW = 200
# What a child may claim. A timeout or a full pipe is for the keeper to say.
_CLAIMS = frozenset(
    {
        Verdict.OK,
        Verdict.ERROR,
        Verdict.REFUSED,
        Verdict.DEADLOCK,
        Verdict.TIMEOUT,
        Verdict.MEMORY,
        Verdict.SANDBOX_FAILED,
    }
)
_Value = TypeVar("_Value")


class WireError(ValueError):
    """A frame that does not say what it must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer of protection, for the operator: is it on, must it be, how to get it."""

    name: str
    is_on: bool
    is_required: bool
    how_to_get: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a child said of its own run. It shares the process with the snippet: it may lie."""

    verdict: Verdict
    error: Failure | None = None
    refusals: tuple[Refusal, ...] = ()
    virtual_s: float = 0.0
    tasks: tuple[Mapping[str, Any], ...] = ()
    events: tuple[Event, ...] = ()
    reason: str = ""


def encode_frame(value: Any, limit: int = FRAME_BYTES) -> bytes:
    """One frame: four bytes of length, then JSON in ASCII (so that lone surrogates pass)."""
    body = _encode(value).encode("ascii")
    if len(body) > limit:
        raise WireError(f"a frame of {len(body)} bytes, more than {limit}")
    return HEADER.pack(len(body)) + body


def is_whole(raw: bytes | bytearray) -> bool:
    """Whether this is one frame to its last byte, and nothing more."""
    return len(raw) >= HEADER.size and HEADER.unpack_from(raw)[0] == len(raw) - HEADER.size


def decode_frame(raw: bytes) -> Any:
    """The value of exactly one whole frame."""
    if not is_whole(raw):
        raise WireError("not one whole frame")
    return decode_body(raw[HEADER.size :])


def decode_body(body: bytes) -> Any:
    """The value of a frame's body. Deep nesting, huge numbers and NaN are faults like any other."""
    try:
        return _decode(body.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise WireError(f"not JSON: {fault}") from None


def result_to_dict(result: Result) -> dict[str, Any]:
    """A child's result as plain JSON values."""
    return {
        "verdict": result.verdict.value,
        "error": None if result.error is None else asdict(result.error),
        "refusals": [asdict(refusal) for refusal in result.refusals],
        "virtual_s": result.virtual_s,
        "tasks": [dict(task) for task in result.tasks],
        "events": [_event_told(event) for event in result.events],
        "reason": result.reason,
    }


def read_result(raw: bytes) -> Result:
    """The result in a child's only frame; WireError for anything else."""
    data = _mapping(decode_frame(raw))
    result = _result(data)
    if result.verdict not in _CLAIMS:
        raise WireError(f"a child may not claim {result.verdict.value!r}")
    if result.verdict is Verdict.OK and (result.error is not None or result.refusals):
        raise WireError("a run that is ok has no error")
    return result


def outcome_to_dict(outcome: Outcome) -> dict[str, Any]:
    """An outcome as the JSON that `--json` prints; `diagnoses` is for the caller to fill."""
    return {
        "verdict": outcome.verdict.value,
        "stdout": outcome.stdout,
        "stderr": outcome.stderr,
        "error": None if outcome.error is None else asdict(outcome.error),
        "truncated": outcome.truncated,
        "elapsed_ms": round(outcome.elapsed_ms, 3),
        "virtual_s": outcome.virtual_s,
        "tasks": [dict(task) for task in outcome.tasks],
        "events": [_event_to_dict(event) for event in outcome.events],
        "diagnoses": [],
        "refusals": [asdict(refusal) for refusal in outcome.refusals],
    }


def outcome_from_dict(raw: Any) -> Outcome:
    """The outcome that `outcome_to_dict` wrote."""
    data = _mapping(raw)
    result = _result(data)
    return Outcome(
        verdict=result.verdict,
        stdout=_text(data.get("stdout"), FRAME_BYTES),
        stderr=_text(data.get("stderr"), FRAME_BYTES),
        error=result.error,
        truncated=data.get("truncated") is True,
        elapsed_ms=_number(data.get("elapsed_ms")),
        virtual_s=result.virtual_s,
        tasks=result.tasks,
        events=result.events,
        refusals=result.refusals,
        reason=result.reason,
    )


def stage_to_dict(stage: Stage) -> dict[str, Any]:
    """A stage as plain JSON values, for the service."""
    if isinstance(stage, Queued):
        return {"stage": "queued", "position": stage.position}
    if isinstance(stage, Running):
        return {"stage": "running"}
    return {"stage": "outcome", "reason": stage.reason, **outcome_to_dict(stage)}


def stage_from_dict(raw: Any) -> Stage:
    """The stage that `stage_to_dict` wrote; JobError when the service refused the job."""
    data = _mapping(raw)
    match data.get("stage"):
        case "queued":
            return Queued(int(_number(data.get("position"))))
        case "running":
            return Running()
        case "outcome":
            return outcome_from_dict(data)
        case "refused":
            raise JobError(_text(data.get("message"), _TEXT))
    raise WireError("an unknown stage")


def _result(data: Mapping[str, Any]) -> Result:
    """The part of a result that an outcome has too."""
    raw_error = data.get("error")
    tasks = read_tasks(data.get("tasks", []))
    return Result(
        verdict=_verdict(data.get("verdict")),
        error=None if raw_error is None else _failure(raw_error),
        refusals=_items(data.get("refusals"), _refusal, _FEW),
        virtual_s=_number(data.get("virtual_s", 0.0)),
        tasks=tasks,
        events=read_events(data.get("events", []), tasks),
        reason=_text(data.get("reason", ""), _TEXT),
    )


def _failure(raw: Any) -> Failure:
    data = _mapping(raw)
    return Failure(
        type=_text(data.get("type"), _TEXT),
        message=_text(data.get("message"), _LONG_TEXT),
        line=_line(data.get("line")),
        traceback=_text(data.get("traceback"), _LONG_TEXT),
        column=_line(data.get("column")),
        source_line=_text(data.get("source_line", ""), _TEXT),
    )


def _refusal(raw: Any) -> Refusal:
    data = _mapping(raw)
    return Refusal(
        line=_line(data.get("line")),
        message=_text(data.get("message"), _TEXT),
        hint=_text(data.get("hint", ""), _TEXT),
    )


def _event_told(event: Event) -> Any:
    """An event as a child sends it; a learner's machine waits for it to be written and checked."""
    return step_row(event.data) if event.kind == "step" else _event_to_dict(event)


def _event_to_dict(event: Event) -> dict[str, Any]:
    return {**event.data, "kind": event.kind}


def _verdict(raw: Any) -> Verdict:
    try:
        return Verdict(raw)
    except ValueError:
        raise WireError("an unknown verdict") from None


def _mapping(raw: Any) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise WireError("an object was expected")
    return raw


def _items(raw: Any, parse: Callable[[Any], _Value], limit: int) -> tuple[_Value, ...]:
    if not isinstance(raw, list) or len(raw) > limit:
        raise WireError(f"a list of at most {limit} was expected")
    return tuple(parse(item) for item in raw)


def _text(raw: Any, limit: int) -> str:
    if not isinstance(raw, str):
        raise WireError("a text was expected")
    return _encodable(raw[:limit])


def _encodable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def _line(raw: Any) -> int | None:
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int) or not 0 <= raw <= 2**31:
        raise WireError("a line number was expected")
    return raw


def _number(raw: Any) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise WireError("a number was expected")
    if not abs(raw) <= 1e15:  # NaN too
        raise WireError("a finite number was expected")
    return raw


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


# Made once: a new one for each frame would cost more than a short frame does.
_encode = json.JSONEncoder(separators=(",", ":")).encode
_decode = json.JSONDecoder(parse_constant=_no_constant).decode
