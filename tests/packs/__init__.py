"""Packs that tests are written against, so that the shipped course may grow.

`core` takes the place of the shipped pack: three lessons, and the rest of the map planned.
"""

from __future__ import annotations

from pathlib import Path

SMALL = Path(__file__).parent / "core"
