"""Question files: what all kinds have in common.

What is peculiar to each of the twelve kinds is read in `bot.content.kinds`.
"""

from __future__ import annotations

from pathlib import Path

from bot.content.kinds import KINDS, Asked, Draft
from bot.content.model import Kind, Question
from bot.content.pages import PARAGRAPH_LIMIT
from bot.content.prose import is_docs_path
from bot.content.sheet import read_sheet
from bot.content.shelf import PackShelf
from bot.content.table import Table, near

PROMPT_LIMIT = 600
HINT_LIMIT = 300


def read_questions(path: Path, shelf: PackShelf) -> None:
    """Put the questions of one file on the shelf."""
    sheet = read_sheet(path, shelf.all.faults)
    if sheet is None:
        return
    whole = Table(sheet)
    for table in whole.tables("question", least=1):
        question = _question(table, path.stem, shelf)
        if question is None:
            continue
        if table.values.get("id") and question.id in shelf.all.questions:
            other = shelf.all.questions[question.id]
            table.fault(f"question id {question.id!r} is used at {other.path}:{other.line}", "id")
        else:
            shelf.all.questions[question.id] = question
    whole.close()


def _question(table: Table, stem: str, shelf: PackShelf) -> Question | None:
    question_id = table.id()
    topic = table.text("topic")
    if topic and topic != stem:
        table.fault(f"topic {topic!r} must be the file's name, {stem!r}", "topic")
    full_topic = shelf.topic(table, topic, "topic")
    page = table.text("page")
    shelf.page(table, full_topic, page, "page")
    draft = Draft(
        prompt=table.prose("prompt", most=PROMPT_LIMIT),
        explain=table.prose("explain", most=PARAGRAPH_LIMIT),
    )
    level = table.whole("level", low=1, high=3)
    hints = table.proses("hints", least=1, most=HINT_LIMIT)
    objective = table.text("objective", is_required=False)
    docs = read_docs(table)
    kind = _kind(table)
    if kind is None:
        return None
    KINDS[kind](Asked(table, shelf), draft)
    return Question(
        id=shelf.own(question_id),
        kind=kind,
        topic=full_topic,
        page=page,
        level=level,
        hints=hints,
        docs=docs,
        objective=objective or f"{full_topic}#{page}",
        **draft.by_name(),
        path=table.sheet.path,
        line=table.line,
    )


def read_docs(table: Table) -> str:
    """The documentation page of a question or challenge."""
    docs = table.text("docs")
    if docs and not is_docs_path(docs):
        table.fault(f"'docs' {docs!r} is not a page of Python's documentation", "docs")
    return docs


def _kind(table: Table) -> Kind | None:
    name = table.text("kind")
    known = [kind.value for kind in Kind]
    if name in known:
        return Kind(name)
    if name:
        table.fault(f"unknown kind {name!r}{near(name, known) or ': ' + ', '.join(known)}", "kind")
    # Which other keys belong here depends on the kind, so none can be called unknown.
    table.allow_all()
    return None
