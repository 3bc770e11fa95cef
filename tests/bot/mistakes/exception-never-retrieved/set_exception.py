# line: 6
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    reply = loop.create_future()

    def fail():
        reply.set_exception(ConnectionError("gone"))

    loop.call_later(0.05, fail)
    await asyncio.sleep(0.1)
    print("went on")

asyncio.run(main())
