# line: 10
import asyncio

async def work(n):
    await asyncio.sleep(0.1)
    print(n)

async def main():
    jobs = [work(n) for n in range(5)]
    asyncio.gather(*jobs)
    await asyncio.sleep(0.01)
    print("end")

asyncio.run(main())
