# line: 9
import asyncio

async def work(n):
    await asyncio.sleep(0.1)
    print(n)

async def main():
    asyncio.gather(work(1), work(2))
    print("end")

asyncio.run(main())
