"""The body of a lesson file -> pages: chunks, their order and sizes, and the blocks to show.

Front matter is read in `bot.content.lessons`, allowed marks in `bot.content.prose`.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.content.model import Example, Page
from bot.content.prose import is_docs_path, prose_faults, with_full_links
from bot.talk import Block, Code, Note, Output, Prose

PAGE_LIMIT = 1800  # fits a Discord message (2,000) with its title and buttons
PARAGRAPH_LIMIT = 420
CODE_LINES = 24
CODE_COLUMNS = 64  # a phone held upright shows about as many
_TITLE = re.compile(r"## (?P<title>\S.*?) \{#(?P<id>[a-z0-9][a-z0-9-]{0,39})\}\Z")
_DOCS = re.compile(r"Docs: \[[^\]]+\]\(docs:(?P<path>[^)\s]+)\)\Z")
_MYTH = re.compile(r"> \*\*Myth:\*\* \S.*\n> \*\*Truth:\*\* \S.*\Z")
_VERSION = re.compile(r"3\.\d{1,2}\Z")
_PYTHON_OPTIONS = ("raises", "min", "norun")

Report = Callable[[int, str], None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of lines that belong together: a title, a paragraph, a fence."""

    kind: str  # "title" "text" "predict" "quote" "docs" "python" "output" "fence"
    text: str
    line: int
    options: str = ""
    is_lost: bool = False  # a title without an id, a fence without an end


def read_pages(body: str, first_line: int, report: Report) -> tuple[tuple[Page, ...], bool]:
    """The pages of a lesson body, and whether none was lost; faults go to `report(line, what)`."""
    pages: list[Page] = []
    is_whole = True
    title: Chunk | None = None
    inside: list[Chunk] = []
    for chunk in [*_chunks(body, first_line, report), None]:
        is_whole = is_whole and not (chunk and chunk.is_lost)
        if chunk is not None and chunk.kind != "title":
            inside.append(chunk)
            continue
        if title is not None:
            pages.extend(_page(title, inside, report))
        elif inside:
            report(inside[0].line, "text before the first page; a page opens with '## Title {#id}'")
        title, inside = chunk, []
    for index, page in enumerate(pages):
        if any(page.id == other.id for other in pages[:index]):
            report(page.line, f"page id {page.id!r} is used twice")
    if not pages:
        report(first_line, "no pages; a page opens with '## Title {#id}'")
    return tuple(pages), is_whole


# ---- chunks


def _chunks(body: str, first_line: int, report: Report) -> Iterator[Chunk]:
    lines = body.split("\n")
    at = 0
    while at < len(lines):
        start, line = at, lines[at]
        if line.startswith(("```", "~~~")):
            at = _fence_end(lines, start)
            is_lost = at == len(lines) or lines[at].rstrip() != line[:3]
            if is_lost:
                report(first_line + start, "a fence that is never closed")
            yield _fence(lines[start:at], first_line + start, is_lost=is_lost)
            at -= is_lost
        elif line.startswith("## "):
            text = line.rstrip()
            yield Chunk("title", text, first_line + start, is_lost=not _TITLE.match(text))
        elif line.strip():
            while at + 1 < len(lines) and _goes_on(lines[at + 1]):
                at += 1
            yield _text(lines[start : at + 1], first_line + start)
        at += 1


def _fence_end(lines: list[str], start: int) -> int:
    """The line that closes a fence, or the one that shows it should have been closed before."""
    mark = lines[start][:3]
    for at in range(start + 1, len(lines)):
        if lines[at].startswith(mark) or _TITLE.match(lines[at]):
            return at
    return len(lines)


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("```", "~~~", "## "))


def _fence(lines: list[str], line: int, *, is_lost: bool) -> Chunk:
    kind, _, options = lines[0][3:].strip().partition(" ")
    known = kind if kind in ("python", "output") else "fence"
    shown = options.strip() if known == kind else kind
    return Chunk(known, "\n".join(lines[1:]), line, shown, is_lost)


def _text(lines: list[str], line: int) -> Chunk:
    """A paragraph, its soft line breaks joined; bullets and quotes keep their lines."""
    whole: list[str] = []
    for part in lines:
        if whole and not part.lstrip().startswith(("- ", ">")):
            whole[-1] += " " + part.strip()
        else:
            whole.append(part.rstrip())
    text = "\n".join(whole)
    for kind, opening in (("predict", "Predict:"), ("docs", "Docs:"), ("quote", ">")):
        if text.startswith(opening):
            return Chunk(kind, text, line)
    # Indentation, headings and the like are judged from the raw lines, not the joined ones.
    has_breaks = any(part.startswith(("    ", "\t")) for part in lines)
    return Chunk("text", "\n".join(lines) if has_breaks else text, line)


# ---- one page


def _page(title: Chunk, chunks: list[Chunk], report: Report) -> Iterator[Page]:
    match = _TITLE.match(title.text)
    if not match:
        report(title.line, "a page title is written '## Title {#id}'")
    _check_counts(title, chunks, report)
    for chunk in chunks:
        _check_chunk(chunk, report)
    example = _example(chunks, report)
    blocks = _blocks(chunks)
    name = match["title"] if match else title.text.removeprefix("## ")
    size = len(f"## {name}") + sum(2 + _size(block) for block in blocks)
    if size > PAGE_LIMIT:
        report(title.line, f"page has {size} characters as shown, at most {PAGE_LIMIT}")
    docs = next((m["path"] for c in chunks if (m := _DOCS.match(c.text))), "")
    if match:
        yield Page(
            id=match["id"],
            title=name,
            blocks=blocks,
            example=example,
            predict=_predict(chunks),
            docs=docs,
            line=title.line,
        )


def _predict(chunks: list[Chunk]) -> str:
    """What the page makes its reader guess."""
    asked = (chunk.text for chunk in chunks if chunk.kind == "predict")
    return with_full_links(next(asked, "").removeprefix("Predict:").strip())


def _check_counts(title: Chunk, chunks: list[Chunk], report: Report) -> None:
    """Exactly one of each thing that every page has."""
    pairs = [c for c in chunks if c.kind == "quote" and "**Myth:**" in c.text]
    counts = {
        "'Predict:' line": [c for c in chunks if c.kind == "predict"],
        "python example": [c for c in chunks if c.kind == "python"],
        "output": [c for c in chunks if c.kind == "output" and not c.options],
        "Myth/Truth pair": pairs,
        "'Docs:' link": [c for c in chunks if c.kind == "docs"],
    }
    for what, found in counts.items():
        if not found and not any(chunk.is_lost for chunk in chunks):
            report(title.line, f"page has no {what}; it needs exactly one")
        for extra in found[1:]:
            report(extra.line, f"page has more than one {what}; it needs exactly one")


def _check_chunk(chunk: Chunk, report: Report) -> None:
    if chunk.kind == "fence":
        report(chunk.line, f"unknown fence {chunk.options!r}; use ```python or ```output")
    elif chunk.kind == "python":
        for offset, what in code_faults(chunk.text):
            report(chunk.line + 1 + offset, what)
    elif chunk.kind != "output":
        _check_text(chunk, report)


def _check_text(chunk: Chunk, report: Report) -> None:
    for offset, what in prose_faults(chunk.text):
        report(chunk.line + offset, what)
    for offset, line in enumerate(chunk.text.split("\n")):
        if len(line) > PARAGRAPH_LIMIT:
            what = f"paragraph has {len(line)} characters, at most {PARAGRAPH_LIMIT}"
            report(chunk.line + offset, what)
    if chunk.kind == "quote" and "**Myth:**" in chunk.text and not _MYTH.match(chunk.text):
        report(chunk.line, "write '> **Myth:** ...' and on the next line '> **Truth:** ...'")
    if chunk.kind == "docs":
        match = _DOCS.match(chunk.text)
        if not match or not is_docs_path(match["path"]):
            report(chunk.line, "write 'Docs: [Title](docs:library/page.html#anchor)'")


def code_faults(code: str) -> Iterator[tuple[int, str]]:
    """What is too long in a program that is shown, each with its line inside it, from 0."""
    lines = code.rstrip("\n").split("\n")
    if len(lines) > CODE_LINES:
        yield CODE_LINES, f"program has {len(lines)} lines, at most {CODE_LINES}"
    for offset, line in enumerate(lines):
        if len(line) > CODE_COLUMNS:
            yield offset, f"line of code has {len(line)} columns, at most {CODE_COLUMNS}"
        if "\t" in line:
            yield offset, "a tab in code; indent with spaces"


# ---- the example


def _example(chunks: list[Chunk], report: Report) -> Example | None:
    at = next((n for n, chunk in enumerate(chunks) if chunk.kind == "python"), None)
    if at is None:
        return None
    options = _options(chunks[at], report)
    shows = [chunk for chunk in chunks[at + 1 :] if chunk.kind == "output"]
    if chunks[at + 1 :] and chunks[at + 1].kind != "output" and shows:
        report(shows[0].line, "the output follows right after its example")
    outputs: dict[str, str] = {}
    for chunk in shows:
        if chunk.options and not _VERSION.match(chunk.options):
            report(chunk.line, f"unknown fence option {chunk.options!r}; write 'output 3.12'")
        elif chunk.options in outputs:
            report(chunk.line, f"two outputs for {chunk.options or 'every version'}")
        outputs.setdefault(chunk.options, chunk.text)
    return Example(
        code=chunks[at].text,
        output=outputs.pop("", ""),
        outputs=outputs,
        raises=options.get("raises", ""),
        min_version=options.get("min", ""),
        norun=options.get("norun", ""),
        line=chunks[at].line,
    )


def _options(chunk: Chunk, report: Report) -> dict[str, str]:
    """`raises=RuntimeError min=3.12 norun="why"` as a dict."""
    options: dict[str, str] = {}
    try:
        words = shlex.split(chunk.options)
    except ValueError:
        report(chunk.line, f"fence options with a quote that is never closed: {chunk.options}")
        return {}
    for word in words:
        key, _, value = word.partition("=")
        if key not in _PYTHON_OPTIONS or not value:
            known = ", ".join(f"{name}=" for name in _PYTHON_OPTIONS)
            report(chunk.line, f"unknown fence option {word!r}; known are {known}")
        elif key == "min" and not _VERSION.match(value):
            report(chunk.line, f"min={value} is not a version such as 3.12")
        elif key == "raises" and not value.isidentifier():
            report(chunk.line, f"raises={value} is not the name of an exception")
        else:
            options[key] = value
    return options


# ---- blocks


def _blocks(chunks: list[Chunk]) -> tuple[Block, ...]:
    """What learners see, in the order of the file; neighbouring paragraphs are one block."""
    blocks: list[Block] = []
    previous = ""
    for chunk in chunks:
        text = with_full_links(chunk.text)
        if chunk.kind == "python":
            blocks.append(Code(chunk.text))
        elif chunk.kind == "output" and not chunk.options:
            blocks.append(Output(chunk.text))
        elif chunk.kind == "docs":
            blocks.append(Note(text))
        elif chunk.kind == "text" and previous == "text" and isinstance(blocks[-1], Prose):
            blocks[-1] = Prose(f"{blocks[-1].text}\n\n{text}")
        elif chunk.kind in ("text", "predict", "quote"):
            blocks.append(Prose(text))
        previous = chunk.kind
    return tuple(blocks)


def _size(block: Block) -> int:
    """How many characters a block takes in a message."""
    match block:
        case Code(text=text, language=language):
            return len(text) + len(language) + len("```\n\n```")
        case Output(text=text) | Prose(text=text) | Note(text=text):
            return len(text) + (len("```\n\n```") if isinstance(block, Output) else 0)
        case _:
            return 0
