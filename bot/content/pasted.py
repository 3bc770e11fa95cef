"""What a pasted text says went wrong: the known errors in a traceback, a log or one line of them.

Where an error leads is looked up in `bot.content.search`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.content.model import ErrorPattern

Patterns = Sequence[tuple[re.Pattern[str], ErrorPattern]]
_LINES = 100  # of a pasted text, the last ones
_COLUMNS = 400  # a pattern with `.*` takes quadratic time on one long line
_GROUP_BAR = re.compile(r"^[\s|+-]+")  # exception groups are drawn with bars at the left
_EXCEPTION = re.compile(
    r"(?:\w+\.)*\w*(?:Error|Exception|Group|Interrupt|Cancelled\w*)\b(?!.*Warning:)"
)
_INSIDE = re.compile(r"\s+(?=(?:\w+\.)*[A-Z]\w*(?:Error|Exception|Group|Warning)\b)")
_UNASKED = "exception was never retrieved"
_PLAIN_WORDS = 5  # a line of more that names an exception is a question about it
_MESSAGE = re.compile(r":\s|=|^\s*(?:raise|except)\b")  # what a paste has and talk has not
_GROUP = "Exception Group Traceback"
_BAR = re.compile(r"\s+(?=[|+][\s-])")
_TRACEBACK = "Traceback (most recent call last):"


def errors_in(patterns: Patterns, text: str) -> list[ErrorPattern]:
    """The errors that a text tells of, one for each topic, the most telling first."""
    found: dict[str, ErrorPattern] = {}
    groups = list(_error_lines(text))
    whole = "\n".join(dict.fromkeys(line for lines in groups for line in lines))
    # Most patterns are in no line: one look at all lines spares a hundred looks at each.
    possible = [(pattern, error) for pattern, error in patterns if pattern.search(whole)]
    for lines in groups if possible else ():
        for error in _matching(possible, lines):
            found.setdefault(error.topic, error)
    return list(found.values())


def last_said(text: str) -> str:
    """Of a pasted traceback what it comes to; any other text as it is."""
    if _TRACEBACK not in text:
        return text
    said = [line for line in text.splitlines() if line.strip() and not line[0].isspace()]
    return said[-1] if said else text


def _matching(patterns: Patterns, lines: Sequence[str]) -> Iterator[ErrorPattern]:
    """The patterns that match one of some lines, the special ones first."""
    for pattern, error in patterns:
        if any((found := pattern.search(line)) and not _mentions(found) for line in lines):
            yield error


def _mentions(found: re.Match[str]) -> bool:
    """Whether a question in plain words names an exception, and pastes none."""
    line, name = found.string, found[0]
    is_word = name.isidentifier() and line[found.end() :][:1] in ("", " ", ",", "?", ".")
    return is_word and len(line.split()) >= _PLAIN_WORDS and not _MESSAGE.search(line)


def _error_lines(text: str) -> Iterator[list[str]]:
    """The lines to look at: what Python says, last first, then the source lines it quotes.

    An exception group and what it holds are looked at together: a sub-exception may be special,
    and then it is what went wrong, or as common as a timeout.
    """
    end = text[-_LINES * _COLUMNS :]
    unfolded = _unfolded(end)
    lines = [line[:_COLUMNS] for line in unfolded.splitlines()[-_LINES:]]
    said = [line for line in lines if line and not line[0].isspace()]
    grouped = [_GROUP_BAR.sub("", line) for line in lines if line.lstrip().startswith(("|", "+"))]
    quoted = [line for line in lines if line[:1].isspace()]
    raised = [line for line in said if _EXCEPTION.match(line)]
    forgotten = [line for line in said if _UNASKED in line]
    if forgotten:  # a special error says why; a common one, that nobody asked for it
        yield [*forgotten, *raised]
    if unfolded is end:
        yield from ([line] for line in _raised(lines))
    if grouped:
        yield grouped
    yield from ([line] for line in (*reversed(raised), *reversed(said), *reversed(quoted)))


def _unfolded(end: str) -> str:
    """The end of a paste; an exception that was pasted into one long line has a line again."""
    if len(end) > _COLUMNS / 2 and end.count("\n") <= len(end) / _COLUMNS:
        return (_BAR if _GROUP in end else _INSIDE).sub("\n", end)
    return end


def _raised(lines: list[str]) -> Iterator[str]:
    """The exception of the last traceback: warnings that follow it are only its consequence."""
    starts = [at for at, line in enumerate(lines) if line.startswith(_TRACEBACK)]
    if starts:
        after = lines[starts[-1] + 1 :]
        yield from [line for line in after if line and not line[0].isspace()][:1]
