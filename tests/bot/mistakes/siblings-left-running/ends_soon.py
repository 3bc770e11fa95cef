# line: 14
import asyncio

async def bad():
    raise ValueError("bad")

async def slow(n):
    for i in range(5):
        await asyncio.sleep(0.1)
        print("slow", n, i)

async def main():
    try:
        results = await asyncio.gather(slow(1), bad(), slow(2))
    except ValueError as error:
        print("failed:", error)
    await asyncio.sleep(0.25)
    print("exit")

asyncio.run(main())
