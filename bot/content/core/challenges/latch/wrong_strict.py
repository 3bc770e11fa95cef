import asyncio


def make_latch(n):
    gate = asyncio.Event()
    if n == 0:
        gate.set()

    def count_down():
        nonlocal n
        n -= 1
        if n == 0:
            gate.set()
        else:
            gate.clear()

    async def wait():
        await gate.wait()

    return count_down, wait
