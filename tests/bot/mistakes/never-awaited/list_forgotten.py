# line: 9
import asyncio

async def square(n):
    await asyncio.sleep(0.01)
    return n * n

async def main():
    jobs = [square(n) for n in range(5)]
    print("made the jobs")
    await asyncio.sleep(0.1)
    print("surely done now")

asyncio.run(main())
