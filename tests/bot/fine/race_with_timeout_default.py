import asyncio

async def slow_answer():
    await asyncio.sleep(1)
    return "precise"

async def answer():
    try:
        return await asyncio.wait_for(slow_answer(), timeout=0.2)
    except TimeoutError:
        return "approximate"

async def main():
    print(await answer())

asyncio.run(main())
