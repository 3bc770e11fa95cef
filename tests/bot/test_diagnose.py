"""Diagnoses of real runs: seeded mistakes, and programs that only look like mistakes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.diagnose import HINTS, TOPICS, Diagnosis, diagnose
from sandbox import Job, Outcome, Refusal, Sandbox, Verdict, open_sandbox

HERE = Path(__file__).parent
MISTAKES = sorted((HERE / "mistakes").glob("*/*.py"))
FINE = sorted((HERE / "fine").glob("*.py"))
CODES = sorted({path.parent.name for path in MISTAKES})


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with open_sandbox() as opened:
        yield opened


async def found(box: Sandbox, paths: list[Path]) -> dict[Path, tuple[Diagnosis, ...]]:
    sources = [path.read_text(encoding="utf-8") for path in paths]
    outcomes = await asyncio.gather(*(box.run(Job(source)) for source in sources))
    return {
        path: diagnose(source, outcome)
        for path, source, outcome in zip(paths, sources, outcomes, strict=True)
    }


def test_every_code_has_its_seeds() -> None:
    """Twenty codes, eight mistakes each at least."""
    assert set(CODES) == set(TOPICS)
    for code in CODES:
        assert sum(path.parent.name == code for path in MISTAKES) >= 8, code


@pytest.mark.parametrize("code", CODES)
async def test_a_seeded_mistake_is_named_in_its_line(box: Sandbox, code: str) -> None:
    """Each program's first line tells where a teacher would point."""
    paths = [path for path in MISTAKES if path.parent.name == code]
    missed = {}
    for path, diagnoses in (await found(box, paths)).items():
        match = re.match(r"# line: (\d+)", path.read_text(encoding="utf-8"))
        assert match
        if (code, int(match[1])) not in [(each.code, each.line) for each in diagnoses]:
            missed[path.name] = [(each.code, each.line) for each in diagnoses]

    assert missed == {}


async def test_a_correct_program_gets_no_diagnosis(box: Sandbox) -> None:
    """Not one word about programs that are right, however wrong they look."""
    told = {path.name: diagnoses for path, diagnoses in (await found(box, FINE)).items()}

    assert len(FINE) >= 60
    assert {name: each for name, each in told.items() if each} == {}


async def test_messages_name_line_way_out_and_topic(box: Sandbox) -> None:
    """Every message says what to write instead, and hints say that they are hints."""
    one_each = [next(p for p in MISTAKES if p.parent.name == code) for code in CODES]
    for path, diagnoses in (await found(box, one_each)).items():
        for each in diagnoses:
            assert each.topic, path
            assert 60 < len(each.message) < 900, each.message
            assert "`" in each.message
            assert each.is_hint == (each.code in HINTS) == each.message.startswith("A hint")


def test_what_was_not_run_is_not_judged() -> None:
    """A refused program has its refusals."""
    outcome = Outcome(verdict=Verdict.REFUSED, refusals=(Refusal(line=1, message="no"),))

    assert diagnose("import asyncio\nasyncio.gather()", outcome) == ()
