"""Replies drawn for a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from bot.surfaces.drawing import draw
from bot.talk import Choice, Note, Reply, pack


def drawn(count: int, *, has_tokens: bool = False) -> list[str]:
    out = io.StringIO()
    choices = tuple(Choice(f"Choice {n}", pack("quiz", "pick", str(n))) for n in range(count))
    draw(
        Console(file=out, width=80),
        Reply(blocks=(Note("x"),), choices=choices),
        has_tokens=has_tokens,
    )
    return [line for line in out.getvalue().split("\n") if "Choice" in line]


def test_many_choices_stand_in_columns() -> None:
    """Fifty topics fit one screen; a few stay a list, and so do those with tokens."""
    assert len(drawn(10)) == 10
    assert len(drawn(50)) < 20
    assert drawn(50)[0].startswith("  1 Choice 0 ")
    assert len(drawn(50, has_tokens=True)) == 50
