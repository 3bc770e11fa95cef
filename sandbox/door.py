"""What may come in: a job is checked here, in full, before anything is started for it.

Whoever offers a job hears what is wrong with it in one sentence; nothing is put right in silence.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import asdict, fields
from typing import Any

from sandbox.job import Job, JobError, Limits

CEILINGS = Limits(
    wall_s=120.0,
    cpu_s=120.0,
    memory_bytes=4 * 1024**3,
    output_bytes=256 * 1024,  # JSON may need six bytes for one: a frame must still hold it
    source_bytes=256 * 1024,
)
FLOORS = {"memory_bytes": 16 * 1024 * 1024}  # below 10 MB a child cannot say how it ended
_CLOCKS = ("real", "virtual")
_LAYERS = ("kernel", "policy")
_LEARNER_CHARS = 200
_SHOWN_CHARS = 40
_LIMITS = tuple(field.name for field in fields(Limits))
STDIN_BYTES = 64 * 1024
_LAST_ORDER = 2**32 - 1
_FIELDS = ("source", "limits", "clock", "order", "stdin", "learner", "layers")


def check_job(job: Job) -> None:
    """Raise JobError for a job that cannot be started as given."""
    _check_limits(job.limits)
    _check_text(job.source, job.limits.source_bytes, "source", "snippet")
    if job.stdin is not None:
        _check_text(job.stdin, STDIN_BYTES, "input", "input")
    if not isinstance(job.learner, str) or len(job.learner) > _LEARNER_CHARS:
        raise JobError(f"The learner must be a text of at most {_LEARNER_CHARS} characters.")
    if job.clock not in _CLOCKS:
        raise JobError(f"There is no clock {_shown(job.clock)}; use 'real' or 'virtual'.")
    _check_order(job)
    if not isinstance(job.layers, frozenset):
        raise JobError("The layers must be a set of names.")
    for name in job.layers:
        if name not in _LAYERS:
            raise JobError(f"There is no layer {_shown(name)}; there are 'kernel' and 'policy'.")


def job_to_dict(job: Job) -> dict[str, Any]:
    """A job as plain JSON values."""
    return {
        "source": job.source,
        "limits": asdict(job.limits),
        "clock": job.clock,
        # Left out as a rule: a service that is one version older takes the job then.
        **({} if job.order is None else {"order": job.order}),
        **({} if job.stdin is None else {"stdin": job.stdin}),
        "learner": job.learner,
        "layers": sorted(job.layers),
    }


def job_from_dict(raw: Any) -> Job:
    """The checked job that JSON values tell; what they leave out is as by default."""
    data = _object(raw, "A job", _FIELDS)
    if "source" not in data:
        raise JobError("The job has no source.")
    given = dict(data)
    if "limits" in given:
        given["limits"] = Limits(**_object(given["limits"], "The limits", _LIMITS))
    if "layers" in given:
        layers = given["layers"]
        if not isinstance(layers, list) or not all(isinstance(name, str) for name in layers):
            raise JobError("The layers must be a list of names.")
        given["layers"] = frozenset(layers)
    job = Job(given.pop("source"), **given)
    check_job(job)
    return job


def _object(raw: Any, what: str, allowed: Collection[str]) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise JobError(f"{what} must be a JSON object.")
    for name in raw:
        if name not in allowed:
            raise JobError(f"{what} may not have {_shown(name)}, only {', '.join(allowed)}.")
    return raw


def _check_text(text: object, limit: int, what: str, whole: str) -> None:
    if not isinstance(text, str):
        raise JobError(f"The {what} must be a text.")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as fault:
        line = text.count("\n", 0, fault.start) + 1
        raise JobError(f"The {what} has half a character in line {line}: not UTF-8.") from None
    if size > limit:
        raise JobError(f"The {whole} has {size} bytes; at most {limit} fit.")


def _check_limits(limits: object) -> None:
    if not isinstance(limits, Limits):
        raise JobError("The limits must be Limits.")
    for name in _LIMITS:
        value, ceiling, floor = getattr(limits, name), getattr(CEILINGS, name), FLOORS.get(name, 0)
        kinds = (int,) if name.endswith("_bytes") else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            kind = "whole number" if len(kinds) == 1 else "number"
            raise JobError(f"The limit {name} is {_shown(value)}; it must be a {kind}.")
        if not max(floor, math.nextafter(0, 1)) <= value <= ceiling:  # not true of NaN either
            least = f"at least {floor}" if floor else "above 0"
            raise JobError(
                f"The limit {name} is {_shown(value)}; it must be {least}, up to {ceiling}."
            )


def _check_order(job: Job) -> None:
    order = job.order
    if order is None:
        return
    if isinstance(order, bool) or not isinstance(order, int) or not 0 <= order <= _LAST_ORDER:
        raise JobError(
            f"The order is {_shown(order)}; it must be a whole number from 0 to {_LAST_ORDER}."
        )
    if job.clock != "virtual":
        raise JobError("An order goes with the virtual clock only.")


def _shown(value: object) -> str:
    """The value as given, as far as it fits a sentence."""
    if isinstance(value, int) and abs(value) > 10**_SHOWN_CHARS:
        return "a huge number"  # its digits may be too many for `repr`
    try:
        told = ascii(value)
    except RecursionError:
        return "something nested too deeply"
    return told if len(told) <= _SHOWN_CHARS else f"{told[:_SHOWN_CHARS]}..."
