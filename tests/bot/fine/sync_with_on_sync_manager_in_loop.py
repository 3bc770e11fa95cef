import asyncio
from contextlib import contextmanager

@contextmanager
def indent(levels):
    levels.append(1)
    yield len(levels)
    levels.pop()

async def walk(depth, levels):
    with indent(levels) as now:
        print(" " * now, depth)
        await asyncio.sleep(0)
        if depth:
            await walk(depth - 1, levels)

asyncio.run(walk(3, []))
