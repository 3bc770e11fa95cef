import asyncio


def make_latch(n):
    def count_down():
        nonlocal n
        n -= 1

    async def wait():
        while n > 0:
            await asyncio.sleep(0.1)

    return count_down, wait
