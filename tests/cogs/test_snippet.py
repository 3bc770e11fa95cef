"""The code of a message, as somebody who asks to run it means it."""

from __future__ import annotations

import pytest

from cogs._snippet import addressed, snippet


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```py\nx = 1\n```\nb", "x = 1"),
        ("```py\nx = 1\n```\n```python\ny = 2\n```", "x = 1\n\ny = 2"),
        ("```py\nx = 1\n```\nsays\n```\n1\n```", "x = 1"),
        ("so\n```\nx = 1\n```", "x = 1"),
        ("try `await x` please", "await x"),
        ("x = 1\nprint(x)", "x = 1\nprint(x)"),
        ("```py\n>>> x = 1\n>>> x\n1\n```", "x = 1\nx"),
    ],
)
def test_code_is_found(text: str, code: str) -> None:
    """Python fences first, then any fence, inline code, plain text; prompts are taken off."""
    assert snippet(text) == code


def test_mention_is_taken_out() -> None:
    """Both ways to write the mention are known; a message without it speaks to others."""
    assert addressed("<@5> futures", 5) == "futures"
    assert addressed("<@!5>", 5) == ""
    assert addressed("<@6> futures", 5) is None
