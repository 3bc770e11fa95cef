"""Mistakes that end in an exception with words of their own.

What a coroutine without an await leads to is in `unawaited`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

from bot.diagnose.faults import LOGGED, MOST_FAULTS, MOST_TEXT, Fault, faults, in_text
from bot.diagnose.program import Program
from bot.diagnose.values import Diagnosis, found
from bot.trace import Trace
from bot.wording import code
from sandbox import Outcome

_CHAINED = "During handling of the above exception"
_CONTEXT = r"'([\w.]+)' object does not support the context manager protocol"
_ASYNC_CONTEXT = r"'([\w.]+)' object does not support the asynchronous context manager protocol"
_NOT_ITERABLE = (
    r"(?:'(?P<a>[\w.]+)' object is not (?:iterable|an iterator)"
    r"|cannot unpack non-iterable (?P<b>[\w.]+) object"
    r"|argument after \* must be an iterable, not (?P<c>[\w.]+))"
)
ASYNC_CONTEXTS = frozenset(
    {"Lock", "Semaphore", "BoundedSemaphore", "Condition", "Timeout", "TaskGroup", "Server"}
    | {"_AsyncGeneratorContextManager", "aclosing", "AsyncExitStack"}
)


def from_faults(program: Program, outcome: Outcome, trace: Trace) -> list[Diagnosis]:
    """A diagnosis for each exception whose words are known."""
    seen = faults(outcome)
    retrieved = [r for r in trace.seen("unretrieved") if ": " in r.text]
    for remark in retrieved[:MOST_FAULTS]:
        kind, _, message = remark.text.partition(": ")
        seen.append(Fault(kind, message, remark.line))
    for task in trace.tasks.values():  # an `except` may have hidden what they failed with
        kind, colon, message = task.error.partition(": ")
        if colon and task.error_line and len(seen) < MOST_FAULTS:
            seen.append(Fault(kind, message, task.error_line))
    made = [judge(program, fault) for fault in seen]
    if made and made[0] and outcome.error and _CHAINED in outcome.error.traceback:
        # The same complaint again while cleaning up: the first one shows where it began.
        earlier = [judge(program, fault) for fault in in_text(outcome.error.traceback)]
        made[0] = next((e for e in earlier if e and e.code == made[0].code), made[0])
    return [each for each in made if each is not None]


def judge(program: Program, fault: Fault) -> Diagnosis | None:
    """What one exception tells, if its words are known."""
    for pattern, explain in RULES:
        match = re.search(pattern, fault.message)
        if match:
            diagnosis = explain(program, fault, match)
            if diagnosis is not None:
                return diagnosis
    return None


_FAILED = re.compile(r"coro=<([\w.<>]{1,80})\(\).{0,200}? exception=(.{1,200}?)>$", re.MULTILINE)


def never_retrieved(program: Program, outcome: Outcome, trace: Trace) -> list[Diagnosis]:
    """Exceptions of tasks that only the log tells of, when no tracer ran."""
    made = []
    parts = [] if trace.is_there else LOGGED.split(outcome.stderr[:MOST_TEXT])[1:]
    for part in parts:
        match = _FAILED.search(part[:2_000])
        if match is None:
            continue
        name = match[1].rpartition(".")[2]
        starts = [
            call.lineno
            for call in program.calls("asyncio.create_task", "asyncio.ensure_future")
            if any(program.last_name(getattr(arg, "func", arg)) == name for arg in call.args[:1])
        ]
        said = (
            f"A task of {code(name + '()')} failed with {code(match[2], 120)}, and nobody asked "
            "for its outcome. Keep the task and `await` it, or start it in an `asyncio.TaskGroup`."
        )
        made.append(found("exception-never-retrieved", starts[0] if starts else None, said))
    return made


# ---- one explanation each


def _nested(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis:
    return nested(program, fault.line)


def nested(program: Program, line: int | None) -> Diagnosis:
    """A loop that was to run inside another."""
    text = program.text(line)
    return found(
        "nested-run",
        line,
        f"{code(text)} wants to run an event loop, but one is running already: this code was "
        "called by async code. One loop runs the whole program. Use `await ...` here, or "
        "`asyncio.create_task(...)` to let it run beside this code.",
    )


def _no_loop(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis:
    return no_loop(program, fault.line)


def no_loop(program: Program, line: int | None) -> Diagnosis:
    """A task that was to be made where no loop runs."""
    text = program.text(line)
    return found(
        "no-running-loop",
        line,
        f"{code(text)} needs a running event loop, and here none is running: tasks and loops "
        "exist only inside async code. Move this line into an `async def main()` and start that "
        "with `asyncio.run(main())`.",
    )


def _not_awaitable(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis:
    kind = match[1].rpartition(".")[2]
    what = _awaited(program, fault.line)
    name = code(what) if what else f"a value of type {code(kind)}"
    if kind == "NoneType":
        said = (
            f"{name} is a plain call: it has done its work and gave back None, which cannot be "
            "awaited. Remove the `await`, or make it an `async def`."
        )
        if what.startswith("time.sleep"):
            said = "`time.sleep()` blocks and gives back None. Write `await asyncio.sleep(...)`."
    elif kind in ("function", "method", "builtin_function_or_method"):
        said = f"{name} is the function itself; call it first: {code(f'await {what}()')}."
    elif kind in ("list", "tuple", "set", "generator"):
        said = f"A {kind} cannot be awaited. Await all in it with `await asyncio.gather(*items)`."
    elif kind == "async_generator":
        said = f"{name} makes many values, one after the other: use `async for x in ...`."
    else:
        said = (
            f"`await` got {name}, of type {code(kind)}, which cannot be awaited: only coroutines, "
            "tasks and futures can. Remove the `await`, or make the function an `async def`."
        )
    return found("await-non-awaitable", fault.line, said)


def _awaited(program: Program, line: int | None) -> str:
    awaits = [node for node in program.at(line) if isinstance(node, ast.Await)]
    return _written(awaits[0].value) if len(awaits) == 1 else ""


def _written(node: ast.expr) -> str:
    try:
        return ast.unparse(node)
    except (RecursionError, ValueError):
        return ""


def _wants_coroutine(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis:
    text = program.text(fault.line)
    return found(
        "await-non-awaitable",
        fault.line,
        f"{code(text)} was given something that is no coroutine. Only what a call of an "
        "`async def` gives back, a task or a future will do: write the call with its brackets, "
        "`name()`, and check that `name` is an `async def`.",
    )


def _unhashable(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis | None:
    calls = [node for node in program.at(fault.line) if isinstance(node, ast.Call)]
    if not any(program.name(call.func) == "asyncio.gather" for call in calls):
        return None
    said = (
        "`asyncio.gather` takes the awaitables one by one, not in a list: a list cannot be "
        "awaited. Put a star before it: `await asyncio.gather(*items)`."
    )
    return found("await-non-awaitable", fault.line, said, "gather")


def _plain_with(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis | None:
    kind = match[1].rpartition(".")[2]
    if kind == "coroutine":
        return _as_value(program, fault, match)
    if kind == "async_generator":
        said = "An async generator is no context manager: add `@asynccontextmanager` above it, and "
        return found("sync-with-on-async", fault.line, said + "use `async with`.")
    if kind not in ASYNC_CONTEXTS and not has_method(program, kind, "__aenter__"):
        return None
    return found(
        "sync-with-on-async",
        fault.line,
        f"{code(program.text(fault.line))} uses plain `with` on {code(kind)}, which must wait when "
        "it is entered or left, and only async code can. Write `async with ...`.",
    )


def has_method(program: Program, kind: str, method: str) -> bool:
    """Whether a class of this program, or one that it builds on, has a method."""
    waiting, seen = [kind], set()
    while waiting:
        name = waiting.pop()
        known = program.classes.get(name)
        if known is None or name in seen:
            continue
        seen.add(name)
        if any(getattr(statement, "name", "") == method for statement in known.body):
            return True
        waiting += [program.last_name(base) for base in known.bases]
    return False


def _plain_for(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis | None:
    kind = next(group for group in match.groups() if group).rpartition(".")[2]
    if kind in ("coroutine", "Task"):
        return _as_value(program, fault, match)
    is_async = kind in ("async_generator", "async_generator_asend", "StreamReader")
    if not is_async and not has_method(program, kind, "__aiter__"):
        return None
    return found(
        "sync-with-on-async",
        fault.line,
        f"{code(program.text(fault.line))} takes values from an async iterator as if it were a "
        "plain one, but each value has to be awaited. Write `async for x in ...`, or "
        "`[x async for x in ...]` for a list.",
        "async-for",
    )


def _async_for(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis | None:
    kind = match[1].rpartition(".")[2]
    if kind in ("coroutine", "Task"):
        return _as_value(program, fault, match)
    said = (
        f"{code(program.text(fault.line))} goes through a {code(kind)} with `async for`, but that "
        "is a plain iterable: nothing in it has to be awaited. Write `for`; inside the loop you "
        "may still `await`."
    )
    return found("async-for-on-sync", fault.line, said)


def _async_with(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis | None:
    kind = match[1].rpartition(".")[2]
    if kind == "coroutine":
        return _as_value(program, fault, match)
    said = (
        f"{code(program.text(fault.line))} enters a {code(kind)} with `async with`, but it is no "
        "async context manager: it has no `__aenter__`. Write plain `with`."
    )
    if kind == "async_generator":
        said = "An async generator needs `@asynccontextmanager` above it to serve `async with`."
    return found("async-for-on-sync", fault.line, said, "async-with")


def _reused(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis:
    return found(
        "reused-coroutine",
        second_use(program, fault.line) or fault.line,
        f"The same coroutine object is awaited a second time: {code(program.text(fault.line))}. "
        "One call makes one use. Call the function again for another run, or make a task of it "
        "once, `task = asyncio.create_task(...)`: a task can be awaited as often as you like.",
    )


def second_use(program: Program, line: int | None) -> int | None:
    """Where a coroutine kept in a name is used up again, when that is the only such name."""
    for node in program.at(line):
        if isinstance(node, ast.Await) and not _is_task(program, node.value):
            return None
    again: list[int] = []
    for node in program.nodes:
        if not isinstance(node, ast.Assign) or not program.is_async(node.value):
            continue
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        scope = program.scope(node)
        uses = sorted(
            each.lineno
            for each in program.inside(scope)
            if isinstance(each, ast.Name) and each.id in names and isinstance(each.ctx, ast.Load)
        )
        again += uses[1:2] if len(uses) > 1 else [n for n in uses if _is_in_loop(program, node, n)]
    return again[0] if len(again) == 1 else None


def _is_in_loop(program: Program, made: ast.Assign, line: int) -> bool:
    """Whether a line lies in a loop that a coroutine was made before."""
    loops = (n for n in program.nodes if isinstance(n, ast.For | ast.While | ast.AsyncFor))
    return any(made.lineno < loop.lineno < line <= (loop.end_lineno or 0) for loop in loops)


def _is_task(program: Program, node: ast.expr) -> bool:
    """Whether a name holds a task: then the coroutine was used up where the task was made."""
    starts = program.calls("asyncio.create_task", "asyncio.ensure_future")
    parents = [program.parents.get(call) for call in starts]
    targets = [t for p in parents if isinstance(p, ast.Assign) for t in p.targets]
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    return isinstance(node, ast.Name) and node.id in names


def _wrong_loop(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis:
    return found(
        "wrong-loop",
        fault.line,
        f"{code(program.text(fault.line))} uses something that belongs to another event loop: a "
        "lock, queue, event, future or task works only in the loop that it was first used in, and "
        "each `asyncio.run` makes a new loop. Create it inside the `main()` that uses it, and call "
        "`asyncio.run` once.",
    )


def _closed(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis | None:
    starts = program.calls("asyncio.run", "asyncio.new_event_loop", "asyncio.Runner")
    return _wrong_loop(program, fault, match) if len(starts) > 1 else None


def _own_await(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis:
    said = (
        f"{code(program.text(fault.line))}: a task waits for itself, and could never go on. Await "
        "it from another task."
    )
    return found("deadlock", fault.line, said, "tasks")


def _gather_value(program: Program, fault: Fault, _match: re.Match[str]) -> Diagnosis | None:
    if not program.calls("asyncio.gather"):
        return None
    return found("gather-not-awaited", _gather_used(program, fault.line) or fault.line, GATHER)


def _gather_used(program: Program, line: int | None) -> int | None:
    """Where the gather was made whose name is used on a line."""
    for node in program.at(line):
        made = program.value(node)
        if isinstance(made, ast.Call) and program.name(made.func) == "asyncio.gather":
            return made.lineno
    return None


GATHER = (
    "The result of `asyncio.gather(...)` is a future: until it is awaited, there are no results, "
    "and nobody waits for what it started. Write `await asyncio.gather(...)`."
)


def _as_value(program: Program, fault: Fault, match: re.Match[str]) -> Diagnosis | None:
    if fault.type not in ("TypeError", "AttributeError", "ValueError"):
        return None
    thing = "task" if "Task" in match[0] else "coroutine"
    if thing == "task" and re.search(
        r"attribute '(?:join|start|stop|kill|wait|run)'", fault.message
    ):
        return None  # a thread's methods, or another library's: an await before it would not help
    if "Future" in match[0]:
        thing = "future"
    return found(
        "coroutine-as-value",
        fault.line,
        f"{code(program.text(fault.line))} uses a {thing} where its result is meant: the result "
        "is not there until it is awaited. Write `await` before it, in brackets if need be: "
        "`(await fetch()).name`.",
    )


Explain = Callable[[Program, Fault, re.Match[str]], Diagnosis | None]
RULES: tuple[tuple[str, Explain], ...] = (
    (r"cannot be called from a running event loop", _nested),
    (r"^This event loop is already running", _nested),
    (r"^Cannot run the event loop while another loop is running", _nested),
    (r"^no running event loop", _no_loop),
    (r"^There is no current event loop", _no_loop),
    (r"^object (.+) can't be used in 'await' expression", _not_awaitable),
    (r"^'([\w.]+)' object can't be awaited", _not_awaitable),
    (r"that does not implement __await__: (.+)", _not_awaitable),
    (r"^An asyncio\.Future, a coroutine or an awaitable is required", _wants_coroutine),
    (r"^[Aa] coroutine was expected, got", _wants_coroutine),
    (r"^a coroutine object is required", _wants_coroutine),
    (r"^unhashable type: '(?:list|set|dict)'|^cannot use '(?:list|set|dict)' as a", _unhashable),
    (_ASYNC_CONTEXT, _async_with),
    (_CONTEXT, _plain_with),
    (r"^'async for' requires an object with __aiter__ method, got ([\w.]+)", _async_for),
    (r"^'async for' received an object from __aiter__ .*__anext__: ([\w.]+)", _async_for),
    (_NOT_ITERABLE, _plain_for),
    (r"^cannot reuse already awaited coroutine", _reused),
    (r"^coroutine is being awaited already", _reused),
    (r"is bound to a different event loop|attached to a different loop", _wrong_loop),
    (r"belongs? to a different (?:event )?loop|different loop than the one", _wrong_loop),
    (r"^Event loop is closed", _closed),
    (r"^Task cannot await on itself", _own_await),
    (r"_GatheringFuture|^await wasn't used with future", _gather_value),
    (r"forbidden|coroutines cannot be used with|raised StopIteration|ignored", lambda *_: None),
    (r"\b(?:coroutine|_asyncio\.Task|_asyncio\.Future|'Task'|'Future')\b", _as_value),
)
