"""The colours of a timeline, dark and light, after Okabe and Ito.

A test holds the contrasts: 3:1 for every mark, 4.5:1 for every text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """What each ink of a drawing looks like."""

    name: str
    inks: Mapping[str, str]


DARK = Theme(
    "dark",
    {
        "ground": "#1b1e24",
        "lane": "#2a2f38",
        "grid": "#3f4652",
        "text": "#f2f3f5",
        "muted": "#b4bcc8",
        "run": "#56b4e9",
        "on-run": "#10202b",
        "sleep": "#9aa4b2",
        "wait": "#d98fb6",
        "ready": "#e69f00",
        "block": "#e8690b",
        "on-block": "#160800",
        "bad": "#ff9d6b",
    },
)
# Orange and purple are darker than Okabe and Ito's own: on white those have a contrast of 2:1.
LIGHT = Theme(
    "light",
    {
        "ground": "#ffffff",
        "lane": "#eef0f3",
        "grid": "#c9ced6",
        "text": "#1b1e24",
        "muted": "#4d5562",
        "run": "#0072b2",
        "on-run": "#ffffff",
        "sleep": "#68717f",
        "wait": "#a8457f",
        "ready": "#a86e00",
        "block": "#c04a00",
        "on-block": "#ffffff",
        "bad": "#a63c00",
    },
)
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (DARK, LIGHT)}
