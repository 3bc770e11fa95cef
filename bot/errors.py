"""The errors that are meant for people.

Everything else that is raised is a fault of ours: `app.handle` logs it under a short id.
"""

from __future__ import annotations

from bot.talk import Choice


class LearnerError(Exception):
    """Something a person can put right: what was given, what is wrong, the nearest right thing.

    The message is plain text and may repeat what was typed; the hint is our Markdown.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        choices: tuple[Choice, ...] = (),
        topics: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.choices = choices
        self.topics = topics


class SetupError(Exception):
    """The operator must act before the bot can run: one clear line, and the exit status."""

    def __init__(self, message: str, *, hint: str = "", status: int = 2) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status
