import asyncio

async def ask(question, answers):
    print(question)
    await asyncio.sleep(1)
    return answers.pop(0)

async def main():
    answers = ["mia", "blue"]
    name = await ask("name?", answers)
    colour = await ask("colour?", answers)
    print(name, colour)

asyncio.run(main())
