"""The door to all content: load it, find in it, check it, try a challenge with it.

Rooms know of nothing else in here.
"""

from bot.content.check import check
from bot.content.load import load, load_sound
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
from bot.content.prose import docs_url
from bot.content.search import Finding, find, suggest
from bot.content.trial import CheckResult, try_challenge

__all__ = [
    "Challenge",
    "Check",
    "CheckResult",
    "ContentError",
    "ErrorPattern",
    "Example",
    "Fault",
    "Finding",
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
    "Topic",
    "Track",
    "WrongOrder",
    "check",
    "docs_url",
    "find",
    "load",
    "load_sound",
    "suggest",
    "try_challenge",
]
