"""Hidden checks."""
import asyncio


def shelf(*tools):
    free = asyncio.Queue()
    for tool in tools:
        free.put_nowait(tool)
    return free


async def check_back(ns):
    """The block gets a tool, and it goes back afterwards"""
    free = shelf("saw")
    async with ns["lend"](free) as tool:
        assert tool == "saw", f"expected 'saw', got {tool!r}"
    assert free.qsize() == 1, f"after the block 1 tool should be free, not {free.qsize()}"


async def check_alone(ns):
    """A tool is not free while it is used"""
    free = shelf("saw", "axe")
    lend = ns["lend"]
    async with lend(free) as one, lend(free) as two:
        assert free.qsize() == 0, f"2 of 2 tools are in use, but {free.qsize()} were free"
        assert {one, two} == {"saw", "axe"}, f"two blocks should get different tools, not {one!r} and {two!r}"


async def check_waits(ns):
    """Waits until a tool is free"""
    free, log = shelf("saw"), []

    async def use(name):
        async with ns["lend"](free):
            log.append(name)
            await asyncio.sleep(0.1)

    try:
        await asyncio.wait_for(asyncio.gather(use("A"), use("B"), use("C")), 2)
    except asyncio.QueueEmpty:
        raise AssertionError("the second task did not wait: QueueEmpty") from None
    assert log == ["A", "B", "C"], f"expected A, B and C to use the tool in turn, got {log}"


async def check_after_error(ns):
    """The tool goes back after an error too"""
    free = shelf("saw")
    try:
        async with ns["lend"](free):
            raise ValueError("ouch")
    except ValueError:
        pass
    assert free.qsize() == 1, f"after an error in the block 1 tool should be free, not {free.qsize()}"


async def check_after_cancel(ns):
    """The tool goes back after a cancel too"""
    free = shelf("saw")

    async def use():
        async with ns["lend"](free):
            await asyncio.sleep(10)

    task = asyncio.create_task(use())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    assert free.qsize() == 1, f"after a cancel in the block 1 tool should be free, not {free.qsize()}"
    assert task.cancelled(), "the cancel was swallowed: the task should end as cancelled"


async def check_error_out(ns):
    """An error in the block comes out"""
    try:
        async with ns["lend"](shelf("saw")):
            raise ValueError("ouch")
    except ValueError:
        return
    raise AssertionError("the block raised ValueError, but nothing came out")
