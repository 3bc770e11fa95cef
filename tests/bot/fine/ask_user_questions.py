import asyncio

class User:
    def __init__(self, answers):
        self.answers = iter(answers)

    async def ask(self, question):
        print(question)
        await asyncio.sleep(1)
        return next(self.answers)

async def main():
    user = User(["mia", "blue"])
    name = await user.ask("Your name?")
    colour = await user.ask("Your colour?")
    print(name, colour)

asyncio.run(main())
