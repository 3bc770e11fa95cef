# line: 9
import asyncio

class Bot:
    def __init__(self):
        self.tasks = set()

    def dispatch(self, coro):
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

async def on_message(text):
    await asyncio.sleep(0.01)
    command = {"!hi": "hello"}[text]
    print(command)

async def main():
    bot = Bot()
    bot.dispatch(on_message("!hi"))
    bot.dispatch(on_message("!nope"))
    await asyncio.sleep(0.1)

asyncio.run(main())
