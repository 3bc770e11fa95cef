# line: 5
import asyncio

async def wait_until(predicate):
    while not predicate():
        await asyncio.sleep(0.01)

async def main():
    box = []
    asyncio.get_running_loop().call_later(0.1, box.append, 1)
    await wait_until(lambda: box)
    print(box)

asyncio.run(main())
