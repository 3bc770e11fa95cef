"""All rules of the house over a library: faults in its own packs, advice for those of others.

A rule stands in its own module; the programs are run in `bot.content.check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.content.anchors import anchor_faults, read_anchors
from bot.content.census import Census, census
from bot.content.claims import claim_faults, read_claims
from bot.content.copied import DOCS, copied_faults
from bot.content.cover import cover_faults
from bot.content.house import style_faults
from bot.content.model import Fault, Library
from bot.content.parts import Lines, parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the rules found. A pack with `house = true` must keep them; to others it is advice."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]
    census: Census


def lint(library: Library, *, corpus: Path | None = None) -> Findings:
    """What every pack has against it, in the order of files and lines.

    Args:
        library: what `load` gave.
        corpus: where Python's documentation is unpacked, if it is.
    """
    lines, docs = Lines(), corpus / DOCS if corpus else None
    faults: list[Fault] = []
    advice: list[Fault] = []
    counted = []
    for part in parts(library):
        claims, wrong = read_claims(part)
        counted.append((part, claims))
        found = faults if part.pack.is_house else advice
        found += style_faults(part, lines)
        found += anchor_faults(part, read_anchors(part), lines)
        found += copied_faults(part, lines, docs)
        if part.pack.is_house:
            faults += [*wrong, *claim_faults(part, claims, lines)]
            faults += cover_faults(part, library, lines)
    return Findings(
        faults=in_order(faults), advice=in_order(advice), census=census(library, counted)
    )


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults by file and line, each once."""
    return tuple(sorted(set(faults), key=lambda fault: (fault.path, fault.line, fault.what)))
