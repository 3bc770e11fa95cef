# line: 18
import asyncio

async def report(problem):
    await asyncio.sleep(0.01)
    print("reported", problem)

async def work(n):
    await asyncio.sleep(0.01)
    if n == 2:
        raise ValueError(n)

async def main():
    for n in range(4):
        try:
            await work(n)
        except ValueError as error:
            report(error)

asyncio.run(main())
