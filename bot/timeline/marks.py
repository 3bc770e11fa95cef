"""What a drawing consists of: rectangles, lines, texts, in points and named inks.

Which colour an ink has is the theme's business.
"""

from __future__ import annotations

from dataclasses import dataclass

# Widths of the signs from space to ~ in DejaVu Sans, in hundredths of the size.
_PLAIN = (
    "32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 "
    "53 100 68 69 70 77 63 58 77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 "
    "84 50 50 61 63 55 63 62 35 63 63 28 28 58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 "
    "64 84"
)
_WIDTHS = tuple(int(width) for width in _PLAIN.split())
_OTHER = 84  # a sign beyond ASCII, on the safe side
_BOLD = 1.12  # how much wider the bold letters are, at most


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; `is_hatched` fills it with slanted lines."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    radius: float = 0
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, level or upright."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: str
    width: float = 1
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its base line; anchor is "start", "middle" or "end"."""

    x: float
    y: float
    text: str
    ink: str
    size: float
    anchor: str = "start"
    is_bold: bool = False


Mark = Rect | Line | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished layout. Later marks lie over earlier ones."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a text is when drawn, without asking a font."""
    units = sum(_WIDTHS[ord(c) - 32] if " " <= c <= "~" else _OTHER for c in text)
    return units * size / 100 * (_BOLD if is_bold else 1)


def fitted(text: str, room: float, size: float, *, is_bold: bool = False) -> str:
    """The text, cut with an ellipsis to the room there is."""
    if text_width(text, size, is_bold=is_bold) <= room:
        return text
    while text and text_width(text + "…", size, is_bold=is_bold) > room:
        text = text[:-1]
    return text + "…" if text else ""


def seconds(value: float) -> str:
    """A span of time as people say it: `1.5 s`, `700 ms`, `2 h`."""
    for unit, size in (("d", 86400.0), ("h", 3600.0), ("min", 60.0)):
        if value >= size * (2 if unit == "min" else 1):
            return f"{_short(value / size)} {unit}"
    if value >= 0.9995:
        return f"{_short(value)} s"
    if value >= 0.0009995:
        return f"{value * 1e3:.0f} ms"
    return f"{value * 1e6:.0f} µs"


def _short(value: float) -> str:
    text = f"{value:.2f}" if value < 100 else f"{value:,.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
