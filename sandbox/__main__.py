"""`python -m sandbox`: run one snippet by hand, or serve the sandbox to a bot elsewhere."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sandbox.job import Job, JobError, Limits, Outcome, SandboxUnavailable, Verdict
from sandbox.keeper import BOTH, open_embedded
from sandbox.service import serve
from sandbox.web import serve_web
from sandbox.wire import outcome_to_dict

_OK, _NOT_OK, _USAGE, _UNAVAILABLE = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "serve":
            if chosen.http is not None:
                serve_web(chosen.http, slots=chosen.slots)
            else:
                serve(chosen.unix, slots=chosen.slots)
            return _OK
        return _run(chosen)
    except SandboxUnavailable as fault:
        return _complain(str(fault), _UNAVAILABLE)
    except KeyboardInterrupt:
        return _NOT_OK


def _run(chosen: argparse.Namespace) -> int:
    try:
        source = _source(chosen.file)
    except (OSError, UnicodeDecodeError) as fault:
        return _complain(f"cannot read {chosen.file}: {fault}", _USAGE)
    limits = Limits()
    if chosen.timeout is not None:
        # The time that was asked for is the time it gets, computing or waiting.
        limits = replace(limits, wall_s=chosen.timeout, cpu_s=chosen.timeout)
    layers = BOTH if chosen.only is None else frozenset({chosen.only})
    job = Job(source, limits=limits, clock=chosen.clock, order=chosen.order, layers=layers)
    try:
        outcome = asyncio.run(_outcome(job))
    except JobError as fault:
        return _complain(str(fault), _USAGE)
    if chosen.json:
        print(json.dumps(outcome_to_dict(outcome)))  # noqa: T201
    else:
        _show(outcome)
    return _OK if outcome.verdict is Verdict.OK else _NOT_OK


async def _outcome(job: Job) -> Outcome:
    async with open_embedded(slots=1, spares=0, needs=job.layers) as keeper:
        return await keeper.run(job)


def _source(file: str) -> str:
    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    return raw.decode("utf-8-sig")


def _show(outcome: Outcome) -> None:
    """The run as a person at a terminal expects it."""
    sys.stdout.write(_printable(outcome.stdout))
    sys.stdout.flush()
    told = [outcome.stderr]
    if outcome.error is not None:
        told.append(outcome.error.traceback)
    for refusal in outcome.refusals:
        place = "" if refusal.line is None else f"line {refusal.line}: "
        told.append(f"{place}{refusal.message}" + (f" ({refusal.hint})" if refusal.hint else ""))
    if outcome.reason:
        told.append(f"{outcome.verdict.value}: {outcome.reason}")
    for text in told:
        if text:
            sys.stderr.write(_printable(text if text.endswith("\n") else f"{text}\n"))


def _printable(text: str) -> str:
    """The text without characters that drive a terminal."""
    return "".join(
        each if each in "\n\t" or each.isprintable() else each.encode("unicode_escape").decode()
        for each in text
    )


def _complain(message: str, status: int) -> int:
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(f"sandbox: {message}\n")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="run one snippet")
    run.add_argument("file", metavar="FILE", help="the snippet, or - for standard input")
    run.add_argument("--json", action="store_true", help="print the outcome as JSON")
    run.add_argument("--only", choices=sorted(BOTH), help="with one layer alone, to test it")
    run.add_argument("--clock", choices=["virtual", "real"], default="virtual")
    run.add_argument("--order", type=int, metavar="SEED", help="another order; 0 is asyncio's own")
    run.add_argument("--timeout", type=_seconds, metavar="S", help="seconds (default 5)")
    service = commands.add_parser("serve", help="serve a bot elsewhere")
    place = service.add_mutually_exclusive_group(required=True)
    place.add_argument("--unix", type=_path, metavar="PATH", help="the socket to listen at")
    place.add_argument("--http", metavar="HOST:PORT", help="the address to listen at")
    service.add_argument("--slots", type=_slots, metavar="N", help="runs at once")
    return parser


def _path(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("it must be a path")
    return text


def _slots(text: str) -> int:
    slots = int(text)
    if not 1 <= slots <= 1024:
        raise argparse.ArgumentTypeError("between 1 and 1024")
    return slots


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 120:
        raise argparse.ArgumentTypeError("between 0 and 120")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
