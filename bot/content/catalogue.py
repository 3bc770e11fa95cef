"""misconceptions.toml and errors.toml.

Both point to pages of lessons, which are read first.
"""

from __future__ import annotations

import re
from pathlib import Path

from bot.content.model import ErrorPattern, Misconception
from bot.content.pages import PARAGRAPH_LIMIT, code_faults
from bot.content.sheet import read_sheet
from bot.content.shelf import PackShelf
from bot.content.table import Table

FIXED_LIMIT = 700  # it is shown above a whole page, in one chat message
_MYTH_ID = re.compile(r"[A-Z]\d{2,3}\Z")
_VERSION = re.compile(r"3\.\d{1,2}\Z")
_NESTED = re.compile(r"(?<!\\)\)[+*{]")  # `(a+)+` and `(a|aa)*` take for ever on some texts


def read_misconceptions(path: Path, shelf: PackShelf) -> None:
    """Put the misconceptions of a pack on the shelf."""
    sheet = read_sheet(path, shelf.all.faults)
    if sheet is None:
        shelf.all.has_myths = False
        return
    whole = Table(sheet)
    for key in whole.values:
        table = whole.table(key)
        if table is None:
            continue
        if not _MYTH_ID.match(key):
            table.fault(f"a misconception's id is a letter and two digits, not {key!r}")
        shelf.all.misconceptions[shelf.own(key)] = Misconception(
            id=shelf.own(key),
            belief=table.prose("belief", most=PARAGRAPH_LIMIT),
            truth=table.prose("truth", most=PARAGRAPH_LIMIT),
            page=shelf.place(table, "page"),
        )
        table.close()


def read_errors(path: Path, shelf: PackShelf) -> None:
    """Put the error patterns of a pack on the shelf, in their order: the first match wins."""
    sheet = read_sheet(path, shelf.all.faults)
    if sheet is None:
        return
    whole = Table(sheet)
    seen: set[str] = set()
    for table in whole.tables("error"):
        error = _error(table, shelf)
        if error.pattern in seen:
            table.fault(f"the pattern {error.pattern!r} stands here twice", "pattern")
        seen.add(error.pattern)
        shelf.all.errors.append(error)
    whole.close()


def _error(table: Table, shelf: PackShelf) -> ErrorPattern:
    pattern = table.text("pattern", least=4)
    _check_pattern(table, pattern)
    topic = shelf.topic(table, table.text("topic"), "topic")
    page = table.text("page")
    shelf.page(table, topic, page, "page")
    norun = table.text("norun", is_required=False)
    see = shelf.place(table, "see", is_required=False)
    see_topic = see.partition("#")[0]
    if see_topic in shelf.all.topics.keys() - shelf.all.lessons.keys() - shelf.all.unread:
        table.fault(f"'see' must point to a lesson that is written, not {see!r}", "see")
    example = table.text("example", is_required=not norun)
    return ErrorPattern(
        pattern=pattern,
        topic=topic,
        page=page,
        example=example,
        fixed=_fixed(table, example),
        cause=table.prose("cause", least=20, most=PARAGRAPH_LIMIT),
        see=see,
        norun=norun,
        min_version=_version(table, "min"),
        max_version=_version(table, "max"),
        path=table.sheet.path,
        line=table.line_of("pattern"),
        fixed_line=table.line_of("fixed"),
    )


def _fixed(table: Table, example: str) -> str:
    """The example repaired, as learners are shown it."""
    fixed = table.text("fixed", is_required=False, most=FIXED_LIMIT)
    line = table.line_of("fixed") + ("\n" in fixed)  # a program opens below its quotes
    for offset, what in code_faults(fixed):
        table.sheet.faults.add(table.sheet.path, line + offset, what)
    if fixed and fixed.strip() == example.strip():
        table.fault("'fixed' is the same as 'example'", "fixed")
    return fixed


def _check_pattern(table: Table, pattern: str) -> None:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        table.fault(f"not a regular expression: {error}", "pattern")
        return
    if compiled.search(""):
        table.fault("the pattern matches the empty text", "pattern")
    elif _NESTED.search(pattern):
        table.fault("a repeated group can take for ever", "pattern")


def _version(table: Table, key: str) -> str:
    version = table.text(key, is_required=False)
    if version and not _VERSION.match(version):
        table.fault(f"{key!r} {version!r} is not a version such as 3.12", key)
    return version
