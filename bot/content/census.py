"""How much a library holds, in numbers: for the last line of a check.

What is too little is judged in `bot.content.cover`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.content.claims import Claim, corrected_claims, covered_claims
from bot.content.model import Kind, Library
from bot.content.parts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """The numbers of one library; of claims and corrections those made, and those wanted."""

    topics: int
    lessons: int
    pages: int
    questions: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    challenges: int
    errors: int
    misconceptions: int
    claims: tuple[int, int] = (0, 0)
    corrections: tuple[int, int] = (0, 0)

    def as_dict(self) -> dict[str, Any]:
        """The numbers as plain JSON values."""
        return {**asdict(self), "kinds": dict(self.kinds)}


def census(library: Library, claims: Sequence[tuple[Part, Mapping[str, Claim]]] = ()) -> Census:
    """The numbers of a library, with the claims of its packs."""
    covered = corrected = wanted = whole = 0
    for part, listed in claims:
        wanting = {claim.id for claim in listed.values() if claim.is_wanting}
        whole += len(listed)
        wanted += len(wanting)
        covered += len(covered_claims(part) & listed.keys())
        corrected += len(corrected_claims(part) & wanting)
    kinds = Counter(question.kind for question in library.questions.values())
    return Census(
        topics=len(library.topics),
        lessons=len(library.lessons),
        pages=sum(len(lesson.pages) for lesson in library.lessons.values()),
        questions=len(library.questions),
        kinds={kind.value: kinds[kind] for kind in Kind},
        challenges=len(library.challenges),
        errors=len(library.errors),
        misconceptions=len(library.misconceptions),
        claims=(covered, whole),
        corrections=(corrected, wanted),
    )


def summary(counts: Census, faults: int, advice: int = 0) -> str:
    """The numbers in one line, and how many faults there are."""
    parts = [
        f"{counts.lessons} lessons",
        f"{counts.questions} questions{_kinds(counts)}",
        f"{counts.challenges} challenges",
        f"{counts.errors} errors",
    ]
    if counts.claims[1]:
        parts.append("{} of {} claims".format(*counts.claims))
        parts.append("{} of {} corrections".format(*counts.corrections))
    found = [_counted(faults, "fault")]
    if advice:
        found.append(_counted(advice, "piece") + " of advice")
    return f"{', '.join(parts)}: {', '.join(found)}"


def _kinds(counts: Census) -> str:
    named = ", ".join(f"{count} {kind}" for kind, count in counts.kinds.items() if count)
    return f" ({named})" if named else ""


def _counted(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
