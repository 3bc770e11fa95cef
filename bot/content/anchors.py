"""Whether links to Python's documentation lead somewhere: against the pack's list of anchors.

The list is anchors.txt, made by tools/anchors.py; a pack without one links as it likes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from bot.content.model import Fault
from bot.content.parts import Lines, Part, passages
from bot.content.prose import DOCS_URL
from bot.content.table import near

_LINK = re.compile(rf"\]\({re.escape(DOCS_URL)}([^)\s]+)\)")


def read_anchors(part: Part) -> Mapping[str, tuple[str, ...]]:
    """Each page of the documentation with its anchors; those of many pages are not listed."""
    pages: dict[str, tuple[str, ...]] = {}
    page = ""
    for line in _text(Path(part.file("anchors.txt"))).splitlines():
        if line.startswith(" "):
            pages[page] = tuple(line.split())
        elif line and not line.startswith("#"):
            page = line.strip()
            pages[page] = ()
    return pages


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def anchor_faults(
    part: Part, pages: Mapping[str, tuple[str, ...]], lines: Lines
) -> Iterator[Fault]:
    """Links to pages and places that the documentation does not have, with the nearest it has."""
    if not pages:
        return
    for path, begin, link in _links(part):
        what = _wrong(link, pages)
        if what:
            yield Fault(path, lines.find(path, link, after=begin), what)


def _links(part: Part) -> Iterator[tuple[str, int, str]]:
    """Every link to the documentation: file, line to look from, page and anchor."""
    for lesson in part.lessons:
        yield from ((lesson.path, page.line, page.docs) for page in lesson.pages if page.docs)
    for question in part.questions:
        yield question.path, question.line, question.docs
    for challenge in part.challenges:
        yield str(PurePath(challenge.path) / "challenge.toml"), 1, challenge.docs
    for passage in passages(part):
        for link in _LINK.findall(passage.text):
            yield passage.path, passage.line, link


def _wrong(link: str, pages: Mapping[str, tuple[str, ...]]) -> str:
    page, _, anchor = link.partition("#")
    if page not in pages:
        return f"Python's documentation has no page {page!r}{near(page, list(pages))}"
    anchors = pages[page]
    if anchor and anchors and anchor not in anchors:
        return f"{page} has no anchor {anchor!r}{near(anchor, list(anchors))}"
    return ""
