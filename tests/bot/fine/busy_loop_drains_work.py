import asyncio

async def main():
    work = list(range(5))
    while work:
        print(work.pop())
        await asyncio.sleep(0)

asyncio.run(main())
