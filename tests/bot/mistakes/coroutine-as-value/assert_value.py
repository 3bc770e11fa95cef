# line: 9
import asyncio

async def answer():
    await asyncio.sleep(0)
    return 42

async def main():
    result = answer()
    assert result == 42, f"got {result}"

asyncio.run(main())
