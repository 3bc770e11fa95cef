import asyncio

async def say(name, words):
    for word in words.split():
        print(f"{name}: {word}")
        await asyncio.sleep(0.3)

async def main():
    await say("ann", "hi bob")
    await say("bob", "hi ann")
    await say("ann", "bye")

asyncio.run(main())
