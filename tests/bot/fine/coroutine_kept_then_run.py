import asyncio

async def greet(name):
    await asyncio.sleep(0.01)
    return f"hi {name}"

async def main():
    later = greet("ann")
    print(type(later).__name__)
    print(await later)

asyncio.run(main())
