"""A drawing as PNG, with Pillow and the fonts that lie beside.

What is drawn, and where, is decided in `bot.timeline`.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.errors import SetupError
from bot.timeline import DARK, Drawing, Line, Rect, Text, Theme, lay_out, timeline
from bot.tracereader import read_trace
from sandbox import Outcome

SCALE = 2  # pixels to a point: crisp at 550 points on any screen
MOST_POINTS = 2_000  # a drawing beyond this is a fault of ours, not a picture
COLOURS = 64  # enough for smooth letters, and a third of the bytes
DASH = 3.0
_FONTS = Path(__file__).parent / "fonts"
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def to_png(drawing: Drawing, theme: Theme = DARK) -> bytes:
    """The drawing as PNG, twice as many pixels as points; takes some 20 ms of computing.

    Raises:
        ValueError: the drawing is larger than any picture of ours.
    """
    if not (0 < drawing.width <= MOST_POINTS and 0 < drawing.height <= MOST_POINTS):
        raise ValueError(f"no picture is {drawing.width:g} by {drawing.height:g} points")
    size = (round(drawing.width * SCALE), round(drawing.height * SCALE))
    image = Image.new("RGB", size, theme.inks["ground"])
    pen = ImageDraw.Draw(image)
    for mark in drawing.marks:
        match mark:
            case Rect():
                _rect(pen, mark, theme)
            case Line():
                _line(pen, mark, theme)
            case Text():
                _text(pen, mark, theme)
    file = io.BytesIO()
    # The octree takes a quarter of the time that the median cut does, and looks the same here.
    few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG")
    return file.getvalue()


def save(file: Path, outcome: Outcome) -> None:
    """Write the picture of a run to a file.

    Raises:
        SetupError: the file cannot be written.
    """
    drawn = to_png(lay_out(timeline(read_trace(outcome))))
    try:
        file.write_bytes(drawn)
    except OSError as error:
        raise SetupError(f"Cannot write {file}: {error.strerror}.") from error


@lru_cache(maxsize=16)
def _font(size: float, is_bold: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - a cache key
    name = "DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf"
    # The plain layout engine: raqm would look for another library and shape nothing here.
    return ImageFont.truetype(
        str(_FONTS / name), round(size * SCALE), layout_engine=ImageFont.Layout.BASIC
    )


def _rect(pen: ImageDraw.ImageDraw, mark: Rect, theme: Theme) -> None:
    ink = theme.inks[mark.ink]
    box = (
        mark.x * SCALE,
        mark.y * SCALE,
        (mark.x + mark.width) * SCALE - 1,
        (mark.y + mark.height) * SCALE - 1,
    )
    if box[2] < box[0] or box[3] < box[1]:
        return
    if mark.is_hatched:
        _hatch(pen, box, ink, theme.inks["lane"])
        return
    radius = min(mark.radius * SCALE, (box[2] - box[0]) / 2)
    pen.rounded_rectangle(box, radius, fill=ink)


def _hatch(
    pen: ImageDraw.ImageDraw, box: tuple[float, float, float, float], ink: str, ground: str
) -> None:
    left, top, right, bottom = box
    pen.rectangle(box, fill=_mixed(ink, ground))
    height, at = bottom - top, left - (bottom - top)
    while at < right:
        x, y, to_x, to_y = at, bottom, at + height, top
        if x < left:
            x, y = left, bottom - (left - at)
        if to_x > right:
            to_x, to_y = right, top + (at + height - right)
        pen.line((x, y, to_x, to_y), fill=ink, width=2 * SCALE)
        at += 7 * SCALE
    pen.rectangle(box, outline=ink)


def _mixed(ink: str, ground: str) -> str:
    """A third of the ink on its ground."""
    pairs = [(int(ink[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{(a + 2 * b) // 3:02x}" for a, b in pairs)


def _line(pen: ImageDraw.ImageDraw, mark: Line, theme: Theme) -> None:
    ink, width = theme.inks[mark.ink], max(1, round(mark.width * SCALE))
    if not mark.is_dashed:
        ends = (mark.x * SCALE, mark.y * SCALE, mark.to_x * SCALE, mark.to_y * SCALE)
        pen.line(ends, fill=ink, width=width)
        return
    x = mark.x
    while x < mark.to_x:
        end = min(x + DASH, mark.to_x)
        pen.line((x * SCALE, mark.y * SCALE, end * SCALE, mark.y * SCALE), fill=ink, width=width)
        x += 2 * DASH


@lru_cache(maxsize=2_000)
def _drawable(sign: str) -> str:
    """The sign, or a box for one that the font lacks: it would leave no trace of a name."""
    is_there = sign.isspace() or _font(10, is_bold=False).getmask(sign).getbbox() is not None
    return sign if is_there else "▯"


def _text(pen: ImageDraw.ImageDraw, mark: Text, theme: Theme) -> None:
    font = _font(mark.size, mark.is_bold)
    place = (mark.x * SCALE, mark.y * SCALE)
    text = mark.text if mark.text.isascii() else "".join(map(_drawable, mark.text))
    pen.text(place, text, font=font, fill=theme.inks[mark.ink], anchor=_ANCHORS[mark.anchor])
