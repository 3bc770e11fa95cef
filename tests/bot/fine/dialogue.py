import asyncio

async def ask(question, answer):
    print(question)
    await asyncio.sleep(0.2)
    return answer

async def main():
    name = await ask("name?", "ann")
    colour = await ask("colour?", "blue")
    print(name, "likes", colour)

asyncio.run(main())
