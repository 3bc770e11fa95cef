"""Each file of cases/<verdict>/ gets that verdict, by its own first lines, and leaves no child."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.job import Job, Limits, Verdict
from tests.sandbox.boxes import Box, children_of, open_box, zygote_of

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*/*.py"))
GOOD = Job("print('still here')")


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with open_box() as box:
        yield box


def settings_of(source: str) -> dict[str, str]:
    """The `# name: value` lines at the top of a case."""
    return dict(re.findall(r"^# (\w+): (.*)$", source.partition("\n\n")[0], re.MULTILINE))


def job_of(source: str, settings: dict[str, str]) -> Job:
    limits: dict[str, Any] = {}
    for pair in settings.get("limits", "").split():
        name, _, value = pair.partition("=")
        limits[name] = int(value) if name.endswith("_bytes") else float(value)
    layers = {settings["only"]} if "only" in settings else {"kernel", "policy"}
    clock = settings.get("clock", "virtual")
    return Job(source, limits=Limits(**limits), clock=clock, layers=frozenset(layers))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case_gets_its_verdict(box: Box, path: Path) -> None:
    """The verdict is the folder's name, and what the case says of its outcome is so."""
    source = path.read_text(encoding="utf-8")
    wanted = settings_of(source)

    outcome = box.run(job_of(source, wanted))

    assert outcome.verdict.value == path.parent.name, outcome
    assert wanted.get("stdout", "") in outcome.stdout
    assert outcome.stdout.startswith(wanted.get("starts", ""))
    assert wanted.get("stderr", "") in outcome.stderr
    assert wanted.get("reason", "") in outcome.reason
    assert outcome.truncated is (outcome.verdict is Verdict.OUTPUT)
    if outcome.error is not None:
        assert wanted.get("type", "") in outcome.error.type
        assert wanted.get("message", "") in outcome.error.message
        assert wanted.get("traceback", "") in outcome.error.traceback
    if "line" in wanted:
        told = outcome.error or outcome.refusals[0]
        assert told.line == int(wanted["line"])
    assert children_of(zygote_of(box.keeper)) == []


def test_spare_comes_to_the_same_verdict() -> None:
    """A child that was confined before its job was known ends each kind of run as a fresh one."""
    with open_box(spares=1) as box:
        for path in {path.parent: path for path in FILES}.values():
            source = path.read_text(encoding="utf-8")
            outcome = box.run(job_of(source, settings_of(source)))

            assert outcome.verdict.value == path.parent.name, outcome


@pytest.mark.parametrize("verdict", ["timeout", "memory", "output", "killed", "deadlock"])
def test_bad_end_has_a_reason(box: Box, verdict: str) -> None:
    """A learner is told in a sentence what was too much."""
    for path in (CASES / verdict).glob("*.py"):
        source = path.read_text(encoding="utf-8")
        outcome = box.run(job_of(source, settings_of(source)))

        assert outcome.reason.endswith(".")
        break


@pytest.mark.parametrize("layers", [{"kernel"}, {"kernel", "policy"}])
def test_task_bomb_ends(box: Box, layers: set[str]) -> None:
    """Endless tasks run into a limit, and the next snippet does not notice."""
    source = """
import asyncio
async def wait():
    await asyncio.sleep(3600)
async def main():
    while True:
        asyncio.create_task(wait())
asyncio.run(main())
"""
    limits = Limits(wall_s=4, memory_bytes=96 * 1024**2)

    outcome = box.run(Job(source, limits=limits, layers=frozenset(layers)))

    assert outcome.verdict in {Verdict.MEMORY, Verdict.TIMEOUT}
    assert box.run(GOOD).stdout == "still here\n"


def test_output_is_cut_at_the_cap(box: Box) -> None:
    """What fits the cap exactly is whole; one byte more is too much, and the rest is kept."""
    limits = Limits(output_bytes=100)
    fits = box.run(Job("print('é' * 49 + 'x', end='\\n')", limits=limits))
    spills = box.run(Job("print('x' * 99 + 'é', end='')", limits=limits))

    assert (fits.verdict, len(fits.stdout.encode())) == (Verdict.OK, 100)
    assert (spills.verdict, spills.stdout, spills.truncated) == (Verdict.OUTPUT, "x" * 99, True)


@pytest.mark.parametrize("source", ["x = 1\n\0", "(" * 5000, "-" * 100_000 + "1"])
@pytest.mark.parametrize("layers", [{"kernel"}, {"kernel", "policy"}])
def test_text_that_is_no_program_is_a_syntax_error(box: Box, source: str, layers: set[str]) -> None:
    """Null bytes and endless nesting are told like any other mistake."""
    limits = Limits(source_bytes=200_000)

    outcome = box.run(Job(source, limits=limits, layers=frozenset(layers)))

    assert outcome.verdict is Verdict.ERROR
    assert outcome.error is not None
    assert outcome.error.type == "SyntaxError"
