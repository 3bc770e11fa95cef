"""Tests of bot/content/claims.py: every claim is spoken to, where it belongs, and put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Fault, load
from bot.content.claims import claim_faults, read_claims
from bot.content.parts import Lines, parts
from tests.bot.content.seeding import Seed, line_of

CLAIMS = """\
[C47]
topic = "futures"
verdict = "ok"
says = "Awaiting a future runs no code."

[C48]
topic = "futures"
verdict = "imprecise"
says = "A future is a slot."

[C07]
topic = "event-loop"
verdict = "nuance"
says = "A thread may have a loop."
"""
FUTURES, LIST = "lessons/futures.md", "claims.toml"


@pytest.fixture
def pack(core: Path) -> Path:
    """The small pack with three claims, all spoken to and put right."""
    (core / LIST).write_text(CLAIMS)
    for path in core.glob("lessons/*.md"):
        head, _, rest = path.read_text().partition("claims = [")
        claims = {"futures": '"C47", "C48"', "event-loop": '"C07"'}.get(path.stem, "")
        rest = rest.partition("]")[2]
        if path.stem == "futures":
            rest = rest.replace("\n+++\n", '\n[corrects]\nC48 = "box"\n+++\n', 1)
        path.write_text(f"{head}claims = [{claims}]{rest}")
    return core


def found(pack: Path) -> list[Fault]:
    part = parts(load([pack]))[0]
    claims, faults = read_claims(part)
    return [*faults, *claim_faults(part, claims, Lines())]


def test_claims_that_are_all_spoken_to_have_no_fault(pack: Path) -> None:
    """Each stands in its lesson, and what was wanting is put right."""
    assert found(pack) == []


SEEDS = (
    Seed(FUTURES, '"C47", ', "", "[C47]", "C47: no lesson lists this claim"),
    Seed(FUTURES, '"C47"', '"C57"', "claims =", "'C57' is not in claims.toml", 1),
    Seed(FUTURES, '"C47"', '"C07", "C47"', "claims =", "'C07' belongs to the topic 'event-loop'"),
    Seed(FUTURES, 'C48 = "box"\n', "", "[C48]", "C48 (imprecise): no lesson puts it right"),
    Seed(LIST, '"imprecise"', '"imprecice"', '"imprecice"', "did you mean 'imprecise'?"),
    Seed(LIST, '"imprecise"', '"bad"', '"bad"', "unknown verdict 'bad'; known are ok, nuance"),
    Seed(LIST, '"event-loop"', '"event-lop"', '"event-lop"', "did you mean 'event-loop'?", 1),
    Seed(LIST, 'says = "A future is a slot."\n', "", "[C48]", "missing key 'says'"),
    Seed(LIST, "says = ", "say = ", "say = ", "did you mean 'says'?", 1),
    Seed(LIST, '"ok"', "ok", "verdict = ok", "TOML:", 3),
)


@pytest.mark.parametrize("seed", SEEDS, ids=str)
def test_gap_is_found_at_its_line(pack: Path, seed: Seed) -> None:
    """A claim that is lost, misplaced or not put right is told where it stands."""
    if seed.at.startswith("["):
        Seed(seed.file, seed.old, seed.new, "", seed.what).sow(pack)
        expected = Fault(f"core/{LIST}", line_of((pack / LIST).read_text(), seed.at), seed.what)
    else:
        expected = seed.sow(pack)

    faults = found(pack)

    assert any(
        (fault.path, fault.line) == (expected.path, expected.line) and seed.what in fault.what
        for fault in faults
    ), faults
    assert len(faults) == 1 + seed.others


def test_pack_without_a_list_has_no_claims(core: Path) -> None:
    """The list is for courses that answer to an article."""
    assert read_claims(parts(load([core]))[0]) == ({}, ())
