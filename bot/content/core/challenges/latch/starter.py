import asyncio


def make_latch(n):
    def count_down():
        ...

    async def wait():
        ...

    return count_down, wait
