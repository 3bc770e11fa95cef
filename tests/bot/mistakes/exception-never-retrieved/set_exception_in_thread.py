# line: 5
import asyncio

async def main():
    future = asyncio.Future()
    future.set_exception(OSError("gone"))
    print("future done:", future.done())
    await asyncio.sleep(0.01)

asyncio.run(main())
