# line: 4
import asyncio

result = asyncio.get_running_loop().create_future()

async def produce():
    result.set_result(5)

async def main():
    await produce()
    print(await result)

asyncio.run(main())
