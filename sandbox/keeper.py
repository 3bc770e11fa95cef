"""Our side of the sandbox: the line, the slots, and a zygote that is replaced when it dies.

Knows jobs and outcomes only. Processes are `spawn`'s, one child's pipes are `attempt`'s.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import os
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any

from sandbox.attempt import Attempt
from sandbox.door import check_job
from sandbox.job import Job, Outcome, Running, SandboxUnavailable, Stage, Verdict
from sandbox.line import Line
from sandbox.spares import MOST, Spares, order_spare
from sandbox.spawn import Zygote, spawn
from sandbox.ticket import Ticket
from sandbox.wire import Layer

BOTH = frozenset({"kernel", "policy"})
WAITING = 100  # a run takes seconds at most, so the last in line waits a few minutes
_TRIES = 2
_UNKILLABLE_S = 10.0  # a killed child is gone in milliseconds
_RESTART_S = (0.0, 1.0, 2.0, 5.0, 15.0, 30.0)
_FULL_S = 0.1  # a machine that has no room for a process soon has some
_FILL_S = 0.001
_REFILL_S = 1.0
_LEAVING_S = 0.05  # a child that has said how it ended is gone in two milliseconds
_QUICK_BYTES = 32 * 1024  # of a frame: 2 ms to check
_TRY_AGAIN = "The sandbox could not finish this run; try again."
_log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def open_embedded(
    slots: int | None = None,
    *,
    spares: int | None = None,
    needs: frozenset[str] = BOTH,
    without: frozenset[str] = frozenset(),
) -> AsyncIterator[Keeper]:
    """A sandbox in this process's own fork server, closed with all its children.

    Two spares wait for jobs, or as many as there are slots; `spares` says otherwise.
    """
    slots = slots or len(os.sched_getaffinity(0))
    start = partial(start_zygote, needs, without)
    keeper = Keeper(slots, await start(), start, spares=MOST if spares is None else spares)
    tending = asyncio.create_task(keeper.tend(), name="sandbox-keeper")
    try:
        yield keeper
    finally:
        tending.cancel()
        await asyncio.wait({tending})
        await keeper.close()


async def start_zygote(
    needs: frozenset[str] = BOTH, without: frozenset[str] = frozenset()
) -> Zygote:
    """A fork server that is warm and whose needed layers are proved to hold."""
    zygote = spawn(without)
    try:
        await zygote.ready()
        check_layers(zygote.layers, needs)
    except BaseException:
        await zygote.stop()
        raise
    return zygote


def check_layers(layers: tuple[Layer, ...], needs: frozenset[str]) -> None:
    """Raise SandboxUnavailable for the required layers that are missing."""
    missing = [
        f"{layer.name}: {layer.how_to_get}"
        for layer in layers
        if layer.is_required
        and not layer.is_on
        and ("policy" if layer.name == "policy" else "kernel") in needs
    ]
    if missing:
        told = "; ".join(missing)
        raise SandboxUnavailable(f"The sandbox lacks a layer and will not start: {told}.")


class Keeper:
    """A sandbox of this machine: `slots` children at once, the others in line."""

    def __init__(
        self,
        slots: int,
        zygote: Zygote,
        start: Callable[[], Awaitable[Zygote]],
        *,
        spares: int = 0,
    ) -> None:
        self.slots = slots
        self._wanted = spares
        self._spares = Spares()
        self._filling: asyncio.TimerHandle | None = None
        self._zygote: Zygote | None = zygote
        self._restart = start  # another one, when that is gone
        self._line: Line[Ticket] = Line(WAITING)
        self._again: deque[Ticket] = deque()
        self._running: dict[int, Ticket] = {}
        self._leaving: set[int] = set()  # children that have answered and are not reaped yet
        self._numbers = itertools.count(1)
        self._is_down = False

    @property
    def is_ready(self) -> bool:
        """Whether a job would start now or soon."""
        return self._zygote is not None and not self._is_down

    async def run(self, job: Job) -> Outcome:
        """Run one job to its end."""
        async with contextlib.aclosing(self.watch(job)) as stages:
            async for stage in stages:
                if isinstance(stage, Outcome):
                    return stage
        raise AssertionError("a run ends with an outcome")

    async def watch(self, job: Job) -> AsyncGenerator[Stage, None]:
        """Every stage of a run. Closing it early ends the child."""
        check_job(job)
        ticket = self._enter(job)
        try:
            while True:
                stage = await ticket.news()
                yield stage
                if isinstance(stage, Outcome):
                    return
        finally:
            await self._leave(ticket)

    async def tend(self) -> None:
        """Hear what the zygote says, and replace it when it dies, until cancelled."""
        try:
            self._fill_soon()
            while True:
                if self._zygote is not None:
                    while (message := await self._zygote.answer()) is not None:
                        self._ended(message)
                await self._replace()
        finally:
            self._is_down = True
            self._dismiss()

    def _enter(self, job: Job) -> Ticket:
        ticket = Ticket(job)
        if self._is_down:
            ticket.settle(_failed("The sandbox is not running; the operator's log says why."))
        elif not self._line.join(job.learner, ticket):
            ticket.settle(_failed("Too many runs are waiting already; try again in a minute."))
        self._pump()
        return ticket

    async def _leave(self, ticket: Ticket) -> None:
        """Nobody waits for this run any more: make sure that it is gone."""
        if ticket.settled.is_set():
            return
        ticket.is_abandoned = True
        self._line.leave(ticket.job.learner, ticket)
        if ticket.number in self._running:
            self._kill(ticket.number)
            await ticket.settled.wait()
        self._pump()

    def _pump(self) -> None:
        """Fill the free slots, and tell the others their new place."""
        while self._zygote is not None and self._has_room():
            ticket = self._again.popleft() if self._again else self._line.take()
            if ticket is None:
                break
            self._start(ticket, self._zygote)
        for place, waiting in enumerate(self._line, start=1):
            waiting.wait(place)

    def _has_room(self) -> bool:
        """Whether one more may run. A child that leaves counts only when many do at once."""
        busy = len(self._running)
        return busy < self.slots and busy + len(self._leaving) < 2 * self.slots + 1

    def _start(self, ticket: Ticket, zygote: Zygote) -> None:
        if ticket.is_abandoned:
            ticket.settled.set()
            return
        try:
            ticket.number, ticket.attempt = self._spares.take(ticket.job) or self._new()
        except OSError as fault:
            _log.error("a run cannot have its pipes: %s", fault)
            ticket.settle(_failed(_TRY_AGAIN))
            return
        self._running[ticket.number] = ticket
        if ticket.tries == 0:
            ticket.tell(Running())
        ticket.tries += 1
        self._begin(ticket.number, ticket.attempt, ticket.job, zygote)

    def _new(self) -> tuple[int, Attempt]:
        """Pipes for a child, and its number."""
        number = next(self._numbers)
        return number, Attempt(partial(self._kill, number), partial(self._told, number))

    def _begin(self, number: int, attempt: Attempt, job: Job, zygote: Zygote) -> None:
        """Give a waiting child its job, or have one forked for it."""
        limits = job.limits
        times = {"wall_s": limits.wall_s, "cpu_s": limits.cpu_s}
        try:
            if attempt.theirs:
                what = {
                    "run": number,
                    "memory_bytes": limits.memory_bytes,
                    "kernel": "kernel" in job.layers,
                    "is_usual": "policy" in job.layers and job.clock == "virtual",
                }
                zygote.order({**what, **times}, attempt.theirs)
                attempt.hand_over()
                attempt.begin(job)
            else:
                attempt.begin(job)  # before the zygote hears of it: the learner waits for this
                zygote.order({"begin": number, **times})
        except OSError:
            zygote.kill()  # it does not listen: `tend` sees it end

    def _fill_soon(self, delay_s: float = _FILL_S) -> None:
        """Fork spares a moment from now, when whoever got an answer has it."""
        if self._filling is None and self._wanted and not self._is_down:
            loop = asyncio.get_running_loop()
            self._filling = loop.call_later(delay_s, self._fill)

    def _fill(self) -> None:
        """As many spares as could start at once; those of a busy machine stay cold."""
        self._filling = None
        while self._zygote is not None and len(self._spares) < min(self._wanted, self.slots):
            try:
                number, attempt = self._new()
            except OSError as fault:
                _log.error("a spare cannot have its pipes: %s", fault)
                return
            self._spares.add(number, attempt)
            try:
                self._zygote.order(order_spare(number), attempt.theirs)
            except OSError:
                self._zygote.kill()
                return
            attempt.hand_over()

    def _told(self, number: int) -> None:
        """A child has said how its run ended: answer now, and let it go.

        The kernel takes a millisecond or two to clear a process away, for which neither this
        learner nor the next in line needs to wait.
        """
        ticket = self._running.pop(number, None)
        if ticket is None or ticket.attempt is None:
            return
        self._leaving.add(number)
        self._answer(ticket, ticket.attempt, None)
        asyncio.get_running_loop().call_later(_LEAVING_S, self._kill, number)
        self._pump()
        self._fill_soon()

    def _ended(self, message: dict[str, Any]) -> None:
        """The zygote reaped a child, or could not start it."""
        number = message["exit"]
        ticket = self._running.pop(number, None)
        if number in self._leaving:
            self._leaving.discard(number)
        elif ticket is None or ticket.attempt is None:
            self._lost_spare(message)
            return
        elif "failed" in message:
            _log.error("a run could not start: %s", message["failed"])
            self._lose(ticket)
            asyncio.get_running_loop().call_later(_FULL_S, self._pump)
            return
        else:
            self._answer(ticket, ticket.attempt, message)
        self._pump()
        self._fill_soon()

    def _answer(self, ticket: Ticket, attempt: Attempt, report: dict[str, Any] | None) -> None:
        """Work out the outcome; that of a long trace beside the event loop, which others need."""
        ticket.is_heard = True
        ended = attempt.end(report)
        if len(ended.seen.frame) <= _QUICK_BYTES:
            _give(ticket, attempt, ended.outcome())
            return
        working = asyncio.get_running_loop().run_in_executor(None, ended.outcome)
        working.add_done_callback(lambda done: _give_worked_out(ticket, attempt, done))

    def _lost_spare(self, message: dict[str, Any]) -> None:
        """A spare ended before it had a job: its place is filled, but not in a hurry."""
        attempt = self._spares.lose(message["exit"])
        if attempt is not None:
            _log.error("a spare ended: %s %s", message.get("failed", message), attempt.said)
            attempt.close()
            self._fill_soon(_REFILL_S)

    def _kill(self, number: int) -> None:
        zygote = self._zygote
        if zygote is None or not self._is_alive(number):
            return  # it is gone already, or died with its zygote
        try:
            zygote.order({"kill": number})
        except OSError:
            zygote.kill()
        loop = asyncio.get_running_loop()
        loop.call_later(_UNKILLABLE_S, self._check_killed, number)

    def _check_killed(self, number: int) -> None:
        if self._is_alive(number) and self._zygote is not None:
            self._zygote.kill()

    def _is_alive(self, number: int) -> bool:
        """Whether the child of this run has not been reaped."""
        return number in self._running or number in self._leaving

    async def _replace(self) -> None:
        """The zygote is gone: start another, and give what was running one more try."""
        old, self._zygote = self._zygote, None
        self._spares.clear()
        self._leaving.clear()
        lost, self._running = list(self._running.values()), {}
        for ticket in lost:
            self._lose(ticket)
        if old is not None:
            _log.error("the sandbox's fork server ended; starting another")
            await old.stop()
        for delay_s in itertools.chain(_RESTART_S, itertools.repeat(_RESTART_S[-1])):
            await asyncio.sleep(delay_s)
            try:
                self._zygote = await self._restart()
            except SandboxUnavailable as fault:
                _log.error("the sandbox does not start: %s", fault)
                self._is_down = True
                self._dismiss()
            else:
                self._is_down = False
                self._pump()
                self._fill_soon()
                return

    def _lose(self, ticket: Ticket) -> None:
        """The child died with its zygote, or there was no room for one: once more, if it may."""
        if ticket.is_heard:
            return
        if ticket.attempt is not None:
            ticket.attempt.close()
        if ticket.is_abandoned:
            ticket.settled.set()
        elif ticket.tries < _TRIES:
            self._again.append(ticket)
        else:
            ticket.settle(_failed(_TRY_AGAIN))

    async def close(self) -> None:
        """Answer whoever still waits, and end the zygote with its children."""
        self._dismiss()
        if self._filling is not None:
            self._filling.cancel()
        self._spares.clear()
        if self._zygote is not None:
            await self._zygote.stop()
            self._zygote = None

    def _dismiss(self) -> None:
        """Answer all that run or wait: nothing will come of it."""
        for ticket in self._running.values():
            if ticket.attempt is not None and not ticket.is_heard:
                ticket.attempt.close()
                ticket.settle(_failed(_TRY_AGAIN))
        self._running.clear()
        while (waiting := self._again.popleft() if self._again else self._line.take()) is not None:
            waiting.settle(_failed("The sandbox is not running; the operator's log says why."))


def _give(ticket: Ticket, attempt: Attempt, outcome: Outcome) -> None:
    if outcome.verdict is Verdict.SANDBOX_FAILED:
        _log.error("a child could not run: %r", attempt.said)
    ticket.settle(outcome)


def _give_worked_out(ticket: Ticket, attempt: Attempt, done: asyncio.Future[Outcome]) -> None:
    fault = done.exception()
    if fault is not None:
        _log.error("an outcome could not be worked out", exc_info=fault)
    _give(ticket, attempt, done.result() if fault is None else _failed(_TRY_AGAIN))


def _failed(reason: str) -> Outcome:
    return Outcome(verdict=Verdict.SANDBOX_FAILED, reason=reason)
