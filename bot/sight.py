"""What a run shows beyond its output: a picture, its story, the mistakes in it.

How that becomes blocks of a reply is the room's business.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bot.diagnose import Diagnosis, diagnose
from bot.explanation import Explanation, explain
from bot.picture import to_png
from bot.talk import Figure
from bot.timeline import alt_text, as_text, in_a_line, lay_out, timeline
from bot.tracereader import read_trace
from sandbox import Outcome

# One thread: more would share the interpreter with the loop, and keep everybody else waiting.
_EYES = ThreadPoolExecutor(max_workers=1, thread_name_prefix="see")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a run shows beyond its output."""

    figure: Figure | None = None
    story: str = ""  # the same in one line
    diagnoses: tuple[Diagnosis, ...] = ()
    explanation: Explanation | None = None
    tasks: int = 0


def see(source: str, outcome: Outcome) -> Sight:
    """The picture of a run and the mistakes in it; takes some 15 ms of computing."""
    trace = read_trace(outcome)
    line = timeline(trace)
    figure, story = None, ""
    if line.is_worth_seeing:
        story = in_a_line(line)
        figure = Figure(to_png(lay_out(line)), alt_text(line), as_text(line))
    tasks = sum(not task.is_internal for task in trace.tasks.values())
    diagnoses = diagnose(source, outcome, trace)
    return Sight(figure, story, diagnoses, explain(source, outcome, diagnoses), tasks)


async def seen(source: str, outcome: Outcome) -> Sight:
    """The same in a thread: the loop has others to serve."""
    return await asyncio.get_running_loop().run_in_executor(_EYES, see, source, outcome)
