# line: 11
import asyncio

async def greet():
    return "hi"

async def main():
    coro = greet()
    print(await coro)
    try:
        print(await coro)
    except RuntimeError as error:
        print("error:", error)

asyncio.run(main())
