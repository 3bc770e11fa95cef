# line: 9
import asyncio

async def prefix():
    await asyncio.sleep(0)
    return ">> "

async def say(text):
    line = prefix() + text
    print(line)

async def main():
    await say("hello")

asyncio.run(main())
