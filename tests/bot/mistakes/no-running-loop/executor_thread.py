# line: 9
import asyncio

async def notify(text):
    print("notify", text)

def work():
    total = sum(range(1000))
    asyncio.create_task(notify(total))
    return total

async def main():
    print(await asyncio.to_thread(work))

asyncio.run(main())
