# line: 14
import asyncio

async def refresh():
    await asyncio.sleep(0.01)
    print("refreshed")

class Panel:
    def on_click(self):
        return refresh()

async def main():
    panel = Panel()
    panel.on_click()
    await asyncio.sleep(0.05)
    print("clicked")

asyncio.run(main())
