# line: 8
# says: was given the result of `print()`, None, instead of the function
# topic: callbacks
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, print("late"))
    await asyncio.sleep(0.2)

asyncio.run(main())
