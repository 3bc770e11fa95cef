"""Hidden checks."""
import asyncio


class Line:
    """A connection that writes down what is done with it."""

    def __init__(self, messages, then=None):
        self.messages, self.then, self.logged, self.closed = list(messages), then, [], 0

    async def connect(self):
        await asyncio.sleep(0.01)
        return self

    async def read(self):
        await asyncio.sleep(0.1)
        message = self.messages.pop(0) if self.messages else self.then
        if isinstance(message, Exception):
            raise message
        if message == "silence":
            await asyncio.sleep(60)
        return message

    def log(self, error):
        self.logged.append(repr(error))

    async def close(self):
        await asyncio.sleep(0.05)
        self.closed += 1


async def check_messages(ns):
    """Each message is handled, and the line is closed once"""
    line, handled = Line(["a", "b", "c"]), []

    async def handle(message):
        await asyncio.sleep(0.01)
        handled.append(message)

    await ns["serve"](line.connect, handle)
    assert handled == ["a", "b", "c"], f"expected ['a', 'b', 'c'] to be handled, got {handled}"
    assert line.closed == 1, f"the line should be closed once; it was closed {line.closed} times"


async def check_goes_on(ns):
    """A message that fails is logged; the next one is handled"""
    line, handled = Line(["a", "bad", "c"]), []

    async def handle(message):
        if message == "bad":
            raise ValueError(message)
        handled.append(message)

    await ns["serve"](line.connect, handle)
    assert handled == ["a", "c"], f"expected ['a', 'c'] to be handled, got {handled}"
    assert line.logged == ["ValueError('bad')"], f"expected one ValueError in the log, got {line.logged}"


async def check_closed_on_cancel(ns):
    """Cancelled while reading: close, and end as cancelled"""
    line = Line(["silence"])

    async def handle(message):
        pass

    task = asyncio.create_task(ns["serve"](line.connect, handle))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task], timeout=1)
    assert line.closed == 1, f"the line should be closed once; it was closed {line.closed} times"
    assert task.cancelled(), "the line is closed, but the task did not end as cancelled"


async def check_cancel_in_handle(ns):
    """Cancelled while handling: nothing logged, end as cancelled"""
    line, handled = Line(["a", "b"]), []

    async def handle(message):
        handled.append(message)
        await asyncio.sleep(10)

    task = asyncio.create_task(ns["serve"](line.connect, handle))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task], timeout=1)
    assert line.logged == [], f"a cancel is not an error to log, got {line.logged}"
    assert handled == ["a"] and task.cancelled(), f"it should stop at 'a' as cancelled; handled {handled}"
    assert line.closed == 1, f"the line should be closed once; it was closed {line.closed} times"


async def check_read_error(ns):
    """An error of read comes out, after the close"""
    line = Line(["a"], then=ConnectionError("cable"))

    async def handle(message):
        pass

    try:
        await asyncio.wait_for(ns["serve"](line.connect, handle), 5)
    except ConnectionError:
        assert line.closed == 1, f"the line should be closed once; it was closed {line.closed} times"
        return
    raise AssertionError("read raised ConnectionError, but it did not come out")
