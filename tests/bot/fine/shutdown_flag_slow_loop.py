import asyncio

class App:
    running = True

    async def loop(self):
        n = 0
        while self.running:
            n += 1
            await asyncio.sleep(0.1)
        print("rounds", n)

async def main():
    app = App()
    task = asyncio.create_task(app.loop())
    await asyncio.sleep(0.35)
    app.running = False
    await task

asyncio.run(main())
