"""Diagnoses of real runs: seeded mistakes, and programs that only look like mistakes."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from bot.diagnose import HINTS, TOPICS, Diagnosis, diagnose
from sandbox import Job, Outcome, Refusal, Verdict, open_sandbox

HERE = Path(__file__).parent
MISTAKES = sorted((HERE / "mistakes").glob("*/*.py"))
FINE = sorted((HERE / "fine").glob("*.py"))
AT_ONCE = 20  # the line in front of a sandbox has an end
CODES = sorted({path.parent.name for path in MISTAKES})


Told = dict[Path, tuple[Diagnosis, ...]]


async def found(paths: list[Path]) -> Told:
    told: Told = {}
    async with open_sandbox() as box:
        for first in range(0, len(paths), AT_ONCE):
            some = paths[first : first + AT_ONCE]
            sources = [path.read_text(encoding="utf-8") for path in some]
            outcomes = await asyncio.gather(*(box.run(Job(source)) for source in sources))
            for path, source, outcome in zip(some, sources, outcomes, strict=True):
                told[path] = diagnose(source, outcome)
    return told


@pytest.fixture(scope="module")
def told() -> Told:
    """Every program, run once and all in one sandbox."""
    return asyncio.run(found([*MISTAKES, *FINE]))


def test_every_code_has_its_seeds() -> None:
    """Twenty codes, twenty mistakes each at least."""
    assert set(CODES) == set(TOPICS)
    for code in CODES:
        assert sum(path.parent.name == code for path in MISTAKES) >= 20, code


@pytest.mark.parametrize("code", CODES)
def test_a_seeded_mistake_is_named_in_its_line(told: Told, code: str) -> None:
    """Each program's first line tells where a teacher would point."""
    missed = {}
    for path in (path for path in MISTAKES if path.parent.name == code):
        match = re.match(r"# line: (\d+)", path.read_text(encoding="utf-8"))
        assert match
        named = [(each.code, each.line) for each in told[path]]
        if (code, int(match[1])) not in named:
            missed[path.name] = named

    assert missed == {}


def test_a_correct_program_gets_no_diagnosis(told: Told) -> None:
    """Not one word about programs that are right, however wrong they look."""
    assert len(FINE) >= 390
    assert {path.name: told[path] for path in FINE if told[path]} == {}


def test_messages_name_line_way_out_and_topic(told: Told) -> None:
    """Every message says what to write instead, and hints say that they are hints."""
    for path in MISTAKES:
        for each in told[path]:
            assert each.topic, path
            assert 60 < len(each.message) < 900, each.message
            assert "`" in each.message
            assert each.is_hint == (each.code in HINTS) == each.message.startswith("A hint")


def test_what_was_not_run_is_not_judged() -> None:
    """A refused program has its refusals."""
    outcome = Outcome(verdict=Verdict.REFUSED, refusals=(Refusal(line=1, message="no"),))

    assert diagnose("import asyncio\nasyncio.gather()", outcome) == ()
