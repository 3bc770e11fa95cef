import asyncio

value = 0

async def add(n):
    global value
    while True:
        seen = value
        await asyncio.sleep(0.001)
        if value == seen:
            value = seen + n
            return

async def main():
    await asyncio.gather(*(add(n) for n in (1, 2, 3)))
    print(value)

asyncio.run(main())
