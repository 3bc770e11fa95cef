import asyncio

async def readings():
    for value in (1, 2, 3, 4, 5):
        await asyncio.sleep(0.01)
        yield value

async def main():
    window = []
    async for value in readings():
        window.append(value)
        if len(window) > 3:
            window.pop(0)
        print(sum(window) / len(window))

asyncio.run(main())
