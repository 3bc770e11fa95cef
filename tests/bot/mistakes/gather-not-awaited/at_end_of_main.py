# line: 10
import asyncio

async def greet(name, delay):
    await asyncio.sleep(delay)
    print("hello", name)

async def main():
    people = {"ann": 0.1, "bob": 0.2}
    asyncio.gather(*[greet(name, delay) for name, delay in people.items()])
    print("greeted everybody")

asyncio.run(main())
