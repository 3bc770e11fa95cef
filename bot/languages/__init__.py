"""The bot's own fixed words in other languages: one TOML file each, from the English in the code.

Lessons, questions and people's words are never translated. A new language is a new file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.errors import LearnerError
from bot.talk import Block, Facts, Field, Form, Heading, Note, Output, Prose, Reply, Verdict

FOLDER = Path(__file__).parent
LONGEST = 400  # characters; what is longer is a lesson, and no pattern is tried on it
_GAP = re.compile(r"\{[^{}]*\}")
# Gaps of these names hold a number: `{right} of {all}` must not find `the end of a task`.
NUMBERS = frozenset(
    {
        "all",
        "before",
        "count",
        "days",
        "done",
        "least",
        "length",
        "level",
        "made",
        "minutes",
        "most",
    }
    | {"ms", "number", "passed", "position", "right", "tries"}
)
_NUMBER = r"[0-9][0-9.,]*"
_QUOTED = re.compile(r"[“`/]\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A phrase with gaps, as it is looked for and as it is said."""

    looked_for: re.Pattern[str]
    said: str
    quoted: frozenset[str]  # gaps that hold what somebody typed
    is_label: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language; what has none stays English."""

    id: str  # as Discord and IANA name it: `de`, `pt-BR`
    name: str
    names: Mapping[str, str] = field(default_factory=dict)  # of commands, options and menu entries
    labels: Mapping[str, str] = field(default_factory=dict)  # of buttons and forms
    phrases: Mapping[str, str] = field(default_factory=dict)  # these, and all the rest
    patterns: tuple[_Pattern, ...] = ()

    def say(self, text: str) -> str:
        """The phrase in this language."""
        return self._said(text, self.phrases, self.patterns)

    def label(self, text: str) -> str:
        """The label in this language; what may be the answer to a question is left alone."""
        patterns = tuple(pattern for pattern in self.patterns if pattern.is_label)
        return self._said(text, self.labels, patterns)

    def _said(self, text: str, phrases: Mapping[str, str], patterns: tuple[_Pattern, ...]) -> str:
        if text in phrases:
            return phrases[text]
        if len(text) > LONGEST:
            return text
        for pattern in patterns:
            if found := pattern.looked_for.fullmatch(text):
                return self._filled(pattern, found.groupdict())
        return text

    def _filled(self, pattern: _Pattern, gaps: Mapping[str, str]) -> str:
        told = {
            name: gap if name in pattern.quoted else self.say(gap) for name, gap in gaps.items()
        }
        return _GAP.sub(lambda gap: told[gap[0][1:-1]], pattern.said)

    def error(self, error: LearnerError) -> LearnerError:
        """The problem in this language."""
        return LearnerError(
            self.say(error.message),
            hint=self.say(error.hint),
            choices=error.choices,
            topics=error.topics,
        )

    def reply(self, reply: Reply) -> Reply:
        """The reply with all that is the bot's own in this language."""
        return replace(
            reply,
            blocks=tuple(self._block(block) for block in reply.blocks),
            choices=tuple(
                replace(choice, label=self.label(choice.label)) for choice in reply.choices
            ),
        )

    def _block(self, block: Block) -> Block:
        if isinstance(block, Prose):  # of a lesson as a rule: only what is wholly ours
            return replace(block, text=self.phrases.get(block.text, block.text))
        return _block(block, self.say)

    def form(self, form: Form) -> Form:
        """The form in this language."""
        return replace(
            form,
            title=self.label(form.title),
            button=self.label(form.button),
            fields=tuple(_field(each, self.label) for each in form.fields),
        )


Say = Callable[[str], str]


def _block(block: Block, say: Say) -> Block:
    if isinstance(block, Facts):
        return Facts(tuple((say(name), say(value)) for name, value in block.rows))
    if isinstance(block, Output):
        return replace(block, label=say(block.label))
    if isinstance(block, Heading | Note | Verdict):
        return replace(block, text=say(block.text))
    return block


def _field(field: Field, say: Say) -> Field:
    options = tuple((value, say(label)) for value, label in field.options)
    return replace(
        field, label=say(field.label), placeholder=say(field.placeholder), options=options
    )


# ---- reading


def load(folder: Path = FOLDER) -> dict[str, Language]:
    """Every language that there is a file for, by its id."""
    return {file.stem: read(file) for file in sorted(folder.glob("*.toml"))}


def read(file: Path) -> Language:
    """The language of one file."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    labels: dict[str, str] = data["labels"]
    phrases = {**labels, **data["phrases"]}
    gapped = sorted((key for key in phrases if _GAP.search(key)), key=_literal, reverse=True)
    return Language(
        id=file.stem,
        name=data["name"],
        names=data["names"],
        labels={key: text for key, text in labels.items() if key not in gapped},
        phrases={key: text for key, text in phrases.items() if key not in gapped},
        patterns=tuple(_pattern(key, phrases[key], is_label=key in labels) for key in gapped),
    )


def without_gaps(phrase: str) -> str:
    """The phrase with `{}` for each gap: so is it compared with what stands in the code."""
    return _GAP.sub("{}", phrase)


def gaps_of(phrase: str) -> list[str]:
    """The gaps of a phrase by name, sorted."""
    return sorted(gap[1:-1] for gap in _GAP.findall(phrase))


def _literal(phrase: str) -> int:
    """How much of a phrase is fixed: the more, the sooner it is tried."""
    return len(_GAP.sub("", phrase))


def _pattern(phrase: str, said: str, *, is_label: bool) -> _Pattern:
    quoted = frozenset(gap[2:-1] for gap in _QUOTED.findall(phrase))
    return _Pattern(_compiled(phrase), said, quoted, is_label)


def _compiled(phrase: str) -> re.Pattern[str]:
    names = [gap[1:-1] for gap in _GAP.findall(phrase)]
    parts = [f"(?P<{name}>{_NUMBER if name in NUMBERS else '.+?'})" for name in names]
    fixed = [re.escape(part) for part in _GAP.split(phrase)]
    whole = "".join(text for pair in zip(fixed, [*parts, ""], strict=True) for text in pair)
    return re.compile(whole, re.DOTALL)
