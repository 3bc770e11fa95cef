"""The timeline of a run: what each task did, laid out for pictures, for text and for the ear.

Pixels are made in `bot.picture`; mistakes are named in `bot.diagnose`.
"""

from __future__ import annotations

from bot.timeline.lanes import Timeline, timeline
from bot.timeline.layout import lay_out
from bot.timeline.marks import Drawing, Line, Mark, Rect, Text, seconds
from bot.timeline.story import alt_text, in_a_line
from bot.timeline.svg import to_svg
from bot.timeline.terminal import as_text
from bot.timeline.themes import DARK, LIGHT, THEMES, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "THEMES",
    "Drawing",
    "Line",
    "Mark",
    "Rect",
    "Text",
    "Theme",
    "Timeline",
    "alt_text",
    "as_text",
    "in_a_line",
    "lay_out",
    "seconds",
    "timeline",
    "to_svg",
]
