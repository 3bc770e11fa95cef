"""Tests of bot/content/lint.py and census.py: whom the rules bind, and the numbers of a check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content import Library, census, lint, load, summary
from bot.content.claims import Claim
from bot.content.copied import DOCS
from bot.content.parts import parts
from tests.bot.content.seeding import FUTURES, Seed
from tests.bot.content.whole import PACK, lesson, whole

BANNED = Seed(FUTURES, "It computes nothing.", "It simply waits.", "It simply", "'simply'")


def house(core: Path) -> Path:
    """The small pack, bound by the rules of the house."""
    head = core / "pack.toml"
    head.write_text(head.read_text().replace("version =", "house = true\nversion =", 1))
    return core


def test_breach_is_advice_in_a_teachers_pack(core: Path) -> None:
    """Style is told and does no harm; that the pack is small is not told at all."""
    expected = BANNED.sow(core)

    findings = lint(load([core]))

    assert findings.faults == ()
    assert (expected.path, expected.line) in [(each.path, each.line) for each in findings.advice]
    assert not any("at least" in each.what for each in findings.advice)


def test_breach_is_a_fault_in_a_pack_of_the_house(core: Path) -> None:
    """`house = true` binds a pack to all rules, those of coverage too."""
    expected = BANNED.sow(house(core))

    findings = lint(load([core]))

    assert findings.advice == ()
    assert (expected.path, expected.line) in [(each.path, each.line) for each in findings.faults]
    assert any("topics, at least" in each.what or "questions, at least" in each.what
               for each in findings.faults)  # fmt: skip


def test_findings_come_in_the_order_of_files_and_lines(core: Path) -> None:
    """Authors go through them from top to bottom."""
    found = lint(load([house(core)])).faults

    assert list(found) == sorted(set(found), key=lambda each: (each.path, each.line, each.what))


def test_claims_list_with_a_fault_is_a_fault(core: Path) -> None:
    """The list is not needed to teach, so only the check reads it."""
    (house(core) / "claims.toml").write_text("[C01\n")

    findings = lint(load([core]))

    assert ("core/claims.toml", 1) in [(each.path, each.line) for each in findings.faults]


def test_documentation_is_compared_where_it_is_unpacked(core: Path, tmp_path: Path) -> None:
    """The corpus has it where Debian puts it."""
    page = tmp_path / DOCS / "library/asyncio.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>Code that needs the outcome can carry the box around now.</p>")

    assert not any("shares eight" in each.what for each in lint(load([core])).advice)
    assert any(
        "with library/asyncio.html" in each.what
        for each in lint(load([core]), corpus=tmp_path).advice
    )


# ---- numbers


@pytest.fixture
def taught() -> Library:
    """A whole pack whose first lesson speaks to two claims and puts one right."""
    library = whole()
    first = replace(lesson("t0", "first"), claims=("C1", "C2"), corrects={"C2": "p1"})
    return replace(library, lessons={**library.lessons, "t0": first})


def test_census_counts_claims_and_corrections(taught: Library) -> None:
    """Those made and those wanted."""
    claims = {
        key: Claim(id=key, topic="t0", verdict=verdict, says="S.", line=1)
        for key, verdict in {"C1": "ok", "C2": "wrong", "C3": "slip"}.items()
    }

    counted = census(taught, [(parts(taught)[0], claims)])

    assert (counted.claims, counted.corrections) == ((2, 3), (1, 2))
    assert counted.pages == 2 * counted.lessons == 100
    assert counted.as_dict()["kinds"]["match"] == 25


def test_summary_is_one_line(taught: Library) -> None:
    """Everything that was counted, and how many faults."""
    counted = census(taught)

    assert summary(counted, 0) == (
        "50 lessons, 300 questions (25 predict, 25 order, 25 state, 25 fix, 25 bug, 25 true-false, "
        "25 match, 25 blank, 25 number, 25 multi, 25 short, 25 choice), 30 challenges, 80 errors: "
        "no faults"
    )
    assert summary(counted, 1, 2).endswith(": 1 fault, 2 pieces of advice")
    assert PACK.is_house
