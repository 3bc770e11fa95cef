"""`corobot run`: one file through the sandbox, without learner, lesson or store.

The chat's `/run` is the room `bot.runs`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from bot import orders
from bot.diagnose import Diagnosis, diagnose
from bot.errors import SetupError
from bot.explanation import Explanation, explain
from bot.surfaces.drawing import draw
from bot.talk import Reply
from bot.wording import sentences
from sandbox import Job, JobError, Limits, Outcome, Sandbox, Verdict, open_sandbox, to_dict

Picture = Callable[[Outcome], None] | None
LONGEST = 60.0  # seconds; a run by hand may take longer than one in a chat


def read_source(file: str) -> str:
    """The source in a file, or on standard input for `-`; broken UTF-8 stays visible as escapes.

    Raises:
        SetupError: the file cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise SetupError(f"Cannot read {file}: {error.strerror}.") from error
    return data.decode("utf-8-sig", errors="surrogateescape")


async def run_file(
    file: str,
    *,
    where: str,
    seconds: float | None,
    clock: str,
    as_json: bool,
    picture: Picture,
    wanted: int = 0,
) -> int:
    """Run a file and print its outcome and its mistakes; 0 when it ran to the end, 1 when not.

    `picture` is given the outcome; it is a callable, since most runs need no pictures. So many
    orders as are `wanted` are tried besides, if the run comes to its end.
    """
    source = read_source(file)
    limits = Limits() if seconds is None else Limits(wall_s=seconds, cpu_s=seconds)
    job = Job(source, limits=limits, clock=clock)
    try:
        async with open_sandbox(where, slots=None if wanted else 1) as box:
            outcome = await box.run(job)
            survey = await _survey(box, job, outcome, wanted)
    except JobError as error:
        raise SetupError(f"Not run: {error}") from error
    diagnoses = diagnose(source, outcome)
    explanation = explain(source, outcome, diagnoses)
    if picture is not None:
        picture(outcome)
    if as_json:
        told = {
            **to_dict(outcome),
            "diagnoses": [_as_dict(each) for each in diagnoses],
            "explained": None if explanation is None else asdict(explanation),
            "reason": outcome.reason,
        }
        more = orders.as_dict(survey) if survey else {"orders": []} if wanted else {}
        sys.stdout.write(json.dumps({**told, **more}) + "\n")
    else:
        _write(outcome, diagnoses, explanation)
        if survey:
            found = orders.of_order(source, survey, outcome)
            draw(Console(highlight=False), Reply(blocks=orders.told(survey, found)))
    return 0 if outcome.verdict is Verdict.OK else 1


async def _survey(box: Sandbox, job: Job, plain: Outcome, wanted: int) -> orders.Survey | None:
    """What the file prints in other orders, if they are wanted and can be told."""
    survey = None
    if wanted and plain.verdict in orders.SURVEYED:
        async for told in orders.explore(box.run, job, plain, wanted=wanted):
            survey = told
    return survey


def _as_dict(diagnosis: Diagnosis) -> dict[str, object]:
    return {
        "code": diagnosis.code,
        "line": diagnosis.line,
        "topic": diagnosis.topic,
        "message": diagnosis.message,
    }


def _write(
    outcome: Outcome, diagnoses: tuple[Diagnosis, ...], explanation: Explanation | None
) -> None:
    out = sys.stdout.buffer
    out.write(outcome.stdout.encode("utf-8", errors="backslashreplace"))
    out.flush()
    lines = [outcome.stderr.rstrip("\n")] if outcome.stderr.strip() else []
    if outcome.error and outcome.error.traceback not in outcome.stderr:
        lines.append(outcome.error.traceback.rstrip("\n"))
    lines += [
        (f"line {refusal.line}: " if refusal.line else "")
        + sentences(refusal.message, refusal.hint)
        for refusal in outcome.refusals
    ]
    lines += [f"line {d.line or '?'} [{d.code}]: {d.message}" for d in diagnoses]
    if explanation:
        lines.append(f"line {explanation.line or '?'}: {explanation.message}")
    how = f"[{outcome.verdict.value}] {outcome.reason}".rstrip()
    lines.append(f"{how} ({outcome.elapsed_ms:.0f} ms)")
    sys.stderr.buffer.write(("\n".join(lines) + "\n").encode("utf-8", errors="backslashreplace"))
