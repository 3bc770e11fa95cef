"""The mistakes in a run, named in the learner's own lines: from its trace, its exception, its text.

How they are shown is the business of `bot.runs`; pictures are in `bot.timeline`.
"""

from __future__ import annotations

from bot.diagnose.blocking import blocked
from bot.diagnose.cancels import swallowed
from bot.diagnose.caught import from_caught
from bot.diagnose.hints import sequential
from bot.diagnose.polls import busy_waits, vain_timeouts
from bot.diagnose.program import EMPTY, Program, read_program
from bot.diagnose.raised import from_faults, never_retrieved
from bot.diagnose.traced import deadlocked, dropped, siblings, unretrieved
from bot.diagnose.unawaited import from_unawaited, unclosed, ungathered
from bot.diagnose.updates import lost_updates
from bot.diagnose.values import HINTS, TOPICS, Diagnosis
from bot.trace import Trace
from bot.tracereader import read_trace
from sandbox import Outcome, Verdict

__all__ = ["HINTS", "TOPICS", "Diagnosis", "diagnose"]

SHOWN = 3
_NOT_RUN = frozenset({Verdict.REFUSED, Verdict.SANDBOX_FAILED})
# What says the same as another one, or only follows from it.
_FOLLOWS = {
    "coroutine-as-value": {"never-awaited"},
    "nested-run": {"never-awaited"},
    "no-running-loop": {"never-awaited"},
    "await-non-awaitable": {"never-awaited"},
    "sync-with-on-async": {"never-awaited"},
    "async-for-on-sync": {"never-awaited"},
    "reused-coroutine": {"never-awaited"},
    "gather-not-awaited": {
        "coroutine-as-value",
        "never-awaited",
        "task-dropped",
        "exception-never-retrieved",
    },
    "siblings-left-running": {"task-dropped"},
    "deadlock": {"task-dropped", "busy-wait", "sequential-awaits"},
}


def diagnose(source: str, outcome: Outcome, trace: Trace | None = None) -> tuple[Diagnosis, ...]:
    """What went wrong in a run, the most useful first, three at most.

    Takes up to a tenth of a second of computing; neither source nor trace is trusted.

    Args:
        source: what was run.
        outcome: what came of it.
        trace: what `read_trace` made of the outcome, if that is known.
    """
    if outcome.verdict in _NOT_RUN:
        return ()
    trace = trace or read_trace(outcome)
    program = read_program(source) or EMPTY
    try:
        every = _all(program, outcome, trace)
    except RecursionError:  # a tree that could be read may still be too deep for us
        every = _all(EMPTY, outcome, trace)
    return _best(every)


def _all(program: Program, outcome: Outcome, trace: Trace) -> list[Diagnosis]:
    raised = [*from_faults(program, outcome, trace), *from_caught(program, trace)]
    from_errors = _settled(raised, program, outcome, trace)
    return [
        *from_errors,
        *ungathered(program),
        *unclosed(program),
        *deadlocked(outcome, trace),
        *blocked(program, trace),
        *vain_timeouts(program, trace),
        *lost_updates(program, trace),
        *swallowed(program, trace),
        *siblings(program, trace),
        *unretrieved(program, trace),
        *never_retrieved(program, outcome, trace),
        *dropped(program, outcome, trace),
        *sequential(program, trace),
        *busy_waits(program),
    ]


def _settled(
    raised: list[Diagnosis], program: Program, outcome: Outcome, trace: Trace
) -> list[Diagnosis]:
    """Exceptions and forgotten awaits together: a coroutine used as a value shows as both."""
    forgotten = from_unawaited(program, outcome, trace)
    settled = []
    for each in raised:
        if each.code != "coroutine-as-value":
            settled.append(each)
            continue
        before = [f for f in forgotten if f.line and each.line and f.line <= each.line]
        here = [f for f in before if f.line == each.line]
        # The call that lacks its await is where the change belongs.
        cause = next(iter([*here, *before[::-1], *forgotten]), None)
        is_gather = cause is not None and cause.code == "gather-not-awaited"
        name = "gather-not-awaited" if is_gather else each.code
        line = cause.line if cause is not None else each.line
        message = cause.message if cause is not None and is_gather else each.message
        settled.append(Diagnosis(name, line, TOPICS[name], message))
    return settled + forgotten


def _best(every: list[Diagnosis]) -> tuple[Diagnosis, ...]:
    codes = {each.code for each in every}
    weaker = {code for strong in codes for code in _FOLLOWS.get(strong, ())}
    once = {(d.code, d.line): d for d in reversed(every) if d.code not in weaker}
    ranked = sorted(once.values(), key=lambda each: each.rank)
    # One of each kind first: three times the same says less than three things.
    firsts = {each.code: each for each in reversed(ranked)}
    rest = [each for each in ranked if firsts[each.code] is not each]
    return tuple(sorted(firsts.values(), key=lambda each: each.rank) + rest)[:SHOWN]
