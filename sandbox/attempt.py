"""One child as seen from our side: its pipes, its deadline, the cap on what it prints.

Driven by the event loop's callbacks, so that a slow reader of stages never delays a run. What it
all comes to is `judge`'s.
"""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sandbox.door import job_to_dict
from sandbox.job import Job, Limits, Outcome
from sandbox.judge import Seen, judge
from sandbox.wire import HEADER, RESULT_BYTES, encode_frame, is_whole

_CHUNK = 65536
_LOGGED = 3000
# What a child that has sent its frame does next; it is ended if it does not.
_EXITED = {
    "status": 0,
    "cpu_s": 0.0,
    "peak_bytes": 0,
    "was_out_of_cpu": False,
    "had_too_many_threads": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """All that was heard of one child."""

    seen: Seen
    limits: Limits
    stdout: str
    stderr: str
    is_loud: bool
    elapsed_ms: float

    def outcome(self) -> Outcome:
        """What it comes to; a long trace takes some 50 ms to check."""
        return replace(
            judge(self.seen, self.limits),
            stdout=self.stdout,
            stderr=self.stderr,
            truncated=self.is_loud,
            elapsed_ms=self.elapsed_ms,
        )


class Attempt:
    """One child, from its pipes to the outcome of its one job.

    `kill` must be able to end it; `told` is called when it has sent its whole frame.
    """

    def __init__(self, kill: Callable[[], None], told: Callable[[], None]) -> None:
        self._limits = Limits()
        self._kill = kill
        self._told = told
        self._loop = asyncio.get_running_loop()
        self._out, self._err, self._talk, self.theirs = _ends()
        self._talk.setblocking(False)  # noqa: FBT003 - the name says what
        self._heard = self._talk.fileno()  # of a socket a loop spells the name out each time
        self._texts = {self._out: bytearray(), self._err: bytearray()}
        self._frame = bytearray()
        self._unsent = b""
        self._is_overdue = self._is_loud = False
        self._started = time.monotonic()
        self._deadline: asyncio.TimerHandle | None = None

    def hand_over(self) -> None:
        """The zygote has the child's ends: close ours of them."""
        for fd in self.theirs:
            os.close(fd)
        self.theirs = ()

    def is_listening(self) -> bool:
        """Whether the child still has its end of the socket."""
        try:
            self._talk.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            pass
        return False  # it is gone, or has something to say before it has a job

    def begin(self, job: Job) -> None:
        """Send the job and listen; its time starts here."""
        self._limits = job.limits
        self._unsent = encode_frame(job_to_dict(replace(job, learner="")))
        self._started = time.monotonic()
        self._deadline = self._loop.call_later(job.limits.wall_s, self._overdue)
        for fd in self._texts:
            self._loop.add_reader(fd, self._hear, fd)
        self._loop.add_reader(self._heard, self._listen)
        self._tell()

    def end(self, report: dict[str, Any] | None = None) -> Ended:
        """The child has told, or is reaped: take what is left in the pipes, and let go of them.

        Without a report it has told: what it printed before is in the pipes already.
        """
        elapsed_ms = (time.monotonic() - self._started) * 1000
        for fd in self._texts:
            while not self._is_loud and self._hear(fd):
                pass
        while report is not None and self._listen():
            pass
        self.close()
        return Ended(
            seen=self._seen(report or _EXITED),
            limits=self._limits,
            stdout=self._text(self._out),
            stderr=self._text(self._err),
            is_loud=self._is_loud,
            elapsed_ms=elapsed_ms,
        )

    def _seen(self, report: dict[str, Any]) -> Seen:
        return Seen(
            status=report["status"],
            cpu_s=report["cpu_s"],
            peak_bytes=report["peak_bytes"],
            frame=bytes(self._frame),
            was_overdue=self._is_overdue,
            was_too_loud=self._is_loud,
            was_out_of_cpu=report["was_out_of_cpu"],
            had_too_many_threads=report["had_too_many_threads"],
        )

    @property
    def said(self) -> str:
        """What the child sent, for the log."""
        return self._frame[: 2 * _LOGGED].decode("ascii", "backslashreplace")[:_LOGGED]

    def close(self) -> None:
        """Let go of every descriptor and timer."""
        if self._deadline is not None:
            self._deadline.cancel()
        self.hand_over()
        for fd in self._texts:
            self._loop.remove_reader(fd)
            os.close(fd)
        self._loop.remove_reader(self._heard)
        self._loop.remove_writer(self._heard)
        self._talk.close()

    def _tell(self) -> None:
        """Send the job, in parts when the socket is full."""
        try:
            self._unsent = self._unsent[self._talk.send(self._unsent) :]
        except BlockingIOError:
            pass
        except OSError:  # the child is gone: its exit says how
            self._unsent = b""
        if self._unsent:
            self._loop.add_writer(self._heard, self._tell)
        else:
            self._loop.remove_writer(self._heard)

    def _hear(self, fd: int) -> bool:
        """Take what was printed, up to the cap; False when there is nothing more for now."""
        try:
            part = os.read(fd, _CHUNK)
        except BlockingIOError:
            return False
        if not part:
            self._loop.remove_reader(fd)
            return False
        room = self._limits.output_bytes - sum(map(len, self._texts.values()))
        self._texts[fd] += part[:room]
        if len(part) > room:
            self._is_loud = True
            for each in self._texts:
                self._loop.remove_reader(each)
            self._kill()
        return True

    def _listen(self) -> bool:
        """Take the child's frame; False when there is nothing more for now."""
        try:
            part = self._talk.recv(_CHUNK)
        except BlockingIOError:
            return False
        except OSError:
            part = b""
        if not part:
            self._loop.remove_reader(self._heard)
            return False
        if len(self._frame) <= RESULT_BYTES + HEADER.size:  # one byte too many spoils it
            self._frame += part
            if is_whole(self._frame):
                self._told()
        return True

    def _overdue(self) -> None:
        self._is_overdue = True
        self._kill()

    def _text(self, fd: int) -> str:
        """What was printed. A character that the cap cut in two is left out."""
        raw = bytes(self._texts[fd])
        if self._is_loud:
            raw = _whole_characters(raw)
        return raw.decode("utf-8", "replace")


def _ends() -> tuple[int, int, socket.socket, tuple[int, ...]]:
    """Two pipes and a pair of sockets, or none of them: ours, then theirs."""
    opened: list[int] = []
    try:
        for _ in range(2):
            opened += os.pipe2(os.O_CLOEXEC)
            os.set_blocking(opened[-2], False)
        talk, theirs = socket.socketpair()
    except OSError:
        for fd in opened:
            os.close(fd)
        raise
    out, their_out, err, their_err = opened
    return out, err, talk, (their_out, their_err, theirs.detach())


def _whole_characters(raw: bytes) -> bytes:
    """Without the beginning of a character at the very end."""
    for back in range(1, min(4, len(raw)) + 1):
        first = raw[-back]
        if first & 0xC0 != 0x80:
            needs = 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2 if first >= 0xC0 else 1
            return raw if needs <= back else raw[:-back]
    return raw
