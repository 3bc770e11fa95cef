"""Exceptions of asyncio itself: time that is up, tasks cancelled, queues, futures, locks, streams.

Those that are mistakes with a code of their own are diagnosed in `bot.diagnose`.
"""

from __future__ import annotations

import ast
import re

from bot.explanation.values import Look, Rule, Said, always, rule, written
from bot.wording import code

_TIMEOUTS = ("asyncio.timeout", "asyncio.timeout_at", "asyncio.wait_for")


def _timeout(look: Look, match: re.Match[str]) -> Said | None:
    del match
    calls = [
        call
        for call in look.nodes(ast.Call)
        if isinstance(call, ast.Call) and look.program.name(call.func) in _TIMEOUTS
    ]
    if not calls and "raise" in look.text:
        return None
    what = code(written(calls[0])) if calls else code(look.text)
    return Said(
        f"The time of {what} was up before the work in it was done, so the work was cancelled and "
        "TimeoutError raised (its message is empty). Allow more time, or catch it around the "
        "timeout: `except TimeoutError:`.",
        "timeouts",
    )


def _cancelled(look: Look, match: re.Match[str]) -> Said:
    del match
    by = f" (line {look.cancels[0]}: {code(_line(look, look.cancels[0]))})" if look.cancels else ""
    text = look.text
    if "await" in text:
        return Said(
            f"{code(text)} waited for something that was cancelled{by}, and awaiting a cancelled "
            "task raises CancelledError. If the cancel was meant, say so: `try: await task`, "
            "`except asyncio.CancelledError: pass`.",
            "cancellation",
        )
    return Said(
        f"A task was cancelled{by}, and nothing caught it: CancelledError is how a cancel ends "
        "the code that it hits. Where it is expected, catch it around the `await` of that task.",
        "cancellation",
    )


def _line(look: Look, line: int) -> str:
    return look.lines[line - 1].strip() if 0 < line <= len(look.lines) else ""


RULES: tuple[Rule, ...] = (
    rule("TimeoutError", r"^$", _timeout),
    rule("CancelledError", r"", _cancelled),
    rule("InvalidStateError", r"^(Result|Exception) is not (?:set|ready)", always(
        "The task or future is not done yet, so it has no result to give. `await` it first: the "
        "`await` waits, and gives the result itself.", "future-api")),
    rule("InvalidStateError", r"", always(
        "The future is done already: its result can be set once only, and not after a cancel. "
        "Test it first: `if not future.done():`.", "future-api")),
    rule("QueueEmpty", r"", always(
        "`get_nowait()` does not wait, and the queue is empty. Write `await queue.get()`, which "
        "waits for an item, or catch `asyncio.QueueEmpty`.", "queues")),
    rule("QueueFull", r"", always(
        "`put_nowait()` does not wait, and the queue has no room left (its `maxsize`). Write "
        "`await queue.put(item)`, which waits for room, or catch `asyncio.QueueFull`.", "queues")),
    rule("QueueShutDown", r"", always(
        "The queue was shut down: nothing can be put any more, nor taken once it is empty. Catch "
        "`asyncio.QueueShutDown` where a worker is to end.", "queues")),
    rule("ValueError", r"^task_done\(\) called too many times", always(
        "`task_done()` was called more often than items were taken: call it once after each "
        "`get()`.", "queues")),
    rule("ValueError", r"^Set of (?:coroutines|Tasks)/Futures is empty", always(
        "`asyncio.wait` was given no tasks, and does not know what to wait for. Test first: "
        "`if tasks:`.", "wait")),
    rule("ValueError", r"^(?:Bounded)?Semaphore released too many times", always(
        "The semaphore was released more often than it was taken. `async with semaphore:` does "
        "both, once each.", "semaphores")),
    rule("RuntimeError", r"^Lock is not acquired", always(
        "`release()` was called on a lock that nobody holds: it was given back already, or never "
        "taken. `async with lock:` does both, once each.", "locks")),
    rule("RuntimeError", r"^cannot (?:notify|wait) on un-acquired lock", always(
        "A condition is waited for and notified only while its lock is held: put the line inside "
        "`async with condition:`.", "conditions")),
    rule("RuntimeError", r"^TaskGroup .* has not been entered", always(
        "A TaskGroup starts tasks only inside its block: write `async with asyncio.TaskGroup() as "
        "group:` and indent the line below it.", "task-groups")),
    rule("RuntimeError", r"^TaskGroup .* is (?:finished|shutting down)", always(
        "The TaskGroup is over, or ending because a task of it failed, and takes no new task. "
        "Call `create_task` inside its `async with` block.", "task-groups")),
    rule("RuntimeError", r"^Timeout has (?:not|already) been entered", always(
        "`asyncio.timeout(...)` is used once, with `async with`. Make a new one each time.",
        "timeouts")),
    rule("RuntimeError", r"^Event loop stopped before Future completed", always(
        "`loop.stop()` ended the loop before the coroutine was done. Let it end by itself: leave "
        "out the `stop()`, or cancel the task.", "asyncio-run")),
    rule("RuntimeError", r"^Event loop is closed", always(
        "The loop was closed, and something still wants to use it. `asyncio.run` closes its loop "
        "at the end: await everything before that.", "asyncio-run")),
    rule("RuntimeError", r"^(?:aclose|anext|asend).* (?:is|was) (?:already )?running", always(
        "The async generator is being run by another task at this moment. Let one task go "
        "through it, and hand the values on with an `asyncio.Queue`.", "async-generators")),
    rule("RuntimeError", r"^Task got bad yield", always(
        "A plain `yield` in `__await__` gives its value to the event loop, which takes only None "
        "and futures. Write `yield from other.__await__()`, or leave the value out: `yield`.",
        "custom-awaitables")),
    rule("TypeError", r"^coroutines cannot be used with (\w+)", always(
        "`{}` calls plain functions, and this is an `async def`: make a task of it instead, "
        "`asyncio.create_task(f())`.", "callbacks")),
    rule("IncompleteReadError", r"^(\d+) bytes read on a total of (\w+) expected", always(
        "The other side closed the connection after {} bytes, and {} were asked for. Catch "
        "`asyncio.IncompleteReadError`; its `.partial` has what came.", "streams")),
    rule("LimitOverrunError", r"", always(
        "The separator did not come within the stream's limit (64 KiB by default). Give a larger "
        "`limit=`, or read in pieces with `read(n)`.", "streams")),
    rule("BrokenBarrierError", r"", always(
        "The barrier was aborted or reset while tasks waited at it, so they can no longer start "
        "together. Catch `asyncio.BrokenBarrierError`, or do not call `abort()`.", "barriers")),
    rule("ConnectionRefusedError", r"", always(
        "Nobody listens at that address: start the server first, in the same program, and await "
        "`asyncio.start_server(...)`.", "streams")),
)  # fmt: skip
