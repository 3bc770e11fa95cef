"""Hidden checks."""
import asyncio


class Disk:
    """A slow disk that writes down what happens."""

    def __init__(self, error=None):
        self.log, self.error = [], error

    async def write(self, data):
        self.log.append("begun")
        try:
            await asyncio.sleep(1)
            if self.error:
                raise self.error
            self.log.append("written")
            return f"{data} written"
        except asyncio.CancelledError:
            self.log.append("cut off")
            raise


async def cancelled_save(ns, disk, *moments):
    """A save that is cancelled at these moments, and what the disk had done when it ended."""
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(ns["save"](disk.write, "page"))
    at_end = []
    task.add_done_callback(lambda _: at_end.extend(disk.log))
    for moment in moments:
        loop.call_later(moment, task.cancel)
    await asyncio.wait([task], timeout=3)
    await asyncio.sleep(2)
    return task, at_end


async def check_result(ns):
    """Without a cancel: the result, or the error, of write"""
    got = await ns["save"](Disk().write, "page")
    assert got == "page written", f"expected 'page written', got {got!r}"
    try:
        got = await ns["save"](Disk(OSError("full")).write, "page")
    except OSError:
        return
    raise AssertionError(f"write raised OSError('full'), but save gave {got!r}")


async def check_not_cut_off(ns):
    """A cancel does not cut the write off"""
    disk = Disk()
    await cancelled_save(ns, disk, 0.3)
    assert "cut off" not in disk.log, f"the write was cut off half-way: {disk.log}"


async def check_waits_for_it(ns):
    """When save ends, the write has ended"""
    disk = Disk()
    _, at_end = await cancelled_save(ns, disk, 0.3)
    assert "written" in at_end, f"when save ended, the disk had only: {at_end}"


async def check_ends_cancelled(ns):
    """A cancelled save ends as cancelled"""
    task, _ = await cancelled_save(ns, Disk(), 0.3)
    assert task.cancelled(), "save was cancelled while writing, but did not end as cancelled"


async def check_second_cancel(ns):
    """A second cancel does not reach the write"""
    disk = Disk()
    await cancelled_save(ns, disk, 0.3, 0.6)
    assert "cut off" not in disk.log, f"the second cancel cut the write off: {disk.log}"


async def check_once(ns):
    """The write is begun once only"""
    disk = Disk()
    await cancelled_save(ns, disk, 0.3)
    begun = disk.log.count("begun")
    assert begun == 1, f"write should be called once; it was called {begun} times"
