# line: 14
import asyncio

async def pay():
    await asyncio.sleep(0.3)
    print("paid")

async def check():
    raise RuntimeError("no money")

async def main():
    tasks = [asyncio.create_task(pay()), asyncio.create_task(check())]
    try:
        await asyncio.gather(*tasks)
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(0.5)

asyncio.run(main())
