# line: 7
# says: `assert` claims that `total == 4` is true
import asyncio

async def main():
    total = sum(await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2)))
    assert total == 4

asyncio.run(main())
