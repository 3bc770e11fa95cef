"""How long calls wait, and whether the program itself takes the time of them.

What is to be said of it is in `hints`.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Container

from bot.diagnose.program import Function, Program
from bot.trace import Trace

LONG_WAIT = 0.04  # seconds that are worth overlapping
WAITS = frozenset({"sleep", "thread", "future", "stream"})
CLOCKS = frozenset({"time", "monotonic", "perf_counter"})
HOURS = frozenset({"strftime", "ctime", "now"})


class Waits:
    """How long calls wait: by the trace, or by what is written."""

    def __init__(self, program: Program, trace: Trace) -> None:
        self._program, self._trace = program, trace
        self._known: dict[str, float] = {}

    def of(self, call: ast.Call) -> float:
        """The longest single wait in what a call runs."""
        name = self._program.last_name(call.func)
        if name == "to_thread":
            return self._longest(range(call.lineno, (call.end_lineno or call.lineno) + 1))
        if name not in self._known:
            functions = _reached(self._program, call)
            if self._trace.is_there:
                lines = {n for f in functions for n in range(f.lineno, (f.end_lineno or 0) + 1)}
                self._known[name] = self._longest(lines)
            else:
                slept = (_slept(self._program, function) for function in functions)
                self._known[name] = max(slept, default=0.0)
        return self._known[name]

    def _longest(self, inside: Container[int | None]) -> float:
        longest = 0.0
        for task in list(self._trace.tasks)[:50]:
            for step, after in itertools.pairwise(self._trace.steps_of(task)):
                if step.why and step.why.kind in WAITS and step.line in inside:
                    longest = max(longest, after.start - step.end)
        return longest


def is_timed(program: Program, call: ast.Call) -> bool:
    """Whether the time a call takes is told: `perf_counter() - start`, or the hour around it."""
    function = program.function(call)
    nodes = [n for n in program.inside(function) if isinstance(n, ast.expr)] if function else []
    for node in nodes:
        is_later = isinstance(node, ast.BinOp) and node.lineno > call.lineno
        taken = node.left if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) else None
        asked = program.value(taken)
        if is_later and isinstance(asked, ast.Call) and program.last_name(asked.func) in CLOCKS:
            return True
    calls = (node for node in nodes if isinstance(node, ast.Call))
    hours = [each.lineno for each in calls if program.last_name(each.func) in HOURS]
    return bool(hours) and min(hours) < call.lineno < max(hours)


def _reached(program: Program, call: ast.Call) -> list[Function]:
    """The own functions that a call runs, directly or through others."""
    reached: list[Function] = []
    waiting = list(program.callees(call))
    while waiting and len(reached) < 20:
        function = waiting.pop()
        if function not in reached:
            reached.append(function)
            for node in program.inside(function):
                if isinstance(node, ast.Call):
                    waiting += program.callees(node)
    return reached


def _slept(program: Program, function: Function) -> float:
    """What a function sleeps as written; a length that is computed counts as long."""
    longest = 0.0
    for node in program.inside(function):
        if isinstance(node, ast.Call) and program.name(node.func) == "asyncio.sleep" and node.args:
            delay = program.number(node.args[0])
            longest = max(longest, LONG_WAIT if delay is None else delay)
    return longest
