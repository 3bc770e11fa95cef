import asyncio


def make_latch(n):
    waiting = []
    is_zero = n == 0

    def count_down():
        nonlocal n
        n -= 1
        if n == 0:
            for box in waiting:
                box.set_result(None)

    async def wait():
        if is_zero:
            return
        box = asyncio.get_running_loop().create_future()
        waiting.append(box)
        await box

    return count_down, wait
