# line: 7
# says: Did you mean `.is_set`?
import asyncio

async def main():
    event = asyncio.Event()
    print(event.isset())

asyncio.run(main())
