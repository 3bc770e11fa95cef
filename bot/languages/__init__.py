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
from bot.talk import Block, Choice, Facts, Field, Form, Heading, Note, Output, Prose, Reply, Verdict

FOLDER = Path(__file__).parent
LONGEST = 400  # characters; what is longer is a lesson, and no pattern is tried on it
_GAP = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A phrase with gaps, as it is looked for and as it is said."""

    looked_for: re.Pattern[str]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language; what has none stays English."""

    id: str  # as Discord and IANA name it: `de`, `pt-BR`
    name: str
    names: Mapping[str, str] = field(default_factory=dict)  # of commands, options and menu entries
    phrases: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[_Pattern, ...] = ()

    def say(self, text: str) -> str:
        """The phrase in this language."""
        if text in self.phrases:
            return self.phrases[text]
        if len(text) > LONGEST:
            return text
        for pattern in self.patterns:
            if found := pattern.looked_for.fullmatch(text):
                gaps = {name: self.phrases.get(gap, gap) for name, gap in found.groupdict().items()}
                return _GAP.sub(lambda gap, gaps=gaps: gaps[gap[0][1:-1]], pattern.said)  # type: ignore[misc]
        return text

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
            blocks=tuple(_block(block, self.say) for block in reply.blocks),
            choices=tuple(_choice(choice, self.say) for choice in reply.choices),
        )

    def form(self, form: Form) -> Form:
        """The form in this language."""
        return replace(
            form,
            title=self.say(form.title),
            button=self.say(form.button),
            fields=tuple(_field(each, self.say) for each in form.fields),
        )


Say = Callable[[str], str]


def _block(block: Block, say: Say) -> Block:
    if isinstance(block, Facts):
        return Facts(tuple((say(name), say(value)) for name, value in block.rows))
    if isinstance(block, Output):
        return replace(block, label=say(block.label))
    if isinstance(block, Heading | Prose | Note | Verdict):
        return replace(block, text=say(block.text))
    return block


def _choice(choice: Choice, say: Say) -> Choice:
    return replace(choice, label=say(choice.label))


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
    phrases: dict[str, str] = data["phrases"]
    gapped = sorted((key for key in phrases if _GAP.search(key)), key=_literal, reverse=True)
    return Language(
        id=file.stem,
        name=data["name"],
        names=data["names"],
        phrases={key: text for key, text in phrases.items() if key not in gapped},
        patterns=tuple(_Pattern(_compiled(key), phrases[key]) for key in gapped),
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


def _compiled(phrase: str) -> re.Pattern[str]:
    parts = [f"(?P<{gap[1:-1]}>.+?)" for gap in _GAP.findall(phrase)]
    fixed = [re.escape(part) for part in _GAP.split(phrase)]
    whole = "".join(text for pair in zip(fixed, [*parts, ""], strict=True) for text in pair)
    return re.compile(whole, re.DOTALL)
