"""Every program of a library is run: examples, proofs of answer keys, errors, challenges.

What can be told without running is told by `bot.content.load`.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Iterator
from pathlib import PurePath

from bot.content.model import (
    Challenge,
    ErrorPattern,
    Example,
    Fault,
    Lesson,
    Library,
    Proof,
    Question,
)
from bot.content.search import find
from bot.content.trial import Run, run_check
from sandbox import Job, JobError, Outcome, Verdict

AT_ONCE = 4
_NO_PROOF = (Verdict.REFUSED, Verdict.SANDBOX_FAILED)  # the program did not run
_SHOWN = 80  # characters of an output that a fault quotes


async def check(library: Library, run: Run, *, version: str = "") -> tuple[Fault, ...]:
    """Run every program; the faults come back in the order of files and lines.

    Args:
        library: what `load` gave.
        run: the sandbox's `run`; at most four programs run side by side.
        version: the Python that runs them, "3.12"; ours by default.
    """
    gate = asyncio.Semaphore(AT_ONCE)
    faults: set[Fault] = set()

    async def bounded(job: Job) -> Outcome:
        async with gate:
            try:
                return await run(job)
            except JobError as error:
                return Outcome(verdict=Verdict.SANDBOX_FAILED, reason=str(error))

    async def note(fault: Awaitable[Fault | None]) -> None:
        found = await fault
        if found is not None:
            faults.add(found)

    python = version or f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        async with asyncio.TaskGroup() as group:
            for each in _all(library, bounded, python):
                group.create_task(note(each))
    except ExceptionGroup as problems:
        raise problems.exceptions[0] from None
    return tuple(sorted(faults, key=lambda fault: (fault.path, fault.line, fault.what)))


def _all(library: Library, run: Run, version: str) -> Iterator[Awaitable[Fault | None]]:
    for lesson in library.lessons.values():
        for page in lesson.pages:
            example = page.example
            if example and not example.norun and _is_for(example.min_version, "", version):
                yield _check_example(lesson, example, run, version)
    for question in library.questions.values():
        for proof in question.proofs:
            yield _check_proof(question, proof, run)
    for error in library.errors:
        if not error.norun and _is_for(error.min_version, error.max_version, version):
            yield _check_error(library, error, run)
        if error.fixed and not error.norun and _is_for(error.min_version, "", version):
            yield _check_fixed(error, run)
    for challenge in library.challenges.values():
        yield from _challenge_checks(challenge, run)


def _is_for(least: str, most: str, version: str) -> bool:
    """Whether a Python is among those a program is for."""
    low = _numbers(least) if least else (0, 0)
    high = _numbers(most) if most else (99, 0)
    return low <= _numbers(version) <= high


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])


# ---- examples


async def _check_example(lesson: Lesson, example: Example, run: Run, version: str) -> Fault | None:
    outcome = await run(Job(example.code))
    wants = Verdict.ERROR if example.raises else Verdict.OK
    what = _wrong_end(outcome, wants)
    if not what and example.raises:
        raised = outcome.error.type.rpartition(".")[2] if outcome.error else "nothing"
        if raised != example.raises:
            what = f"raises {raised}, not {example.raises}"
    printed, output = outcome.stdout.rstrip("\n"), example.output_on(version).rstrip("\n")
    if not what and printed != output:
        what = _difference(printed, output)
    return Fault(lesson.path, example.line, f"the example {what}") if what else None


def _wrong_end(outcome: Outcome, wants: Verdict) -> str:
    """How a run ended if that was not wanted, else nothing."""
    if outcome.verdict is wants:
        return ""
    if outcome.verdict is Verdict.ERROR and outcome.error is not None:
        return f"raises {outcome.error.type}: {outcome.error.message} (line {outcome.error.line})"
    if outcome.verdict is Verdict.REFUSED and outcome.refusals:
        refusal = outcome.refusals[0]
        return f"is refused: {refusal.message} (line {refusal.line})"
    reason = f": {outcome.reason}" if outcome.reason else ""
    return f"ends with {outcome.verdict.value!r}, not {wants.value!r}{reason}"


def _difference(printed: str, output: str) -> str:
    """The first line in which two outputs differ."""
    got, want = printed.split("\n"), output.split("\n")
    at = next(
        (n for n, (a, b) in enumerate(zip(got, want, strict=False)) if a != b),
        min(len(got), len(want)),
    )
    here = got[at] if at < len(got) else "nothing more"
    there = want[at] if at < len(want) else "nothing more"
    return f"prints {here[:_SHOWN]!r} where {there[:_SHOWN]!r} is written (line {at + 1} of it)"


# ---- proofs of answer keys


async def _check_proof(question: Question, proof: Proof, run: Run) -> Fault | None:
    outcome = await run(Job(proof.source))
    what = _wrong_proof(outcome, proof)
    if not what:
        return None
    return Fault(question.path, proof.line or question.line, f"{question.id}, {proof.name}: {what}")


def _wrong_proof(outcome: Outcome, proof: Proof) -> str:
    printed = outcome.stdout.strip()
    if proof.prints_not is not None:
        if outcome.verdict in _NO_PROOF:
            return f"the program {_wrong_end(outcome, Verdict.OK)}"
        is_same = outcome.verdict is Verdict.OK and printed == proof.prints_not.strip()
        return "the wrong program prints what the right one should" if is_same else ""
    end = _wrong_end(outcome, Verdict.OK)
    if end:
        return f"the program {end}"
    if proof.prints is not None and printed != proof.prints.strip():
        return f"the program {_difference(printed, proof.prints.strip())}"
    return _wrong_sequence(printed.split("\n"), proof)


def _wrong_sequence(lines: list[str], proof: Proof) -> str:
    pair = proof.before or proof.not_before
    if pair is None:
        return ""
    first, second = pair
    if second not in lines:
        return f"the program never prints {second!r}"
    is_before = first in lines and lines.index(first) < lines.index(second)
    if proof.before and not is_before:
        return f"{first!r} is not printed before {second!r}, so this option is wrong"
    if proof.not_before and is_before:
        return f"{first!r} is printed before {second!r}, so this option is right"
    return ""


# ---- errors


async def _check_error(library: Library, error: ErrorPattern, run: Run) -> Fault | None:
    outcome = await run(Job(error.example))
    if outcome.verdict in _NO_PROOF:
        what = f"the example {_wrong_end(outcome, Verdict.ERROR)}"
        return Fault(error.path, error.line, what)
    text = _said(outcome, error.example)
    if not any(re.search(error.pattern, line) for line in text.splitlines()):
        last = text.rstrip().rpartition("\n")[2][:_SHOWN]
        what = f"the example does not raise {error.pattern!r}; its last line is {last!r}"
        return Fault(error.path, error.line, what)
    found = find(library, text).error
    if found is not error:
        other = found.pattern if found else "nothing"
        what = f"what the example raises leads to {other!r} first, not to {error.pattern!r}"
        return Fault(error.path, error.line, what)
    return None


async def _check_fixed(error: ErrorPattern, run: Run) -> Fault | None:
    """What repairs a program ends well and says nothing of the message any more."""
    outcome = await run(Job(error.fixed))
    end = _wrong_end(outcome, Verdict.OK)
    said = [line for line in _said(outcome, error.fixed).splitlines() if line.strip()]
    still = next((line for line in said if re.search(error.pattern, line)), "")
    if not end and still:
        end = f"still says {still[:_SHOWN]!r}"
    return Fault(error.path, error.fixed_line, f"the repaired program {end}") if end else None


def _said(outcome: Outcome, source: str) -> str:
    """What a run printed and raised, without the lines of the program that a traceback quotes."""
    trace = outcome.error.traceback if outcome.error else ""
    text = f"{outcome.stdout}\n{outcome.stderr}"
    whole = text if trace in text else f"{text}\n{trace}"
    quoted = {line.strip() for line in source.splitlines()}
    return "\n".join(line for line in whole.splitlines() if line.strip() not in quoted)


# ---- challenges


def _challenge_checks(challenge: Challenge, run: Run) -> Iterator[Awaitable[Fault | None]]:
    for each in challenge.checks:
        yield _check_solution(challenge, each.name, run)
    yield _check_starter(challenge, run)
    for name, each_check in challenge.wrong.items():
        yield _check_wrong(challenge, name, each_check, run)


async def _check_solution(challenge: Challenge, name: str, run: Run) -> Fault | None:
    result = await run_check(challenge, challenge.solution, name, run)
    what = f"the solution does not pass {name}: {result.message}"
    return None if result.passed else _at(challenge, "solution.py", what)


async def _check_starter(challenge: Challenge, run: Run) -> Fault | None:
    for each in challenge.checks:
        result = await run_check(challenge, challenge.starter, each.name, run)
        if result.verdict in _NO_PROOF:
            return _at(challenge, "starter.py", f"the starter is refused: {result.message}")
        if not result.passed:
            return None
    return _at(challenge, "starter.py", "the starter passes every check")


async def _check_wrong(challenge: Challenge, name: str, check: str, run: Run) -> Fault | None:
    result = await run_check(challenge, challenge.wrong_sources[name], check, run)
    if result.verdict in _NO_PROOF:
        return _at(challenge, name, f"the wrong solution does not run: {result.message}")
    return _at(challenge, name, f"passes {check}, which should catch it") if result.passed else None


def _at(challenge: Challenge, name: str, what: str) -> Fault:
    return Fault(str(PurePath(challenge.path) / name), 1, what)
