"""Pixels: size, speed and limits; what they show is in test_timeline."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

import bot.picture
from bot.picture import to_png
from bot.timeline import DARK, LIGHT, Drawing, lay_out, timeline
from bot.timeline.marks import Rect, Text
from bot.tracereader import read_trace
from tests.bot.films import FILMS


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", FILMS)
def test_a_picture_is_crisp_and_small(name: str, theme: object) -> None:
    """Twice as many pixels as points, a few kilobytes."""
    data = to_png(lay_out(timeline(read_trace(FILMS[name]().outcome()))), theme)  # type: ignore[arg-type]
    with Image.open(io.BytesIO(data)) as image:
        size = image.size

    assert size[0] == 1100
    assert len(data) < 40_000


def test_a_name_that_the_font_lacks_leaves_boxes() -> None:
    """A task called in Japanese is not a task without a name."""
    name = Text(10, 20, "日本", "text", 12)
    ground = Rect(0, 0, 60, 30, "ground")
    pictures = {to_png(Drawing(60, 30, marks)) for marks in ((ground,), (ground, name))}

    assert len(pictures) == 2


@pytest.mark.parametrize("size", [(0, 10), (10, 1e9), (float("nan"), 10)])
def test_an_oversized_drawing_is_refused(size: tuple[float, float]) -> None:
    """No memory is taken for a picture that cannot be ours."""
    with pytest.raises(ValueError, match="no picture"):
        to_png(Drawing(*size, ()))


def test_the_fonts_lie_beside_and_are_small() -> None:
    """Under a megabyte, with their licence."""
    fonts = Path(bot.picture.__file__).parent / "fonts"
    files = {file.name: file.stat().st_size for file in fonts.iterdir()}

    assert sum(files.values()) < 1_000_000
    assert "Bitstream" in (fonts / "LICENSE").read_text(encoding="utf-8")
