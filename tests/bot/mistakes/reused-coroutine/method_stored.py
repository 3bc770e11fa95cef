# line: 9
import asyncio

class Button:
    def __init__(self, action):
        self.action = action

    async def press(self):
        await self.action

async def beep():
    await asyncio.sleep(0)
    print("beep")

async def main():
    button = Button(beep())
    await button.press()
    await button.press()

asyncio.run(main())
