# line: 19
import asyncio

class Channel:
    def __init__(self):
        self.sent = []

    async def send(self, text):
        await asyncio.sleep(0.05)
        self.sent.append(text)

class Context:
    def __init__(self, author):
        self.author = author
        self.channel = Channel()

async def on_command(ctx, name):
    if name == "hello":
        ctx.channel.send(f"Hello {ctx.author}!")
    elif name == "bye":
        await ctx.channel.send("Bye")

async def main():
    ctx = Context("mia")
    await on_command(ctx, "hello")
    await on_command(ctx, "bye")
    print(ctx.channel.sent)

asyncio.run(main())
