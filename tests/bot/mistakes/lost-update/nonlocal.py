# line: 11
import asyncio

async def main():
    visits = 0

    async def visit():
        nonlocal visits
        seen = visits
        await asyncio.sleep(0)
        visits = seen + 1

    await asyncio.gather(*(visit() for _ in range(10)))
    print(visits)

asyncio.run(main())
