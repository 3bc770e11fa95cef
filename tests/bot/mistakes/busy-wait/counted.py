# line: 14
import asyncio

found = None

async def search():
    global found
    await asyncio.sleep(0.03)
    found = 42

async def main():
    task = asyncio.create_task(search())
    spins = 0
    while found is None:
        spins += 1
        await asyncio.sleep(0.005)
    print(found, spins > 0)
    await task

asyncio.run(main())
