# line: 9
import asyncio

async def say(text):
    print(text)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.05, lambda: say("later"))
    await asyncio.sleep(0.1)

asyncio.run(main())
