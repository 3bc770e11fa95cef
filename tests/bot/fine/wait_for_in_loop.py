import asyncio

async def main():
    box = asyncio.Queue()
    for _ in range(2):
        try:
            print(await asyncio.wait_for(box.get(), 0.1))
        except TimeoutError:
            print("nothing")

asyncio.run(main())
