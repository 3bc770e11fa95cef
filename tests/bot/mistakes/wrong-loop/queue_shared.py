# line: 14
import asyncio

box = asyncio.Queue(maxsize=1)

async def fill():
    async def drain():
        for _ in range(3):
            await asyncio.sleep(0.01)
            print(await box.get())

    drainer = asyncio.create_task(drain())
    for n in range(3):
        await box.put(n)
    await drainer

def main():
    asyncio.run(fill())
    asyncio.run(fill())

main()
