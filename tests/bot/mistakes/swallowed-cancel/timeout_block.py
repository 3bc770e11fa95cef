# line: 8
import asyncio

async def stubborn():
    for n in range(4):
        try:
            await asyncio.sleep(0.3)
        except:
            print("ignored")
    return "finished anyway"

async def main():
    try:
        async with asyncio.timeout(0.5):
            print(await stubborn())
    except TimeoutError:
        print("too late")

asyncio.run(main())
