"""The door to all content: load it, find in it, check it, try a challenge with it.

Rooms know of nothing else in here.
"""

from bot.content.census import Census, census, summary
from bot.content.check import check
from bot.content.lint import Findings, lint
from bot.content.load import CORE_PACK, load, load_sound
from bot.content.model import (
    Challenge,
    Check,
    ContentError,
    ErrorPattern,
    Example,
    Fault,
    Kind,
    Lesson,
    Library,
    Misconception,
    Option,
    Pack,
    Page,
    Pair,
    Proof,
    Question,
    Rejected,
    Topic,
    Track,
    WrongOrder,
)
from bot.content.parts import wrong_answers
from bot.content.prose import docs_url
from bot.content.ranking import prepare
from bot.content.search import Finding, find, known_error, suggest
from bot.content.skeleton import Start, begin
from bot.content.trial import CheckResult, try_challenge

__all__ = [
    "CORE_PACK",
    "Census",
    "Challenge",
    "Check",
    "CheckResult",
    "ContentError",
    "ErrorPattern",
    "Example",
    "Fault",
    "Finding",
    "Findings",
    "Kind",
    "Lesson",
    "Library",
    "Misconception",
    "Option",
    "Pack",
    "Page",
    "Pair",
    "Proof",
    "Question",
    "Rejected",
    "Start",
    "Topic",
    "Track",
    "WrongOrder",
    "begin",
    "census",
    "check",
    "docs_url",
    "find",
    "known_error",
    "lint",
    "load",
    "load_sound",
    "prepare",
    "suggest",
    "summary",
    "try_challenge",
    "wrong_answers",
]
