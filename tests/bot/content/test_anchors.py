"""Tests of bot/content/anchors.py: links that lead nowhere, and where they should lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import Fault, load
from bot.content.anchors import anchor_faults, read_anchors
from bot.content.parts import Lines, parts
from tests.bot.content.seeding import FETCH, FUTURES, QC, Seed

SEEDS = (
    Seed(FUTURES, "html#asyncio.Future)", "html#asyncio.Futur)", "asyncio.Futur)",
         "no anchor 'asyncio.Futur'; did you mean 'asyncio.Future'?"),
    Seed(FUTURES, "docs:library/asyncio-future.html", "docs:library/asyncio-futures.html",
         "asyncio-futures.html", "no page 'library/asyncio-futures.html'; did you mean"),
    Seed(QC, "#coroutines", "#corroutines", 'docs = "', "did you mean 'coroutines'?"),
    Seed(f"{FETCH}challenge.toml", 'asyncio.Semaphore"', 'asyncio.Semafore"', "docs =",
         "'asyncio.Semaphore'?"),
    Seed(FUTURES, "It computes nothing.", "[See](docs:library/asyncio-task.html#nowhere-at-all).",
         "[See]", "no anchor 'nowhere-at-all'"),
)  # fmt: skip


@pytest.fixture
def pack(core: Path) -> Path:
    """The small pack, with a list of the anchors that it links to."""
    part = parts(load([core]))[0]
    links = [page.docs for lesson in part.lessons for page in lesson.pages]
    links += [each.docs for each in (*part.questions, *part.challenges)]
    pages: dict[str, set[str]] = {}
    for link in links:
        page, _, anchor = link.partition("#")
        pages.setdefault(page, set()).update([anchor] if anchor else [])
    lines = [f"{page}\n  {' '.join(anchors)}\n" for page, anchors in pages.items()]
    (core / "anchors.txt").write_text(f"# by hand\n{''.join(lines)}library/known-by-name.html\n")
    return core


def found(pack: Path) -> list[Fault]:
    part = parts(load([pack]))[0]
    return list(anchor_faults(part, read_anchors(part), Lines()))


def test_links_that_lead_somewhere_have_no_fault(pack: Path) -> None:
    """Every page and anchor of the list is fine."""
    assert found(pack) == []


@pytest.mark.parametrize("seed", SEEDS, ids=str)
def test_link_that_leads_nowhere_is_found_at_its_line(pack: Path, seed: Seed) -> None:
    """In pages, in texts, in questions and challenges, with the nearest that is there."""
    expected = seed.sow(pack)

    faults = found(pack)

    assert [(fault.path, fault.line) for fault in faults] == [(expected.path, expected.line)]
    assert seed.what in faults[0].what


def test_page_without_listed_anchors_takes_any(pack: Path) -> None:
    """Of most pages only the name is known."""
    lesson = pack / FUTURES
    old = "docs:library/asyncio-future.html#asyncio.Future)"
    lesson.write_text(lesson.read_text().replace(old, "docs:library/known-by-name.html#x)"))

    assert found(pack) == []


def test_pack_without_a_list_links_as_it_likes(core: Path) -> None:
    """A teacher's pack needs no list."""
    SEEDS[0].sow(core)

    assert found(core) == []
