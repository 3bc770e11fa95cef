"""What is remembered of learners, in one SQLite file. All SQL and the only aiosqlite live here.

What is worth remembering, and when to ask again, is decided elsewhere.
"""

from bot.store.backup import back_up
from bot.store.class_records import (
    Cast,
    ClassQuestion,
    ClassQuiz,
    Counted,
    Move,
    Phase,
    Player,
    Vote,
    Voted,
)
from bot.store.classroom import Classroom
from bot.store.errors import StoreError, StoreInUse, UnknownAskedError, UnknownLearnerError
from bot.store.records import (
    Answer,
    Asked,
    Attempt,
    Export,
    Progress,
    Rank,
    Run,
    TopicScore,
)
from bot.store.store import Store, open_store

__all__ = [
    "Answer",
    "Asked",
    "Attempt",
    "Cast",
    "ClassQuestion",
    "ClassQuiz",
    "Classroom",
    "Counted",
    "Export",
    "Move",
    "Phase",
    "Player",
    "Progress",
    "Rank",
    "Run",
    "Store",
    "StoreError",
    "StoreInUse",
    "TopicScore",
    "UnknownAskedError",
    "UnknownLearnerError",
    "Vote",
    "Voted",
    "back_up",
    "open_store",
]
