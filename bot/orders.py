"""Other orders of a snippet: tries them, groups what they print, says what that means.

Which orders there are is the sandbox's business (docs/sandbox.md); the buttons are `bot.runs`'.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.diagnose import Diagnosis, diagnose
from bot.talk import Block, Mark, Note, Output, Prose, Verdict
from bot.wording import escape
from sandbox import Job, Limits, Outcome
from sandbox import Verdict as RunVerdict

ORDERS = 24
MOST = 200
BUDGET_S = Limits().wall_s  # all orders together may take as long as one run
AT_ONCE = 4  # they stand in line as the learner's own, so others take turns with them
SHOWN = 4
_MISTAKES = 3
# An endless order must not use up the time of all; a plain run that is slow itself gets more.
_CPU_S = 1.0
_SLOWER = 4
SURVEYED = frozenset({RunVerdict.OK, RunVerdict.ERROR, RunVerdict.DEADLOCK})
_OURS = frozenset({RunVerdict.SANDBOX_FAILED, RunVerdict.KILLED})
_ENDS = {
    RunVerdict.ERROR: "stopped by an exception",
    RunVerdict.DEADLOCK: "nothing could ever go on",
    RunVerdict.TIMEOUT: "did not end",
    RunVerdict.MEMORY: "out of memory",
    RunVerdict.OUTPUT: "too much output",
    RunVerdict.REFUSED: "refused",
}
# The mistakes that show, or hide, with the order.
_OF_ORDER = frozenset(
    {
        "lost-update",
        "deadlock",
        "task-dropped",
        "siblings-left-running",
        "exception-never-retrieved",
    }
)
_OWN = (
    "asyncio itself is first in, first out, so a real run takes its own order. Tried were other "
    "orders of tasks that are ready at the same moment, and nothing else."
)

Run = Callable[[Job], Awaitable[Outcome]]
_Steps = tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """One thing that a snippet can print, and the orders in which it does."""

    outcome: Outcome  # of the first of them
    orders: tuple[int, ...]

    @property
    def is_own(self) -> bool:
        """Whether asyncio's own order is among them."""
        return 0 in self.orders


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a snippet printed in several orders, its own first, then the most frequent."""

    endings: tuple[Ending, ...]
    tried: int
    wanted: int
    ways: int  # different orders of steps among those that were tried
    is_over: bool
    is_steady: bool = True  # asyncio's own order printed the same twice
    is_timeless: bool = True  # and what the plain run printed


# ---- trying


async def explore(
    run: Run, job: Job, plain: Outcome, *, wanted: int = ORDERS, budget_s: float = BUDGET_S
) -> AsyncIterator[Survey]:
    """Run a job in other orders; what is known so far after every few, the last `is_over`.

    Args:
        run: runs one job; what it raises is raised.
        job: the snippet and its limits.
        plain: how it ended without an order.
        wanted: how many orders; 0 is asyncio's own, the others are seeds, the same each time.
        budget_s: seconds for all of them.
    """
    cpu_s = min(job.limits.cpu_s, max(_CPU_S, _SLOWER * plain.elapsed_ms / 1000))
    job = replace(job, clock="virtual", limits=replace(job.limits, cpu_s=cpu_s))
    clock = asyncio.get_running_loop().time
    until = clock() + budget_s
    left = [0, *range(wanted)]  # asyncio's own twice: what differs then is not the order
    found: list[tuple[int, Outcome]] = []
    while left:
        batch, left = left[:AT_ONCE], left[AT_ONCE:]
        count = len(found)
        await _try(run, job, batch, found, until - clock())
        if len(found) < count + len(batch):
            left = []  # no more time, or the sandbox has other troubles
        yield _survey(found, plain, wanted, is_over=not left)


async def _try(
    run: Run, job: Job, orders: Iterable[int], found: list[tuple[int, Outcome]], seconds: float
) -> None:
    """Run some orders side by side; those that do not end in time are left out."""

    async def one(order: int) -> None:
        outcome = await run(replace(job, order=order))
        if outcome.verdict not in _OURS:
            found.append((order, outcome))

    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for order in orders:
                group.create_task(one(order))
    except TimeoutError:
        return
    except ExceptionGroup as faults:
        raise faults.exceptions[0] from None


def _survey(
    found: Sequence[tuple[int, Outcome]], plain: Outcome, wanted: int, *, is_over: bool
) -> Survey:
    own = [_end(outcome) for order, outcome in found if order == 0]
    tried = dict(sorted(found, key=lambda each: each[0]))  # one of the two of order 0
    groups: dict[object, list[int]] = {}
    for order, outcome in tried.items():
        groups.setdefault(_end(outcome), []).append(order)
    endings = [Ending(tried[orders[0]], tuple(orders)) for orders in groups.values()]
    endings.sort(key=lambda each: (not each.is_own, -len(each.orders), each.orders))
    return Survey(
        endings=tuple(endings),
        tried=len(tried),
        wanted=wanted,
        ways=len({(_steps(outcome), _end(outcome)) for outcome in tried.values()}),
        is_over=is_over,
        is_steady=len(set(own)) <= 1,
        is_timeless=not own or _end(plain) in own,
    )


def _end(outcome: Outcome) -> tuple[RunVerdict, str, str]:
    """What makes two runs the same to whoever reads them."""
    return outcome.verdict, outcome.stdout, outcome.error.type if outcome.error else ""


def _steps(outcome: Outcome) -> _Steps:
    steps = (event.data for event in outcome.events if event.kind == "step")
    return tuple((step.get("task"), step.get("line")) for step in steps)


def of_order(source: str, survey: Survey, plain: Outcome) -> tuple[Diagnosis, ...]:
    """The mistakes that other orders bring to light; takes up to half a second of computing."""
    seen = [plain, *(ending.outcome for ending in survey.endings[:SHOWN])]
    found = [each for outcome in seen for each in diagnose(source, outcome)]
    once = {(each.code, each.line): each for each in found if each.code in _OF_ORDER}
    return tuple(once.values())[:_MISTAKES]


# ---- what is said


def progress(survey: Survey | None = None) -> Verdict:
    """How far it is."""
    if survey is None:
        return Verdict(Mark.BUSY, "Trying other orders")
    return Verdict(Mark.BUSY, f"Tried {survey.tried} of {survey.wanted} orders")


def told(survey: Survey, diagnoses: Sequence[Diagnosis]) -> tuple[Block, ...]:
    """A survey that is over, as blocks."""
    if not survey.endings:
        return (Verdict(Mark.FAILED, "No order came to its end in time"),)
    blocks: list[Block] = [_headline(survey)]
    for ending in survey.endings[:SHOWN]:
        blocks.append(_printed(ending, survey))
    rest = survey.endings[SHOWN:]
    if rest:
        count = sum(len(ending.orders) for ending in rest)
        others = _times(len(rest), "more output")
        blocks.append(Note(f"Not shown: {others}, of {_times(count, 'order')}."))
    if _is_shuffled(survey.endings):
        blocks.append(Prose("The lines are the same each time; only their order differs."))
    blocks += [_mistake(diagnosis) for diagnosis in diagnoses]
    blocks += [Note(text) for text in _remarks(survey)]
    return tuple(blocks)


def as_dict(survey: Survey) -> dict[str, Any]:
    """The same for programs, as JSON values."""
    return {
        "orders": [
            {
                "verdict": ending.outcome.verdict.value,
                "stdout": ending.outcome.stdout,
                "error": ending.outcome.error.type if ending.outcome.error else None,
                "count": len(ending.orders),
                "seeds": list(ending.orders),
                "is_own": ending.is_own,
            }
            for ending in survey.endings
        ],
        "orders_tried": survey.tried,
        "orders_steady": survey.is_steady,
    }


def _headline(survey: Survey) -> Verdict:
    tried, count = survey.tried, len(survey.endings)
    if not survey.is_steady:
        return Verdict(Mark.PARTLY, "It prints something else from run to run, in any order")
    if count > 1:
        is_text = len({ending.outcome.stdout for ending in survey.endings}) == count
        noun = "outputs" if is_text else "endings"
        return Verdict(Mark.PARTLY, f"In other orders, yes: {count} different {noun} in {tried}")
    if survey.ways == 1 and tried > 1:
        return Verdict(Mark.FINE, "No: its tasks are never ready at the same moment")
    same = "All" if tried > 1 else "The only"
    return Verdict(Mark.FINE, f"{same} {_times(tried, 'order')} print the same")


def _printed(ending: Ending, survey: Survey) -> Block:
    share = f"{len(ending.orders)} of {survey.tried} orders"
    if len(survey.endings) == 1:
        share = "Each time"
    elif ending.is_own and survey.is_steady:
        share += ", asyncio's own" + (" among them" if len(ending.orders) > 1 else "")
    how = _ENDS.get(ending.outcome.verdict, "")
    if ending.outcome.verdict is RunVerdict.ERROR and ending.outcome.error:
        how = f"stopped by {ending.outcome.error.type}"
    if not ending.outcome.stdout.strip():
        return Note(f"{share}: {escape(how)}{'; ' if how else ''}printed nothing.")
    label = f"{share}: {how}" if how else share
    return Output(ending.outcome.stdout, label=label, is_truncated=ending.outcome.truncated)


def _mistake(diagnosis: Diagnosis) -> Prose:
    where = f"**Line {diagnosis.line}:** " if diagnosis.line else ""
    return Prose(where + diagnosis.message)


def _remarks(survey: Survey) -> Iterable[str]:
    if survey.tried < survey.wanted:
        yield f"Only {survey.tried} of {survey.wanted} orders ended in the time there is."
    if not survey.is_steady:
        yield (
            "In one and the same order it printed something else the second time: it uses random "
            "numbers, the time or the order of a set. So not every difference here comes from the "
            "order of its tasks."
        )
    elif not survey.is_timeless:
        yield (
            "A plain run prints something else again, because it measures time: in these runs "
            "computing takes none."
        )
    more = ""
    if survey.is_steady and len(survey.endings) > 1:
        more = " The first output is that of its own order."
    elif survey.ways > 1:
        more = f" They made {survey.ways} different orders of steps; others are not excluded."
    yield _OWN + more


def _is_shuffled(endings: Sequence[Ending]) -> bool:
    """Whether all print the same lines and end the same way."""
    ends = [_end(ending.outcome) for ending in endings]
    kinds = {(verdict, tuple(sorted(text.split("\n"))), error) for verdict, text, error in ends}
    return len(ends) > 1 and len(kinds) == 1


def _times(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
