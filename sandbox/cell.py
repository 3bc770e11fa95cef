"""The child: reads one job, runs it, says once how it ended, and leaves.

Confinement is `confine`'s, what a snippet may say is `policy`'s, what becomes of it `execution`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import io
import linecache
import logging
import os
import select
import sys
import traceback
import types
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

from sandbox import execution, modules, report, swaps, typed, watched
from sandbox.closed_loop import ClosedLoopPolicy, tasks_named
from sandbox.door import job_from_dict, job_to_dict
from sandbox.job import Job, Refusal, Verdict
from sandbox.policy import PolicyErrors
from sandbox.wire import (
    BROKEN,
    FRAME_BYTES,
    HEADER,
    RESULT_BYTES,
    Layer,
    Result,
    WireError,
    decode_body,
    encode_frame,
    result_to_dict,
)

_JOB_FD = 3
_IDLE_S = 0.01
_REFUSALS = 50
_FAULT_CHARS = 2000
# What learners write most, and one exception that nobody catches.
_REHEARSED = """
import asyncio
import time
class Counter:
    def __init__(self):
        self.count = 0
        self.lock = asyncio.Lock()
    async def add(self, delay=0):
        await asyncio.sleep(delay)
        async with self.lock:
            self.count += 1
        return self.count
async def take(queue):
    while (item := await queue.get()) is not None:
        print("took", item)
async def main():
    counter = Counter()
    queue = asyncio.Queue()
    print(await asyncio.gather(*(counter.add() for number in range(3))))
    taker = asyncio.create_task(take(queue))
    await queue.put(f"{counter.count} done")
    await queue.put(None)
    async with asyncio.TaskGroup() as group:
        group.create_task(counter.add(0.001))
    try:
        async with asyncio.timeout(1):
            await asyncio.wait_for(asyncio.sleep(3600), 0.001)
    except TimeoutError:
        taker.cancel()
    time.sleep(0.001)
    counter.missing
asyncio.run(main())
"""
# The interpreter counts in code that has not run often, which copies its page in each child, and
# runs it slowly (PEP 659). More rehearsals than these gained nothing.
_REHEARSALS = 12 if sys.version_info < (3, 12) else 4
# The least that most snippets do: what more a spare touches, it keeps for as long as it waits.
_TOUCH = """
import asyncio
async def wait():
    await asyncio.sleep(0)
async def main():
    print(await asyncio.gather(wait(), wait()))
asyncio.run(main())
"""
_ready: list[dict[str, Any]] = []  # the world of most runs, sealed: for one on the virtual clock
_watches: list[watched.Watch] = []  # the one for most runs: on the virtual clock, in no other order


def warm(kit: watched.Kit = watched.WATCHED) -> None:
    """In the zygote: import and run whatever a first run would have to load.

    From here on this process is sealed and on the virtual clock, as most of its children will be:
    to change a class or a module in each of them would undo half of what was rehearsed.
    """
    watched.prepare(kit)
    modules.prepare()
    if kit is watched.WATCHED:
        sys.set_coroutine_origin_tracking_depth(1)
    _rehearse("real")
    swaps.put_back()
    for _ in range(_REHEARSALS):
        _rehearse("virtual")
    linecache.cache.pop("<string>", None)  # ours since 3.13; of a snippet's dataclass, in its eyes
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(report.LogFormatter())
    sys.stdout.flush()  # into the zygote's /dev/null, and not later into a learner's output
    _open_streams()
    watch = watched.Watch("virtual", _end)
    _watches.append(watch)
    execution.note_rest()
    report.remember("")  # or each child would let go of the lines of what was rehearsed
    _ready.append(_sealed(watch))


def _rehearse(clock: str) -> None:
    """A whole run, from its job to its frame, in this very process."""
    told = encode_frame(job_to_dict(Job(_REHEARSED)))
    job = job_from_dict(decode_body(told[HEADER.size :]))
    report.remember(job.source)
    watch = watched.Watch(clock, _end)
    _execute_unseen(job.source, _sealed(watch), watch)


def _execute_unseen(source: str, world: dict[str, Any], watch: watched.Watch) -> None:
    """Compile, run, sweep and tell, all for nothing."""
    with tasks_named():
        result = execution.execute(execution.compiled(source, has_policy=True), world)
        execution.sweep(world)
        encode_frame(result_to_dict(watch.told(result)), RESULT_BYTES)


def _has_job_soon() -> bool:
    """Whether a job comes before it would pay to prepare for one: on a busy machine it does."""
    return bool(select.select([_JOB_FD], [], [], _IDLE_S)[0])


def touch() -> None:
    """Run something, so that the memory which every run writes to is this process's own already.

    Half of a run's time is spent copying pages; nobody waits for a spare yet.
    """
    streams = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = io.StringIO()
    (world,), (watch,) = _ready, _watches
    fresh = dict(world)
    report.remember(_TOUCH)
    _execute_unseen(_TOUCH, world, watch)
    world.update(fresh)
    gc.freeze()
    sys.stdout, sys.stderr = streams


def layers() -> tuple[Layer, ...]:
    """What of the policy is there."""
    return (Layer(name="policy", is_on=True, is_required=True),)


def live(confine: Callable[[], None], *, is_spare: bool) -> NoReturn:
    """Confine, run the one job, say how it ended, leave."""
    try:
        confine()
        sys.unraisablehook = _not_raised
        if is_spare and not _has_job_soon():
            touch()
        job = _read_job()
    except BaseException as fault:  # noqa: BLE001 - before the snippet, every fault is our own
        _fail(fault)
    try:
        result = _run(job)
    except MemoryError:
        result = Result(verdict=Verdict.MEMORY)
    except BaseException as fault:  # noqa: BLE001 - what a snippet raises is a result already
        _fail(fault)
    try:
        _say(result)
    except OSError:  # the snippet closed the socket
        os._exit(1)
    os._exit(0)


def _end(result: Result) -> NoReturn:
    """Say how the run ended, in its middle: no more of the snippet's code will run."""
    execution.flush()
    with contextlib.suppress(OSError):
        _say(result)
    os._exit(0)


def _fail(fault: BaseException) -> NoReturn:
    """Say that the sandbox itself is at fault, and where."""
    reason = "".join(traceback.format_exception(fault))[-_FAULT_CHARS:]
    _say(Result(verdict=Verdict.SANDBOX_FAILED, reason=reason))
    os._exit(BROKEN)


def _open_streams() -> None:
    """Text streams that put each line in the pipe at once, as at a terminal.

    Made in the zygote, where they lead to its /dev/null and its log; in a child the same numbers
    are its pipes.
    """
    sys.stdout = sys.__stdout__ = _stream(1, watched.kit().stdout)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _stream(2, io.TextIOWrapper)  # type: ignore[misc]
    watched.flushed[:] = [sys.stdout, sys.stderr]
    sys.argv = [report.SNIPPET]


def _not_raised(told: sys.UnraisableHookArgs) -> None:
    """An exception that nobody can catch. Out of memory, thousands would follow: stop at once."""
    if not issubclass(told.exc_type, MemoryError):
        if told.exc_value is None or not report.has_our_frames(told.exc_traceback):
            sys.__unraisablehook__(told)
        else:
            what = told.err_msg or "Exception ignored in"
            where = "" if told.object is None else f": {report.shown(told.object)}"
            sys.stderr.write(f"{what}{where}\n{report.failure(told.exc_value).traceback}")
        return
    execution.release()
    execution.flush()
    with contextlib.suppress(OSError):
        _say(Result(verdict=Verdict.MEMORY))
    os._exit(0)


def _stream(fd: int, kind: type[io.TextIOWrapper]) -> io.TextIOWrapper:
    raw = io.FileIO(fd, "w", closefd=False)  # no buffer but that of a line: it survives a kill
    return kind(raw, encoding="utf-8", errors="backslashreplace", line_buffering=True)


def _read_job() -> Job:
    size = HEADER.unpack(_read(HEADER.size))[0]
    if size > FRAME_BYTES:
        raise WireError("a job too large")
    return job_from_dict(decode_body(_read(size)))


def _read(size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = os.read(_JOB_FD, size - len(data))
        if not part:
            raise WireError("the job ended early")
        data += part
    return data


def _run(job: Job) -> Result:
    """One snippet, compiled, executed and cleared away."""
    has_policy = "policy" in job.layers
    report.remember(job.source)
    opened = frozenset[str]()
    if job.stdin is not None:
        opened = typed.offer(job.stdin, has_policy=has_policy)
    try:
        code = execution.compiled(job.source, has_policy=has_policy, opened=opened)
    except PolicyErrors as fault:
        return Result(verdict=Verdict.REFUSED, refusals=_refusals(fault))
    except SyntaxError as fault:
        return Result(verdict=Verdict.ERROR, error=report.syntax_failure(fault))
    watch = _watch(job)
    world = _world(watch, has_policy=has_policy)
    watch.wake()
    execution.reserve()
    result = execution.execute(code, world)
    if result.verdict is not Verdict.MEMORY:
        execution.leave(world)
    execution.flush()
    return watch.told(result)


def _watch(job: Job) -> watched.Watch:
    if job.clock != "virtual" or job.order is not None:
        return watched.Watch(job.clock, _end, job.limits, order=job.order)
    (watch,) = _watches
    watch.begin(job.limits)
    return watch


def _refusals(fault: PolicyErrors) -> tuple[Refusal, ...]:
    told = fault.refusals[:_REFUSALS]
    return tuple(Refusal(line=line, message=what, hint=hint) for line, what, hint in told)


def _world(watch: watched.Watch, *, has_policy: bool) -> dict[str, Any]:
    """The snippet's globals, on its clock and with its loop."""
    if has_policy and watch in _watches:
        return _ready[0]
    swaps.put_back()
    if has_policy:
        return _sealed(watch)
    watch.names()
    asyncio.set_event_loop_policy(ClosedLoopPolicy(watch.loop))
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    return vars(main)


def _sealed(watch: watched.Watch) -> dict[str, Any]:
    """The globals of a snippet with the policy; nothing of ours runs between here and there."""
    world = modules.world()
    modules.seal(watch.policy, watch.names())
    return world


def _say(result: Result) -> None:
    """Send the one frame; a trace that does not fit, or that a snippet broke, is left out."""
    try:
        frame = encode_frame(result_to_dict(result), RESULT_BYTES)
    except (WireError, TypeError, ValueError, RecursionError, LookupError, ArithmeticError):
        frame = encode_frame(result_to_dict(replace(result, tasks=(), events=())), RESULT_BYTES)
    while frame:
        frame = frame[os.write(_JOB_FD, frame) :]
