"""Lesson files: TOML front matter between +++ lines, then pages.

Pages are read in `bot.content.pages`; references are checked when all packs are read.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.content.model import Lesson, Page, Topic
from bot.content.pages import read_pages
from bot.content.sheet import Faults, parse_sheet, read_text, shown
from bot.content.shelf import PackShelf
from bot.content.table import Table, near

SHORT_LIMIT = 400
ASK_LIMIT = 200


def read_lesson(path: Path, shelf: PackShelf) -> Table | None:
    """Put the lesson of one file on the shelf; its head comes back for the checks of references."""
    faults = shelf.all.faults
    shelf.all.unread.add(shelf.own(path.stem))
    text = read_text(path, faults)
    if text is None:
        return None
    parts = _split(text, shown(path), faults)
    if parts is None:
        return None
    head, body, body_line = parts
    report = partial(faults.add, shown(path))
    pages, is_whole = read_pages(body, body_line, report)
    sheet = parse_sheet(head, shown(path), faults, first_line=2)
    if sheet is None:
        return None
    table = Table(sheet)
    lesson_id = table.id()
    if lesson_id and lesson_id != path.stem:
        table.fault(f"id {lesson_id!r} must be the file's name, {path.stem!r}", "id")
    lesson = Lesson(
        id=shelf.own(path.stem),
        title=table.text("title", most=60),
        track=table.text("track"),
        short=table.prose("short", most=SHORT_LIMIT),
        pages=pages,
        needs=table.texts("needs", is_required=False),
        aliases=table.texts("aliases", is_required=False),
        level=table.whole("level", low=1, high=3, default=1),
        minutes=table.whole("minutes", low=1, high=60, default=5),
        asks=table.texts("asks", is_required=False),
        names=table.texts("names", is_required=False),
        claims=table.texts("claims", is_required=False),
        corrects=_corrects(table, pages),
        misconceptions=table.texts("misconceptions", is_required=False),
        objectives=table.texts("objectives", least=1),
        path=shown(path),
    )
    table.close()
    _place(lesson, table, shelf)
    if is_whole:
        shelf.all.unread.discard(lesson.id)
    return table


def read_elsewhere(path: Path, shelf: PackShelf) -> None:
    """Add what people ask and no lesson answers: one a line, `#` and a space begin a remark."""
    text = read_text(path, shelf.all.faults) if path.exists() else None
    lines = [line.strip() for line in (text or "").splitlines()]
    for number, line in enumerate(lines, start=1):
        if len(line) > ASK_LIMIT:
            what = f"a line has {len(line)} characters, at most {ASK_LIMIT}"
            shelf.all.faults.add(shown(path), number, what)
    shelf.all.elsewhere += [line for line in lines if line and not f"{line} ".startswith("# ")]


def read_asks(path: Path, shelf: PackShelf) -> None:
    """Add to a lesson what its file of asks holds: one a line, `#` begins a remark."""
    text = read_text(path, shelf.all.faults)
    lesson = shelf.all.lessons.get(shelf.own(path.stem))
    if lesson is None:
        if shelf.own(path.stem) not in shelf.all.unread:
            shelf.all.faults.add(shown(path), 1, f"there is no lesson {path.stem!r}")
        return
    lines = [line.strip() for line in (text or "").splitlines()]
    for number, line in enumerate(lines, start=1):
        if len(line) > ASK_LIMIT:
            what = f"an ask has {len(line)} characters, at most {ASK_LIMIT}"
            shelf.all.faults.add(shown(path), number, what)
    more = (line for line in lines if line and line[0] != "#")
    asks = {ask.casefold(): ask for ask in (*lesson.asks, *more)}
    shelf.all.lessons[lesson.id] = replace(lesson, asks=tuple(asks.values()))


def _corrects(table: Table, pages: tuple[Page, ...]) -> dict[str, str]:
    """Claim and page of each `[corrects]` entry; the claim must be listed, the page be there."""
    if not table.has("corrects"):
        return {}
    corrects = table.table("corrects")
    if corrects is None:
        return {}
    known, claims = [page.id for page in pages], table.texts("claims", is_required=False)
    found = {claim: corrects.text(claim) for claim in corrects.values}
    for claim, page in found.items():
        if page and page not in known:
            corrects.fault(f"no page {page!r}; it has {', '.join(known)}", claim)
        if claim not in claims:
            corrects.fault(f"{claim!r} is not among the claims of this lesson", claim)
    corrects.close()
    return found


def _split(text: str, path: str, faults: Faults) -> tuple[str, str, int] | None:
    """Front matter, body, and the line where the body begins; None and a fault without them."""
    lines = text.split("\n")
    if lines[0].rstrip() != "+++":
        faults.add(path, 1, "a lesson opens with a line '+++' and its TOML front matter")
        return None
    ends = (n for n in range(1, len(lines)) if lines[n].rstrip() == "+++")
    end = next(ends, None)
    if end is None:
        faults.add(path, 1, "the front matter is never closed with a line '+++'")
        return None
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _place(lesson: Lesson, table: Table, shelf: PackShelf) -> None:
    """Put a lesson on the shelf and on the map of topics."""
    if lesson.id in shelf.all.lessons:
        table.fault(f"the lesson {lesson.id!r} exists already", "id")
        return
    if lesson.track and lesson.track not in shelf.all.tracks and shelf.all.has_map:
        hint = near(lesson.track, list(shelf.all.tracks))
        table.fault(f"unknown track {lesson.track!r}{hint}", "track")
    planned = shelf.all.topics.get(lesson.id)
    shelf.all.lessons[lesson.id] = lesson
    also = planned.aliases if planned else ()
    topic = Topic(
        id=lesson.id,
        title=lesson.title,
        track=lesson.track,
        aliases=tuple(dict.fromkeys((*lesson.aliases, *also))),
    )
    shelf.claim(table, topic)


def resolve_head(table: Table, shelf: PackShelf) -> None:
    """Full ids for what a lesson's head names, once all it may name has been read."""
    lesson_id = shelf.own(Path(table.sheet.path).stem)
    lesson = shelf.all.lessons.get(lesson_id)
    if lesson is None:
        return
    needs = shelf.topic_list(table, lesson.needs, "needs")
    myths = tuple(
        shelf.known_myth(table, bare, "misconceptions", at)
        for at, bare in enumerate(lesson.misconceptions)
    )
    shelf.all.lessons[lesson_id] = replace(lesson, needs=needs, misconceptions=myths)
    shelf.all.topics[lesson_id] = replace(shelf.all.topics[lesson_id], needs=needs)
