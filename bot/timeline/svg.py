"""A drawing as SVG, for the web page.

The PNG of the same drawing is made in `bot.picture`.
"""

from __future__ import annotations

from html import escape

from bot.timeline.marks import Drawing, Line, Mark, Rect, Text
from bot.timeline.themes import DARK, Theme

_FONTS = "'DejaVu Sans', Verdana, sans-serif"


def to_svg(drawing: Drawing, *, alt: str, theme: Theme = DARK) -> str:
    """The drawing as one SVG element; every text in it is escaped."""
    ready = theme.inks["ready"]
    size = f'width="{drawing.width:g}" height="{drawing.height:g}"'
    box = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    hatch = (
        '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{ready}" '
        f'fill-opacity=".35"/><rect width="2.2" height="5" fill="{ready}"/></pattern></defs>'
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} {box} '
    body = "".join(_mark(mark, theme) for mark in drawing.marks)
    return f'{head}font-family="{_FONTS}"><title>{escape(alt)}</title>{hatch}{body}</svg>'


def _mark(mark: Mark, theme: Theme) -> str:
    ink = theme.inks[mark.ink]
    match mark:
        case Rect():
            fill = "url(#hatch)" if mark.is_hatched else ink
            return (
                f'<rect x="{mark.x:.2f}" y="{mark.y:.2f}" width="{mark.width:.2f}" '
                f'height="{mark.height:.2f}" rx="{mark.radius:g}" fill="{fill}"/>'
            )
        case Line():
            dashes = ' stroke-dasharray="3 3"' if mark.is_dashed else ""
            return (
                f'<line x1="{mark.x:.2f}" y1="{mark.y:.2f}" x2="{mark.to_x:.2f}" '
                f'y2="{mark.to_y:.2f}" stroke="{ink}" stroke-width="{mark.width:g}"{dashes}/>'
            )
        case Text():
            weight = ' font-weight="bold"' if mark.is_bold else ""
            return (
                f'<text x="{mark.x:.2f}" y="{mark.y:.2f}" font-size="{mark.size:g}" fill="{ink}" '
                f'text-anchor="{mark.anchor}"{weight}>{escape(mark.text)}</text>'
            )
