# line: 6
import asyncio

async def main():
    loop = asyncio.get_event_loop()
    loop.run_forever()

asyncio.run(main())
