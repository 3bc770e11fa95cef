# line: 13
import asyncio

async def fast():
    await asyncio.sleep(0.01)
    print("fast")

async def slow():
    await asyncio.sleep(0.1)
    print("slow")

async def main(hurry=True):
    fast() if hurry else slow()
    await asyncio.sleep(0.2)

if __name__ == "__main__":
    asyncio.run(main())
