import asyncio


def make_latch(n):
    gate = asyncio.Event()

    def count_down():
        nonlocal n
        n -= 1
        if n <= 0:
            gate.set()

    async def wait():
        await gate.wait()

    return count_down, wait
