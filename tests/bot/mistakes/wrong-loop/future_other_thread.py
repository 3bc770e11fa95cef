# line: 9
import asyncio
import threading

async def main():
    future = asyncio.get_running_loop().create_future()

    async def other():
        return await future

    def work():
        try:
            asyncio.run(other())
        except RuntimeError as error:
            print("in thread:", error)
        loop.call_soon_threadsafe(future.set_result, 1)

    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=work)
    thread.start()
    await future
    thread.join()

asyncio.run(main())
