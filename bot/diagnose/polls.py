"""Polls that an event could replace, and timeouts around code that never gives up its turn.

Both are seen in the source; the trace tells whether the second one happened.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from bot.diagnose.blocking import joined
from bot.diagnose.program import Function, Program
from bot.diagnose.scan import MUTATORS
from bot.diagnose.values import Diagnosis, found
from bot.timeline.marks import seconds
from bot.trace import Blocked, Trace
from bot.wording import code

POLL = 0.02  # seconds; slower polls are periodic work
BLOCKED = 0.099  # seconds; 0.1 less what clocks round away
CLOCKS = frozenset({"time", "monotonic", "perf_counter", "process_time", "now", "utcnow"})
TIMEOUTS = ("asyncio.timeout", "asyncio.timeout_at", "asyncio.wait_for")
_NAMES = (ast.Name, ast.Attribute, ast.Subscript, ast.Call)


# ---- busy wait


def busy_waits(program: Program) -> list[Diagnosis]:
    """Loops that do nothing but look at a flag and sleep a moment."""
    made = []
    for node in program.nodes:
        if not isinstance(node, ast.While) or node.orelse:
            continue
        polls = [s for s in node.body if _is_poll(program, s)]
        rest = [s for s in node.body if s not in polls]
        test = node.test
        if isinstance(test, ast.Constant) and test.value:
            stops = [s for s in rest if isinstance(s, ast.If) and _is_stop(s)]
            if len(stops) != 1:
                continue
            test, rest = stops[0].test, [s for s in rest if s is not stops[0]]
        if len(polls) == 1 and all(_is_idle(s) for s in rest) and _is_flag(program, node, test):
            made.append(_busy(program, node.lineno, polls[0].lineno))
    return made + _polled_queues(program)


def _polled_queues(program: Program) -> list[Diagnosis]:
    """Loops that try `get_nowait()` and sleep a moment when there is nothing."""
    made = []
    for node in program.nodes:
        if not isinstance(node, ast.ExceptHandler) or node.type is None:
            continue
        polls = [s for s in node.body if _is_poll(program, s)]
        loop = next((n for n in program.up(node) if isinstance(n, ast.While)), None)
        is_empty = program.name(node.type) == "asyncio.QueueEmpty"
        if loop and is_empty and polls and program.function(loop) is program.function(node):
            made.append(_busy(program, loop.lineno, polls[0].lineno))
    return made


def _is_poll(program: Program, statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    call = value.value if isinstance(value, ast.Await) else None
    if not isinstance(call, ast.Call) or program.name(call.func) != "asyncio.sleep":
        return False
    delay = program.number(call.args[0]) if call.args else None
    return delay is not None and delay <= POLL


def _is_stop(statement: ast.If) -> bool:
    """`if flag: break`, or `return`."""
    return not statement.orelse and isinstance(statement.body[-1], ast.Break | ast.Return)


def _is_idle(statement: ast.stmt) -> bool:
    """A statement that is no work: a counter, a print, `pass`."""
    if isinstance(statement, ast.Pass | ast.Continue):
        return True
    if isinstance(statement, ast.AugAssign):
        return isinstance(statement.value, ast.Constant)
    value = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(value, ast.Constant):
        return True
    is_print = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "print"
    return is_print and not any(_takes(node) for node in ast.walk(statement))


def _takes(node: ast.AST) -> bool:
    """Whether a call takes something away, as `print(work.pop())` does."""
    method = node.func if isinstance(node, ast.Call) else None
    return isinstance(method, ast.Attribute) and (
        method.attr in MUTATORS or method.attr.endswith("_nowait")
    )


def _is_flag(program: Program, loop: ast.While, test: ast.expr) -> bool:
    """Whether a test looks at something that only others change, and not at a clock."""
    named = [node for node in ast.walk(test) if isinstance(node, _NAMES)]
    if not named or any(isinstance(node, ast.Await | ast.NamedExpr) for node in ast.walk(test)):
        return False
    calls = [program.last_name(n.func) for n in named if isinstance(n, ast.Call)]
    if any(name in CLOCKS for name in calls):
        return False
    written = {
        node.id
        for statement in loop.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    }
    return not any(isinstance(node, ast.Name) and node.id in written for node in named)


def _busy(program: Program, line: int, poll: int) -> Diagnosis:
    return found(
        "busy-wait",
        line,
        f"A hint: {code(program.text(line))} looks again and again, every turn through "
        f"{code(program.text(poll))} at line {poll}, and keeps the loop busy meanwhile. Let the "
        "one who changes it wake the other: `await event.wait()` with an `asyncio.Event`, "
        "`await queue.get()`, or `await task`.",
    )


# ---- timeouts


def vain_timeouts(program: Program, trace: Trace) -> list[Diagnosis]:
    """Timeouts that were over while the code inside held the loop."""
    spans = [span for span in joined(program, trace) if span.end - span.start >= BLOCKED]
    made: dict[int, Diagnosis] = {}
    for call in program.calls(*TIMEOUTS) if spans else []:
        lines = set(_covered(program, call))
        limit = _limit(program, call)
        for span in spans:
            if span.line in lines and (limit is None or span.end - span.start > limit):
                made.setdefault(call.lineno, _vain(program, call, span))
    return list(made.values())


def _limit(program: Program, call: ast.Call) -> float | None:
    place = 1 if program.name(call.func).endswith("wait_for") else 0
    given = call.args[place] if len(call.args) > place else None
    given = next((kw.value for kw in call.keywords if kw.arg in ("timeout", "delay")), given)
    return None if program.name(call.func).endswith("_at") else program.number(given)


def _covered(program: Program, call: ast.Call) -> Iterator[int]:
    """The lines that run under a timeout, those of the functions called in it included."""
    inside: list[ast.AST] = [each for arg in call.args[:1] for each in program.given(arg)]
    if not program.name(call.func).endswith("wait_for"):
        block = next((n for n in program.up(call) if isinstance(n, ast.AsyncWith)), None)
        inside = list(block.body) if block else []
    seen: list[Function] = []
    for node in inside:
        yield from _lines(node)
    waiting = inside
    while waiting and len(seen) < 30:
        node = waiting.pop()
        for each in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
            for function in program.callees_through(each):
                if function not in seen:
                    seen.append(function)
                    waiting.append(function)
                    yield from _lines(function)


def _lines(node: ast.AST) -> range:
    start = getattr(node, "lineno", 1)
    return range(start, (getattr(node, "end_lineno", start) or start) + 1)


def _vain(program: Program, call: ast.Call, span: Blocked) -> Diagnosis:
    held = seconds(span.end - span.start)
    return found(
        "timeout-without-await",
        call.lineno,
        f"{code(program.text(call.lineno))} could not act: "
        f"{code(program.text(span.line))} at line {span.line} held the loop for "
        f"{held} without an `await`, and a timeout only acts when the code inside pauses. Await "
        "something that pauses, such as `asyncio.sleep`, or move the work to "
        "`await asyncio.to_thread(...)`.",
    )
