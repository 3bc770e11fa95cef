import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_exception, ValueError("bad"))
    try:
        await future
    except ValueError as error:
        print("got", error)

asyncio.run(main())
