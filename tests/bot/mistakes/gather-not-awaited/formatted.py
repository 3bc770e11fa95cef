# line: 8
from asyncio import gather, run

async def work(n):
    return n

async def main():
    print(f"results: {gather(work(1), work(2))}")

run(main())
