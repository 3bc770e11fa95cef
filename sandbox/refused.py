"""What a guard raises when a running snippet asks for something that is closed.

Refusals found before a snippet runs are `policy.PolicyErrors`; the texts are in `reasons`.
"""

from __future__ import annotations


class SandboxError(Exception):
    """What the snippet asked for is closed here; `hint` says what to do instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.message = message
        self.hint = hint


class SandboxImportError(SandboxError, ModuleNotFoundError):
    """An import that is closed here: a snippet may catch it as it would a missing module."""
