import asyncio


def make_latch(n):
    gate = asyncio.Semaphore(0)

    def count_down():
        nonlocal n
        n -= 1
        if n == 0:
            gate.release()

    async def wait():
        if n > 0:
            await gate.acquire()

    return count_down, wait
