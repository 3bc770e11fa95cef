# line: 10
import asyncio

async def step():
    await asyncio.sleep(0.01)
    return 1

async def main():
    try:
        print(asyncio.run(step()))
    except RuntimeError as error:
        print("why?", error)

asyncio.run(main())
