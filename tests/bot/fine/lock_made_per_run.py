import asyncio

async def main(name):
    lock = asyncio.Lock()

    async def say(word):
        async with lock:
            await asyncio.sleep(0.01)
            print(name, word)

    await asyncio.gather(say("a"), say("b"))

asyncio.run(main("one"))
asyncio.run(main("two"))
