"""What the article behind a course says, and whether the course speaks to each sentence of it.

The list stands in claims.toml beside a pack's lessons; `load` does not need it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.model import Fault, Lesson
from bot.content.parts import Lines, Part
from bot.content.sheet import Faults, read_sheet
from bot.content.table import Table, near

FINE = ("ok", "nuance")
WANTING = ("imprecise", "wrong", "slip", "omits")  # a lesson must put these right


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of the article, judged."""

    id: str
    topic: str
    verdict: str
    says: str  # what the course says
    line: int

    @property
    def is_wanting(self) -> bool:
        """Whether it must be put right."""
        return self.verdict in WANTING


def read_claims(part: Part) -> tuple[Mapping[str, Claim], tuple[Fault, ...]]:
    """The claims of a pack, none without a claims.toml; and the faults of that file."""
    path = Path(part.file("claims.toml"))
    faults = Faults()
    if not path.is_file():
        return {}, ()
    sheet = read_sheet(path, faults)
    whole = Table(sheet) if sheet else None
    claims = {}
    for key in whole.values if whole else ():
        table = whole.table(key) if whole else None
        if table is not None:
            claims[key] = _claim(key, table, part)
            table.close()
    return claims, tuple(faults.found)


def _claim(key: str, table: Table, part: Part) -> Claim:
    topics = [topic.id for topic in part.topics]
    claim = Claim(
        id=key,
        topic=table.text("topic"),
        verdict=table.text("verdict"),
        says=table.prose("says"),
        line=table.line,
    )
    if claim.topic and claim.topic not in topics:
        table.fault(f"unknown topic {claim.topic!r}{near(claim.topic, topics)}", "topic")
    known = [*FINE, *WANTING]
    if claim.verdict and claim.verdict not in known:
        hint = near(claim.verdict, known) or f"; known are {', '.join(known)}"
        table.fault(f"unknown verdict {claim.verdict!r}{hint}", "verdict")
    return claim


def claim_faults(part: Part, claims: Mapping[str, Claim], lines: Lines) -> Iterator[Fault]:
    """Claims that no lesson speaks to or puts right, and lessons that name the wrong ones."""
    for lesson in part.lessons:
        line = lines.find(lesson.path, "claims =")
        yield from (Fault(lesson.path, line, what) for what in _misplaced(lesson, claims))
    path = part.file("claims.toml")
    covered, corrected = covered_claims(part), corrected_claims(part)
    for claim in claims.values():
        if claim.id not in covered:
            yield Fault(path, claim.line, f"{claim.id}: no lesson lists this claim")
        elif claim.is_wanting and claim.id not in corrected:
            what = f"{claim.id} ({claim.verdict}): no lesson puts it right under [corrects]"
            yield Fault(path, claim.line, what)


def _misplaced(lesson: Lesson, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What is wrong with the claims that a lesson lists."""
    for name in lesson.claims:
        claim = claims.get(name)
        if claim is None:
            yield f"claim {name!r} is not in claims.toml{near(name, list(claims))}"
        elif claim.topic != lesson.id:
            yield f"claim {name!r} belongs to the topic {claim.topic!r}"


def covered_claims(part: Part) -> set[str]:
    """The claims that lessons list."""
    return {claim for lesson in part.lessons for claim in lesson.claims}


def corrected_claims(part: Part) -> set[str]:
    """The claims that lessons put right."""
    return {claim for lesson in part.lessons for claim in lesson.corrects}
