"""Real runs of programs from the course: what their picture shows and what is said of them.

Each `shown/*.py` is run in the sandbox; beside it lies what was told of a run (`.txt`, its times
rounded), a recorded outcome (`.run.json`) and the drawing made of that (`.drawing.json`), looked at
by eye in dark and light. `--accept` takes new ones: look at them again.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

import pytest

from bot.diagnose import diagnose
from bot.picture import to_png
from bot.timeline import DARK, LIGHT, Drawing, alt_text, as_text, lay_out, timeline
from bot.tracereader import read_trace
from sandbox import Job, Outcome, Sandbox, from_dict, open_sandbox, to_dict

SHOWN = sorted((Path(__file__).parent / "shown").glob("*.py"))
_TIME = re.compile(r"\b(\d+(?:\.\d+)?) (ms|s)\b")
_UNITS = {"ms": 0.001, "s": 1.0}


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    async with open_sandbox() as opened:
        yield opened


def rounded(text: str) -> str:
    """The text with its times to a tenth of a second: processor time is never the same twice."""
    return _TIME.sub(lambda time: f"{float(time[1]) * _UNITS[time[2]]:.1f} s", text)


def told_of(source: str, outcome: Outcome) -> str:
    """What a learner reads: the output, the mistakes, the story of the picture."""
    line = timeline(read_trace(outcome))
    mistakes = [
        f"line {each.line} [{each.code}] {each.message} (read: {each.topic})"
        for each in diagnose(source, outcome)
    ]
    parts = [f"{outcome.verdict.value}\n", outcome.stdout, *(f"{each}\n" for each in mistakes)]
    return rounded("\n".join([*parts, alt_text(line), ""]))


def marks_of(drawing: Drawing) -> str:
    """The primitives of a drawing, one a line."""
    size = [round(drawing.width, 2), round(drawing.height, 2)]
    marks = [[type(mark).__name__, *asdict(mark).values()] for mark in drawing.marks]
    short = json.loads(json.dumps(marks), parse_float=lambda number: round(float(number), 2))
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in [size, *short]) + "\n"


def golden(path: Path, now: str, request: pytest.FixtureRequest) -> None:
    """Compare with what lies there, or put it there."""
    if request.config.getoption("--accept"):
        path.write_text(now, encoding="utf-8")

    assert now == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
async def test_a_run_tells_what_it_told(
    path: Path, box: Sandbox, request: pytest.FixtureRequest
) -> None:
    """Output, diagnoses and alt text of a run of today."""
    source = path.read_text(encoding="utf-8")
    outcome = await box.run(Job(source))
    if request.config.getoption("--accept"):
        record = json.dumps(to_dict(outcome), ensure_ascii=False)
        path.with_suffix(".run.json").write_text(record + "\n", encoding="utf-8")

    golden(path.with_suffix(".txt"), told_of(source, outcome), request)


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_a_recorded_run_is_drawn_as_it_was(path: Path, request: pytest.FixtureRequest) -> None:
    """The primitives of the picture, and the timeline as text; both themes can be painted."""
    outcome = from_dict(json.loads(path.with_suffix(".run.json").read_text(encoding="utf-8")))
    line = timeline(read_trace(outcome))
    drawing = lay_out(line)

    golden(path.with_suffix(".drawing.json"), marks_of(drawing) + as_text(line) + "\n", request)
    assert to_png(drawing, DARK) != to_png(drawing, LIGHT)
