import asyncio

async def main():
    for n in range(5):
        print("tick", n)
        await asyncio.sleep(0.01)

asyncio.run(main())
