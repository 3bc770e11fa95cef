import asyncio

async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.1, future.set_exception, OSError("gone"))
    try:
        await future
    except OSError as error:
        print("caught", error)

asyncio.run(main())
